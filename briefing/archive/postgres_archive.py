"""PostgreSQL archive: tables in the first schema of the search path, which several machines may share.

The writer holds an advisory lock from the beginning of its transaction to its end; the server lets go of it
when the connection ends, however it does (https://www.postgresql.org/docs/current/explicit-locking.html).
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.rows import dict_row

from briefing.archive import schema
from briefing.archive.database import FullText, Row, Value, check_version, encodable
from briefing.archive.postgres_access import check_access, connection_parameters
from briefing.archive.postgres_faults import connection_message, fault_message
from briefing.archive.postgres_full_text import PostgresFullText
from briefing.archive_place import PostgresAddress
from briefing.errors import ArchiveError, UnfitBriefError, UsageError
from briefing.notices import Notice

Connection = psycopg.Connection[dict[str, Any]]

_WAIT = 30.0  # seconds for another run that is writing, on this machine or another; a day needs one
_MARK = 0x42524945  # "BRIE", the first key of the lock; the second is the schema, since each is an archive
_VERSION = "briefing_archive"  # the table that says that the others are ours, and of which version
_ENCODING = "UTF8"
_NAMED = re.compile(r"(?<!:):([a-z_]+)\b")
_UNSTORABLE = "\0", "\ufffd"  # the one character that no text of PostgreSQL holds, and what stands for it
_SCHEMA = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
_LOCK = f"({_MARK}, CAST({_SCHEMA} AS INTEGER))"
_TABLES = (
    "SELECT relname AS name, pg_total_relation_size(oid) AS size FROM pg_class"
    f" WHERE relnamespace = {_SCHEMA} AND relkind = 'r' AND relname IN ({{names}}) ORDER BY relname"
)


class PostgresArchive:
    """An archive in a database of a server, with a connection to it."""

    def __init__(self, name: str, connection: Connection, notice: Notice) -> None:
        self._name = name
        self._connection = connection
        self._notice = notice

    @property
    def name(self) -> str:
        return self._name

    @property
    def full_text(self) -> FullText:
        return PostgresFullText(self)

    def rows(self, query: str, **values: Value) -> list[dict[str, Any]]:
        return self._run(query, values).fetchall()

    def value(self, query: str, **values: Value) -> Any:
        row = self._run(query, values).fetchone()
        return next(iter(row.values())) if row else None

    def execute(self, statement: str, **values: Value) -> int:
        return self._run(statement, values).rowcount

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        columns = tuple(rows[0])
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([_storable(row[column]) for column in columns])

    def define(self, statement: schema.Definition) -> None:
        for one in schema.postgres_statements(statement):
            self._connection.execute(one.encode())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.execute("BEGIN ISOLATION LEVEL READ COMMITTED")  # to read what the writer before has written
        try:
            self._become_writer()
            check_version(self)
            yield
            self.execute("COMMIT")
        except BaseException as wrong:
            self._roll_back()
            if isinstance(wrong, psycopg.IntegrityError | psycopg.DataError):
                raise UnfitBriefError(schema.UNFIT) from wrong
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        self.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        try:
            yield
        finally:
            self._roll_back()

    def version(self) -> int:
        return int(self.value(f"SELECT version FROM {_VERSION}")) if self._holds(_VERSION) else 0

    def set_version(self, version: int) -> None:
        if not self._holds(_VERSION):
            self.execute(f"CREATE TABLE {_VERSION} (version BIGINT NOT NULL)")
        self.execute(f"DELETE FROM {_VERSION}")
        self.execute(f"INSERT INTO {_VERSION} (version) VALUES (:version)", version=version)

    def size(self) -> int:
        return sum(row["size"] for row in self._tables(_VERSION, *schema.TABLES))

    def compact(self) -> None:
        self.execute(f"VACUUM (ANALYZE) {', '.join(schema.TABLES)}")

    def check_usable(self, create: bool) -> None:
        """Raises ArchiveError for a database that can hold no archive, or one of a later version, and
        UsageError where there is none and none is to be made."""
        encoding = self._connection.info.parameter_status("server_encoding")
        if encoding != _ENCODING:
            raise ArchiveError(f"{self.name} holds no text but {encoding}; name a database in {_ENCODING}")
        if self.value("SELECT current_schema()") is None:
            raise ArchiveError(
                f"{self.name} has none of the schemas in the user's search_path; have one made, or name"
                " another database as archive"
            )
        if not self._holds(_VERSION):
            if others := [row["name"] for row in self._tables(*schema.TABLES)]:
                raise ArchiveError(
                    f"{self.name} has a table {others[0]!r} of another program; name another database as"
                    " archive, or a schema as in ?options=-csearch_path%3Dbriefing"
                )
            if not create:
                raise UsageError(
                    f"there is no archive at {self.name}; `briefing daily` makes one, and `briefing archive"
                    " add FOLDER` takes in earlier briefs"
                )
        check_version(self)

    def _run(self, query: str, values: dict[str, Value]) -> psycopg.Cursor[dict[str, Any]]:
        storable = {name: _storable(value) for name, value in encodable(values).items()}
        return self._connection.execute(_translate(query), storable)

    def _become_writer(self) -> None:
        self.execute(f"SET LOCAL lock_timeout = {int(_WAIT * 1000)}")
        if not self.value(f"SELECT pg_try_advisory_xact_lock{_LOCK}"):
            self._notice(f"Waiting for another run that is writing to {self.name}.")
            self.execute(f"SELECT pg_advisory_xact_lock{_LOCK}")

    def _roll_back(self) -> None:
        with suppress(psycopg.Error):  # of a connection that is lost: the server has done it
            self.execute("ROLLBACK")

    def _holds(self, table: str) -> bool:
        return bool(self._tables(table))

    def _tables(self, *names: str) -> list[dict[str, Any]]:
        return self.rows(_TABLES.format(names=", ".join(f"'{name}'" for name in names)))


@contextmanager
def connect_postgres(address: PostgresAddress, create: bool, notice: Notice) -> Iterator[PostgresArchive]:
    """The archive at an address. Raises what `open_archive` raises."""
    check_access(address, os.environ)
    connection = _connect(address)
    if isinstance(connection, str):
        raise ArchiveError(connection)
    try:
        with closing(connection):
            archive = PostgresArchive(address.name, connection, notice)
            with archive.snapshot():
                archive.check_usable(create)
            yield archive
    except psycopg.Error as wrong:
        raise ArchiveError(fault_message(address.name, wrong)) from wrong


def _connect(address: PostgresAddress) -> Connection | str:
    """A connection, or why there is none. The error that says so holds the password of the attempt: it ends
    here, and is no cause of another."""
    try:
        # Without prepared statements, which a pool of connections between here and the server may not keep.
        return psycopg.connect(
            **connection_parameters(address), autocommit=True, row_factory=dict_row, prepare_threshold=None
        )
    except psycopg.Error as wrong:
        return connection_message(address.name, wrong)


@lru_cache(maxsize=256)
def _translate(query: str) -> bytes:
    """A statement with its named values as psycopg has them."""
    return _NAMED.sub(r"%(\1)s", query.replace("%", "%%")).encode()


def _storable(value: Value) -> Value:
    return value.replace(*_UNSTORABLE) if isinstance(value, str) else value
