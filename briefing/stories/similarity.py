"""Similarity: how alike articles are, as the cosine of their TF-IDF vectors.

Rarity is counted among the day's articles, with a hundred imagined articles of plain English beside them, so
that on a day of two articles "government" is still a common word. (TF-IDF as in Manning, Raghavan & Schütze,
Introduction to Information Retrieval, 2008, ch. 6, with a prior on the document frequency.)
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.nlp import content_words, languages
from briefing.nlp.tokenization import contracted_runs, runs_inside_sentences

Weights = Mapping[str, float]

_IMAGINED = 100  # articles of plain English beside the day's
_HALF = math.log(2)  # the weight of a word that half of all articles hold: no sign of anything
_TELLING = 100  # words of an article that tell it; the rest cost time and blur it
_READ = 2000  # characters that show a text's language
_LEAST = 0.02  # two articles below it have nothing to do with each other


def stem_counts(text: str) -> Counter[str]:
    """How often each stem stands in a text; in one that is not English, where nothing tells a rare word from
    a common one, names and figures alone."""
    if languages.reads_as_english(text[:_READ]):
        words = Counter(contracted_runs(text))
    else:
        words = Counter(w for w in runs_inside_sentences(text) if w[0].isupper() or w[0].isdigit())
    counts: Counter[str] = Counter()
    for word, number in words.items():
        counts[stem(word)] += number
    return counts


def stem(word: str) -> str:
    """The stem of a word as it is written, without a possessive."""
    return content_words.stem(word.casefold().replace("’", "'").removesuffix("'s"))


def tfidf_vectors(counts: Sequence[Counter[str]]) -> list[Weights]:
    """The articles as vectors of length 1: what each word says of what its article is about."""
    held = Counter(word for counter in counts for word in counter)
    articles = len(counts) + _IMAGINED
    rarity = {
        word: math.log(articles / (number + _IMAGINED * content_words.chance(word) + 0.5))
        for word, number in held.items()
    }
    return [
        _normalise({w: (1 + math.log(n)) * rarity[w] for w, n in counter.items() if rarity[w] > _HALF})
        for counter in counts
    ]


def pair_cosines(vectors: Sequence[Weights]) -> dict[tuple[int, int], float]:
    """The cosine of each two articles that have something in common, the lower index first."""
    cosines_by_pair: dict[tuple[int, int], float] = {}
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        cosines: defaultdict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other, its in holders[word]:
                cosines[other] += weight * its
            holders[word].append((number, weight))
        cosines_by_pair |= {(other, number): cosine for other, cosine in cosines.items() if cosine >= _LEAST}
    return cosines_by_pair


def shared_stems(vector: Weights, other: Weights, most: int) -> tuple[str, ...]:
    """The stems that make two articles alike, those that do most first."""
    weight = {stem: vector[stem] * other[stem] for stem in vector if stem in other}
    return tuple(sorted(weight, key=lambda word: (-weight[word], word))[:most])


def _normalise(vector: Mapping[str, float]) -> Weights:
    telling = heapq.nsmallest(_TELLING, vector.items(), key=lambda pair: (-pair[1], pair[0]))
    length = math.sqrt(sum(weight * weight for _, weight in telling)) or 1.0
    return {word: weight / length for word, weight in telling}
