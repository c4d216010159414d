"""Areas: how wide the places are of which a text tells, from a room to the world (`data/areas.tsv`)."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText

COUNTRY = 9
_OPENING = frozenset(("in", "across", "throughout", "of", "within", "around", "on", "at", "over"))
_DETERMINERS = word_class("articles", "possessives", "demonstratives") | {"whole", "entire"}
_BEFORE = 3  # words before a noun among which its preposition stands


class Area(NamedTuple):
    """A noun or an adverb for an area, how wide it is, and whether the text tells of all that lies in it."""

    word: str
    levels: frozenset[int]
    is_extent: bool


@kept
def areas(text: AnnotatedText) -> tuple[Area, ...]:
    """The areas of a text by common nouns, continents and adverbs; a country's name is one of its level."""
    known, words = _levels(), text.words
    found = [
        Area(word.lower, levels, _is_extent(words, at))
        for at, word in enumerate(words)
        if (levels := known.get(word.lower)) is not None
    ]
    countries = [
        Area(name.text.lower(), frozenset((COUNTRY,)), False)
        for name in text.names
        if lexicon.country_of_adjective(name.text) or lexicon.country_of(name.text)
    ]
    return (*found, *countries)


def _is_extent(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a noun stands behind "in the" or "across the", or a word is an adverb such as "nationwide"."""
    if words[at].lower.endswith("wide"):
        return True
    for word in reversed(words[max(0, at - _BEFORE) : at]):
        if word.lower in _OPENING:
            return True
        if word.lower not in _DETERMINERS:
            return False
    return False


@cache
def _levels() -> Mapping[str, frozenset[int]]:
    levels: dict[str, frozenset[int]] = {}
    for level, *cells in lexicon.rows("areas"):
        for word in " ".join(cells).split():
            levels[word] = levels.get(word, frozenset()) | {int(level)}
    return levels
