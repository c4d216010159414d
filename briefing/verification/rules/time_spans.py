"""Spans of time: what began, ended or lay in a month, year or day is told of it so."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, sentence_words
from briefing.verification.verb_arguments import is_passive

_DATES = word_class("months", "weekdays")
_PASSED_OVER = word_class("articles") | {
    "end",
    "start",
    "of",
    "early",
    "late",
    "mid",
    "last",
    "this",
    "next",
    "beginning",
}
_BEGUN, _ENDED, _WITHIN = (
    frozenset(("since", "after", "from")),
    frozenset(("until", "till", "before")),
    frozenset(("in", "on", "during", "at")),
)
_BETWEEN = "between"
_UNSURE = frozenset((*_WITHIN, _BETWEEN))
_RANGE_ENDS = frozenset(("to", "until", "till", "through"))
_ABOUT_EVENTS = _BEGUN | _ENDED | {"during"}
_TELLING = _DATES | _ABOUT_EVENTS
_BACK = 4  # words before a date in which its preposition stands
_YEAR, _YEARS = 4, re.compile(r"(?<!\d)\d{4}(?!\d)")  # digits


class _Dated(NamedTuple):
    """A date with the preposition before it, and the stems of the verbs in its sentence."""

    date: str
    preposition: str
    deeds: frozenset[str]


def check_time_spans(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not "since May" or "until May" of what the evidence has in May, of one deed."""
    for dated in _dates(stated.annotation):
        near = [t for t in cited.texts if dated.date in t.lower_words or dated.date in t.stems]
        sourced = [other for text in near for other in _dates(text)]
        same = [
            o
            for o in sourced
            if o.date == dated.date and (o.deeds & dated.deeds or not o.deeds | dated.deeds)
        ]
        if same and all(_is_other_span(dated.preposition, other.preposition) for other in same):
            sure = all({dated.preposition, other.preposition}.isdisjoint(_UNSURE) for other in same)
            written = f"“{dated.preposition} {dated.date}” for “{same[0].preposition} {dated.date}”"
            return StatementFault(
                "unsupported" if sure else "weak", f"another span of time than its source's: {written}"
            )
    return None


def _is_other_span(preposition: str, other: str) -> bool:
    spans = (_BEGUN, _ENDED, _WITHIN)
    if _BETWEEN in (preposition, other):
        return preposition != other and not {preposition, other}.isdisjoint(_WITHIN | _BEGUN | _ENDED)
    if "by" in (preposition, other):
        return not {preposition, other}.isdisjoint(_BEGUN)
    own = [span for span in spans if preposition in span]
    source = [span for span in spans if other in span]
    return bool(own and source) and own != source


@kept
def _dates(text: AnnotatedText) -> tuple[_Dated, ...]:
    if not _YEARS.search(text.text) and _TELLING.isdisjoint(text.lower_words):
        return ()
    return tuple(dated for sentence in sentence_words(text) for dated in _sentence_dates(sentence))


def _sentence_dates(words: Sequence[StemmedWord]) -> Iterator[_Dated]:
    deeds: frozenset[str] | None = None
    for at, word in enumerate(words):
        if word.lower not in _DATES and not (word.lower.isdigit() and len(word.lower) == _YEAR):
            continue
        place = at - 1
        while place > max(-1, at - _BACK) and (
            words[place].lower in _PASSED_OVER or words[place].lower in _DATES or words[place].lower.isdigit()
        ):
            place -= 1
        if place >= 0:
            preposition = _BETWEEN if _is_ranged(words, place, at) else words[place].lower
            deeds = _deeds(words) if deeds is None else deeds
            yield _Dated(word.lower, preposition, deeds)
    for at, word in enumerate(words):  # "during the strike"
        event = (
            next((w for w in words[at + 1 : at + _BACK] if w.content), None)
            if word.lower in _ABOUT_EVENTS
            else None
        )
        if event is not None and not _is_date(event.lower):
            deeds = _deeds(words) if deeds is None else deeds
            yield _Dated(event.stem, word.lower, deeds)


def _is_ranged(words: Sequence[StemmedWord], place: int, at: int) -> bool:
    """Whether a date at `at`, its preposition at `place`, is an end of "from May to June" or "between"."""
    lower = [word.lower for word in words]
    before, after = lower[max(0, place - _BACK) : place], lower[at + 1 : at + 1 + _BACK]
    if lower[place] == "and":
        return _BETWEEN in before
    if lower[place] in _RANGE_ENDS:
        return any(first == "from" and _is_date(second) for first, second in pairwise(before))
    return lower[place] == "from" and any(
        first in _RANGE_ENDS and _is_date(second) for first, second in pairwise(after)
    )


def _is_date(lower: str) -> bool:
    return lower in _DATES or lower in _PASSED_OVER or (lower.isdigit() and len(lower) == _YEAR)


def _deeds(words: Sequence[StemmedWord]) -> frozenset[str]:
    """The stems of the verbs of a sentence, participles that are their own base ("shut") among them."""
    return frozenset(
        word.stem
        for at, word in enumerate(words)
        if is_deed(word) or (word.content and is_passive(words, at) and lexicon.base_of(word.lower))
    )
