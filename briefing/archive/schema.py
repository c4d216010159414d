"""Schema of the archive: its tables, and the migrations that lead from one version to the next.

A database holds the number of its version, which is that of the migrations it has gone through. A migration
that was released is never changed: what is different from then on is another one at the end of the list.

Statements are in SQL that SQLite and PostgreSQL share, but for the full text index.
"""

from collections.abc import Callable, Sequence

Execute = Callable[[str], object]
Migration = Callable[[Execute], None]

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
# The index holds no text of its own: it reads rows again through the view (https://sqlite.org/fts5.html,
# "External Content Tables"), so a row that is in it must not be changed, and is taken out before it goes.
_FULL_TEXT = (
    "CREATE VIEW searchable AS SELECT s.id AS id, s.text AS text, s.names AS names, (SELECT"
    " group_concat(quote, ' ') FROM (SELECT quote FROM evidence WHERE statement = s.id ORDER BY number))"
    " AS quotes FROM statements s",
    "CREATE VIRTUAL TABLE full_text USING fts5 (text, quotes, names, content='searchable',"
    " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
)


def _begin(execute: Execute) -> None:
    for statement in (*_TABLES, *_FULL_TEXT):
        execute(statement)


MIGRATIONS: Sequence[Migration] = (_begin,)
