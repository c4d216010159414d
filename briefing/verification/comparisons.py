"""Comparisons: of two things that a text measures against each other, which has more.

The words that compare are those of `data/comparatives.tsv`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord, stem
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import said_stems, sentence_words

_NEGATIONS = word_class("negations")
_GOES_ON = word_class("finite be", "modals") | {"by", "according", "but", "and"}
_IDIOMS = frozenset("well soon long far much little".split())  # "as well as"
_TIMES_MORE, _TIMES_LESS = frozenset(("twice", "times")), frozenset(("half", "third", "quarter"))
_REACH = 14  # words from "more" to "than"
_AS_REACH = 4  # words from "as" to "as"
_BEHIND = 9  # words behind "than" that are compared
_DEGREES: Mapping[str, int] = {"more": 1, "less": -1, "fewer": -1}


class Comparison(NamedTuple):
    """Of the `measure` what stands before has more (`sign` 1), less (-1) or as much (0)."""

    measure: str
    sign: int
    before: frozenset[str]
    behind: frozenset[str]
    written: str


@kept
def comparisons(text: AnnotatedText) -> tuple[Comparison, ...]:
    """The comparisons of a text; "more than 20" is none."""
    if text.lower_words.isdisjoint(("than", "as")):
        return ()
    return tuple(found for sentence in sentence_words(text) for found in _comparisons(text, sentence))


def _comparisons(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[Comparison]:
    for at, word in enumerate(words):
        if word.lower == "than" and at:
            degree = _degree_before(words, at)
        elif word.lower == "as" and at > 1:
            degree = _equative_before(words, at)
        else:
            continue
        if degree is None or at + 1 == len(words) or _is_figure(text, words[at + 1]):
            continue
        measure, sign, begin, compared_from = degree
        before = said_stems((*words[:begin], *words[compared_from:at]))
        behind = said_stems(_to_mark(words[at + 1 : at + 1 + _BEHIND]))
        if before and behind:
            yield Comparison(measure, sign, before - behind, behind - before, words[begin].lower)


def _to_mark(words: Sequence[StemmedWord]) -> Sequence[StemmedWord]:
    """The words up to the first mark or auxiliary, where the sentence goes on."""
    end = next(
        (at for at, word in enumerate(words) if word.clause != words[0].clause or word.lower in _GOES_ON),
        len(words),
    )
    return words[:end]


def _is_figure(text: AnnotatedText, word: StemmedWord) -> bool:
    return any(q.start <= word.start < q.end and q.unit not in ("", "year") for q in text.figures)


def _degree_before(words: Sequence[StemmedWord], than: int) -> tuple[str, int, int, int] | None:
    """What is compared before "than": the measure, the sign, the places of its first word and behind it."""
    for at in range(than - 1, max(-1, than - _REACH), -1):
        lower = words[at].lower
        after = words[at + 1].lower if at + 1 < than else ""
        if lower in _DEGREES and after in _measures():
            measure, sign = _measures()[after]
            return measure, _turned(words, at, sign * _DEGREES[lower]), at, at + 2
        if lower in _DEGREES and at + 1 == than - 1 and words[at + 1].content:
            return stem(after), _turned(words, at, _DEGREES[lower]), at, at + 2
        if lower in _comparatives():
            measure, sign = _measures()[lower]
            return measure, _turned(words, at, sign), at, at + 1
    return None


def _equative_before(words: Sequence[StemmedWord], at: int) -> tuple[str, int, int, int] | None:
    """ "Not as wide as", "twice as much as", "half as long as"; None for a plain "as wide as"."""
    for begin in range(at - 2, max(-1, at - _AS_REACH), -1):
        if words[begin].lower != "as":
            continue
        measure, sign = _measures().get(words[begin + 1].lower, (words[begin + 1].stem, 1))
        before = [word.lower for word in words[max(0, begin - 3) : begin]]
        if (
            not _NEGATIONS.isdisjoint(before)
            or before[-2:] == ["no", "longer"]
            or any(w.endswith("n't") for w in before)
        ):
            return measure, -sign, begin, at
        if not _TIMES_LESS.isdisjoint(before):
            return measure, -sign, begin, at
        if not _TIMES_MORE.isdisjoint(before):
            return measure, sign, begin, at
        known = words[begin + 1].lower in _measures() and words[begin + 1].lower not in _IDIOMS
        return (measure, 0, begin, at) if known else None
    return None


def _turned(words: Sequence[StemmedWord], at: int, sign: int) -> int:
    near = [word.lower for word in words[max(0, at - 2) : at]]
    return -sign if any(word in _NEGATIONS or word.endswith("n't") for word in near) else sign


@cache
def _measures() -> Mapping[str, tuple[str, int]]:
    """What each word measures, and whether it says more of it or less."""
    measures: dict[str, tuple[str, int]] = {}
    for measure, more, less in lexicon.rows("comparatives"):
        for words, sign in ((more, 1), (less, -1)):
            for word in words.split():
                measures.setdefault(word, (measure, sign))
    return measures


@cache
def _comparatives() -> frozenset[str]:
    return frozenset(w for w in _measures() if w.endswith("er") or w in ("more", "less", "better", "worse"))
