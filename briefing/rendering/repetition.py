"""Repetition: whether a page tells in other words what it has told already."""

from collections.abc import Iterable
from functools import lru_cache

from briefing.nlp import content_words, entities
from briefing.nlp.quantities.recognition import quantities
from briefing.nlp.tokenization import alphanumeric_runs
from briefing.nlp.word_classes import word_class

_LEAST = 3  # content words of what can be told again in other words
_SHARE = 0.8  # of them that stand in what was told

_CONTESTED = 0.75  # of the words of what is contested, whether it is denied or rejected

_Said = frozenset[tuple[str, bool]]


def times_told(text: str, shown: Iterable[str]) -> int:
    """In how many of the texts shown most of a statement stands, each figure, name and day of it, and no word
    that is denied in one and not in the other."""
    said = _said(text)
    if len(said) < _LEAST:
        return 0
    return sum(_holds(said, other) and _particulars(text) <= _particulars(other) for other in shown)


def contest_alike(text: str, other: str) -> bool:
    """Whether two statements that contest something say the same, in whatever words for contesting."""
    ours, theirs = ({stem for stem, _ in _said(each)} for each in (text, other))
    fewer = min(len(ours), len(theirs))
    alike = fewer >= _LEAST and len(ours & theirs) >= _CONTESTED * fewer
    return alike and (_particulars(text) <= _particulars(other) or _particulars(other) <= _particulars(text))


def _holds(said: _Said, other: str) -> bool:
    there = _said(other)
    if any((stem, not negated) in there for stem, negated in said):
        return False
    return len(said & there) >= _SHARE * len(said)


@lru_cache(maxsize=2048)
def _said(text: str) -> _Said:
    return frozenset((word.stem, word.negated) for word in content_words.stemmed_words(text) if word.content)


@lru_cache(maxsize=2048)
def _particulars(text: str) -> frozenset[object]:
    """Figures, the words of names, weekdays and months."""
    names = {word.casefold() for name in entities.names(text) for word in alphanumeric_runs(name.text)}
    days = word_class("calendar words").intersection(alphanumeric_runs(text.casefold()))
    return frozenset((*(figure.value for figure in quantities(text)), *names, *days))
