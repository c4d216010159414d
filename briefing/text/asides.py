"""Sentences of an article that tell nothing of its story: orders to its readers, notes on the article."""

from collections.abc import Sequence
from functools import lru_cache

from briefing.model import Sentence, Span
from briefing.text.cleaning import paragraphs
from briefing.text.corrections import is_note, opens_note
from briefing.text.orders import Order, order
from briefing.text.quotations import quotations

_MOSTLY = 0.6  # of a sentence; what is quoted so far is its speaker's
_MOST_QUOTED = 20  # quotations of one sentence
_REMEMBERED = 64  # articles


def asides(text: str, title: Span | None, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that no finding may rest on. An order that is about the answer or the
    instructions takes the rest of its paragraph with it where it opens that, as a note does."""
    places = tuple((one.number, one.start, one.end) for one in sentences)
    return _asides(text, title, places)


@lru_cache(maxsize=_REMEMBERED)
def _asides(text: str, title: Span | None, places: tuple[tuple[int, int, int], ...]) -> frozenset[int]:
    bodies = paragraphs(text, title)
    quoted = quotations(text, bodies)
    apart: set[int] = set()
    paragraph, quote, rest = -1, 0, False
    for number, start, end in places:
        opens = False
        while paragraph + 1 < len(bodies) and bodies[paragraph + 1].start <= start:
            paragraph, rest, opens = paragraph + 1, False, True
        while quote < len(quoted) and quoted[quote].end <= start:
            quote += 1
        if _is_quoted(quoted, quote, start, end):
            continue
        sentence = text[start:end]
        how = order(sentence)
        rest = rest or (opens and (how is Order.MACHINE or opens_note(sentence)))
        if rest or how or is_note(sentence):
            apart.add(number)
    return frozenset(apart)


def _is_quoted(quoted: Sequence[Span], first: int, start: int, end: int) -> bool:
    inside = 0
    for span in quoted[first : first + _MOST_QUOTED]:
        inside += max(0, min(span.end, end) - max(span.start, start))
    return inside > _MOSTLY * (end - start)
