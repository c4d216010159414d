"""Measures: what adjectives, adverbs and verbs measure, and whether they say more of it or less.

The words are those of `data/comparatives.tsv` and `data/rankings.tsv`.
"""

from collections.abc import Mapping
from functools import cache

from briefing.nlp import lexicon


def may_compare(word: str) -> bool:
    """Whether a word measures or ranks."""
    return word in measures() or word in ranking_openers()


def measure_of(word: str) -> tuple[str, int] | None:
    """What an adjective or adverb measures, and whether it says more of it (1) or less (-1)."""
    return measures().get(word)


@cache
def measures() -> Mapping[str, tuple[str, int]]:
    """What each word measures, and whether it says more of it or less."""
    measures: dict[str, tuple[str, int]] = {}
    for measure, more, less in lexicon.rows("comparatives"):
        for words, sign in ((more, 1), (less, -1)):
            for word in words.split():
                measures.setdefault(word, (measure, sign))
    return measures


@cache
def ranking_words() -> Mapping[str, tuple[str, int]]:
    """What each verb and each pair of words that ranks two measures, and whether the first has more of it."""
    ranking: dict[str, tuple[str, int]] = {}
    for measure, more, less in lexicon.rows("rankings"):
        if measure == "contrast":
            continue
        for cell, sign in ((more, 1), (less, -1)):
            for phrase in filter(None, cell.split("|")):
                verb, _, rest = phrase.partition(" ")
                inflected = not rest or lexicon.base_of(verb) == verb
                forms = [form for _, form in lexicon.verb_forms(verb)] if inflected else [verb]
                written = [f"{form} {rest}".rstrip() for form in forms]
                ranking |= dict.fromkeys((phrase, *written), (measure, sign))
    return ranking


@cache
def ranking_openers() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in ranking_words())


@cache
def contrasting() -> tuple[tuple[str, ...], ...]:
    """The words that set one thing beside another: "compared with"."""
    cells = [more for measure, more, _ in lexicon.rows("rankings") if measure == "contrast"]
    return tuple(tuple(phrase.split()) for cell in cells for phrase in cell.split("|"))


@cache
def comparatives() -> frozenset[str]:
    return frozenset(w for w in measures() if w.endswith("er") or w in ("more", "less", "better", "worse"))
