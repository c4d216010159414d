"""Files of statements, a JSON object a line: what is to be checked, and what people said of it.

{"statement": TEXT, "evidence": [TEXT, …]}
{"statement": TEXT, "evidence": [TEXT, …], "supported": true, "kind": TEXT, "article": TEXT}
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from briefing.errors import UsageError
from briefing.nlp.visible_text import visible_words

_GIVEN = '{"statement": TEXT, "evidence": [TEXT, …]}'
_LABELLED = '{"statement": TEXT, "evidence": [TEXT, …], "supported": true or false}'
_KIND_KEYS = ("kind", "class", "set")


class GivenStatement(NamedTuple):
    """A statement of any origin and the sentences that it is said to rest on."""

    text: str
    evidence: tuple[str, ...]


class LabelledStatement(NamedTuple):
    """A statement, and whether people find that its evidence bears it out. `kind` is empty where its line
    names none; statements of one `article` rest on the same text."""

    given: GivenStatement
    supported: bool
    kind: str
    article: str

    @property
    def held_out(self) -> bool:
        """Whether its article is in the third that is kept unread while rules are written, by its hash."""
        return int(hashlib.sha256(self.article.encode()).hexdigest(), 16) % 3 == 0


def parse_statements(content: bytes, name: str) -> Iterator[GivenStatement]:
    """The statements of a file of this name. Raises UsageError at the first line that is none."""
    for number, row in _rows(content):
        if row is None or (given := _given(row)) is None:
            raise UsageError(f"{name}, line {number}: not {_GIVEN}; correct that line")
        yield given


def parse_labelled(content: bytes, name: str) -> Iterator[LabelledStatement]:
    """The same with the labels. `kind` is read from "kind", "class" or "set", whichever comes first; where no
    "article" is named, the evidence is the article."""
    for number, row in _rows(content):
        given = None if row is None else _given(row)
        if row is None or given is None or not isinstance(row.get("supported"), bool):
            raise UsageError(f"{name}, line {number}: not {_LABELLED}; correct that line")
        kind = next((str(row[key]) for key in _KIND_KEYS if row.get(key)), "")
        article = str(row.get("article") or "\n".join(row["evidence"]))
        yield LabelledStatement(given, row["supported"], kind, article)


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, Any] | None]]:
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield number, row if isinstance(row, dict) else None


def _given(row: dict[str, Any]) -> GivenStatement | None:
    text, evidence = row.get("statement"), row.get("evidence")
    if not isinstance(text, str) or not isinstance(evidence, list):
        return None
    if not all(isinstance(piece, str) for piece in evidence):
        return None
    return GivenStatement(visible_words(text), tuple(map(visible_words, evidence)))
