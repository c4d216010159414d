"""Quotations: the spans inside the quotation marks of a text."""

import re
from collections.abc import Sequence

from briefing.models import Span

_MARK = re.compile(  # each begins with its mark: so the search for one is fast
    r"“|”|''|\"|‘(?<![^\W_]‘)(?=[^\W\d_])|’(?<=[^\W\d_,.!?]’)(?![^\W_])|’(?<=[,.!?]’)"
)
_CLOSES = {"“": "”", "‘": "’", '"': '"', "''": "''"}
_DOUBLE = re.compile(r"[“”]")


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted spans of a text, without their marks, in order.

    Curly, straight and doubled single marks count, and one may be closed by the other: "so," of a curly
    mark and a straight one. A quotation that is not closed in its paragraph ends with it: that is how news
    prints a quotation of several paragraphs. An inner quotation belongs to the outer one.
    """
    spans: list[Span] = []
    for paragraph in paragraphs:
        spans += _paragraph_quotations(text, paragraph)
    return tuple(spans)


def quoted_spans(sentence: str) -> tuple[Span, ...]:
    """The quotations of a sentence that stands alone."""
    if not any(mark in sentence for mark in _CLOSES):
        return ()
    return quotations(sentence, (Span(start=0, end=len(sentence)),))


def _paragraph_quotations(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    opened: re.Match[str] | None = None
    inner = False
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            opened, inner = (mark if mark.group() in _CLOSES else None), False
        elif mark.group() == _CLOSES[opened.group()] or (
            not inner and _closes_another(text, opened, mark, paragraph)
        ):
            if mark.start() > opened.end():
                spans.append(Span(start=opened.end(), end=mark.start()))
            opened = None
        elif mark.group() in "“”":
            inner = mark.group() == "“"
    if opened is not None and opened.group() != "‘" and paragraph.end > opened.end():
        spans.append(Span(start=opened.end(), end=paragraph.end))
    return spans


def _closes_another(text: str, opened: re.Match[str], mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a curly mark closes what a straight one opened, or the other way round: after punctuation, and
    with no curly mark ahead that would close it."""
    if opened.group() == '"' and mark.group() == "”":
        return True
    if opened.group() != "“" or mark.group() != '"' or text[mark.start() - 1] not in ",.!?…":
        return False
    ahead = _DOUBLE.search(text, mark.end(), paragraph.end)
    return ahead is None or ahead.group() == "“"
