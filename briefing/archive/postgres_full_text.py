"""Full text of PostgreSQL: statements as vectors of stems, and the words of a search as a query for them
(https://www.postgresql.org/docs/current/textsearch.html).

Words are cut here, and not by PostgreSQL's parser, which takes "EU/Japan" for the path of a file and
"news.example" for a host, and finds neither half. They are letters and digits without their accents, as FTS5
has them, so that a search finds the same in both databases.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from briefing.archive.database import Archive, SearchTerm, in_list

_ACCENTS = range(0x300, 0x370)  # the combining marks that FTS5 takes off
_LONGEST = 200  # characters of a word; PostgreSQL indexes none of over 2,046 bytes
_WEIGHT = {"text": "A", "names": "B", "quotes": "C"}  # of a word, by where it stands
_WEIGHTS = "{0, 0.33, 0.67, 1}"  # of D, C, B and A in the best-first order
_BY_LENGTH = 1  # in that order a long statement counts less

_TO_ADD = "SELECT id, text, names, quotes FROM searchable WHERE id >= :first AND id < :beyond ORDER BY id"
_VECTORS = " || ".join(
    f"setweight(to_tsvector('briefing_words', {column}), '{weight}')" for column, weight in _WEIGHT.items()
)
_ADD = (
    f"INSERT INTO full_text (statement, words) SELECT id, {_VECTORS} FROM json_to_recordset"
    " (CAST(:rows AS json)) AS r (id BIGINT, text TEXT, names TEXT, quotes TEXT)"
)
_REMOVE = "DELETE FROM full_text WHERE statement >= :first AND statement < :beyond"
_QUERY = "to_tsquery('briefing_words', :words)"
_RANK = f"ts_rank(CAST(:weights AS REAL[]), words, {_QUERY}, {_BY_LENGTH}) DESC, statement DESC"


class PostgresFullText:
    """The index of an archive in a database of a server."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def add(self, first: int, beyond: int) -> None:
        rows = self._archive.rows(_TO_ADD, first=first, beyond=beyond)
        cut = [
            {"id": row["id"], **{column: " ".join(plain_words(row[column] or "")) for column in _WEIGHT}}
            for row in rows
        ]
        self._archive.execute(_ADD, rows=json.dumps(cut, ensure_ascii=False))

    def remove(self, first: int, beyond: int) -> None:
        self._archive.execute(_REMOVE, first=first, beyond=beyond)

    def find(
        self, terms: Sequence[SearchTerm], *, first: int, parties: Iterable[int] | None, best: bool, most: int
    ) -> list[int]:
        theirs = (
            f" AND statement IN (SELECT statement FROM positions WHERE party IN {in_list(parties)})"
            if parties is not None
            else ""
        )
        rows = self._archive.rows(
            f"SELECT statement AS id FROM full_text WHERE words @@ {_QUERY} AND statement >= :first{theirs}"
            f" ORDER BY {_RANK if best else 'statement DESC'} LIMIT :most",
            words=tsquery(terms),
            weights=_WEIGHTS,
            first=first,
            most=most,
        )
        return [row["id"] for row in rows]


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, without accents."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if ord(mark) not in _ACCENTS)
    small = unicodedata.normalize("NFC", bare).lower()
    cut = "".join(character if character.isalnum() else " " for character in small)
    return [word[:_LONGEST] for word in cut.split()]


def tsquery(terms: Sequence[SearchTerm]) -> str:
    """Terms as to_tsquery reads them: all are wanted, each with its words in a row in one place: in the text,
    a name or a quote."""
    return " & ".join(_term(term) for term in terms)


def _term(term: SearchTerm) -> str:
    words = plain_words(term.text)
    last = "*" if term.begins else ""
    if len(words) == 1:
        return f"'{words[0]}':{last}" if last else f"'{words[0]}'"
    in_one_place = (
        " <-> ".join(
            f"'{word}':{'' if place < len(words) else last}{weight}" for place, word in enumerate(words, 1)
        )
        for weight in _WEIGHT.values()
    )
    return f"({' | '.join(f'({row})' for row in in_one_place)})"
