"""Rival values: a figure or a date is not given to what the evidence gives another one of its kind to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import CLOCK, Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.facts import is_rounded, is_year
from briefing.verification.sentence_words import is_deed, said_stems, sentence_words
from briefing.verification.time_expressions import time_expressions

_DATES = word_class("months", "weekdays")
_DATE = "date"  # the kind of a year, a month, a weekday and of "today"
_RELATIVE = frozenset(("today", "yesterday", "tomorrow", "tonight"))
_ANAPHORS = word_class("third-person subjects", "demonstratives", "third-person possessives") | {
    "the",
    "both",
}
_PARTING = word_class("subordinators") | {"but", "until"}
_OPENING = 4  # words in which a passage says what it is about
_NEARER, _FAR_NEARER = 2, 3  # stems more that the rival passage shares
_SHARE = 0.5  # of what is said that the rival passage has
_LEAST_WORDS = 3  # of a part of a sentence that is a passage of its own


class _Value(NamedTuple):
    """A figure or date as it is written, of what kind it is, and its figure where it is one."""

    kind: str
    written: str
    start: int
    end: int
    figure: Quantity | None


class _Passage(NamedTuple):
    """A sentence or a part of one: the stems of what it says but its values, its verbs', and its values."""

    stems: frozenset[str]
    deeds: frozenset[str]
    values: tuple[_Value, ...]


def check_rival_values(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No figure or date of one passage where another one, with a value of its own, has what is said."""
    if stated.copied or not cited.is_few or not _values(stated.annotation):
        return None
    passages = [passage for text in cited.texts for passage in _sentences(text)]
    parts = [part for text in cited.texts for part in _parts(text)]
    if not any(passage.values for passage in passages):
        return None
    for sentence in _sentences(stated.annotation):
        for value in sentence.values:
            rival = _rival(stated, sentence, value, passages) or _rival(stated, sentence, value, parts)
            if rival:
                return StatementFault("weak", f"a value of something else: “{value.written}” for “{rival}”")
    return None


def _rival(
    stated: AnnotatedStatement, sentence: _Passage, value: _Value, passages: Sequence[_Passage]
) -> str:
    """The value that the evidence gives to what a sentence of the statement says; "" for its own."""
    holding = [passage for passage in passages if _has(passage, value, stated)]
    if not holding or len(holding) == len(passages) or not all(passage.stems for passage in holding):
        return ""  # a date line is of all that follows
    nearest = max((sentence.stems & passage.stems for passage in holding), key=len)
    for passage in passages:
        others = [other for other in passage.values if other.kind == value.kind]
        if passage in holding or not others or any(_has(passage, told, stated) for told in sentence.values):
            continue
        shared = sentence.stems & passage.stems
        done = sentence.deeds & passage.deeds and all(sentence.deeds.isdisjoint(h.deeds) for h in holding)
        least = _NEARER if done or nearest <= shared else _FAR_NEARER
        if len(shared - nearest) >= least and len(shared) >= _SHARE * len(sentence.stems):
            return others[0].written
    return ""


def _has(passage: _Passage, value: _Value, stated: AnnotatedStatement) -> bool:
    if value.figure is None:
        return any(other.kind == value.kind and other.written == value.written for other in passage.values)
    rounded = is_rounded(stated, value.figure)
    return any(other.figure and agree(value.figure, other.figure, rounded) for other in passage.values)


@kept
def _sentences(text: AnnotatedText) -> tuple[_Passage, ...]:
    """The sentences of a text; one that leans on the sentence before it has what that says as well."""
    passages: list[_Passage] = []
    for words in sentence_words(text):
        passage = _passage(text, words)
        leans = any(word.lower in _ANAPHORS for word in words[:_OPENING])
        if leans and passages:
            passage = passage._replace(stems=passage.stems | passages[-1].stems)
        passages.append(passage)
    return tuple(passages)


@kept
def _parts(text: AnnotatedText) -> tuple[_Passage, ...]:
    """The parts of each sentence of a text that words such as "after" or "while" open."""
    return tuple(
        _passage(text, part)
        for words in sentence_words(text)
        for part in _split(words)
        if len(part) >= _LEAST_WORDS
    )


def _split(words: Sequence[StemmedWord]) -> Iterator[Sequence[StemmedWord]]:
    begin = 0
    for at in range(1, len(words)):
        if words[at].lower in _PARTING and words[at - 1].lower != "all":
            yield words[begin:at]
            begin = at
    yield words[begin:]


def _passage(text: AnnotatedText, words: Sequence[StemmedWord]) -> _Passage:
    start, end = (words[0].start, words[-1].end) if words else (0, 0)
    values = tuple(value for value in _values(text) if start <= value.start < end)
    said = [w for w in words if not any(value.start <= w.start < value.end for value in values)]
    return _Passage(said_stems(said), frozenset(w.stem for w in said if is_deed(w)), values)


@kept
def _values(text: AnnotatedText) -> tuple[_Value, ...]:
    """The figures, years, months and weekdays of a text."""
    figures = [
        _Value(_DATE if is_year(q) else q.unit, text.text[q.start : q.end].strip(), q.start, q.end, q)
        for q in text.figures
        if q.unit not in (CLOCK, "ordinal") and not _is_compounded(text.text, q.end)
    ]
    dates = [
        _Value(_DATE, word.lower, word.start, word.end, None)
        for word in text.words
        if (word.lower in _DATES and text.text[word.start].isupper()) or word.lower in _RELATIVE
    ]
    lengths = [
        _Value("length", next(iter(time.values)), time.start, time.end, None)
        for time in time_expressions(text)
        if time.kind == "distance"
    ]
    return (*figures, *dates, *lengths)


def _is_compounded(text: str, end: int) -> bool:
    """Whether a figure is a part of a word: "a four-way race"."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
