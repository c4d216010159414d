"""Cache files: SQLite files of the user's with one table each, which several runs fill at once.

A file is open to its owner alone, since what is kept repeats what articles say.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.sqlite_files import (
    BUSY_CODES,
    FILE_SUFFIXES,
    UNWRITABLE_CODES,
    file_size,
    primary_code,
    write_ahead,
)

_WAIT = 1.0  # seconds for another run that is writing; it needs less than a hundredth of that


class CacheTable(NamedTuple):
    """The table of a cache file: its `name`, its `version`, and the statements that make it."""

    name: str
    version: int
    statements: tuple[str, ...]


class ClearResult(NamedTuple):
    """What a cache held: entries (None: not to be told) and bytes."""

    entries: int | None
    size: int


class OtherVersionError(Exception):
    """The tables are those of another version of the program."""


FAULTS = (OSError, sqlite3.Error, OtherVersionError)
"""What opening or using a file can raise."""


def open_database(path: Path, table: CacheTable) -> sqlite3.Connection:
    """A connection in which each statement is a transaction of its own. Raises one of FAULTS."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)  # SQLite gives its other files the mode of this one
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _prepare(database, table)
    except BaseException:
        database.close()
        raise
    return database


def clear(path: Path, table: CacheTable) -> ClearResult:
    """Empties a cache, and removes the file where it is damaged. Runs that use it go on undisturbed.

    Raises BriefingError where that cannot be done.
    """
    size = file_size(path)
    if not size:
        return ClearResult(0, 0)
    try:
        with closing(open_database(path, table)) as database:
            entries = database.execute(f"DELETE FROM {table.name}").rowcount
            database.execute("VACUUM")
            return ClearResult(entries, size)
    except FAULTS as wrong:
        if isinstance(wrong, OSError) or primary_code(wrong) in BUSY_CODES | UNWRITABLE_CODES:
            raise BriefingError(f"the cache cannot be cleared: {fault_message(wrong, path)}") from wrong
    try:
        remove(path)
    except OSError as wrong:
        raise BriefingError(f"the cache cannot be cleared: {fault_message(wrong, path)}") from wrong
    return ClearResult(None, size)


def remove(path: Path) -> None:
    """Removes a cache file with those that SQLite keeps beside it. Raises OSError."""
    for name in FILE_SUFFIXES:
        Path(f"{path}{name}").unlink(missing_ok=True)


def is_damaged(wrong: Exception) -> bool:
    """Whether a fault is one of the file, which no other run can use either."""
    return isinstance(wrong, OtherVersionError) or (
        isinstance(wrong, sqlite3.Error) and primary_code(wrong) not in BUSY_CODES | UNWRITABLE_CODES
    )


def fault_message(wrong: Exception, path: Path) -> str:
    """What is wrong with a cache file, and what to do about it."""
    if isinstance(wrong, OtherVersionError):
        return f"{path} was made by another version of briefing; `briefing cache clear` removes it"
    if primary_code(wrong) in BUSY_CODES:
        return f"{path} is locked by another program; end that one, or use --no-cache"
    if isinstance(wrong, OSError) or primary_code(wrong) in UNWRITABLE_CODES:
        reason = (getattr(wrong, "strerror", None) or str(wrong)).lower()
        return f"{path} cannot be written ({reason}); name another folder with XDG_CACHE_HOME"
    return f"{path} is damaged; `briefing cache clear` removes it"


def _prepare(database: sqlite3.Connection, table: CacheTable) -> None:
    """Tables as this version has them, in a log that readers need not wait for (https://sqlite.org/wal.html)."""
    write_ahead(database, _WAIT)
    database.execute(
        "PRAGMA synchronous = NORMAL"
    )  # a killed process loses nothing; only a crashed system may
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == table.version:
        return
    if version != 0:
        raise OtherVersionError
    for statement in table.statements:
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {table.version}")
