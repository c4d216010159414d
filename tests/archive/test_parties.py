"""Who is meant by a name: one party under all its names, and never two."""

import pytest

from briefing.archive.database import Archive
from briefing.archive.parties import find_party
from briefing.archive_place import ArchivePlace
from briefing.errors import UsageError
from briefing.models import Stakeholder, StakeholderKind
from tests.archive.made_days import FIRE, MILL, QUAY, STRIKE, Told, archive_of, brief_of


def told(name: str, *aliases: str, kind: StakeholderKind = "organisation", of: Told = STRIKE) -> Told:
    """A story in which one party holds something, and has these names."""
    party = Stakeholder(name=name, aliases=aliases, role="", kind=kind)
    sentences = QUAY if of is STRIKE else MILL
    return Told(of.title, sentences, positions=[(2, name, "said", "that it is so")], parties=[party])


def days_of(archive: Archive, name: str) -> list[str]:
    ids = find_party(archive, name).ids
    rows = archive.rows("SELECT id, date, story FROM parties ORDER BY id")
    return [f"{row['date'][-2:]}/{row['story']}" for row in rows if row["id"] in ids]


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (("European Union", "EU"), ("EU",), "European Union"),
        (("European Union", "EU"), ("European Union",), "the EU"),
        (("Jon Lunde",), ("Mayor Jon Lunde",), "Jon Lunde"),
        (("U.S.",), ("United States",), "America"),
    ],
)
def test_a_name_that_says_who_it_is_joins_stories(
    place: ArchivePlace, first: tuple[str, ...], second: tuple[str, ...], asked: str
) -> None:
    days = brief_of("2026-11-23", told(*first)), brief_of("2026-11-24", told(*second, of=FIRE))

    with archive_of(place, *days) as archive:
        assert days_of(archive, asked) == ["23/s1", "24/s1"]


def test_a_last_name_alone_joins_no_stories(place: ArchivePlace) -> None:
    first = told("Karin Moe", "Moe", kind="person")
    days = brief_of("2026-11-23", first), brief_of("2026-11-24", told("Moe", kind="person", of=FIRE))

    with archive_of(place, *days) as archive:
        assert days_of(archive, "Karin Moe") == ["23/s1"]


def test_a_last_name_alone_is_a_persons_within_the_same_story_over_days(place: ArchivePlace) -> None:
    first, second = told("Karin Moe", kind="person"), told("Moe", kind="person")

    with archive_of(place, brief_of("2026-11-23", first), brief_of("2026-11-24", second)) as archive:
        assert days_of(archive, "Karin Moe") == ["23/s1", "24/s1"]


def test_a_last_name_that_two_bear_in_a_story_is_neither_s(place: ArchivePlace) -> None:
    story = told("Karin Moe", kind="person")
    brother = Stakeholder(name="Erik Moe", aliases=(), role="", kind="person")
    story.parties = [*story.parties, brother]

    days = brief_of("2026-11-23", story), brief_of("2026-11-24", told("Moe", kind="person"))
    with archive_of(place, *days) as archive:
        assert days_of(archive, "Karin Moe") == ["23/s1"]


def test_a_name_of_two_persons_is_asked_back(place: ArchivePlace) -> None:
    first = told("Karin Moe", "Moe", kind="person")
    second = told("Erik Moe", "Moe", kind="person", of=FIRE)

    with (
        archive_of(place, brief_of("2026-11-23", first, second)) as archive,
        pytest.raises(UsageError, match="can be several parties: Erik Moe, Karin Moe"),
    ):
        find_party(archive, "Moe")


def test_what_a_party_is_joins_no_stories(place: ArchivePlace) -> None:
    days = [brief_of("2026-11-23", told("Ravensey Lines", "the company"), told("the company", of=FIRE))]

    with archive_of(place, *days) as archive:
        assert days_of(archive, "Ravensey Lines") == ["23/s1"]
        assert not find_party(archive, "the company").named


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("Moee", "did you mean"), ("Lunde", "there is 'Jon Lunde'"), ("Zzz", "`briefing find`")],
)
def test_an_unknown_name_is_answered_with_what_is_near(place: ArchivePlace, asked: str, hint: str) -> None:
    story = told("Moe", kind="person")
    story.parties = [*story.parties, Stakeholder(name="Jon Lunde", aliases=(), role="", kind="person")]

    with (
        archive_of(place, brief_of("2026-11-23", story)) as archive,
        pytest.raises(UsageError) as raised,
    ):
        find_party(archive, asked)

    assert hint in str(raised.value) or "did you mean Jon Lunde" in str(raised.value)
