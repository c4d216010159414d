"""What the archive holds of a brief."""

from pathlib import Path

import pytest

from briefing.archive.database import open_archive
from briefing.archive.export import export_objects
from briefing.archive.intake import add_brief
from briefing.archive_place import ArchivePlace
from briefing.errors import UnfitBriefError
from briefing.models import Brief, Withheld
from tests.archive.databases import Places, check_index, counts, needs_server, new_places
from tests.archive.made_days import (
    BONUS,
    FIRE,
    OFFER,
    RETURN,
    STRIKE,
    Told,
    answer,
    archive_of,
    brief_of,
    goes_on,
)

MONDAY = brief_of("2026-11-23", STRIKE, FIRE)


def test_each_statement_has_its_evidence(place: ArchivePlace) -> None:
    with archive_of(place, MONDAY) as archive:
        rows = archive.rows(
            "SELECT s.section, e.quote, a.source FROM statements s JOIN evidence e ON e.statement = s.id"
            " JOIN articles a ON a.date = s.date AND a.id = e.article WHERE s.story = 's1' ORDER BY s.id"
        )

    assert [tuple(row.values()) for row in rows] == [
        ("headline", STRIKE.title, "news/2026-11-23-1.txt"),
        ("summary", STRIKE.sentences[0], "news/2026-11-23-1.txt"),
        ("positions", STRIKE.sentences[1], "news/2026-11-23-1.txt"),
        ("open_questions", STRIKE.sentences[2], "news/2026-11-23-1.txt"),
    ]


def test_a_party_is_kept_under_all_its_names(place: ArchivePlace) -> None:
    with archive_of(place, MONDAY) as archive:
        rows = archive.rows("SELECT name, key FROM party_names ORDER BY name")

    assert [tuple(row.values()) for row in rows] == [("Karin Moe", "karin moe"), ("Moe", "moe")]


def test_an_answer_is_kept_with_its_question_and_a_figure_with_its_unit(place: ArchivePlace) -> None:
    asked = STRIKE.questions[0][1]
    back = Told("Dockers return", RETURN, history=goes_on("s1", answers=(answer(asked, RETURN[0]),)))

    with archive_of(place, MONDAY, brief_of("2026-11-27", back, previous="2026-11-23")) as archive:
        (row,) = archive.rows("SELECT asked, question FROM answers")
        figures = archive.rows("SELECT value, unit FROM figures")

    assert tuple(row.values()) == ("2026-11-23", asked)
    assert [(row["value"], row["unit"]) for row in figures] == [("120", "crown")]


def test_what_was_withheld_is_not_in_it(place: ArchivePlace) -> None:
    kept_back = Withheld(section="summary", text="The quay sank.", reason="no such verb", article="a1")

    with archive_of(place, MONDAY.model_copy(update={"withheld": (kept_back,)})) as archive:
        assert not archive.rows("SELECT 1 FROM statements WHERE text LIKE '%sank%'")


def counts_of(place: ArchivePlace, *briefs: Brief) -> dict[str, int]:
    with archive_of(place, *briefs):
        pass
    return counts(place)


def test_the_same_day_again_leaves_the_same_rows(places: Places) -> None:
    once, other = places(), places()

    assert counts_of(once, MONDAY, brief_of("2026-11-24", BONUS)) == counts_of(
        other, MONDAY, brief_of("2026-11-24", BONUS), MONDAY, MONDAY
    )
    with open_archive(other) as archive:
        check_index(archive)


def test_a_day_briefed_again_is_replaced_whole(place: ArchivePlace) -> None:
    with archive_of(place, MONDAY, brief_of("2026-11-23", Told("Offer", OFFER))) as archive:
        told = archive.rows("SELECT text FROM statements ORDER BY id")
        check_index(archive)

    assert [row["text"] for row in told] == ["Offer", *OFFER]


def test_a_brief_that_breaks_off_leaves_what_was_there(place: ArchivePlace) -> None:
    twice = MONDAY.model_copy(update={"articles": (*MONDAY.articles, MONDAY.articles[0])})

    with archive_of(place, MONDAY) as archive:
        before = counts(place)
        with pytest.raises(UnfitBriefError):
            add_brief(archive, twice)
        check_index(archive)

    assert counts(place) == before


@needs_server
def test_the_two_databases_are_told_the_same(tmp_path: Path) -> None:
    days = MONDAY, brief_of("2026-11-24", BONUS), brief_of("2026-11-24", FIRE, BONUS)
    exported = []

    for database in ("sqlite", "postgres"):
        with new_places(database, tmp_path) as places, archive_of(places(), *days) as archive:
            exported.append(list(export_objects(archive)))

    assert exported[0] == exported[1]
