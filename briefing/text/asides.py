"""Sentences of an article that tell nothing of its story: orders to its readers, notes on the article."""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.model import Sentence, Span
from briefing.text.cleaning import paragraphs
from briefing.text.corrections import is_note, opens_note
from briefing.text.orders import Order, order
from briefing.text.quotations import quotations

_LOOKS_BACK = re.compile(r"\b(?:above|previous|preceding)\b", re.IGNORECASE)
_MOSTLY = 0.6  # of a sentence; what is quoted so far is its speaker's
_MOST_QUOTED = 20  # quotations of one sentence
_REMEMBERED = 64  # articles


def asides(text: str, title: Span | None, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that no finding may rest on. An order that is about the answer or the
    instructions takes the rest of its paragraph with it, as a note does that opens one."""
    places = tuple((one.number, one.start, one.end) for one in sentences)
    return _asides(text, title, places)


@lru_cache(maxsize=_REMEMBERED)
def _asides(text: str, title: Span | None, places: tuple[tuple[int, int, int], ...]) -> frozenset[int]:
    bodies = paragraphs(text, title)
    quoted = quotations(text, bodies)
    apart: set[int] = set()
    before: list[int] = []  # in the same paragraph
    paragraph, quote, rest = -1, 0, False
    for number, start, end in places:
        opens = False
        while paragraph + 1 < len(bodies) and bodies[paragraph + 1].start <= start:
            paragraph, rest, opens = paragraph + 1, False, True
            before = []
        while quote < len(quoted) and quoted[quote].end <= start:
            quote += 1
        if _is_quoted(quoted, quote, start, end):
            continue
        sentence = text[start:end]
        how = order(sentence)
        rest = rest or how is Order.MACHINE or (opens and opens_note(sentence))
        if rest or how or is_note(sentence):
            apart.add(number)
            if how is Order.MACHINE and _LOOKS_BACK.search(sentence):
                apart.update(before)
        before.append(number)
    return frozenset(apart)


def _is_quoted(quoted: Sequence[Span], first: int, start: int, end: int) -> bool:
    inside = 0
    for span in quoted[first : first + _MOST_QUOTED]:
        inside += max(0, min(span.end, end) - max(span.start, start))
    return inside > _MOSTLY * (end - start)
