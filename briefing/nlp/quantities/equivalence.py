"""Quantity equivalence: whether two figures are one: rounded, in other units, as a share, on other clocks."""

from decimal import Decimal

from briefing.nlp.quantities import times_of_day, units
from briefing.nlp.quantities.recognition import CLOCK, Quantity
from briefing.nlp.quantities.units import MONEY, RATES

_ONE_UNIT = (  # either may be written for the other
    frozenset(("pound", "weight pound")),
    frozenset(("degree", "celsius")),
    frozenset(("degree", "fahrenheit")),
)
_OF_THIRDS, _OF_OTHERS = Decimal("0.7"), Decimal("0.25")  # per cent that a fraction is rounded by
_HUNDRED = 100


def agree(stated: Quantity, source: Quantity, rounded: bool = False) -> bool:
    """Whether a stated figure is the source's: the same value and unit, or it rounded to the digits stated.

    A bare number agrees with a count of years, tons or days; never with money or a percentage. Units of one
    kind agree where they are exact multiples: 90 minutes and an hour and a half. `rounded` allows a further
    five per cent, for "about" and "nearly", where the stated figure has fewer digits that count: "about 350"
    for 346.
    """
    if CLOCK in (stated.unit, source.unit):
        return stated.unit == source.unit and _is_same_time(stated, source)
    if stated.unit != source.unit and not _has_like_unit(stated, source):
        return _equals_converted(stated, source)
    if stated.value == source.value or _is_same_decade(stated, source):
        return True
    if stated.share or source.share:
        return _is_same_share(stated, source, rounded)
    coarser = significant_digits(stated) < significant_digits(source)
    if rounded and coarser and abs(stated.value - source.value) * 20 <= abs(source.value):
        return True
    if stated.step <= source.step or stated.value < 10 * stated.step:
        return _equals_converted(stated, source)
    return abs(stated.value - source.value) * 2 <= stated.step or _equals_converted(stated, source)


def _has_like_unit(stated: Quantity, source: Quantity) -> bool:
    either = {stated.unit, source.unit}
    return ("" in either and not either & (MONEY | RATES)) or either in _ONE_UNIT


def _equals_converted(stated: Quantity, source: Quantity) -> bool:
    """Whether one is the other in another unit, to the last digit; doubling is a rise of 100 per cent."""
    if stated.unit == source.unit:
        return False
    if {stated.unit, source.unit} == {"times", "percent"}:
        times, percent = (stated, source) if stated.unit == "times" else (source, stated)
        return not percent.share and (times.value - 1) * _HUNDRED == percent.value
    if not stated.unit or not source.unit:
        return False
    return units.convert_to_base(stated.value, stated.unit) == units.convert_to_base(
        source.value, source.unit
    )


def _is_same_time(stated: Quantity, source: Quantity) -> bool:
    minutes = int(stated.value), int(source.value)
    if times_of_day.is_same_time(minutes[0], stated.zone, minutes[1], source.zone):
        return True
    half_day = times_of_day.DAY // 2
    loose = stated.unsure or source.unsure
    return loose and times_of_day.is_same_time(minutes[0] + half_day, stated.zone, minutes[1], source.zone)


def _is_same_decade(stated: Quantity, source: Quantity) -> bool:
    """ "The '90s" are the 1990s."""
    if stated.unit != "decade" or source.unit != "decade" or min(stated.value, source.value) >= _HUNDRED:
        return False
    return stated.value % _HUNDRED == source.value % _HUNDRED


def _is_same_share(stated: Quantity, source: Quantity, rounded: bool) -> bool:
    share = stated if stated.share else source
    whole = share.value == share.value.to_integral_value()
    room = source.value / 20 if rounded else _OF_OTHERS if whole else _OF_THIRDS
    return abs(stated.value - source.value) <= room


def significant_digits(quantity: Quantity) -> int:
    """How many digits of a figure count."""
    return len(quantity.value.normalize().as_tuple().digits)
