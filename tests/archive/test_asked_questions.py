"""Questions over days: open since when, answered by what."""

from pathlib import Path

from briefing.archive.asked_questions import AskedQuestion, asked_questions
from briefing.models import Brief
from tests.archive.made_days import (
    BONUS,
    FIRE,
    QUAY,
    RETURN,
    STRIKE,
    Told,
    answer,
    archive_of,
    brief_of,
    goes_on,
)

ASKED = STRIKE.questions[0][1]
MONDAY = brief_of("2026-11-23", STRIKE)
BACK = Told("Dockers return", RETURN, history=goes_on("s1", answers=(answer(ASKED, RETURN[0]),)))


def questions(folder: Path, *briefs: Brief, still_open: bool = False) -> list[AskedQuestion]:
    with archive_of(folder, *briefs) as archive:
        return asked_questions(archive, still_open=still_open)


def test_a_question_is_open_since_it_was_asked(tmp_path: Path) -> None:
    (asked,) = questions(tmp_path, MONDAY, brief_of("2026-11-25", BONUS))

    assert (asked.question, asked.asked, asked.answered) == (ASKED, "2026-11-23", None)
    assert (asked.evidence[0].quote, asked.last_told) == (QUAY[2], "2026-11-25")


def test_a_question_asked_again_is_one(tmp_path: Path) -> None:
    (asked,) = questions(tmp_path, MONDAY, brief_of("2026-11-24", STRIKE, previous="2026-11-23"))

    assert asked.asked == "2026-11-23"


def test_a_question_is_answered_by_a_sentence_of_a_later_brief(tmp_path: Path) -> None:
    (asked,) = questions(tmp_path, MONDAY, brief_of("2026-11-27", BACK, previous="2026-11-23"))

    assert asked.answered is not None
    assert (asked.answered.date, asked.answered.evidence[0].quote) == ("2026-11-27", RETURN[0])


def test_of_those_that_are_open_none_is_answered(tmp_path: Path) -> None:
    days = MONDAY, brief_of("2026-11-27", BACK, previous="2026-11-23")

    assert questions(tmp_path, *days, still_open=True) == []


def test_a_question_is_retired_where_its_story_is_silent_for_14_days(tmp_path: Path) -> None:
    others = [brief_of(day, FIRE) for day in ("2026-12-06", "2026-12-07")]

    (followed,) = questions(tmp_path / "a", MONDAY, others[0])
    (retired,) = questions(tmp_path / "b", MONDAY, *others)

    assert (followed.retired, retired.retired) == ("", "2026-12-07")
    assert questions(tmp_path / "c", MONDAY, *others, still_open=True) == []
    moved = brief_of("2026-12-08", STRIKE, previous="2026-12-07")
    again, before = questions(tmp_path / "d", MONDAY, *others, moved)
    assert (again.asked, again.retired, before.retired) == ("2026-12-08", "", "2026-12-07")
