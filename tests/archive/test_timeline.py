"""A story's timeline, and how a story is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.archive.database import Archive
from briefing.archive.timeline import find_storyline, timeline
from briefing.errors import UsageError
from tests.archive.made_days import (
    BONUS,
    FIRE,
    OFFER,
    QUAY,
    RETURN,
    STRIKE,
    Told,
    answer,
    archive_of,
    brief_of,
    called_off,
    goes_on,
    storylines,
)

ASKED = STRIKE.questions[0][1]
BACK = Told("Dockers return", RETURN, history=goes_on("s2", answers=(answer(ASKED, RETURN[0]),)))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    days = [
        brief_of("2026-11-23", STRIKE, FIRE),
        brief_of("2026-11-24", FIRE, BONUS),
        brief_of("2026-11-27", BACK, previous="2026-11-24"),
    ]
    with archive_of(tmp_path, *days) as opened:
        yield opened


@pytest.mark.parametrize(
    "named",
    ["2026-11-23/s1", "2026-11-27/s1", "Dockers stop work", "dockers RETURN", "an offer", "ID"],
)
def test_a_story_is_named_by_a_day_an_id_or_a_title(archive: Archive, named: str) -> None:
    key = storylines(archive)["2026-11-24/s2"]

    assert find_storyline(archive, key if named == "ID" else named) == key


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("2026-11-24/s7", "the brief of 2026-11-24 has the stories s1 to s2"),
        ("2026-11-25/s1", "has no brief of 2026-11-25; the nearest is of 2026-11-24"),
        ("ffffffff", "is called 'ffffffff'"),
        ("Mill burnt", "did you mean Mill burns?"),
        ("l", "several stories are called so"),
    ],
)
def test_what_is_no_story_is_told_from_those_there_are(archive: Archive, named: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_storyline(archive, named)

    assert said in str(raised.value)


def test_each_day_tells_what_was_new_with_its_source(archive: Archive) -> None:
    told = timeline(archive, find_storyline(archive, "2026-11-23/s1"))

    assert told.headline == "Dockers return"
    assert [(step.date, [row.evidence[0].quote for row in step.statements]) for step in told.steps] == [
        ("2026-11-23", list(QUAY)),
        ("2026-11-24", [OFFER[0], OFFER[2], OFFER[1]]),
        ("2026-11-27", [RETURN[0], RETURN[1]]),
    ]


def test_an_answer_is_told_as_one_and_not_again_as_a_point(archive: Archive) -> None:
    *_, last = timeline(archive, find_storyline(archive, "2026-11-23/s1")).steps

    assert [(row.section, row.question) for row in last.statements] == [("answers", ASKED), ("summary", "")]


def test_a_day_that_says_nothing_new_is_an_empty_step(archive: Archive) -> None:
    told = timeline(archive, find_storyline(archive, "Mill burns"))

    assert [len(step.statements) for step in told.steps] == [2, 0]


def test_what_ends_a_state_is_new_in_nearly_the_same_words(tmp_path: Path) -> None:
    first = Told("Inquiry wanted", ["The ministry of Ravensey has yet to order an inquiry into the sinking."])
    second = Told(
        "Inquiry begins",
        ["The ministry of Ravensey ordered an inquiry into the sinking on Monday."],
        history=goes_on("s1"),
    )
    days = brief_of("2026-11-23", first), brief_of("2026-11-24", second, previous="2026-11-23")

    with archive_of(tmp_path, *days) as archive:
        told = timeline(archive, find_storyline(archive, "2026-11-23/s1"))

    assert [len(step.statements) for step in told.steps] == [1, 1]


def test_what_became_of_a_plan_leads_a_step_with_the_sentence_before(tmp_path: Path) -> None:
    event = called_off(QUAY[1], RETURN[0])
    days = [
        brief_of("2026-11-23", STRIKE),
        brief_of(
            "2026-11-24",
            Told("Dockers return", RETURN, history=goes_on("s1", events=(event,))),
            previous="2026-11-23",
        ),
    ]
    with archive_of(tmp_path, *days) as archive:
        told = timeline(archive, storylines(archive)["2026-11-24/s1"]).steps[-1].statements[0]

    assert (told.section, told.status, told.text, told.before) == ("events", "called off", RETURN[0], QUAY[1])
