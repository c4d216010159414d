"""SQLite archive: one file (https://sqlite.org/wal.html), and what can be wrong with it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from briefing.archive import schema
from briefing.archive.database import FullText, Row, Value, check_version, encodable
from briefing.archive.sqlite_full_text import SqliteFullText
from briefing.errors import ArchiveError, UnfitBriefError, UsageError
from briefing.sqlite_files import BUSY_CODES, file_size, primary_code, write_ahead

_WAIT = 5.0  # seconds for another run that is writing; a day needs less than one
_MARK = 0x42524945  # "BRIE": the file is ours (https://sqlite.org/pragma.html#pragma_application_id)


class SqliteArchive:
    """An archive in a file that is open."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @property
    def name(self) -> str:
        return str(self._path)

    @property
    def full_text(self) -> FullText:
        return SqliteFullText(self)

    def rows(self, query: str, **values: Value) -> list[dict[str, Any]]:
        return self._connection.execute(query, encodable(values)).fetchall()

    def value(self, query: str, **values: Value) -> Any:
        row = self._connection.execute(query, encodable(values)).fetchone()
        return next(iter(row.values())) if row else None

    def execute(self, statement: str, **values: Value) -> int:
        return self._connection.execute(statement, values).rowcount

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            columns = ", ".join(rows[0])
            values = ", ".join(f":{name}" for name in rows[0])
            self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)

    def define(self, statement: schema.Definition) -> None:
        for one in schema.sqlite_statements(statement):
            self._connection.execute(one)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            check_version(self)
            yield
            self._connection.execute("COMMIT")
        except BaseException as wrong:
            if self._connection.in_transaction:  # which a full disk may have ended
                self._connection.execute("ROLLBACK")
            if isinstance(wrong, sqlite3.IntegrityError | OverflowError):
                raise UnfitBriefError(schema.UNFIT) from wrong
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def version(self) -> int:
        return int(self.value("PRAGMA user_version"))

    def set_version(self, version: int) -> None:
        self._connection.execute(f"PRAGMA application_id = {_MARK}")
        self._connection.execute(f"PRAGMA user_version = {version}")

    def size(self) -> int:
        return file_size(self._path)

    def compact(self) -> None:
        self.execute("INSERT INTO full_text (full_text) VALUES ('optimize')")
        self.execute("VACUUM")


@contextmanager
def connect_sqlite(path: Path, create: bool) -> Iterator[SqliteArchive]:
    """The archive in a file. Raises what `open_archive` raises."""
    if not create and not path.is_file():
        raise UsageError(
            f"there is no archive at {path}; `briefing daily` makes one, and `briefing archive add FOLDER`"
            " takes in earlier briefs"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise ArchiveError(_unusable(path, wrong.strerror or str(wrong))) from wrong
    try:
        with closing(_connect(path)) as connection:
            archive = SqliteArchive(path, connection)
            with archive.snapshot():
                _check_ours(archive)
                is_new = archive.version() == 0
            if is_new:
                write_ahead(connection, _WAIT)
            yield archive
    except sqlite3.Error as wrong:
        raise ArchiveError(_fault_message(wrong, path)) from wrong


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    connection.row_factory = _as_dictionary
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _as_dictionary(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


def _check_ours(archive: SqliteArchive) -> None:
    """Raises ArchiveError for a database of another program, or of a later version of this one."""
    is_marked = archive.value("PRAGMA application_id") == _MARK
    if not is_marked and archive.value("SELECT count(*) FROM sqlite_master"):
        raise ArchiveError(f"{archive.name} is a database of another program; name another file as archive")
    check_version(archive)


def _fault_message(wrong: sqlite3.Error, path: Path) -> str:
    """What is wrong with an archive, and what to do about it."""
    code = primary_code(wrong)
    if code in BUSY_CODES:
        return f"{path} is locked by another run that is writing; try again when that has ended"
    if code == sqlite3.SQLITE_FULL:
        return f"{path} has no room to grow: the disk is full; make room, it is as it was before"
    if code == sqlite3.SQLITE_NOTADB:
        return f"{path} is no database; name another file as archive, or move it away"
    if code == sqlite3.SQLITE_CORRUPT:
        return (
            f"{path} is damaged; move it away, and `briefing archive add FOLDER` makes it again of the briefs"
        )
    return _unusable(path, str(wrong))


def _unusable(path: Path, reason: str) -> str:
    return f"{path} cannot be used ({reason.lower()}); name another file as archive"
