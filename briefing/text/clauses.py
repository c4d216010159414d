"""A sentence as words and marks, with its names and quotations: what the rules for phrases and verbs read.

No parser and no weights: news prose is regular enough that closed word lists and punctuation find the
subject of a reporting verb.
"""

import re
from typing import NamedTuple

from briefing.model import Span
from briefing.text.names import WORD, names
from briefing.text.quotations import quoted_spans

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|(?P<mark>''|\.\.\.|[^\w\s])")
AUXILIARIES = frozenset(
    "has have had having is are was were be been being am will would can could may might must shall should"
    " does do did 's 're 've 'd 'll".split()
)
BE = frozenset("is are was were be been being am".split())
MODALS = frozenset("will would can could may might must shall should do does did".split())
NEGATIONS = frozenset("not never n't no cannot without neither nor".split())
_ADVERBS = frozenset(
    "also now still again then later soon first even just only once repeatedly already instead too both"
    " all each long often always ever reportedly simply further thus currently once more than since".split()
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
    text: str
    start: int
    end: int
    word: bool

    @property
    def lower(self) -> str:
        return self.text.casefold().replace("’", "'")


class Line(NamedTuple):
    """One sentence made ready: its tokens, its names, what of it is quoted."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Span, ...]
    quoted: tuple[Span, ...]


def line(sentence: str, known: frozenset[str] = frozenset(), quoted: tuple[Span, ...] | None = None) -> Line:
    """`quoted` are the quotations as spans of the sentence, where they run beyond it."""
    tokens = tuple(
        Token(m.group(), m.start(), m.end(), m.lastgroup == "word") for m in _TOKEN.finditer(sentence)
    )
    return Line(
        sentence,
        tokens,
        tuple(Span(start=n.start, end=n.end) for n in names(sentence, known)),
        quoted_spans(sentence) if quoted is None else quoted,
    )


def in_quote(here: Line, at: int) -> bool:
    token = here.tokens[at]
    return any(q.start <= token.start < q.end for q in here.quoted)


def in_name(here: Line, at: int) -> bool:
    token = here.tokens[at]
    return any(n.start <= token.start < n.end for n in here.names)


def is_adverb(token: Token) -> bool:
    return token.word and (
        token.lower in _ADVERBS
        or (token.lower.endswith("ly") and token.text[0].islower() and len(token.text) > 4)
    )
