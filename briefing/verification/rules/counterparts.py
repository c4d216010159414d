"""Lexical alignment: each thing that a statement says at its counterpart in the evidence, or without one.

The weights and the limits were chosen on labelled statements: `python -m tests.eval.rules`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.nlp import thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.thesaurus import Kinship, PartOfSpeech, Senses
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.name_matching import missing_words
from briefing.verification.reckoned_days import reckoned_weekdays
from briefing.verification.rules.facts import counterparts_of, may_be_computed, sourced_dates

_NAME, _PART_OF_NAME, _FIGURE, _DATE = 2.0, 1.0, 2.0, 2.0
_WORD: Mapping[PartOfSpeech, float] = {
    "noun": 1.0,
    "unknown": 1.0,
    "verb": 0.5,
    "adverb": 0.25,
    "adjective": 0.0,
}
_COST: Mapping[Kinship, float] = {"same": 0.0, "broader": 0.5, "narrower": 0.5}  # else 1
_CLOSENESS: tuple[Kinship, ...] = ("unknown", "same", "broader", "narrower", "akin", "none")
_TOO_MUCH, _MUCH = 0.42, 0.3  # weight without a counterpart, for each thing that is said
_LEAST_SHARED = 2  # things that show that a statement is about its sentence at all
_ENOUGH = 4  # things that one sentence of a statement says, to be judged alone
_SENTENCE_END = re.compile(r"(?:(?<=[a-z]{4})|(?<=\d)|(?<=[a-z][”\"’)]))[.!?]+[”\"’)]*\s+(?=[A-Z“\"])")
_ABBREVIATED = 3  # letters of a month that is not written out
_ENOUGH_ASKED = 0.3  # of a question's words: it may use words of its own


class ContentUnit(NamedTuple):
    """A name, a figure, a date or a word of a statement. `loose` is its weight if the evidence has no
    counterpart of it, else 0; `shared` tells that the evidence has the very thing."""

    text: str
    loose: float
    shared: bool
    start: int  # in the statement


def check_counterparts(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not too much of the statement is without a counterpart in its evidence."""
    aligned = content_units(stated, cited)
    if not any(unit.shared for unit in aligned):
        return (
            _no_overlap_fault(stated, cited) if not aligned or any(unit.loose for unit in aligned) else None
        )
    loose = sum(unit.loose for unit in aligned)
    share = loose / len(aligned)
    if loose >= 1 and sum(unit.shared for unit in aligned) < _LEAST_SHARED:
        return StatementFault("unsupported", f"little but what its sentence lacks: {_lacking_text(aligned)}")
    if share <= _TOO_MUCH and (fault := _added_sentence_fault(stated.text, aligned)):
        return fault
    if share <= _MUCH:
        return None
    if share > _TOO_MUCH:
        return StatementFault("unsupported", f"much that its sentence lacks: {_lacking_text(aligned)}")
    return StatementFault("weak", f"something that its sentence lacks: {_lacking_text(aligned)}")


def _added_sentence_fault(text: str, aligned: list[ContentUnit]) -> StatementFault | None:
    """A sentence of a longer statement that has too much without a counterpart, whatever the others have."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] if len(aligned) > _ENOUGH else []
    for begin, end in zip([0, *ends], [*ends, len(text)], strict=True) if ends else ():
        inside = [unit for unit in aligned if begin <= unit.start < end]
        if len(inside) >= _ENOUGH and sum(unit.loose for unit in inside) > _TOO_MUCH * len(inside):
            return StatementFault(
                "unsupported", f"a sentence with much that its source lacks: {_lacking_text(inside)}"
            )
    return None


def _lacking_text(aligned: list[ContentUnit]) -> str:
    return ", ".join(f"“{unit.text}”" for unit in aligned if unit.loose >= 1)


def check_question_overlap(question: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Like `check_counterparts`; a question may bring more words of its own."""
    aligned = content_units(question, cited)
    shared = sum(unit.shared for unit in aligned)
    if not shared:
        return _no_overlap_fault(question, cited)
    few = shared < _ENOUGH_ASKED * len(aligned)
    return StatementFault("weak", "shares few words with its sentence") if few else None


def _no_overlap_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    if any(word.stem in cited.stems for word in stated.words if word.content):
        return None
    return StatementFault("unsupported", "shares nothing with its sentence")


def content_units(stated: AnnotatedStatement, cited: CitedText) -> list[ContentUnit]:
    """All that a statement says, each once, with its counterpart looked up: names, figures, dates, words."""
    units = (*_names(stated, cited), *_figures(stated, cited), *_words(stated, cited))
    return list({unit.text: unit for unit in reversed(units)}.values())[::-1]


def closest_kinship(word: str, cited: CitedText) -> Kinship:
    """How a word is akin to any word of the evidence, by the closest."""
    kinds = {thesaurus.kinship(word, senses) for senses in _cited_senses(cited)}
    return min(kinds, key=_CLOSENESS.index, default="none")


@kept
def _cited_senses(cited: CitedText) -> list[Senses]:
    """What each word of the evidence may mean."""
    forms = frozenset().union(*map(_content_forms, cited.texts))
    return list(map(thesaurus.senses, forms))


@kept
def _content_forms(text: AnnotatedText) -> frozenset[str]:
    return text.distinct_words.content_forms()


def _names(stated: AnnotatedStatement, cited: CitedText) -> Iterator[ContentUnit]:
    for name in stated.names:
        lacking = missing_words(name.text, cited)
        weight = (_NAME if lacking == name.text else _PART_OF_NAME) if lacking else 0.0
        yield ContentUnit(lacking or name.text, weight, lacking != name.text, name.start)


def _figures(stated: AnnotatedStatement, cited: CitedText) -> Iterator[ContentUnit]:
    for quantity in stated.annotation.figures:
        has_counterpart = bool(counterparts_of(quantity, stated, cited)) or may_be_computed(quantity, cited)
        written = stated.text[quantity.start : quantity.end].strip()
        yield ContentUnit(written, 0.0 if has_counterpart else _FIGURE, has_counterpart, quantity.start)
    stated_dates = stated.annotation.dates
    dates = sourced_dates(cited) | reckoned_weekdays(cited.texts) if stated_dates else frozenset()
    for word in stated_dates:
        at = stated.text.casefold().find(word[:_ABBREVIATED])
        yield ContentUnit(word, 0.0 if word in dates else _DATE, word in dates, at)


def _words(stated: AnnotatedStatement, cited: CitedText) -> Iterator[ContentUnit]:
    for word in _common_words(stated):
        if word.stem in cited.stems:
            yield ContentUnit(word.lower, 0.0, True, word.start)
            continue
        part = thesaurus.senses(word.lower).part
        weight = _WORD[part] * _COST.get(closest_kinship(word.lower, cited), 1.0)
        yield ContentUnit(stated.text[word.start : word.end], weight, False, word.start)


def _common_words(stated: AnnotatedStatement) -> Iterator[StemmedWord]:
    """The content words outside names, figures and dates."""
    spans = sorted(
        [
            *((name.start, name.end) for name in stated.names),
            *((q.start, q.end) for q in stated.annotation.figures),
        ]
    )
    at = 0
    for word in stated.words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        inside = at < len(spans) and spans[at][0] <= word.start
        if word.content and not inside and word.lower not in word_class("calendar words"):
            yield word
