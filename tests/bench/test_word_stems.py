"""How many words of news a server stems otherwise than SQLite does, by the dictionary that does it.

tests/archive/postgres_server.sh .venv/bin/python -m pytest tests/bench/test_word_stems.py --bench -s -n0
"""

import json
import sqlite3
from collections import Counter
from contextlib import closing

import psycopg
import pytest

from briefing.archive.postgres_full_text import plain_words
from tests.archive.databases import SERVER, needs_server, own_schema, with_options
from tests.bench.test_archive_year import SETS, pool

pytestmark = [
    pytest.mark.bench,
    needs_server,
    pytest.mark.skipif(
        not SETS.is_dir(), reason="labelled articles stand beside the project, and are not there"
    ),
]


def stems_of_sqlite(words: list[str]) -> dict[str, str]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize='porter unicode61 remove_diacritics 2')"
        )
        database.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (texts, 'instance')")
        database.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", enumerate(words))
        return {words[place]: term for term, place in database.execute("SELECT term, doc FROM terms")}


def stems_of_server(words: list[str], language: str) -> dict[str, str]:
    with own_schema() as schema:
        address = with_options(SERVER, search_path=schema)
        with closing(psycopg.connect(address, autocommit=True)) as server:
            server.execute(
                f"CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, LANGUAGE = {language})".encode()
            )
            rows = server.execute(
                "SELECT word, (ts_lexize('stems', word))[1] FROM json_array_elements_text(%s::json) w (word)",
                (json.dumps(words),),
            )
            return dict(rows.fetchall())


@pytest.mark.parametrize("language", ["porter", "english"])
def test_words_are_stemmed_alike(language: str) -> None:
    told = Counter(word for text in pool() for word in plain_words(text))
    words = sorted(told)

    here, there = stems_of_sqlite(words), stems_of_server(words, language)

    other = [word for word in words if here[word] != there[word]]
    print(
        f"\n{language}: {len(other):,} of"
        f" {len(words):,} words otherwise: {', '.join(sorted(other, key=lambda word: -told[word])[:12])}"
    )
