"""A sentence as words and marks, with its names and quotations: what the rules for phrases and verbs read.

No parser and no weights: news prose is regular enough that closed word lists and punctuation find the
subject of a reporting verb.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from briefing.model import Span
from briefing.text.names import Name, names
from briefing.text.quotations import quoted_spans
from briefing.text.spelling import spelled

_REMEMBERED = 512  # sentences
AUXILIARIES = frozenset(
    "has have had having is are was were be been being am will would can could may might must shall should"
    " does do did 's 're 've 'd 'll".split()
)
BE = frozenset("is are was were be been being am".split())
MODALS = frozenset("will would can could may might must shall should do does did".split())
NEGATIONS = frozenset("not never n't no cannot without neither nor".split())
_ADVERBS = frozenset(
    "also now still again then later soon first even just only once repeatedly already instead too both"
    " all each long often always ever reportedly simply further thus currently once more than since"
    " almost nearly quite so rather perhaps yet".split()
)
PREPOSITIONS = frozenset(
    "in on at to of for from with by about after before during under over against between among through into"
    " via amid despite within without near since until like unlike as per across towards around".split()
)
STOPS = frozenset(
    "that if because when while as although though since where whether than but so unless until who whom"
    " whose which what how why and or after before yet then there".split()
)


class Token(NamedTuple):
    """A word or a mark. `lower` is how the word lists spell it; `named` and `quoted` say where it is."""

    text: str
    start: int
    end: int
    word: bool
    lower: str
    named: bool
    quoted: bool


class Line(NamedTuple):
    """One sentence made ready: its tokens, its names, what of it is quoted."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    quoted: tuple[Span, ...]


def line(sentence: str, known: frozenset[str] = frozenset(), quoted: tuple[Span, ...] | None = None) -> Line:
    """`quoted` are the quotations as spans of the sentence, where they run beyond it."""
    return made(sentence, names(sentence, known), quoted_spans(sentence) if quoted is None else quoted)


@lru_cache(maxsize=_REMEMBERED)
def made(sentence: str, found: tuple[Name, ...], quotes: tuple[Span, ...]) -> Line:
    """A line with names and quotations that were found before."""
    spelt = spelled(sentence)
    starts = [start for start, _ in spelt.places]
    columns = zip(
        spelt.tokens,
        starts,
        [end for _, end in spelt.places],
        [token[0].isalnum() for token in spelt.tokens],
        map(_lower, spelt.tokens),
        _within(found, starts),
        _within(quotes, starts),
        strict=True,
    )
    # by the tuple's own constructor: this is made of every word of an article, and the named one is slower
    return Line(sentence, tuple(map(partial(tuple.__new__, Token), columns)), found, quotes)


def _within(spans: Sequence[Name] | Sequence[Span], starts: list[int]) -> list[bool]:
    """Whether each token starts in one of the spans."""
    inside = [False] * len(starts)
    for span in spans:
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end, first)
        inside[first:last] = [True] * (last - first)
    return inside


@lru_cache(maxsize=65536)
def _lower(text: str) -> str:
    return text.casefold().replace("’", "'")


def in_quote(here: Line, at: int) -> bool:
    return here.tokens[at].quoted


def in_name(here: Line, at: int) -> bool:
    return here.tokens[at].named


def is_adverb(token: Token) -> bool:
    return token.word and (
        token.lower in _ADVERBS
        or (token.lower.endswith("ly") and token.text[0].islower() and len(token.text) > 4)
    )
