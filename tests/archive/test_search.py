"""Full text search: which statements hold the words, in which order, and of whom."""

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.database import Archive
from briefing.archive.postgres_full_text import tsquery
from briefing.archive.search import find_statements, search_terms
from briefing.archive.sqlite_full_text import fts5_query
from briefing.archive_place import ArchivePlace
from briefing.errors import UsageError
from tests.archive.databases import needs_server, new_places
from tests.archive.made_days import BONUS, FIRE, OFFER, QUAY, RETURN, STRIKE, Told, archive_of, brief_of


def in_a_row(*words: str, last: str = "") -> str:
    """Words one after the other as PostgreSQL has them: in the text, in a name or in a quote."""
    rows = []
    for weight in "ABC":
        marks = [weight] * (len(words) - 1) + [f"{last}{weight}"]
        rows.append(" <-> ".join(f"'{word}':{mark}" for word, mark in zip(words, marks, strict=True)))
    return f"({' | '.join(f'({row})' for row in rows)})"


@pytest.fixture
def archive(place: ArchivePlace) -> Iterator[Archive]:
    """Three days of the strike, and the mill on each."""
    days = [
        brief_of("2026-11-23", STRIKE, FIRE),
        brief_of("2026-11-24", FIRE, BONUS),
        brief_of("2026-11-27", FIRE, Told("Dockers return", RETURN)),
    ]
    with archive_of(place, *days) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "query", "for_postgres"),
    [
        ("lithium", '"lithium"', "'lithium'"),
        ("night shifts", '"night" AND "shifts"', "'night' & 'shifts'"),
        ("lith*", '"lith"*', "'lith':*"),
        ("NOT OR text:x", '"NOT" AND "OR" AND "text:x"', f"'not' & 'or' & {in_a_row('text', 'x')}"),
        ("“night shifts” quay", '"night shifts" AND "quay"', f"{in_a_row('night', 'shifts')} & 'quay'"),
        ("de-risk", '"de-risk"', in_a_row("de", "risk")),
        ("o'lith*", '"o\'lith"*', in_a_row("o", "lith", last="*")),
        ('un"closed', '"un" AND "closed"', "'un' & 'closed'"),
        ("( lithium ) & !", '"lithium"', "'lithium'"),
        ("Ĺithiüm", '"Ĺithiüm"', "'lithium'"),
    ],
)
def test_words_are_never_read_as_a_language(words: str, query: str, for_postgres: str) -> None:
    assert fts5_query(search_terms(words)) == query
    assert tsquery(search_terms(words)) == for_postgres


@pytest.mark.parametrize("words", ["", "  ", '""', "*", "…"])
def test_where_there_is_no_word_it_is_said(words: str) -> None:
    with pytest.raises(UsageError, match="holds no word"):
        search_terms(words)


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


MARKS = Told(
    "EU/Japan: de-risking at the Café, 12th time",
    ["The EU/Japan pact of Zoë's naïve rivals is at news.example/pact, e.g. for 3G and CO2, at $5m."],
)


def test_words_are_parted_at_every_mark(place: ArchivePlace) -> None:
    with archive_of(place, brief_of("2026-11-23", MARKS)) as archive:
        for words in ("japan pact", "zoe naive", "example", "cafe 12th", "risk", "3g co2 5m", "zoe's rivals"):
            assert texts(archive, words), words
        assert not texts(archive, "12 time")


@needs_server
def test_the_two_databases_find_the_same(tmp_path: Path) -> None:
    days = [
        brief_of("2026-11-23", STRIKE, FIRE, MARKS),
        brief_of("2026-11-24", FIRE, BONUS),
        brief_of("2026-11-27", MARKS, Told("Dockers return", RETURN)),
    ]
    words = sorted(
        {word for told in (STRIKE, BONUS, FIRE, MARKS) for text in told.sentences for word in text.split()}
    )
    asked = [
        *words,
        *(f"{word[:4]}*" for word in words if len(word) > 2),  # of "is" PostgreSQL's stem is "i"
        *(
            f'"{one} {next_}"'
            for told in (STRIKE, BONUS)
            for text in told.sentences
            for one, next_ in itertools.pairwise(text.split())
        ),
    ]

    with (
        new_places("sqlite", tmp_path) as files,
        new_places("postgres", tmp_path) as schemas,
        archive_of(files(), *days) as in_file,
        archive_of(schemas(), *days) as on_server,
    ):
        other = [
            query for query in asked if find_statements(in_file, query) != find_statements(on_server, query)
        ]

    assert other == []
