"""A sentence as words and marks, with its names and quotations: what the rules for phrases and verbs read.

No parser and no weights: news prose is regular enough that closed word lists and punctuation find the
subject of a reporting verb.
"""

import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.model import Span
from briefing.text.names import WORD, Name, names
from briefing.text.quotations import quoted_spans

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|(?P<mark>''|\.\.\.|[^\w\s])")
AUXILIARIES = frozenset(
    "has have had having is are was were be been being am will would can could may might must shall should"
    " does do did 's 're 've 'd 'll".split()
)
_NOWHERE = (sys.maxsize, sys.maxsize)
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
    found = names(sentence, known)
    quotes = quoted_spans(sentence) if quoted is None else quoted
    in_names = _Within(found)
    in_quotes = _Within(quotes)
    tokens = tuple(
        Token(
            text := m.group(),
            start := m.start(),
            m.end(),
            m.lastgroup == "word",
            _lower(text),
            in_names.holds(start),
            in_quotes.holds(start),
        )
        for m in _TOKEN.finditer(sentence)
    )
    return Line(sentence, tokens, found, quotes)


class _Within:
    """Whether offsets, asked for in rising order, lie in one of the spans, which are in order, too."""

    def __init__(self, spans: Sequence[Name] | Sequence[Span]) -> None:
        self._bounds = iter([(span.start, span.end) for span in spans])
        self._start, self._end = next(self._bounds, _NOWHERE)

    def holds(self, offset: int) -> bool:
        while offset >= self._end:
            self._start, self._end = next(self._bounds, _NOWHERE)
        return offset >= self._start


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
