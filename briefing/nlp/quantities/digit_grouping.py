"""Digit grouping: whether a single dot before three digits is a fraction's, or one between thousands."""

import re
from decimal import Decimal

from briefing.nlp.quantities import units
from briefing.nlp.quantities.numerals import Numeral
from briefing.nlp.quantities.units import MONEY

_ONE_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}(?![\d%]|[.,]\d)")
_OF_EACH = re.compile(r"\s(?:[a-z]+\s)?(?:per|an?|to the|against)\s")
_PLURAL = re.compile(r"\s(?:[a-z]+\s)?[a-z]{3,}(?:s|people|men|women|children)\b")
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?![\d,])")
_ANGLO = re.compile(r"\d,\d{3}(?!\d)")


def resolve_single_dot(text: str, start: int, number: Numeral, symbol: str) -> Numeral:
    """ "1.500 euros" are 1,500 where nothing speaks for a fraction, which is seldom written to three digits:
    no share, magnitude or price of a unit, no sign before it with which English is written, and no comma
    between thousands elsewhere."""
    match = _ONE_DOT.match(text, start)
    if match is None or number.scale != 1 or number.end != match.end() or _ANGLO.search(text):
        return number
    unit, end = (symbol, number.end) if symbol else units.unit_behind(text, number)
    if unit and unit not in MONEY:
        return number
    decimal = text[start - 1 : start] in ("$", "£") or _OF_EACH.match(text, end)
    counted = unit in MONEY or _PLURAL.match(text, number.end) or _DECIMAL_COMMA.search(text)
    if decimal or not counted or (unit not in MONEY and "points" in text[number.end : number.end + 8]):
        return number
    return number._replace(value=number.value * 1000, step=Decimal(1))
