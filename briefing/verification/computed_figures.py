"""Computed figures: what a reader gets from two figures of the evidence, from "both" or "the day after"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from briefing.nlp.quantities.recognition import CLOCK, Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import CitedText
from briefing.verification.time_expressions import time_expressions

_FIRST_YEAR, _LAST_YEAR, _DIGITS = 1500, 2100, 4
_POINTS = frozenset(("percent", "point"))
_YEAR, _MOST = "year", 24  # figures of which any two are tried
_PAIRS = word_class("words for two")
_NO_SUMS = frozenset(("", "ordinal", "times", "decade", CLOCK))


def is_computed(quantity: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether a figure is the sum or the difference of two others of its unit: "by 2 points" of "from
    4 percent to 6 percent", "1972" of "1968, four years before"."""
    return any(value == quantity.value for value in _results(quantity, figures[:_MOST]))


def _results(quantity: Quantity, figures: Sequence[Quantity]) -> Iterator[Decimal]:
    for one, other in combinations(figures, 2):
        units = (_unit(one), _unit(other))
        if _unit(quantity) == "in the calendar" and set(units) == {"in the calendar", _YEAR}:
            yield from (one.value + other.value, abs(one.value - other.value))
        elif _unit(quantity) == _YEAR and set(units) == {"in the calendar"}:
            yield abs(one.value - other.value)
        elif quantity.unit in _POINTS:  # two percentages are points apart
            wanted = _POINTS if quantity.unit == "percent" else {"percent"}
            if wanted == set(units):
                yield from (one.value + other.value, abs(one.value - other.value))
        elif units[0] == units[1] == _unit(quantity) and quantity.unit not in _NO_SUMS:
            yield from (one.value + other.value, abs(one.value - other.value))


def _unit(quantity: Quantity) -> str:
    is_year = not quantity.unit and quantity.end - quantity.start == _DIGITS and quantity.step == 1
    return "in the calendar" if is_year and _FIRST_YEAR <= quantity.value <= _LAST_YEAR else quantity.unit


def implied_figures(quantity: Quantity, cited: CitedText) -> list[tuple[Quantity, str]]:
    """What of the evidence implies a figure without writing it, as figures, each with its sentence."""
    return _wholes_of(quantity, cited) or _pairs(quantity, cited) or _single_lengths(quantity, cited)


def _wholes_of(rest: Quantity, cited: CitedText) -> list[tuple[Quantity, str]]:
    """The figures of which "all but two" leaves another."""
    but = [
        q.value
        for text in cited.texts
        if "all but " in text.lower
        for q in text.readings
        if text.lower[: q.start].endswith("all but ")
    ]
    if not but or rest.unit:
        return []
    return [(q, text) for q, text in _figures(cited) if q.value - rest.value in but]


def _pairs(quantity: Quantity, cited: CitedText) -> list[tuple[Quantity, str]]:
    """The "both", "neither" and "couple" that a two may be told of, as figures."""
    if quantity.value != 2 or quantity.unit:
        return []
    return [
        (quantity._replace(start=word.start, end=word.end), text.text)
        for text in cited.texts
        for word in text.words
        if word.lower in _PAIRS
    ]


def _single_lengths(quantity: Quantity, cited: CitedText) -> list[tuple[Quantity, str]]:
    """ "The day after" and "the following week", of which "one day later" may be told, as figures."""
    if quantity.value != 1:
        return []
    return [
        (quantity._replace(start=time.start, end=time.end), text.text)
        for text in cited.texts
        for time in time_expressions(text)
        if time.kind == "distance" and quantity.unit in time.values
    ]


def _figures(cited: CitedText) -> list[tuple[Quantity, str]]:
    return [(q, text.text) for text in cited.texts for q in text.readings]
