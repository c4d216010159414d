"""Each thing that a statement says placed at its counterpart in the evidence, and what is left without one.

The weights and the limits were chosen on labelled statements: `python -m tests.eval.rules`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from briefing.grounding.facts import counterparts_of
from briefing.grounding.naming import missing
from briefing.grounding.reading import Fault, Source, Statement
from briefing.text import content, lexicon, thesaurus
from briefing.text.content import Word
from briefing.text.dates import date_words
from briefing.text.quantities import quantities
from briefing.text.thesaurus import Kinship, PartOfSpeech, Sphere

_NAME, _PART_OF_NAME, _FIGURE, _DATE = 2.0, 1.0, 2.0, 2.0
_WORD: Mapping[PartOfSpeech, float] = {
    "noun": 1.0,
    "unknown": 1.0,
    "verb": 0.5,
    "adverb": 0.25,
    "adjective": 0.0,
}
_COST: Mapping[Kinship, float] = {"same": 0.0, "broader": 0.5, "narrower": 0.5}  # else 1
_TOO_MUCH, _MUCH = 0.42, 0.3  # weight without a counterpart, for each thing that is said
_LEAST_SHARED = 2  # things that show that a statement is about its sentence at all
_ENOUGH = 4  # things that one sentence of a statement says, to be judged alone
_SENTENCE_END = re.compile(r"(?:(?<=[a-z]{4})|(?<=\d)|(?<=[a-z][”\"’)]))[.!?]+[”\"’)]*\s+(?=[A-Z“\"])")
_ABBREVIATED = 3  # letters of a month that is not written out
_ENOUGH_ASKED = 0.3  # of a question's words: it may use words of its own


class Thing(NamedTuple):
    """A name, a figure, a date or a word of a statement. `loose` is its weight if the evidence has no
    counterpart of it, else 0; `shared` tells that the evidence has the very thing."""

    text: str
    loose: float
    shared: bool
    start: int  # in the statement


def counterparts(stated: Statement, cited: Source) -> Fault | None:
    """Not too much of the statement is without a counterpart in its evidence."""
    placed = things(stated, cited)
    if not any(thing.shared for thing in placed):
        return _nothing(stated, cited) if not placed or any(thing.loose for thing in placed) else None
    loose = sum(thing.loose for thing in placed)
    share = loose / len(placed)
    if loose >= 1 and sum(thing.shared for thing in placed) < _LEAST_SHARED:
        return Fault("unsupported", f"little but what its sentence lacks: {_lacking(placed)}")
    if share <= _TOO_MUCH and (fault := _added_sentence(stated.text, placed)):
        return fault
    if share <= _MUCH:
        return None
    if share > _TOO_MUCH:
        return Fault("unsupported", f"much that its sentence lacks: {_lacking(placed)}")
    return Fault("weak", f"something that its sentence lacks: {_lacking(placed)}")


def _added_sentence(text: str, placed: list[Thing]) -> Fault | None:
    """A sentence of a longer statement that has too much without a counterpart, whatever the others have."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] if len(placed) > _ENOUGH else []
    for begin, end in zip([0, *ends], [*ends, len(text)], strict=True) if ends else ():
        there = [thing for thing in placed if begin <= thing.start < end]
        if len(there) >= _ENOUGH and sum(thing.loose for thing in there) > _TOO_MUCH * len(there):
            return Fault("unsupported", f"a sentence with much that its source lacks: {_lacking(there)}")
    return None


def _lacking(placed: list[Thing]) -> str:
    return ", ".join(f"“{thing.text}”" for thing in placed if thing.loose >= 1)


def shared_with_question(asked: Statement, cited: Source) -> Fault | None:
    """Like `counterparts`; a question may bring more words of its own."""
    placed = things(asked, cited)
    shared = sum(thing.shared for thing in placed)
    if not shared:
        return _nothing(asked, cited)
    few = shared < _ENOUGH_ASKED * len(placed)
    return Fault("weak", "shares few words with its sentence") if few else None


def _nothing(stated: Statement, cited: Source) -> Fault | None:
    if any(word.stem in cited.stems for word in stated.words if word.content):
        return None
    return Fault("unsupported", "shares nothing with its sentence")


def things(stated: Statement, cited: Source) -> list[Thing]:
    """All that a statement says, each once, with its counterpart looked up: names, figures, dates, words."""
    found = (*_names(stated, cited), *_figures(stated, cited), *_words(stated, cited))
    return list({thing.text: thing for thing in reversed(found)}.values())[::-1]


@lru_cache(maxsize=256)
def sphere(sentences: tuple[str, ...]) -> Sphere:
    """All that the words of some sentences may mean."""
    return thesaurus.sphere(frozenset().union(*map(content.content_forms, sentences)))


def _names(stated: Statement, cited: Source) -> Iterator[Thing]:
    for name in stated.names:
        lacking = missing(name.text, cited)
        weight = (_NAME if lacking == name.text else _PART_OF_NAME) if lacking else 0.0
        yield Thing(lacking or name.text, weight, lacking != name.text, name.start)


def _figures(stated: Statement, cited: Source) -> Iterator[Thing]:
    for quantity in quantities(stated.text):
        there = bool(counterparts_of(quantity, stated, cited))
        written = stated.text[quantity.start : quantity.end].strip()
        yield Thing(written, 0.0 if there else _FIGURE, there, quantity.start)
    dates = {word for sentence in cited.sentences for word in date_words(sentence)}
    for word in date_words(stated.text):
        at = stated.text.casefold().find(word[:_ABBREVIATED])
        yield Thing(word, 0.0 if word in dates else _DATE, word in dates, at)


def _words(stated: Statement, cited: Source) -> Iterator[Thing]:
    around: Sphere | None = None
    for word in _common_words(stated):
        if word.stem in cited.stems:
            yield Thing(word.lower, 0.0, True, word.start)
            continue
        around = around or sphere(cited.sentences)
        part = thesaurus.senses(word.lower).part
        weight = _WORD[part] * _COST.get(thesaurus.kinship(word.lower, around), 1.0)
        yield Thing(stated.text[word.start : word.end], weight, False, word.start)


def _common_words(stated: Statement) -> Iterator[Word]:
    """The content words outside names, figures and dates."""
    spans = sorted(
        [
            *((name.start, name.end) for name in stated.names),
            *((q.start, q.end) for q in quantities(stated.text)),
        ]
    )
    at = 0
    for word in stated.words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        inside = at < len(spans) and spans[at][0] <= word.start
        if word.content and not inside and word.lower not in lexicon.calendar_words():
            yield word
