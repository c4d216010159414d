"""Computed figures: what a reader gets from two figures of the evidence by adding or subtracting."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from briefing.nlp.quantities.recognition import CLOCK, Quantity

_FIRST_YEAR, _LAST_YEAR, _DIGITS = 1500, 2100, 4
_POINTS = frozenset(("percent", "point"))
_YEAR, _MOST = "year", 24  # figures of which any two are tried
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
