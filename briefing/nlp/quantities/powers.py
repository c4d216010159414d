"""Superscripts behind a figure: 10⁶ and 1.5 × 10⁶, 5 3⁄16, or the mark of a footnote, as in
14¹ million."""

import re
import unicodedata
from decimal import Decimal

from briefing.nlp.quantities import numerals
from briefing.nlp.quantities.numerals import Numeral

_POWER = re.compile(r"\^[-−]?\d{1,2}(?!\d)|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_TIMES_TEN = re.compile(r"\s?[×x·]\s?10(?=[\^⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
_UNDER = re.compile(r"⁄(\d{1,3})(?!\d)")
_FRACTION = re.compile(r"[ -](\d{1,3})⁄(\d{1,3})(?!\d)")
_LARGEST_EXPONENT = 64
_FINEST = -4  # decimal places that a fraction is told by


def apply_power(text: str, start: int, number: Numeral, *, priced: bool) -> Numeral | None:
    """A number in digits with what is raised behind it; None where it cannot be told what is meant: a price
    with its cents raised, a power too high, a fraction of nothing.

    A figure raised behind any but 10 or a single digit, or before "million", is a footnote's mark. `priced`:
    the sign of a currency stands before it.
    """
    if text[start - 1 : start] == "⁄":
        return None
    if times := _TIMES_TEN.match(text, number.end):
        power = _POWER.match(text, times.end())
        return power and _raise_to_power(number, Decimal(10), power)
    if under := _UNDER.match(text, number.end):
        return _fraction(Decimal(0), number.value, under[1], under.end())
    if part := _FRACTION.match(text, number.end):
        return _fraction(number.value, Decimal(part[1]), part[2], part.end())
    power = _POWER.match(text, number.end)
    if power is None:
        return number
    marked = number._replace(end=power.end())
    base = text[start : number.end]
    scaled = numerals.apply_magnitude(text, marked).scale != number.scale
    if scaled or (len(base) > 1 and base != "10"):
        return None if priced else marked
    return _raise_to_power(Numeral(Decimal(1), Decimal(1), number.end), number.value, power)


def _raise_to_power(factor: Numeral, base: Decimal, power: re.Match[str]) -> Numeral | None:
    exponent = int(unicodedata.normalize("NFKC", power[0].lstrip("^")).replace("−", "-"))
    if abs(exponent) > _LARGEST_EXPONENT:
        return None
    scale = base**exponent
    return Numeral(factor.value * scale, factor.step * scale, power.end())


def _fraction(whole: Decimal, over: Decimal, under: str, end: int) -> Numeral | None:
    if int(under) == 0:
        return None
    part = over / Decimal(under)
    places = max(int(str(part.as_tuple().exponent)), _FINEST)
    return Numeral(whole + part, Decimal(1).scaleb(places), end)
