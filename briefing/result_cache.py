"""Result cache: what the stages made of their input, kept in a SQLite file of the user's by the content that
it depends on.

A key is a hash of all that a result depends on: the input, the options, and the program's own files, so that
no edit and no other version serves what an earlier one made. A result is kept with a hash of its own.
Whatever is wrong with the file costs time and is not told of: the stage makes its result anew, as it does
without the cache. What no run has used for a week is deleted.
"""

import hashlib
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticSerializationError, to_json

from briefing import cache_file
from briefing.atomic_files import cache_folder
from briefing.cache_file import CacheTable, ClearResult
from briefing.errors import BriefingError
from briefing.sqlite_files import file_size

NAME = "results.sqlite3"
DAYS_KEPT = 7  # since a run last used it
MOST = 256_000_000  # bytes at the end of a run
_DAY = 86_400  # seconds
_DIGEST = 16  # bytes
_LIBRARIES = ("sentencex", "jinja2", "markupsafe")  # that split sentences and fill in pages
_COMPRESSION = 1  # zlib's fastest: JSON becomes a fourth
_TABLE = CacheTable(
    "results",
    1,
    (
        "CREATE TABLE IF NOT EXISTS results"
        " (key BLOB PRIMARY KEY, digest BLOB NOT NULL, used INTEGER NOT NULL, result BLOB NOT NULL)",
        "CREATE INDEX IF NOT EXISTS results_used ON results (used)",
    ),
)
_GET = "SELECT digest, used, result FROM results WHERE key = ?"
_HAS = "SELECT 1 FROM results WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)"
_USE = "UPDATE results SET used = ? WHERE key = ?"
_EXPIRE = "DELETE FROM results WHERE used < ?"
_EVICT = "DELETE FROM results WHERE key IN (SELECT key FROM results ORDER BY used, rowid LIMIT ?)"


class ResultContents(NamedTuple):
    """What a result cache holds; `size` is in bytes."""

    path: Path
    entries: int
    size: int


class ResultCache:
    """The results in a file, made as needed; where there is no `path`, and once something is wrong with the
    file, nothing is found and nothing kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._today = int(time.time()) // _DAY
        self._used: set[bytes] = set()  # today for the first time
        self._database: sqlite3.Connection | None = None
        if path is not None and code_stamp():
            try:
                self._database = cache_file.open_database(path, _TABLE)
                self._database.execute("PRAGMA secure_delete = ON")
            except cache_file.FAULTS as wrong:
                self._give_up(wrong)

    @property
    def works(self) -> bool:
        """Whether anything is found or kept."""
        return self._database is not None

    def key(self, stage: str, *inputs: object) -> bytes | None:
        """What the result of a stage is kept by: a hash of its `inputs`, models and plain values, and of the
        program. None where nothing is kept, or an input cannot be written as JSON."""
        if self._database is None:
            return None
        try:
            return hashlib.sha256(to_json([code_stamp(), stage, inputs])).digest()
        except (PydanticSerializationError, ValueError):
            return None

    def has(self, wanted: bytes | None) -> bool:
        """Whether there is a result of this key, which may still turn out damaged."""
        if self._database is None or wanted is None:
            return False
        try:
            return self._database.execute(_HAS, (wanted,)).fetchone() is not None
        except sqlite3.Error as wrong:
            self._give_up(wrong)
            return False

    def get(self, wanted: bytes | None) -> bytes | None:
        """The result of this key as it was put; None where there is none, or it is damaged."""
        if self._database is None or wanted is None:
            return None
        try:
            row = self._database.execute(_GET, (wanted,)).fetchone()
        except sqlite3.Error as wrong:
            self._give_up(wrong)
            return None
        if row is None:
            return None
        digest, used, kept = row
        try:
            result = zlib.decompress(kept)
        except (zlib.error, TypeError):
            return None
        if digest != _digest(wanted, result):
            return None
        if used != self._today:
            self._used.add(wanted)
        return result

    def put(self, wanted: bytes | None, result: bytes | None) -> None:
        """Keeps a result, which is in the file when this returns; None is not kept."""
        if self._database is None or wanted is None or result is None:
            return
        row = (wanted, _digest(wanted, result), self._today, zlib.compress(result, _COMPRESSION))
        try:
            self._database.execute(_PUT, row)
        except sqlite3.Error as wrong:
            self._give_up(wrong)

    def close(self) -> None:
        """Deletes what has not been used for long, or is too much, and leaves the file."""
        if self._database is None:
            return
        try:
            with suppress(sqlite3.OperationalError):  # another run is writing
                self._tidy(self._database)
        except sqlite3.Error as wrong:
            self._give_up(wrong)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _tidy(self, database: sqlite3.Connection) -> None:
        database.execute("BEGIN IMMEDIATE")
        try:
            database.executemany(_USE, [(self._today, key) for key in self._used])
            database.execute(_EXPIRE, (self._today - DAYS_KEPT,))
            while _bytes_in_use(database) > MOST:
                (entries,) = database.execute("SELECT count(*) FROM results").fetchone()
                database.execute(_EVICT, (1 + entries // 4,))
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")

    def _give_up(self, wrong: Exception) -> None:
        """Leaves the file, and removes it where it serves nobody: the next run makes it anew."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._path is not None and cache_file.is_damaged(wrong):
            with suppress(OSError):
                cache_file.remove(self._path)


NO_RESULTS = ResultCache(None)


@contextmanager
def open_results(wanted: bool, environment: Mapping[str, str]) -> Iterator[ResultCache]:
    """The result cache in the user's cache folder; one that keeps nothing where none is `wanted`."""
    results = ResultCache(cache_path(environment) if wanted else None)
    try:
        yield results
    finally:
        results.close()


def cache_path(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The file in the user's cache folder; None where the user has no home."""
    folder = cache_folder(environment, platform)
    return folder and folder / NAME


def contents(path: Path) -> ResultContents:
    """What the cache holds, nothing where there is none. Raises BriefingError where it cannot be read."""
    if not path.exists():
        return ResultContents(path, 0, 0)
    size = file_size(path)
    try:
        with closing(cache_file.open_database(path, _TABLE)) as database:
            (entries,) = database.execute("SELECT count(*) FROM results").fetchone()
    except cache_file.FAULTS as wrong:
        raise BriefingError(cache_file.fault_message(wrong, path)) from wrong
    return ResultContents(path, entries, size)


def clear(path: Path) -> ClearResult:
    """Empties the cache, as `cache_file.clear` does."""
    return cache_file.clear(path, _TABLE)


@cache
def code_stamp() -> str:
    """A hash of the program's own files, of Python, and of the libraries that results depend on; empty where
    the files cannot be read, so that nothing can be kept safely."""
    versions = [sys.version, *(f"{name} {metadata.version(name)}" for name in _LIBRARIES)]
    stamp = hashlib.sha256("\n".join(versions).encode())
    package = Path(__file__).parent
    files = _program_files(package)
    try:
        for name in files:
            content = (package / name).read_bytes()
            stamp.update(f"{name} {len(content)}\n".encode() + content)
    except OSError:
        return ""
    return stamp.hexdigest() if files else ""


def _program_files(package: Path) -> list[str]:
    """The paths of the files of a package below it, in order, without those that Python makes of them."""
    paths: list[str] = []
    for folder, subfolders, names in os.walk(package):
        subfolders[:] = [name for name in subfolders if name != "__pycache__"]
        inside = Path(folder).relative_to(package)
        paths += [(inside / name).as_posix() for name in names if not name.endswith(".pyc")]
    return sorted(paths)


def _digest(wanted: bytes, result: bytes) -> bytes:
    return hashlib.blake2b(result, key=wanted, digest_size=_DIGEST).digest()


def _bytes_in_use(database: sqlite3.Connection) -> int:
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)
