"""Annotated sentences: words and marks, names and quotations, which the rules for phrases and verbs read.

No parser and no weights: news prose is regular enough that closed word lists and punctuation find the
subject of a reporting verb.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.nlp.entities import Name, names
from briefing.nlp.quotations import quoted_spans
from briefing.nlp.tokenization import Token, tokenize
from briefing.nlp.word_classes import word_class

if TYPE_CHECKING:
    from briefing.nlp.clauses import Clauses

_REMEMBERED = 128  # sentences
AUXILIARIES = word_class("auxiliaries")
BE = word_class("be")
MODALS = word_class("modals", "do")
NEGATIONS = word_class("negations")
_ADVERBS = word_class("adverbs beside a verb")
_NO_ADVERBS = word_class("words in -ly that are no adverbs")
PREPOSITIONS = word_class("prepositions")
STOPS = word_class("clause openers")


@dataclass(frozen=True)
class AnnotatedSentence:
    """One sentence made ready: its tokens, its names, what of it is quoted; its clauses once they are asked
    for."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    quoted: tuple[Span, ...]

    @cached_property
    def clauses(self) -> "Clauses":
        from briefing.nlp.clause_segmentation import segment_clauses

        return segment_clauses(self)


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


def _token_start(token: Token) -> int:
    return token.start


def token_at(sentence: AnnotatedSentence, offset: int) -> int:
    """The first token from an offset on; the number of tokens where none is."""
    return bisect_left(sentence.tokens, offset, key=_token_start)


def is_in_quote(sentence: AnnotatedSentence, index: int) -> bool:
    return sentence.tokens[index].quoted


def is_in_name(sentence: AnnotatedSentence, index: int) -> bool:
    return sentence.tokens[index].named


def is_adverb(token: Token) -> bool:
    return token.word and (
        token.lower in _ADVERBS
        or (
            token.lower.endswith("ly")
            and token.text[0].islower()
            and len(token.text) > 4
            and token.lower not in _NO_ADVERBS
        )
    )
