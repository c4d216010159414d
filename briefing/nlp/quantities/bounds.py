"""Quantity bounds: what the words beside a figure say: at least, more than, at most, nearly, about, exactly.

The words are those of `data/bounds.tsv`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, cast

from briefing.nlp import lexicon
from briefing.nlp.tokenization import words_beside_figures
from briefing.nlp.word_classes import word_class

Bound = Literal["", "least", "more", "most", "less", "nearly", "about", "exactly"]
UPWARD, DOWNWARD = frozenset(("least", "more")), frozenset(("most", "less", "nearly"))
_BEFORE, _BEHIND = 32, 48  # characters beside a figure that its words are looked for in
_LONGEST = 5  # words of a phrase
_LINKS = word_class("articles", "words between a bound and its figure")
_DENIALS = word_class("negations") - {"without", "neither", "cannot"}
_ANY = "…"  # up to two words


@lru_cache(maxsize=1024)
def bound(text: str, start: int, end: int) -> Bound:
    """What is said of the figure at [start, end) of a text; "" for nothing."""
    before = text[max(0, start - _BEFORE) : start]
    return (_bound_before(before.lower()) if before.strip() else "") or (
        _bound_behind(text[end : end + _BEHIND].lower()) if end < len(text) else ""
    )


def _bound_before(text: str) -> Bound:
    words = words_beside_figures(text.replace("n't", " n't").replace("n’t", " n't"))
    phrases, ends = _phrases("before")
    for links in range(3):
        if links and (len(words) < links or words[-links] not in _LINKS):
            break
        rest = words[: len(words) - links]
        some_of = links and rest and rest[-1] == "some" and "of" in words[-links:]  # "some of the 340"
        if rest and not some_of and rest[-1] in ends and (sense := _bound_at_end(rest, phrases)):
            return sense
    return ""


def _bound_at_end(words: list[str], phrases: Mapping[str, Bound]) -> Bound:
    """What the longest phrase says that words end in. One that is denied, and not listed so, says nothing."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        sense = phrases.get(" ".join(words[-size:]))
        if sense:
            denied = len(words) > size and words[-size - 1] in _DENIALS
            return "" if denied else sense
    return ""


def _bound_behind(text: str) -> Bound:
    words = words_beside_figures(text)
    phrases, openers = _phrases("after")
    if openers.isdisjoint(words[:4]):
        return ""
    for skip in range(min(3, len(words))):
        if skip and not words[skip - 1][0].isalpha():
            break
        for size in range(_LONGEST, 0, -1):
            phrase = " ".join(words[skip : skip + size])
            sense = phrases.get(f"{_ANY} {phrase}" if skip else phrase)
            if sense:
                return sense
    return ""


@cache
def _phrases(side: str) -> tuple[Mapping[str, Bound], frozenset[str]]:
    """What each phrase on a side of a figure says, and the words next to the figure."""
    phrases = {
        phrase.removeprefix("-"): cast(Bound, sense)
        for sense, where, cell in lexicon.rows("bounds")
        if where == side
        for phrase in cell.split("|")
    }
    index = -1 if side == "before" else 0
    return phrases, frozenset(phrase.removeprefix(f"{_ANY} ").split()[index] for phrase in phrases)
