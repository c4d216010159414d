"""Answer cache: answers that were paid for once, kept in a SQLite file of the user's.

Each answer is in the file when `put` returns, so a run that is killed loses none of them. The file is open to
its owner alone, since answers repeat what articles say. Whatever is wrong with it costs the cache and a
line on stderr, and never a run.
"""

import hashlib
import json
import sqlite3
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from briefing import cache_file
from briefing.atomic_files import cache_folder
from briefing.cache_file import CacheTable
from briefing.errors import BriefingError
from briefing.notices import Notice
from briefing.sqlite_files import file_size

NAME = "answers.sqlite3"
_TABLE = CacheTable(
    "answers",
    1,
    (
        """
CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY,
    answer TEXT NOT NULL, -- JSON, which holds what SQLite's text and integers cannot
    model TEXT NOT NULL,
    stored INTEGER NOT NULL
) WITHOUT ROWID
""",
    ),
)
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)"
_GET = "SELECT answer FROM answers WHERE key = ?"
_CONTENTS = "SELECT model, count(*), min(stored), max(stored) FROM answers GROUP BY model ORDER BY model"


class CachedAnswer(NamedTuple):
    """A validated answer, the model that gave it, and the tokens that were paid for it. One that was cut off
    (`truncated`) has no content: it is kept so that it is not paid for twice."""

    content: str
    model: str
    prompt_tokens: int
    completion_tokens: int
    truncated: bool = False
    reasoning_tokens: int = 0


class CacheContents(NamedTuple):
    """What a cache holds. `size` is in bytes, `oldest` and `newest` in seconds since 1970 (0: none there);
    `models` counts the answers of each."""

    path: Path
    entries: int
    size: int
    oldest: int
    newest: int
    models: dict[str, int]


def key(identity: str, request: Mapping[str, object]) -> bytes:
    """What an answer is found by: a hash of where it was asked and of the canonical form of the request."""
    canonical = json.dumps([identity, request], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).digest()


def cache_path(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The file in the user's cache folder; None where the user has no home."""
    folder = cache_folder(environment, platform)
    return folder and folder / NAME


class Cache:
    """The answers in a file, made as needed. `notice` is told once what is wrong, and from then on nothing is
    found and nothing kept."""

    def __init__(self, path: Path, notice: Notice) -> None:
        self._notice = notice
        self._path = path
        self._database: sqlite3.Connection | None = None
        try:
            self._database = cache_file.open_database(path, _TABLE)
        except cache_file.FAULTS as wrong:
            self._give_up(wrong)

    def get(self, wanted: bytes) -> CachedAnswer | None:
        """The answer of this key, or None."""
        if self._database is None:
            return None
        try:
            row = self._database.execute(_GET, (wanted,)).fetchone()
            return None if row is None else CachedAnswer(*json.loads(row[0]))
        except (sqlite3.Error, ValueError, TypeError) as wrong:
            self._give_up(wrong)
            return None

    def put(self, wanted: bytes, answer: CachedAnswer) -> None:
        """Keeps the answer, in place of an earlier one; it is in the file when this returns."""
        if self._database is None:
            return
        model = answer.model.encode(errors="replace").decode()
        try:
            self._database.execute(_PUT, (wanted, json.dumps(answer), model, int(time.time())))
        except sqlite3.Error as wrong:
            self._give_up(wrong)

    @property
    def works(self) -> bool:
        """Whether answers are kept; not after something was wrong with the file."""
        return self._database is not None

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _give_up(self, wrong: Exception) -> None:
        self.close()
        self._notice(f"The cache of answers is not used: {cache_file.fault_message(wrong, self._path)}.")


def contents(path: Path) -> CacheContents:
    """What the cache holds, nothing where there is none. Raises BriefingError where it cannot be read."""
    if not path.exists():
        return CacheContents(path, 0, 0, 0, 0, {})
    size = file_size(path)  # before it is opened, which makes SQLite's other files
    try:
        with closing(cache_file.open_database(path, _TABLE)) as database:
            rows = database.execute(_CONTENTS).fetchall()
    except cache_file.FAULTS as wrong:
        raise BriefingError(cache_file.fault_message(wrong, path)) from wrong
    return CacheContents(
        path,
        entries=sum(row[1] for row in rows),
        size=size,
        oldest=min((row[2] for row in rows), default=0),
        newest=max((row[3] for row in rows), default=0),
        models={row[0]: row[1] for row in rows},
    )


def clear(path: Path) -> cache_file.ClearResult:
    """Empties the cache, as `cache_file.clear` does."""
    return cache_file.clear(path, _TABLE)
