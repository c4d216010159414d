"""SQLite files: what result codes mean (https://sqlite.org/rescode.html), the files that stand beside one,
and the log that lets several processes use it at once."""

import sqlite3
import time
from pathlib import Path

FILE_SUFFIXES = ("", "-wal", "-shm")  # the files that SQLite keeps for one database
UNWRITABLE_CODES = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
}
BUSY_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def primary_code(wrong: Exception) -> int:
    """SQLite's primary result code, 0 where a fault is none of SQLite's."""
    return getattr(wrong, "sqlite_errorcode", 0) & 0xFF


def file_size(path: Path) -> int:
    """Bytes of a database with the files that SQLite keeps beside it."""
    files = [Path(f"{path}{name}") for name in FILE_SUFFIXES]
    return sum(file.stat().st_size for file in files if file.exists())


def write_ahead(database: sqlite3.Connection, wait: float) -> None:
    """Sets up a log that readers need not wait for (https://sqlite.org/wal.html). It is the one statement
    that does not wait for its turn by itself, where two runs make the file at once: it is given so many
    seconds. Raises sqlite3.OperationalError."""
    until = time.monotonic() + wait
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.005)
