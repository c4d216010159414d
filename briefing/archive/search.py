"""Search: statements of the archive by the words in them, in the sentences that bear them out, and in all
names of the parties that they name."""

from datetime import date

from briefing.archive.database import Archive, SearchTerm
from briefing.archive.parties import find_party
from briefing.archive.rows import first_id
from briefing.archive.statements import ArchivedStatement, load_statements
from briefing.errors import UsageError
from briefing.models import AGREEMENT

_RETOLD = 6  # statements that are looked at for each that is wanted, since one is told on several days
_REPEATED = (AGREEMENT, "corroborated")  # which stands among the points as well


def search_terms(words: str) -> list[SearchTerm]:
    """What is looked for: each word, in any order and form; those in quotation marks together; with a star at
    its end a word is the beginning of one.

    Raises UsageError where there is no word.
    """
    parts = words.replace("“", '"').replace("”", '"').split('"')
    terms = []
    for place, part in enumerate(parts):
        is_phrase = place % 2 == 1 and place + 1 < len(parts)
        for text in [part.strip()] if is_phrase else part.split():
            if any(character.isalnum() for character in text):
                terms.append(SearchTerm(text.rstrip("*"), text.endswith("*") and not is_phrase))
    if not terms:
        raise UsageError(f"{words!r} holds no word to look for; write it as in: briefing find lithium")
    return terms


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
    ids = archive.full_text.find(
        search_terms(words),
        first=first_id(since) if since else 0,
        parties=find_party(archive, party).ids if party else None,
        best=best,
        most=limit * _RETOLD,
    )
    told: dict[tuple[str, str], ArchivedStatement] = {}
    for statement in load_statements(archive, ids):
        if (statement.section, statement.status) != _REPEATED:
            told.setdefault((statement.storyline, statement.text), statement)
    return list(told.values())[:limit]
