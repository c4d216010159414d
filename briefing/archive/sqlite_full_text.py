"""Full text of SQLite: the words of a search as FTS5 reads them (https://sqlite.org/fts5.html)."""

from collections.abc import Iterable, Sequence

from briefing.archive.database import Archive, SearchTerm, in_list

_WEIGHTS = "3.0, 1.0, 2.0"  # of the text, its quotes and its names, in the best-first order
_ADD = (
    "INSERT INTO full_text (rowid, text, quotes, names) SELECT id, text, quotes, names FROM searchable"
    " WHERE id >= :first AND id < :beyond"
)
_REMOVE = (  # the index has to be told the text that it is to forget
    "INSERT INTO full_text (full_text, rowid, text, quotes, names) SELECT 'delete', id, text, quotes, names"
    " FROM searchable WHERE id >= :first AND id < :beyond"
)


class SqliteFullText:
    """The index of an archive in a file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def add(self, first: int, beyond: int) -> None:
        self._archive.execute(_ADD, first=first, beyond=beyond)

    def remove(self, first: int, beyond: int) -> None:
        self._archive.execute(_REMOVE, first=first, beyond=beyond)

    def find(
        self, terms: Sequence[SearchTerm], *, first: int, parties: Iterable[int] | None, best: bool, most: int
    ) -> list[int]:
        theirs = (
            f" AND rowid IN (SELECT statement FROM positions WHERE party IN {in_list(parties)})"
            if parties is not None
            else ""
        )
        order = f"bm25(full_text, {_WEIGHTS})" if best else "rowid DESC"
        rows = self._archive.rows(
            "SELECT rowid AS id FROM full_text WHERE full_text MATCH :words AND rowid >= :first"
            f"{theirs} ORDER BY {order} LIMIT :most",
            words=fts5_query(terms),
            first=first,
            most=most,
        )
        return [row["id"] for row in rows]


def fts5_query(terms: Sequence[SearchTerm]) -> str:
    """Terms as FTS5 reads them: all are wanted, none is read as a word of its language."""
    return " AND ".join(f'"{term.text}"{"*" if term.begins else ""}' for term in terms)
