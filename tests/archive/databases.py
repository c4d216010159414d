"""Databases that tests of the archive run on: files of SQLite, and schemas of a PostgreSQL server where there
is one (`tests/archive/postgres_server.sh` starts one, for any command)."""

import itertools
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from briefing.archive.database import Archive, read_archive
from briefing.archive.schema import TABLES
from briefing.archive_place import ArchivePlace, PostgresAddress

SERVER = os.environ.get("BRIEFING_TEST_POSTGRES", "")
_PASSWORD = os.environ.get("PGPASSWORD")  # the owner's, whatever a test puts in its place
REASON = "there is no PostgreSQL server: tests/archive/postgres_server.sh runs a command beside one"
needs_server = pytest.mark.skipif(not SERVER, reason=REASON)
DATABASES = ("sqlite", pytest.param("postgres", marks=needs_server))

Places = Callable[[], ArchivePlace]


def administer(*statements: str) -> None:
    """Runs statements as whoever owns the server, in its own database."""
    import psycopg

    with closing(psycopg.connect(SERVER, password=_PASSWORD, autocommit=True)) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def with_options(url: str, **options: str) -> str:
    """An address by which each connection has these settings of the server."""
    given = " ".join(f"-c{name}={value}" for name, value in options.items())
    return f"{url}{'&' if '?' in url else '?'}options={given.replace(' ', '%20').replace('=', '%3D')}"


@contextmanager
def own_schema() -> Iterator[str]:
    """The name of a new schema, which goes with all that is in it."""
    name = f"test_{uuid.uuid4().hex}"
    administer(f"CREATE SCHEMA {name}")
    try:
        yield name
    finally:
        administer(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def new_places(database: str, folder: Path) -> Iterator[Places]:
    """Gives another place at each call, where there is no archive yet."""
    if database == "sqlite":
        numbers = itertools.count()
        yield lambda: folder / f"archive{next(numbers) or ''}.db"
        return
    names: list[str] = []

    def new_place() -> PostgresAddress:
        names.append(f"test_{uuid.uuid4().hex}")
        administer(f"CREATE SCHEMA {names[-1]}")
        return PostgresAddress(with_options(SERVER, search_path=names[-1]))

    try:
        yield new_place
    finally:
        administer(*(f"DROP SCHEMA {name} CASCADE" for name in names))


def counts(place: ArchivePlace) -> dict[str, int]:
    """How many rows each table has."""
    with read_archive(place) as archive:
        return {name: archive.value(f"SELECT count(*) FROM {name}") for name in TABLES}


def everything(place: ArchivePlace) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables but the index."""
    with read_archive(place) as archive:
        names = [name for name in TABLES if name != "full_text"]
        return {name: sorted(archive.rows(f"SELECT * FROM {name}"), key=str) for name in names}


def check_index(archive: Archive) -> None:
    """Fails unless the full text index holds what the statements say, and nothing else."""
    if archive.name.startswith("postgresql:"):
        with suppress(_LeftAsItWasError), archive.transaction():
            before = archive.rows("SELECT * FROM full_text ORDER BY statement")
            archive.execute("DELETE FROM full_text")
            archive.full_text.add(0, 10**15)
            assert archive.rows("SELECT * FROM full_text ORDER BY statement") == before
            raise _LeftAsItWasError
    else:
        archive.execute("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")


class _LeftAsItWasError(Exception):
    """Ends a transaction of which nothing is kept."""
