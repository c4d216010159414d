"""Lexical cohesion: whether a statement takes up what stands above it on a page.

A text holds together by the words that its sentences share (Halliday and Hasan, *Cohesion in English*, 1976;
Morris and Hirst, "Lexical cohesion computed by thesaural relations", 1991). Taken out of the text, a sentence
that shares few with what a reader was told is read without what it is about.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from briefing.nlp import lexicon
from briefing.nlp.content_words import content_stems, stem

_ENOUGH = 3  # words shared with what stands above
_POINTING = re.compile(
    r"\b(?:it|this|that|these|those|they|them|such|other|another|further|instead|likewise)\b"
    r"|\b(?:do|does|did|doing) (?:so|what)\b"
    r"|\b(?:join|comply|participate|respond|agree|refuse|oblige|follow|take part)[.”\"]*$",  # what?
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’']*(?: [A-Z][\w’']*)?")


def coheres(text: str, known: Collection[str], least: int = 2, apart: Collection[str] = ()) -> bool:
    """Whether a statement shares enough words with what is known, those set `apart` not counted: three, or
    the `least` where nothing in it may stand for something else."""
    shared = len((cohesive_stems(text) - frozenset(apart)).intersection(known))
    return shared >= _ENOUGH or (shared >= least and not _POINTING.search(text))


@lru_cache(maxsize=1024)
def cohesive_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry content, a country's for those of its people and its capital, too."""
    return content_stems(text).union(*map(_country_stems, _NAME.findall(text)))


@lru_cache(maxsize=1024)
def _country_stems(name: str) -> frozenset[str]:
    known = (lexicon.capital_of(word) or lexicon.country_of_adjective(word) for word in (name, *name.split()))
    country = next(filter(None, known), None)
    return frozenset(map(stem, country.name.casefold().split())) if country else frozenset()
