"""Annotated sentences: words and marks, names and quotations, which the rules for phrases and verbs read.

No parser and no weights: news prose is regular enough that closed word lists and punctuation find the
subject of a reporting verb.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.models import Span
from briefing.nlp.entities import Name, names
from briefing.nlp.quotations import quoted_spans
from briefing.nlp.tokenization import Token, tokenize

_REMEMBERED = 128  # sentences
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


class AnnotatedSentence(NamedTuple):
    """One sentence made ready: its tokens, its names, what of it is quoted."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    quoted: tuple[Span, ...]


def annotate_sentence(
    sentence: str, known: frozenset[str] = frozenset(), quoted: tuple[Span, ...] | None = None
) -> AnnotatedSentence:
    """`quoted` are the quotations as spans of the sentence, where they run beyond it."""
    return attach_annotations(
        sentence, names(sentence, known), quoted_spans(sentence) if quoted is None else quoted
    )


@lru_cache(maxsize=_REMEMBERED)
def attach_annotations(
    sentence: str, proper_names: tuple[Name, ...], quotes: tuple[Span, ...]
) -> AnnotatedSentence:
    """A line with names and quotations that were found before."""
    tokens = list(tokenize(sentence).tokens)
    if proper_names or quotes:
        starts = [token.start for token in tokens]
        for index in _indices_within(proper_names, starts):
            tokens[index] = tuple.__new__(Token, (*tokens[index][:5], True, False))
        for index in _indices_within(quotes, starts):
            tokens[index] = tuple.__new__(Token, (*tokens[index][:6], True))
    return AnnotatedSentence(sentence, tuple(tokens), proper_names, quotes)


def _indices_within(spans: Sequence[Name] | Sequence[Span], starts: list[int]) -> Iterator[int]:
    """The places of the tokens that start in one of the spans."""
    for span in spans:
        first = bisect_left(starts, span.start)
        yield from range(first, bisect_left(starts, span.end, first))


def is_in_quote(sentence: AnnotatedSentence, index: int) -> bool:
    return sentence.tokens[index].quoted


def is_in_name(sentence: AnnotatedSentence, index: int) -> bool:
    return sentence.tokens[index].named


def is_adverb(token: Token) -> bool:
    return token.word and (
        token.lower in _ADVERBS
        or (token.lower.endswith("ly") and token.text[0].islower() and len(token.text) > 4)
    )
