"""A word put where the evidence has another one: between the same words before and after it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from briefing.grounding.reading import Fault, Source, Statement, opener
from briefing.text import content, lexicon, names, thesaurus
from briefing.text.content import Word
from briefing.text.quantities import Quantity, agree, quantities

Kind = Literal["figure", "date", "colour", "relative", "name", "noun", "other"]

Found = TypeVar("Found")

_COLOURS = frozenset("red orange yellow green blue purple violet pink brown black white grey gray".split())
_RELATIVES = frozenset(
    "mother father brother sister son daughter husband wife uncle aunt nephew niece cousin grandfather"
    " grandmother girlfriend boyfriend".split()
)
_PASSED_OVER = frozenset("a an the its their his her".split())


class Slot(NamedTuple):
    """The content words around a place, by stem, and the small words between."""

    before: str
    gap_before: tuple[str, ...]
    gap_after: tuple[str, ...]
    after: str


class Filling(NamedTuple):
    """What stands in a slot."""

    text: str
    word: Word
    kind: Kind
    figure: Quantity | None


def replaced(stated: Statement, cited: Source) -> Fault | None:
    """No name, figure, date or thing stands in the statement where the evidence has one that excludes it."""
    every = [_slots(sentence) for sentence in cited.sentences]
    for slot, filling in _filled(stated.text):
        if stated.quotes(filling.word) or any(_pairs(slot, filling) & one.pairs for one in every):
            continue
        others = [other for one in every for other in one.filled.get(slot, ())]
        if others and all(_excludes(filling, other, cited) for other in others):
            return Fault(
                "unsupported", f"another word than in its source: “{filling.text}” for “{others[0].text}”"
            )
    return None


def _excludes(stated: Filling, there: Filling, cited: Source) -> bool:
    """Whether two words in one place can't mean the same."""
    if stated.kind != there.kind:
        return False
    if stated.figure and there.figure:
        return stated.figure.unit == there.figure.unit and not agree(stated.figure, there.figure)
    if stated.kind in ("colour", "relative"):
        return stated.word.stem != there.word.stem
    if stated.kind == "date":
        return stated.word.lower[:3] != there.word.lower[:3]
    if stated.kind == "name":
        return not names.same(_party(stated), _party(there), cited.aliases)
    kin = thesaurus.between(stated.word.lower, there.word.lower)
    if kin == "opposite":
        return True
    kinds = thesaurus.senses(stated.word.lower).kinds & thesaurus.senses(there.word.lower).kinds
    return bool(kinds) and kin in ("akin", "none")


def _party(name: Filling) -> str:
    """A name, or the country that an adjective stands for."""
    bare = re.sub(r"[’']s?$", "", name.text)
    country = lexicon.country_of_adjective(bare)
    return country.name if country else bare


class _Slots(NamedTuple):
    filled: Mapping[Slot, tuple[Filling, ...]]
    pairs: frozenset[tuple[str, tuple[str, ...], str]]


@lru_cache(maxsize=4096)
def _slots(sentence: str) -> _Slots:
    filled: dict[Slot, list[Filling]] = defaultdict(list)
    pairs: set[tuple[str, tuple[str, ...], str]] = set()
    for slot, filling in _filled(sentence):
        filled[slot].append(filling)
        pairs |= _pairs(slot, filling)
    return _Slots({slot: tuple(found) for slot, found in filled.items()}, frozenset(pairs))


def _pairs(slot: Slot, filling: Filling) -> frozenset[tuple[str, tuple[str, ...], str]]:
    stem = filling.word.stem
    return frozenset(((slot.before, slot.gap_before, stem), (stem, slot.gap_after, slot.after)))


def _filled(text: str) -> Iterator[tuple[Slot, Filling]]:
    """Each content word of a text with the slot that it stands in; the first and the last have none."""
    words = content.read(text)
    at = [number for number, word in enumerate(words) if word.content]
    figures = [(q.start, q.end, q) for q in quantities(text)]
    named = [(n.start, n.end, n) for n in names.names(text, opener(text))]
    for before, here, after in zip(at, at[1:], at[2:], strict=False):
        word = words[here]
        slot = Slot(
            words[before].stem, _gap(words, before, here), _gap(words, here, after), words[after].stem
        )
        figure = _at(figures, word.start)
        kind = _kind(word, figure is not None, _at(named, word.start) is not None)
        yield slot, Filling(text[word.start : word.end], word, kind, figure)


def _at(spans: list[tuple[int, int, Found]], place: int) -> Found | None:
    """What stands at a place of the text, of spans in order."""
    number = bisect_right(spans, place, key=_start) - 1
    return spans[number][2] if number >= 0 and place < spans[number][1] else None


def _start(span: tuple[int, int, object]) -> int:
    return span[0]


def _gap(words: tuple[Word, ...], one: int, other: int) -> tuple[str, ...]:
    between = tuple(word.lower for word in words[one + 1 : other] if word.lower not in _PASSED_OVER)
    return between if words[one].clause == words[other].clause else (*between, ",")


def _kind(word: Word, figure: bool, name: bool) -> Kind:
    if word.lower in lexicon.calendar_words():
        return "date"
    if figure:
        return "figure"
    if name:
        return "name"
    if word.lower in _COLOURS:
        return "colour"
    if word.lower in _RELATIVES:
        return "relative"
    return "noun" if thesaurus.senses(word.lower).part == "noun" else "other"
