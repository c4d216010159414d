"""Repetition: whether a page tells in other words what it has told already."""

from collections.abc import Iterable
from functools import lru_cache

from briefing.nlp import content_words
from briefing.nlp.quantities.recognition import quantities

_LEAST = 3  # content words of what can be told again in other words
_SHARE = 0.8  # of them that stand in what was told

_Said = frozenset[tuple[str, bool]]


def times_told(text: str, shown: Iterable[str]) -> int:
    """In how many of the texts shown most of a statement stands, each figure of it, and no word that is
    denied in one and not in the other."""
    said = _said(text)
    if len(said) < _LEAST:
        return 0
    return sum(_holds(said, other) and _figures(text) <= _figures(other) for other in shown)


def _holds(said: _Said, other: str) -> bool:
    there = _said(other)
    if any((stem, not negated) in there for stem, negated in said):
        return False
    return len(said & there) >= _SHARE * len(said)


@lru_cache(maxsize=2048)
def _said(text: str) -> _Said:
    return frozenset((word.stem, word.negated) for word in content_words.stemmed_words(text) if word.content)


@lru_cache(maxsize=2048)
def _figures(text: str) -> frozenset[object]:
    return frozenset(figure.value for figure in quantities(text))
