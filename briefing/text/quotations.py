"""Where a text quotes: the spans inside its quotation marks."""

import re
from collections.abc import Sequence

from briefing.model import Span

_MARK = re.compile(r"“|”|''|\"|(?<![^\W_])‘(?=[^\W\d_])|(?<=[^\W\d_,.!?])’(?![^\W_])|(?<=[,.!?])’")
_CLOSES = {"“": "”", "‘": "’", '"': '"', "''": "''"}


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted spans of a text, without their marks, in order.

    Curly, straight and doubled single marks count. A quotation that is not closed in its paragraph ends
    with it: that is how news prints a quotation of several paragraphs. An inner quotation belongs to the
    outer one.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        found += _in_paragraph(text, paragraph)
    return tuple(found)


def quoted_spans(sentence: str) -> tuple[Span, ...]:
    """The quotations of a sentence that stands alone."""
    if not any(mark in sentence for mark in _CLOSES):
        return ()
    return quotations(sentence, (Span(start=0, end=len(sentence)),))


def _in_paragraph(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if mark.group() in _CLOSES:
                opened = mark
        elif mark.group() == _CLOSES[opened.group()]:
            if mark.start() > opened.end():
                found.append(Span(start=opened.end(), end=mark.start()))
            opened = None
    if opened is not None and opened.group() != "‘" and paragraph.end > opened.end():
        found.append(Span(start=opened.end(), end=paragraph.end))
    return found
