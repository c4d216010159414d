"""Stories over days: which goes on, and which id it keeps."""

from pathlib import Path

from briefing.archive.intake import add_brief
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


def test_a_story_goes_on_that_of_the_previous_brief_by_its_history(tmp_path: Path) -> None:
    second = Told("Offer", OFFER, history=goes_on("s2"))
    days = brief_of("2026-11-23", FIRE, STRIKE), brief_of("2026-11-24", second, previous="2026-11-23")

    with archive_of(tmp_path, *days) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] == found["2026-11-23/s2"] != found["2026-11-23/s1"]


def test_a_story_goes_on_after_days_without_it(tmp_path: Path) -> None:
    days = [brief_of("2026-11-10", STRIKE), brief_of("2026-11-12", FIRE), brief_of("2026-11-24", BONUS)]

    with archive_of(tmp_path, *days) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] == found["2026-11-10/s1"]


def test_a_story_that_was_silent_for_longer_is_another_one(tmp_path: Path) -> None:
    with archive_of(tmp_path, brief_of("2026-11-09", STRIKE), brief_of("2026-11-24", BONUS)) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] != found["2026-11-09/s1"]


def test_no_two_stories_of_a_day_go_on_the_same(tmp_path: Path) -> None:
    with archive_of(
        tmp_path, brief_of("2026-11-23", STRIKE), brief_of("2026-11-24", STRIKE, BONUS)
    ) as archive:
        found = storylines(archive)

    assert found["2026-11-24/s1"] == found["2026-11-23/s1"] != found["2026-11-24/s2"]


def test_a_day_briefed_again_keeps_its_storylines_in_another_order(tmp_path: Path) -> None:
    first = brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-24", BONUS)

    with archive_of(tmp_path, *first) as archive:
        before = storylines(archive)
        add_brief(archive, brief_of("2026-11-23", CLOSURE, FIRE, STRIKE))
        after = storylines(archive)

    assert after["2026-11-23/s3"] == before["2026-11-23/s1"] == after["2026-11-24/s1"]
    assert after["2026-11-23/s2"] == before["2026-11-23/s2"]
    assert after["2026-11-23/s1"] not in before.values()


def test_a_storyline_of_which_nothing_is_left_is_gone(tmp_path: Path) -> None:
    with archive_of(tmp_path, brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-23", FIRE)) as archive:
        assert archive.value("SELECT count(*) FROM storylines") == 1


def test_the_same_briefs_give_the_same_ids_in_another_archive(tmp_path: Path) -> None:
    days = brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-24", CLOSURE, BONUS)

    with archive_of(tmp_path / "one", *days) as archive:
        first = storylines(archive)
    with archive_of(tmp_path / "other", *days) as archive:
        assert storylines(archive) == first


def test_two_stories_of_one_headline_and_source_have_ids_of_their_own(tmp_path: Path) -> None:
    fire, bridge = (Told("Notes", told.sentences, source="notes.txt") for told in (FIRE, CLOSURE))

    with archive_of(tmp_path, brief_of("2026-11-23", fire, bridge)) as archive:
        assert len(set(storylines(archive).values())) == 2
