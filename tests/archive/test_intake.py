"""What the archive holds of a brief."""

import sqlite3
from pathlib import Path

import pytest

from briefing.archive.intake import add_brief
from briefing.models import Brief, Withheld
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

TABLES = (
    "briefs articles storylines stories story_articles parties party_names statements evidence figures"
    " positions questions answers changes"
).split()
MONDAY = brief_of("2026-11-23", STRIKE, FIRE)


def counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as database:
        return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}


def is_indexed_whole(path: Path) -> bool:
    """Whether the full text index holds what the statements say, and nothing else."""
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")
    return True


def test_each_statement_has_its_evidence(tmp_path: Path) -> None:
    with archive_of(tmp_path, MONDAY) as archive:
        rows = archive.rows(
            "SELECT s.section, e.quote, a.source FROM statements s JOIN evidence e ON e.statement = s.id"
            " JOIN articles a ON a.date = s.date AND a.id = e.article WHERE s.story = 's1' ORDER BY s.id"
        )

    assert [tuple(row) for row in rows] == [
        ("headline", STRIKE.title, "news/2026-11-23-1.txt"),
        ("summary", STRIKE.sentences[0], "news/2026-11-23-1.txt"),
        ("positions", STRIKE.sentences[1], "news/2026-11-23-1.txt"),
        ("open_questions", STRIKE.sentences[2], "news/2026-11-23-1.txt"),
    ]


def test_a_party_is_kept_under_all_its_names(tmp_path: Path) -> None:
    with archive_of(tmp_path, MONDAY) as archive:
        rows = archive.rows("SELECT name, key FROM party_names ORDER BY name")

    assert [tuple(row) for row in rows] == [("Karin Moe", "karin moe"), ("Moe", "moe")]


def test_an_answer_is_kept_with_its_question_and_a_figure_with_its_unit(tmp_path: Path) -> None:
    asked = STRIKE.questions[0][1]
    back = Told("Dockers return", RETURN, history=goes_on("s1", answers=(answer(asked, RETURN[0]),)))

    with archive_of(tmp_path, MONDAY, brief_of("2026-11-27", back, previous="2026-11-23")) as archive:
        (row,) = archive.rows("SELECT asked, question FROM answers")
        figures = archive.rows("SELECT value, unit FROM figures")

    assert tuple(row) == ("2026-11-23", asked)
    assert [(row["value"], row["unit"]) for row in figures] == [("120", "crown")]


def test_what_was_withheld_is_not_in_it(tmp_path: Path) -> None:
    kept_back = Withheld(section="summary", text="The quay sank.", reason="no such verb", article="a1")

    with archive_of(tmp_path, MONDAY.model_copy(update={"withheld": (kept_back,)})) as archive:
        assert not archive.rows("SELECT 1 FROM statements WHERE text LIKE '%sank%'")


def counts_of(folder: Path, *briefs: Brief) -> dict[str, int]:
    with archive_of(folder, *briefs):
        pass
    return counts(folder / "archive.db")


def test_the_same_day_again_leaves_the_same_rows(tmp_path: Path) -> None:
    once = counts_of(tmp_path / "one", MONDAY, brief_of("2026-11-24", BONUS))
    again = counts_of(tmp_path / "other", MONDAY, brief_of("2026-11-24", BONUS), MONDAY, MONDAY)

    assert once == again
    assert is_indexed_whole(tmp_path / "other" / "archive.db")


def test_a_day_briefed_again_is_replaced_whole(tmp_path: Path) -> None:
    with archive_of(tmp_path, MONDAY, brief_of("2026-11-23", Told("Offer", OFFER))) as archive:
        told = archive.rows("SELECT text FROM statements ORDER BY id")

    assert [row["text"] for row in told] == ["Offer", *OFFER]
    assert is_indexed_whole(tmp_path / "archive.db")


def test_a_brief_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    twice = MONDAY.model_copy(update={"articles": (*MONDAY.articles, MONDAY.articles[0])})

    with archive_of(tmp_path, MONDAY) as archive:
        before = counts(tmp_path / "archive.db")
        with pytest.raises(sqlite3.IntegrityError):
            add_brief(archive, twice)

    assert counts(tmp_path / "archive.db") == before
