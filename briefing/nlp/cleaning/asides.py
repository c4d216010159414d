"""Editorial asides: sentences that tell nothing of an article's story: orders to its readers, notes on it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.models import Sentence, Span
from briefing.nlp import lexicon
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.cleaning.correction_notices import is_note, opens_note
from briefing.nlp.cleaning.instructions import Order, classify_order
from briefing.nlp.quotations import quotations

_WHO_IS = re.compile(r"(?:[A-Z][\w.’'-]+ ){2,4}(?:is|was) (?P<what>(?:(?:an?|the) |\S+ (?:of|at|for|in) ).*)")
_WITHIN = 8  # words in which an author's job is told
_LOOKS_BACK = re.compile(r"\b(?:above|previous|preceding)\b", re.IGNORECASE)
_MOSTLY = 0.6  # of a sentence; what is quoted so far is its speaker's
_MOST_QUOTED = 20  # quotations of one sentence
_REMEMBERED = 1024  # articles of a day, asked for again for its stories


def asides(text: str, title: Span | None, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that no finding may rest on. An order that is about the answer or the
    instructions takes the rest of its paragraph with it, as a note does that opens one."""
    spans = tuple((sentence.number, sentence.start, sentence.end) for sentence in sentences)
    return _asides(text, title, spans)


@lru_cache(maxsize=_REMEMBERED)
def _asides(text: str, title: Span | None, spans: tuple[tuple[int, int, int], ...]) -> frozenset[int]:
    bodies = paragraphs(text, title)
    quoted = quotations(text, bodies)
    excluded: set[int] = set()
    before: list[int] = []  # in the same paragraph
    paragraph, quote, rest = -1, 0, False
    for number, start, end in spans:
        opens = False
        while paragraph + 1 < len(bodies) and bodies[paragraph + 1].start <= start:
            paragraph, rest, opens = paragraph + 1, False, True
            before = []
        while quote < len(quoted) and quoted[quote].end <= start:
            quote += 1
        if _is_quoted(quoted, quote, start, end):
            continue
        sentence = text[start:end]
        order_kind = classify_order(sentence)
        rest = rest or order_kind is Order.MACHINE or (opens and opens_note(sentence))
        last = paragraph == len(bodies) - 1 and len(bodies) > 1
        rest = rest or (opens and last and _is_about_author(sentence))
        if rest or order_kind or is_note(sentence):
            excluded.add(number)
            if order_kind is Order.MACHINE and _LOOKS_BACK.search(sentence):
                excluded.update(before)
        before.append(number)
    return frozenset(excluded)


def _is_about_author(sentence: str) -> bool:
    """Whether it is the line below an article that says who wrote it: "Ada Voss is a professor of law …"."""
    match = _WHO_IS.match(sentence)
    words = match["what"].casefold().split() if match else []
    return any(_is_job(word.strip(",.;")) for word in words[:_WITHIN])


def _is_job(word: str) -> bool:
    agent = lexicon.agents().get(word)
    return word in lexicon.roles() or (agent is not None and agent.kind == "person")


def _is_quoted(quoted: Sequence[Span], first: int, start: int, end: int) -> bool:
    inside = 0
    for span in quoted[first : first + _MOST_QUOTED]:
        inside += max(0, min(span.end, end) - max(span.start, start))
    return inside > _MOSTLY * (end - start)
