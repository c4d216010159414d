"""Stories over days: which goes on, and which id it keeps."""

from briefing.archive.intake import add_brief
from briefing.archive_place import ArchivePlace
from tests.archive.databases import Places
from tests.archive.made_days import (
    BONUS,
    CLOSURE,
    FIRE,
    OFFER,
    STRIKE,
    Told,
    archive_of,
    brief_of,
    goes_on,
    storylines,
)


def test_a_story_goes_on_that_of_the_previous_brief_by_its_history(place: ArchivePlace) -> None:
    second = Told("Offer", OFFER, history=goes_on("s2"))
    days = brief_of("2026-11-23", FIRE, STRIKE), brief_of("2026-11-24", second, previous="2026-11-23")

    with archive_of(place, *days) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] == found["2026-11-23/s2"] != found["2026-11-23/s1"]


def test_a_story_goes_on_after_days_without_it(place: ArchivePlace) -> None:
    days = [brief_of("2026-11-10", STRIKE), brief_of("2026-11-12", FIRE), brief_of("2026-11-24", BONUS)]

    with archive_of(place, *days) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] == found["2026-11-10/s1"]


def test_a_story_that_was_silent_for_longer_is_another_one(place: ArchivePlace) -> None:
    with archive_of(place, brief_of("2026-11-09", STRIKE), brief_of("2026-11-24", BONUS)) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] != found["2026-11-09/s1"]


def test_no_two_stories_of_a_day_go_on_the_same(place: ArchivePlace) -> None:
    with archive_of(place, brief_of("2026-11-23", STRIKE), brief_of("2026-11-24", STRIKE, BONUS)) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] == found["2026-11-23/s1"] != found["2026-11-24/s2"]


def test_a_day_briefed_again_keeps_its_storylines_in_another_order(place: ArchivePlace) -> None:
    first = brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-24", BONUS)

    with archive_of(place, *first) as archive:
        before = storylines(archive)
        add_brief(archive, brief_of("2026-11-23", CLOSURE, FIRE, STRIKE))
        after = storylines(archive)

    assert after["2026-11-23/s3"] == before["2026-11-23/s1"] == after["2026-11-24/s1"]
    assert after["2026-11-23/s2"] == before["2026-11-23/s2"]
    assert after["2026-11-23/s1"] not in before.values()


def test_a_storyline_of_which_nothing_is_left_is_gone(place: ArchivePlace) -> None:
    with archive_of(place, brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-23", FIRE)) as archive:
        assert archive.value("SELECT count(*) FROM storylines") == 1


def test_the_same_briefs_give_the_same_ids_in_another_archive(places: Places) -> None:
    days = brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-24", CLOSURE, BONUS)

    with archive_of(places(), *days) as archive:
        first = storylines(archive)
    with archive_of(places(), *days) as archive:
        assert storylines(archive) == first


def test_two_stories_of_one_headline_and_source_have_ids_of_their_own(place: ArchivePlace) -> None:
    fire, bridge = (Told("Notes", told.sentences, source="notes.txt") for told in (FIRE, CLOSURE))

    with archive_of(place, brief_of("2026-11-23", fire, bridge)) as archive:
        assert len(set(storylines(archive).values())) == 2
