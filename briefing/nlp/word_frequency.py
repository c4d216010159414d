"""Word frequency: how common a word is in English, to tell the rare from what is merely frequent today."""

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from briefing.nlp import content_words, lexicon

_ARTICLE = 400  # words of a usual news article
_UNLISTED = 1e-6  # uses a word, below the rarest that is listed


@lru_cache(maxsize=65536)
def chance(stem: str) -> float:
    """The probability, 0 to 1, that an article of 400 words holds a word of this stem."""
    return 1 - math.exp(-_ARTICLE * _uses().get(stem, _UNLISTED))


@cache
def _uses() -> Mapping[str, float]:
    """Uses a word of running English, by stem: the forms of one stem added up."""
    totals: defaultdict[str, float] = defaultdict(float)
    for word, uses in lexicon.frequencies().items():
        totals[content_words.stem(word)] += uses
    return totals
