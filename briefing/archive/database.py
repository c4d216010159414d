"""Archive database: one SQLite file, opened, brought to this version's schema, and written in transactions.

Readers never wait for the one who writes (https://sqlite.org/wal.html), and of two writers the second waits.
A process that is killed leaves the file as it was before its transaction. Whatever is wrong with the file is
an ArchiveError of one line.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from briefing.archive import schema
from briefing.errors import ArchiveError, UsageError
from briefing.sqlite_files import BUSY_CODES, primary_code, write_ahead

_WAIT = 5.0  # seconds for another run that is writing; a day needs less than one
_MARK = 0x42524945  # "BRIE": the file is ours (https://sqlite.org/pragma.html#pragma_application_id)

Value = str | int | float | bytes | None
Row = Mapping[str, Value]


class Archive:
    """An archive that is open. Statements name their values as in `:date`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def rows(self, query: str, **values: Value) -> list[sqlite3.Row]:
        """All rows of a query; their columns go by their names."""
        return self._connection.execute(query, values).fetchall()

    def value(self, query: str, **values: Value) -> object:
        """The first column of the first row of a query; None where there is no row."""
        row = self._connection.execute(query, values).fetchone()
        return row[0] if row else None

    def execute(self, statement: str, **values: Value) -> int:
        """How many rows a statement changed."""
        return self._connection.execute(statement, values).rowcount

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows to a table, all with the columns of the first."""
        if rows:
            columns = ", ".join(rows[0])
            values = ", ".join(f":{name}" for name in rows[0])
            self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within it is kept, or nothing. It is the only writer's from its beginning."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # which a full disk may have ended
                self._connection.execute("ROLLBACK")
            raise

    def version(self) -> int:
        """The version of its schema; 0 where it has none yet."""
        return int(str(self.value("PRAGMA user_version")))


@contextmanager
def open_archive(path: Path, *, create: bool = False) -> Iterator[Archive]:
    """An archive, brought to this version's schema. Raises UsageError where there is none and none is to be
    made, and ArchiveError for whatever is wrong with it, within the block as well."""
    if not create and not path.is_file():
        raise UsageError(
            f"there is no archive at {path}; `briefing daily` makes one, and `briefing archive add FOLDER`"
            " takes in earlier briefs"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connect(path)) as connection:
            archive = Archive(path, connection)
            _prepare(archive, connection)
            yield archive
    except (sqlite3.Error, OSError) as wrong:
        raise ArchiveError(_fault_message(wrong, path)) from wrong


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _prepare(archive: Archive, connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")  # so that what is read of the file is of one moment
    _check_version(archive)
    is_current = archive.version() == len(schema.MIGRATIONS)
    connection.execute("COMMIT")
    if is_current:
        return
    write_ahead(connection, _WAIT)
    with archive.transaction():
        migrate(archive, schema.MIGRATIONS)


def migrate(archive: Archive, migrations: Sequence[schema.Migration]) -> None:
    """Takes an archive through those migrations that it has not gone through. Within a transaction."""
    for migration in migrations[archive.version() :]:
        migration(archive.execute)
    archive.execute(f"PRAGMA application_id = {_MARK}")
    archive.execute(f"PRAGMA user_version = {len(migrations)}")


def _check_version(archive: Archive) -> None:
    """Raises ArchiveError for a database of another program, or of a later version of this one."""
    is_marked = archive.value("PRAGMA application_id") == _MARK
    if not is_marked and archive.value("SELECT count(*) FROM sqlite_master"):
        raise ArchiveError(f"{archive.path} is a database of another program; name another file as archive")
    if archive.version() > len(schema.MIGRATIONS):
        raise ArchiveError(
            f"{archive.path} was written by a later version of briefing (schema {archive.version()}, this one"
            f" knows {len(schema.MIGRATIONS)}); update briefing, or name another file as archive"
        )


def _fault_message(wrong: Exception, path: Path) -> str:
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
    if isinstance(wrong, OSError) or code:
        reason = (getattr(wrong, "strerror", None) or str(wrong)).lower()
        return f"{path} cannot be used ({reason}); name another file as archive"
    return f"{path} cannot be used ({wrong}); name another file as archive"


def in_list(ids: Iterable[int]) -> str:
    """Ids as a list of SQL."""
    return f"({', '.join(str(int(key)) for key in ids)})"
