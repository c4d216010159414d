"""Search: statements of the archive by the words in them, in the sentences that bear them out, and in all
names of the parties that they name."""

from datetime import date

from briefing.archive.database import Archive, in_list
from briefing.archive.parties import find_party
from briefing.archive.rows import first_id
from briefing.archive.statements import ArchivedStatement, load_statements
from briefing.errors import UsageError

_RETOLD = 6  # statements that are looked at for each that is wanted, since one is told on several days
_WEIGHTS = "3.0, 1.0, 2.0"  # of the text, its quotes and its names, in the best-first order
_REPEATED = "(section = 'agreement' AND status = 'corroborated')"  # which stands among the points as well


def full_text_query(words: str) -> str:
    """Words as FTS5 reads them (https://sqlite.org/fts5.html): all are wanted, in any order and form; those
    in quotation marks together; with a star at its end a word is the beginning of one.

    Raises UsageError where there is no word.
    """
    parts = words.replace("“", '"').replace("”", '"').split('"')
    terms = []
    for place, part in enumerate(parts):
        is_phrase = place % 2 == 1 and place + 1 < len(parts)
        for text in [part.strip()] if is_phrase else part.split():
            beginning = "*" if text.endswith("*") and not is_phrase else ""
            if any(character.isalnum() for character in text):
                terms.append(f'"{text.rstrip("*")}"{beginning}')
    if not terms:
        raise UsageError(f"{words!r} holds no word to look for; write it as in: briefing find lithium")
    return " AND ".join(terms)


def find_statements(
    archive: Archive,
    words: str,
    *,
    since: date | None = None,
    party: str = "",
    best: bool = False,
    limit: int = 20,
) -> list[ArchivedStatement]:
    """The statements that hold the words, the newest first, or the best; what a story tells on several days
    is there once, as it was told last. With a `party`, its positions alone, under any of its names.

    Raises UsageError for a party that there is not, and where there is no word.
    """
    clauses = ["full_text MATCH :words"]
    if since is not None:
        clauses.append("rowid >= :first")
    if party:
        ids = in_list(find_party(archive, party).ids)
        clauses.append(f"rowid IN (SELECT statement FROM positions WHERE party IN {ids})")
    order = f"bm25(full_text, {_WEIGHTS})" if best else "rowid DESC"
    rows = archive.rows(
        f"SELECT f.id FROM (SELECT rowid AS id, {order.removesuffix(' DESC')} AS place FROM full_text"
        f" WHERE {' AND '.join(clauses)} ORDER BY {order} LIMIT :most) f JOIN statements s ON s.id = f.id"
        f" WHERE NOT {_REPEATED} ORDER BY f.place {'' if best else 'DESC'}",
        words=full_text_query(words),
        first=first_id(since) if since else 0,
        most=limit * _RETOLD,
    )
    told: dict[tuple[str, str], ArchivedStatement] = {}
    for statement in load_statements(archive, [row["id"] for row in rows]):
        told.setdefault((statement.storyline, statement.text), statement)
    return list(told.values())[:limit]
