"""Archive database: a file of SQLite or a database of a PostgreSQL server, opened, brought to this version's
schema, and written in transactions.

Readers never wait for the one who writes, and of two writers the second waits. A process that is killed
leaves the archive as it was before its transaction. Whatever is wrong with it is an ArchiveError of one line.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from briefing.archive import schema
from briefing.archive_place import ArchivePlace
from briefing.errors import ArchiveError
from briefing.notices import Notice

Value = str | int | float | bytes | None
Row = Mapping[str, Value]

_ESCAPE = "!"  # before a character of a pattern that stands for itself


class SearchTerm(NamedTuple):
    """What is looked for in a row: words one after the other; `begins` where the last is only a beginning."""

    text: str
    begins: bool


class FullText(Protocol):
    """The full text index of an archive: of statements, with the sentences behind them and the names of the
    parties in them."""

    def add(self, first: int, beyond: int) -> None:
        """Takes in the statements with ids from `first` up to before `beyond`."""

    def remove(self, first: int, beyond: int) -> None:
        """Takes them out, before they go themselves."""

    def find(
        self, terms: Sequence[SearchTerm], *, first: int, parties: Iterable[int] | None, best: bool, most: int
    ) -> list[int]:
        """The ids of statements from `first` on that hold all terms, the newest first, or the best; with
        `parties` of their positions alone."""


class Archive(Protocol):
    """An archive that is open. Statements name their values as in `:date`, and are in SQL that both
    databases read."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def full_text(self) -> FullText: ...

    def rows(self, query: str, **values: Value) -> list[dict[str, Any]]:
        """All rows of a query; their columns go by their names."""

    def value(self, query: str, **values: Value) -> Any:
        """The first column of the first row of a query; None where there is no row."""

    def execute(self, statement: str, **values: Value) -> int:
        """How many rows a statement changed."""

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows to a table, all with the columns of the first. Raises UnfitBriefError, then or at the
        end of the transaction, for rows that it does not take."""

    def define(self, statement: schema.Definition) -> None:
        """Runs a statement of a migration."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within it is kept, or nothing. It is the only writer's from its beginning.
        Raises ArchiveError where a later version has written since."""

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read within it is of one moment, and nothing can be written."""

    def version(self) -> int:
        """The version of its schema; 0 where it has none yet."""

    def set_version(self, version: int) -> None: ...

    def size(self) -> int:
        """Bytes on the disk."""

    def compact(self) -> None:
        """Gives the room of removed rows back."""


@contextmanager
def open_archive(
    place: ArchivePlace, *, create: bool = False, notice: Notice = lambda _: None
) -> Iterator[Archive]:
    """An archive, brought to this version's schema. `notice` is told where another writer is waited for.

    Raises UsageError where there is none and none is to be made, or where this run cannot use such a place,
    and ArchiveError for whatever is wrong with it, within the block as well.
    """
    with _connect(place, create, notice) as archive:
        if archive.version() != len(schema.MIGRATIONS):
            with archive.transaction():
                migrate(archive, schema.MIGRATIONS)
        yield archive


@contextmanager
def read_archive(place: ArchivePlace) -> Iterator[Archive]:
    """An archive to read, all of it as it is at one moment. Raises what `open_archive` raises."""
    with open_archive(place) as archive, archive.snapshot():
        yield archive


def _connect(place: ArchivePlace, create: bool, notice: Notice) -> AbstractContextManager[Archive]:
    if isinstance(place, Path):
        from briefing.archive.sqlite_archive import connect_sqlite

        return connect_sqlite(place, create)
    from briefing.archive.postgres_archive import connect_postgres

    return connect_postgres(place, create, notice)


def migrate(archive: Archive, migrations: Sequence[schema.Migration]) -> None:
    """Takes an archive through those migrations that it has not gone through. Within a transaction."""
    for migration in migrations[archive.version() :]:
        migration(archive.define)
    archive.set_version(len(migrations))


def check_version(archive: Archive) -> None:
    """Raises ArchiveError for an archive that a later version of this program wrote."""
    version = archive.version()
    if version > len(schema.MIGRATIONS):
        raise ArchiveError(
            f"{archive.name} was written by a later version of briefing (schema {version}, this one knows"
            f" {len(schema.MIGRATIONS)}); update briefing, or name another archive"
        )


def encodable(values: Row) -> dict[str, Value]:
    """Values without what no text in UTF-8 holds: bytes of the command line that were no characters."""
    return {
        name: value.encode(errors="replace").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }


def in_list(ids: Iterable[int]) -> str:
    """Ids as a list of SQL."""
    return f"({', '.join(str(int(key)) for key in ids) or 'NULL'})"


def pattern_within(text: str) -> str:
    """A pattern for LIKE … ESCAPE '!' that a text holds where this one is within it."""
    escaped = "".join(f"{_ESCAPE}{mark}" if mark in f"%_{_ESCAPE}" else mark for mark in text)
    return f"%{escaped}%"
