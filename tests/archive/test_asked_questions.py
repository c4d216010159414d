"""Questions over days: open since when, answered by what."""

from briefing.archive.asked_questions import AskedQuestion, asked_questions
from briefing.archive_place import ArchivePlace
from briefing.models import Brief
from tests.archive.databases import Places
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


def questions(place: ArchivePlace, *briefs: Brief, still_open: bool = False) -> list[AskedQuestion]:
    with archive_of(place, *briefs) as archive:
        return asked_questions(archive, still_open=still_open)


def test_a_question_is_open_since_it_was_asked(place: ArchivePlace) -> None:
    (asked,) = questions(place, MONDAY, brief_of("2026-11-25", BONUS))

    assert (asked.question, asked.asked, asked.answered) == (ASKED, "2026-11-23", None)
    assert (asked.evidence[0].quote, asked.last_told) == (QUAY[2], "2026-11-25")


def test_a_question_asked_again_is_one(place: ArchivePlace) -> None:
    (asked,) = questions(place, MONDAY, brief_of("2026-11-24", STRIKE, previous="2026-11-23"))

    assert asked.asked == "2026-11-23"


def test_a_question_is_answered_by_a_sentence_of_a_later_brief(place: ArchivePlace) -> None:
    (asked,) = questions(place, MONDAY, brief_of("2026-11-27", BACK, previous="2026-11-23"))

    assert asked.answered is not None
    assert (asked.answered.date, asked.answered.evidence[0].quote) == ("2026-11-27", RETURN[0])


def test_of_those_that_are_open_none_is_answered(place: ArchivePlace) -> None:
    days = MONDAY, brief_of("2026-11-27", BACK, previous="2026-11-23")

    assert questions(place, *days, still_open=True) == []


def test_a_question_is_retired_where_its_story_is_silent_for_14_days(places: Places) -> None:
    others = [brief_of(day, FIRE) for day in ("2026-12-06", "2026-12-07")]

    (followed,) = questions(places(), MONDAY, others[0])
    (retired,) = questions(places(), MONDAY, *others)

    assert (followed.retired, retired.retired) == ("", "2026-12-07")
    assert questions(places(), MONDAY, *others, still_open=True) == []
    moved = brief_of("2026-12-08", STRIKE, previous="2026-12-07")
    again, before = questions(places(), MONDAY, *others, moved)
    assert (again.asked, again.retired, before.retired) == ("2026-12-08", "", "2026-12-07")
