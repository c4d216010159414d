"""Answer cache: answers that were paid for once, kept in a SQLite file of the user's.

Each answer is in the file when `put` returns, so a run that is killed loses none of them. The file is open to
its owner alone, since answers repeat what articles say. Whatever is wrong with it costs the cache and a
line on stderr, and never a run.
"""

import hashlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from briefing.atomic_files import cache_folder
from briefing.errors import BriefingError
from briefing.notices import Notice

NAME = "answers.sqlite3"
_VERSION = 1  # of the table below
_WAIT = 1.0  # seconds for another run that is writing; it needs less than a hundredth of that
_FILE_SUFFIXES = ("", "-wal", "-shm")  # the files that SQLite keeps for one database
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY,
    answer TEXT NOT NULL, -- JSON, which holds what SQLite's text and integers cannot
    model TEXT NOT NULL,
    stored INTEGER NOT NULL
) WITHOUT ROWID
"""
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)"
_GET = "SELECT answer FROM answers WHERE key = ?"
_CONTENTS = "SELECT model, count(*), min(stored), max(stored) FROM answers GROUP BY model ORDER BY model"
_UNWRITABLE_CODES = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
}
_BUSY_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class CachedAnswer(NamedTuple):
    """A validated answer, the model that gave it, and the tokens that were paid for it. One that was cut off
    (`truncated`) has no content: it is kept so that it is not paid for twice."""

    content: str
    model: str
    prompt_tokens: int
    completion_tokens: int
    truncated: bool = False
    reasoning_tokens: int = 0


class ClearResult(NamedTuple):
    """What a cache held: answers (None: not to be told) and bytes."""

    entries: int | None
    size: int


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
            self._database = _open_database(path)
        except (OSError, sqlite3.Error, _OtherVersionError) as wrong:
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
        self._notice(f"The cache of answers is not used: {_fault_message(wrong, self._path)}.")


def contents(path: Path) -> CacheContents:
    """What the cache holds, nothing where there is none. Raises BriefingError where it cannot be read."""
    if not path.exists():
        return CacheContents(path, 0, 0, 0, 0, {})
    size = _size(path)  # before it is opened, which makes SQLite's other files
    try:
        with closing(_open_database(path)) as database:
            rows = database.execute(_CONTENTS).fetchall()
    except (OSError, sqlite3.Error, _OtherVersionError) as wrong:
        raise BriefingError(_fault_message(wrong, path)) from wrong
    return CacheContents(
        path,
        entries=sum(row[1] for row in rows),
        size=size,
        oldest=min((row[2] for row in rows), default=0),
        newest=max((row[3] for row in rows), default=0),
        models={row[0]: row[1] for row in rows},
    )


def clear(path: Path) -> ClearResult:
    """Empties the cache, and removes the file where it is damaged. Runs that use it go on undisturbed.

    Raises BriefingError where that cannot be done.
    """
    size = _size(path)
    if not size:
        return ClearResult(0, 0)
    try:
        with closing(_open_database(path)) as database:
            entries = database.execute("DELETE FROM answers").rowcount
            database.execute("VACUUM")
            return ClearResult(entries, size)
    except (OSError, sqlite3.Error, _OtherVersionError) as wrong:
        if isinstance(wrong, OSError) or _code(wrong) in _BUSY_CODES | _UNWRITABLE_CODES:
            raise BriefingError(f"the cache cannot be cleared: {_fault_message(wrong, path)}") from wrong
        _remove(path)
    return ClearResult(None, size)


class _OtherVersionError(Exception):
    """The tables are those of another version of the program."""


def _open_database(path: Path) -> sqlite3.Connection:
    """A connection in which each statement is a transaction of its own."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)  # SQLite gives its other files the mode of this one
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _prepare(database)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    """Tables as this version has them, in a log that readers need not wait for (https://sqlite.org/wal.html)."""
    _write_ahead(database)
    database.execute(
        "PRAGMA synchronous = NORMAL"
    )  # a killed process loses nothing; only a crashed system may
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == _VERSION:
        return
    if version != 0:
        raise _OtherVersionError
    database.execute(_TABLE)
    database.execute(f"PRAGMA user_version = {_VERSION}")


def _write_ahead(database: sqlite3.Connection) -> None:
    """The one statement that does not wait for its turn by itself, where two runs make the file at once."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.005)


def _remove(path: Path) -> None:
    try:
        for name in _FILE_SUFFIXES:
            Path(f"{path}{name}").unlink(missing_ok=True)
    except OSError as wrong:
        raise BriefingError(f"the cache cannot be cleared: {_fault_message(wrong, path)}") from wrong


def _size(path: Path) -> int:
    files = [Path(f"{path}{name}") for name in _FILE_SUFFIXES]
    return sum(file.stat().st_size for file in files if file.exists())


def _code(wrong: Exception) -> int:
    """SQLite's primary result code (https://sqlite.org/rescode.html), 0 where it is none of SQLite's."""
    return getattr(wrong, "sqlite_errorcode", 0) & 0xFF


def _fault_message(wrong: Exception, path: Path) -> str:
    if isinstance(wrong, _OtherVersionError):
        return f"{path} was made by another version of briefing; `briefing cache clear` removes it"
    if _code(wrong) in _BUSY_CODES:
        return f"{path} is locked by another program; end that one, or use --no-cache"
    if isinstance(wrong, OSError) or _code(wrong) in _UNWRITABLE_CODES:
        reason = (getattr(wrong, "strerror", None) or str(wrong)).lower()
        return f"{path} cannot be written ({reason}); name another folder with XDG_CACHE_HOME"
    return f"{path} is damaged; `briefing cache clear` removes it"
