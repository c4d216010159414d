"""Kinds: a rise in electric vans is none in vans, and three home games in a row are not three games in a row.

Two Danish sailors are two sailors: only a change, a share, a series and "only" need not hold of the whole.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, sentence_words

_NO_KINDS = word_class("adjectives that tell no kind")
_NEAR = 3  # words before a noun among which its figure stands
_NAMING = ("noun", "adjective", "unknown")
_SERIES = frozenset("row consecutive straight successive running only exactly just".split())
_MEASURES = ("percent", "times")


class _Counted(NamedTuple):
    """A plural noun, the word before it that says of which kind, whether a figure counts or measures it."""

    noun: StemmedWord
    kind: StemmedWord | None
    is_counted: bool
    is_measured: bool


def check_kinds(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No figure of a whole of which the evidence has it of one kind alone."""
    if stated.copied or not cited.is_few or not stated.annotation.figures:
        return None
    in_series = not stated.annotation.lower_words.isdisjoint(_SERIES)
    for told in _counted(stated.annotation):
        if told.kind is not None or not ((told.is_counted and in_series) or told.is_measured):
            continue
        sourced = [c for text in cited.texts for c in _counted(text) if c.noun.stem == told.noun.stem]
        places = sum(len(text.places(told.noun.stem)) for text in cited.texts)
        if not sourced or len(sourced) < places:
            continue
        kinds = [other.kind for other in sourced if other.kind is not None]
        alike = all(other.is_counted if told.is_counted else other.is_measured for other in sourced)
        if len(kinds) == len(sourced) and alike and not any(_is_told(kind, stated) for kind in kinds):
            written = f"{kinds[0].lower} {sourced[0].noun.lower}"
            return StatementFault("weak", f"told of more than its source's “{written}”: “{told.noun.lower}”")
    return None


def _is_told(kind: StemmedWord, stated: AnnotatedStatement) -> bool:
    """Whether a statement says of which kind things are, in whatever word."""
    return kind.stem in stated.annotation.stems or any(
        word.content and thesaurus.may_stand_for(word.lower, kind.lower) for word in stated.words
    )


@kept
def _counted(text: AnnotatedText) -> tuple[_Counted, ...]:
    return tuple(found for words in sentence_words(text) for found in _in_sentence(text, words))


def _in_sentence(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[_Counted]:
    figures = [f for f in text.figures if words and words[0].start <= f.start <= words[-1].start]
    measured = any(figure.unit in _MEASURES for figure in figures)
    for at, word in enumerate(words):
        plural = word.content and word.lower.endswith("s") and not word.lower.endswith("ss")
        if (
            not plural
            or lexicon.base_of(word.lower)
            or thesaurus.senses(word.lower).part not in ("noun", "unknown")
        ):
            continue
        begin = words[max(0, at - _NEAR)].start
        counted = any(begin <= f.start and f.end <= word.start + 1 and f.unit != "ordinal" for f in figures)
        yield _Counted(word, _kind(text, words, at), counted, measured)


def _kind(text: AnnotatedText, words: Sequence[StemmedWord], at: int) -> StemmedWord | None:
    """The noun or adjective right before a noun: "electric" of "electric vans"."""
    before = words[at - 1] if at else None
    if before is None or not before.content or before.lower in _NO_KINDS or is_deed(before):
        return None
    if thesaurus.senses(before.lower).part not in _NAMING:
        return None
    adjoins = text.text[before.end : words[at].start] == " " and before.clause == words[at].clause
    return before if adjoins and before.lower.isalpha() and not before.lower.endswith("ing") else None
