"""Which kinds of figure a text can hold, so that most text is not searched for them."""

import re
from functools import cache, lru_cache

from briefing.nlp.memo import Table
from briefing.nlp.quantities import numerals, times_of_day
from briefing.nlp.tokenization import words_of_figures
from briefing.nlp.word_classes import word_class, word_list

SPANS = word_list("spans")
COUNTING, TIMED, SINGLED, NUMERAL, VAGUELY, SPANNED = 1, 2, 4, 8, 16, 32
_TIMES = re.compile(r"\d[:.h]\d\d|\d\s?[ap]\.?m\b|\d{4}|(?<!\w)[ap]\.?m\b|\bo.clock", re.IGNORECASE)
_UNITS_OF_SPANS = frozenset(SPANS)
_OF_TIMES = word_class("words of a time of day")


@lru_cache(maxsize=128)
def counting_runs(text: str) -> tuple[int, tuple[tuple[int, int], ...]]:
    """What can be in a text, and the runs between spaces in which a figure can begin: [start, end)."""
    traits, offset = 0, 0
    counting: list[tuple[int, int]] = []
    for run in text.split():
        run_traits = _TRAITS[run]
        if run_traits:
            traits |= run_traits
            if run_traits & COUNTING:
                offset = text.index(run, offset)
                while offset and not text[offset - 1].isspace():
                    offset = text.index(run, offset + 1)
                counting.append((offset, offset + len(run)))
                offset += len(run)
    return traits, tuple(counting)


def _traits(run: str) -> int:
    """Which kinds of figure can be in what stands between spaces, or begin there."""
    words = [word.lower() for word in words_of_figures(run)]
    of_times = not _OF_TIMES.isdisjoint(words) or _TIMES.search(run)
    return (
        (
            COUNTING
            if any(not word.isascii() or word.isdigit() or word in opening_words() for word in words)
            else 0
        )
        | (TIMED if of_times else 0)
        | (SINGLED if "one" in words or "first" in words else 0)
        | (NUMERAL if run.isascii() and run[0] in "IVX" and run[:1].isupper() else 0)
        | (SPANNED if not _UNITS_OF_SPANS.isdisjoint(words) else 0)
        | (VAGUELY if not numerals.vague_words().isdisjoint(words) else 0)
    )


_TRAITS = Table(_traits, most=32768)


@cache
def opening_words() -> frozenset[str]:
    orders, multiples = numerals.words("ordinal"), numerals.words("multiple")
    double = word_class("multiplying words")
    return frozenset({*numerals.openers(), *orders, *multiples, *double, *times_of_day.WORDS}) - {"first"}
