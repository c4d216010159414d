"""Full text search: which statements hold the words, in which order, and of whom."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.database import Archive
from briefing.archive.search import find_statements, full_text_query
from briefing.errors import UsageError
from tests.archive.made_days import BONUS, FIRE, OFFER, QUAY, RETURN, STRIKE, Told, archive_of, brief_of


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Three days of the strike, and the mill on each."""
    days = [
        brief_of("2026-11-23", STRIKE, FIRE),
        brief_of("2026-11-24", FIRE, BONUS),
        brief_of("2026-11-27", FIRE, Told("Dockers return", RETURN)),
    ]
    with archive_of(tmp_path, *days) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("lithium", '"lithium"'),
        ("night shifts", '"night" AND "shifts"'),
        ('"night shifts" quay', '"night shifts" AND "quay"'),
        ("“night shifts”", '"night shifts"'),
        ("lith*", '"lith"*'),
        ("de-risk", '"de-risk"'),
        ("NOT OR text:x", '"NOT" AND "OR" AND "text:x"'),
        ('un"closed', '"un" AND "closed"'),
        ("( lithium )", '"lithium"'),
    ],
)
def test_words_are_never_read_as_a_language(words: str, query: str) -> None:
    assert full_text_query(words) == query


@pytest.mark.parametrize("words", ["", "  ", '""', "*", "…"])
def test_where_there_is_no_word_it_is_said(words: str) -> None:
    with pytest.raises(UsageError, match="holds no word"):
        full_text_query(words)


def texts(archive: Archive, words: str, **wanted: object) -> list[str]:
    return [row.text for row in find_statements(archive, words, **wanted)]  # type: ignore[arg-type]


def test_the_newest_comes_first(archive: Archive) -> None:
    assert texts(archive, "lithium") == [RETURN[1], OFFER[2]]


def test_words_are_found_in_other_forms_and_without_accents(archive: Archive) -> None:
    assert texts(archive, "DOCKER offering") == [OFFER[0]]
    assert texts(archive, "líthium ship") == [RETURN[1], OFFER[2]]


def test_the_best_comes_first_where_that_is_wanted(archive: Archive) -> None:
    best = texts(archive, "dockers", best=True)

    assert set(best) == set(texts(archive, "dockers"))
    assert best != texts(archive, "dockers")


def test_since_leaves_out_older_briefs(archive: Archive) -> None:
    assert texts(archive, "lithium", since=date(2026, 11, 25)) == [RETURN[1]]


def test_what_is_told_on_three_days_is_found_once_as_it_was_told_last(archive: Archive) -> None:
    (found,) = find_statements(archive, "cotton mill dawn")

    assert found.story == "2026-11-27/s1"


def test_a_party_is_found_under_its_full_name_where_only_the_last_was_written(archive: Archive) -> None:
    (found,) = find_statements(archive, '"Karin Moe" 110')

    assert (found.date, found.party, found.evidence[0].quote) == ("2026-11-24", "Karin Moe", OFFER[1])


def test_a_sentence_is_found_by_words_that_its_statement_lacks(archive: Archive) -> None:
    assert texts(archive, "known docker return") == [STRIKE.questions[0][1]]
    assert "known" not in STRIKE.questions[0][1]
    assert "known" in QUAY[2]


def test_a_story_is_found_by_its_headline(archive: Archive) -> None:
    (found,) = find_statements(archive, '"dockers stop work"')

    assert (found.section, found.text, found.story) == ("headline", STRIKE.title, "2026-11-23/s1")


def test_with_a_party_there_are_its_positions_alone(archive: Archive) -> None:
    assert len(texts(archive, "dockers", party="Moe")) == 2
    with pytest.raises(UsageError, match="no party"):
        texts(archive, "dockers", party="Nobody")


def test_there_are_no_more_than_wanted(archive: Archive) -> None:
    assert texts(archive, "dockers", limit=1) == texts(archive, "dockers")[:1]
