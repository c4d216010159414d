"""Schema of the archive: its tables, and the migrations that lead from one version to the next.

A database holds the number of its version, which is that of the migrations it has gone through. A migration
that was released is never changed: what is different from then on is another one at the end of the list.

Statements are in SQL that SQLite and PostgreSQL share, with SQLite's types, which stand for those in `_TYPES`
in PostgreSQL; where the two differ in more, there is a statement of each.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Variants(NamedTuple):
    """Statements that do the same in the one database and the other."""

    sqlite: Sequence[str]
    postgres: Sequence[str]


Definition = str | Variants
Execute = Callable[[Definition], object]
Migration = Callable[[Execute], None]

TABLES = (  # all of the last version
    "answers articles briefs changes evidence figures full_text parties party_names positions questions"
    " statements stories story_articles storylines"
).split()
UNFIT = "the brief has an id twice, or a place that is none; make it again"

# An INTEGER of PostgreSQL has 32 bits, which an id exceeds. Without a collation, what comes before what and
# what is a small letter would be the affair of each server.
_TYPES = {"INTEGER": "BIGINT", "TEXT": 'TEXT COLLATE "C"'}
_TYPE = re.compile(rf"\b(?:{'|'.join(_TYPES)})\b")


def sqlite_statements(definition: Definition) -> Sequence[str]:
    """What SQLite is to run for a statement of a migration."""
    return (definition,) if isinstance(definition, str) else definition.sqlite


def postgres_statements(definition: Definition) -> Sequence[str]:
    """What PostgreSQL is to run for it."""
    if isinstance(definition, str):
        return (_TYPE.sub(lambda match: _TYPES[match[0]], definition),)
    return definition.postgres


_OF_BRIEF = "date TEXT NOT NULL REFERENCES briefs (date) ON DELETE CASCADE"
_OF_STORY = "FOREIGN KEY (date, story) REFERENCES stories (date, id) ON DELETE CASCADE"
_OF_STATEMENT = "INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE"

_TABLES = (
    "CREATE TABLE briefs (date TEXT PRIMARY KEY, title TEXT NOT NULL, engine TEXT NOT NULL,"
    " model TEXT NOT NULL, previous TEXT NOT NULL)",
    f"CREATE TABLE articles ({_OF_BRIEF}, id TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,"
    " publisher TEXT NOT NULL, published TEXT NOT NULL, status TEXT NOT NULL, duplicate_of TEXT NOT NULL,"
    " PRIMARY KEY (date, id))",
    "CREATE TABLE storylines (id TEXT PRIMARY KEY, since TEXT NOT NULL)",
    f"CREATE TABLE stories ({_OF_BRIEF}, id TEXT NOT NULL,"
    " storyline TEXT NOT NULL REFERENCES storylines (id), place INTEGER NOT NULL, headline TEXT NOT NULL,"
    " state TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (date, id))",
    "CREATE INDEX stories_by_storyline ON stories (storyline, date)",
    "CREATE TABLE story_articles (date TEXT NOT NULL, story TEXT NOT NULL, article TEXT NOT NULL,"
    f" PRIMARY KEY (date, story, article), {_OF_STORY})",
    "CREATE TABLE parties (id INTEGER PRIMARY KEY, date TEXT NOT NULL, story TEXT NOT NULL,"
    f" name TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL, {_OF_STORY})",
    "CREATE INDEX parties_by_story ON parties (date, story)",
    "CREATE TABLE party_names (party INTEGER NOT NULL REFERENCES parties (id) ON DELETE CASCADE,"
    " name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (party, name, key))",
    "CREATE INDEX party_names_by_key ON party_names (key)",
    "CREATE TABLE statements (id INTEGER PRIMARY KEY, date TEXT NOT NULL, story TEXT NOT NULL,"
    " section TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL,"
    f" verdict TEXT NOT NULL, first_told TEXT NOT NULL, names TEXT NOT NULL, {_OF_STORY})",
    "CREATE INDEX statements_by_story ON statements (date, story)",
    f"CREATE TABLE evidence (statement {_OF_STATEMENT}, number INTEGER NOT NULL, article TEXT NOT NULL,"
    " start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, quote TEXT NOT NULL,"
    " PRIMARY KEY (statement, number))",
    f"CREATE TABLE figures (statement {_OF_STATEMENT}, number INTEGER NOT NULL, value TEXT NOT NULL,"
    " unit TEXT NOT NULL, PRIMARY KEY (statement, number))",
    f"CREATE TABLE positions (statement {_OF_STATEMENT} PRIMARY KEY,"
    " party INTEGER NOT NULL REFERENCES parties (id) ON DELETE CASCADE, verb TEXT NOT NULL,"
    " position TEXT NOT NULL, stance TEXT NOT NULL, stance_on TEXT NOT NULL, directness TEXT NOT NULL)",
    "CREATE INDEX positions_by_party ON positions (party)",
    f"CREATE TABLE questions (statement {_OF_STATEMENT} PRIMARY KEY, asked TEXT NOT NULL, why TEXT NOT NULL)",
    f"CREATE TABLE answers (statement {_OF_STATEMENT} PRIMARY KEY, asked TEXT NOT NULL,"
    " question TEXT NOT NULL)",
    f"CREATE TABLE changes (statement {_OF_STATEMENT} PRIMARY KEY, correction INTEGER NOT NULL,"
    " before_says TEXT NOT NULL, before_quote TEXT NOT NULL, before_title TEXT NOT NULL,"
    " before_source TEXT NOT NULL, before_publisher TEXT NOT NULL)",
)
_SEARCHABLE = (
    "CREATE VIEW searchable AS SELECT s.id AS id, s.text AS text, s.names AS names, (SELECT"
    " {join}(quote, ' ') FROM (SELECT quote FROM evidence WHERE statement = s.id ORDER BY number) q)"
    " AS quotes FROM statements s"
)
# SQLite's index holds no text of its own: it reads rows again through the view (https://sqlite.org/fts5.html,
# "External Content Tables"), so a row that is in it must not be changed, and is taken out before it goes.
# PostgreSQL's stems words as SQLite's does, and leaves no word out. The two find the same.
_STEMMED = "asciiword, word, numword, asciihword, hword, numhword, int, uint, float, sfloat, version"
_FULL_TEXT = Variants(
    sqlite=(
        _SEARCHABLE.format(join="group_concat"),
        "CREATE VIRTUAL TABLE full_text USING fts5 (text, quotes, names, content='searchable',"
        " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    ),
    postgres=(
        _SEARCHABLE.format(join="string_agg"),
        "CREATE TEXT SEARCH DICTIONARY briefing_stems (TEMPLATE = snowball, LANGUAGE = porter)",
        "CREATE TEXT SEARCH CONFIGURATION briefing_words (PARSER = default)",
        f"ALTER TEXT SEARCH CONFIGURATION briefing_words ADD MAPPING FOR {_STEMMED} WITH briefing_stems",
        "CREATE TABLE full_text (statement BIGINT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,"
        " words TSVECTOR NOT NULL)",
        "CREATE INDEX full_text_by_word ON full_text USING gin (words)",
    ),
)


def _begin(execute: Execute) -> None:
    for statement in (*_TABLES, _FULL_TEXT):
        execute(statement)


MIGRATIONS: Sequence[Migration] = (_begin,)
