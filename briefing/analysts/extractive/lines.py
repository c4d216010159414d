"""A sentence with what was found in it."""

from bisect import bisect_right
from typing import NamedTuple

from briefing.model import Span
from briefing.text import names
from briefing.text.attribution import Attribution


class Line(NamedTuple):
    """A sentence with what was found in it; all offsets are the sentence's own."""

    number: int
    text: str
    paragraph: int
    quoted: tuple[Span, ...]
    names: tuple[names.Name, ...]
    attributions: tuple[Attribution, ...]
    passing: tuple[Attribution, ...]
    damaged: bool  # glued to a neighbour
    stems: frozenset[str]
    apart: bool  # an order to readers or a note on the article: nothing is said in it of the story
    words: frozenset[str]  # in lower case; what a rule's sign words are looked for in


def unquoted(line: Line) -> str:
    """A sentence without what it quotes."""
    kept, at = "", 0
    for span in line.quoted:
        kept += line.text[at : span.start]
        at = span.end
    return kept + line.text[at:]


def is_quoted(line: Line, offset: int) -> bool:
    """Whether what stands at an offset is quoted."""
    before = bisect_right(line.quoted, offset, key=_start)
    return before > 0 and offset < line.quoted[before - 1].end


def _start(span: Span) -> int:
    return span.start
