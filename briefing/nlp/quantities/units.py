"""Units of measure beside a figure: signs before it, words and signs behind it, and what one is in another.

The units are those of `data/units.tsv`.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from briefing.nlp import lexicon
from briefing.nlp.quantities.numerals import Numeral

MONEY = frozenset(unit for unit, kind, *_ in lexicon.rows("units") if kind == "money")
RATES = frozenset(unit for unit, kind, *_ in lexicon.rows("units") if kind == "rate")
_MORE = re.compile(r"[\s\xa0-]{1,2}(?:more|further|additional|extra|consecutive|straight|US|U\.S\.)(?=[\s-])")
_PEOPLE = re.compile(r"[\s\xa0](?=[A-Z])(\w+)(?=\s)")
_AHEAD = re.compile(r"[\s\xa0-]{0,2}(?:(%|°\s?[CF]?|[$€£¥₹₽₩₺₪₴₦฿¢])(?!\d)|([A-Za-z]+(?:/h|²|³|2\b|3\b)?))")
_SIGNS = "$€£¥₹₽₩₺₪₴₦฿¢"
_CODES = ("Rs", "Rs.", "kr", "Fr.")
_GAP = re.compile(r"\.?[\s\xa0-]")
_ONE_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}(?![\d%]|[.,]\d)")
_OF_EACH = re.compile(r"\s(?:[a-z]+\s)?(?:per|an?|to the|against)\s")
_PLURAL = re.compile(r"\s(?:[a-z]+\s)?[a-z]{3,}(?:s|people|men|women|children)\b")
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?![\d,])")
_ANGLO = re.compile(r"\d,\d{3}(?!\d)")


@cache
def unit_forms() -> Mapping[str, list[tuple[str, str]]]:
    """By the first word of a form the rest of it and its unit, the longest first."""
    forms_by_head: dict[str, list[tuple[str, str]]] = {}
    for unit, _, written, *_ in lexicon.rows("units"):
        for form in written.split():
            head, _, rest = form.partition("-")
            forms_by_head.setdefault(head, []).append((rest, unit))
    return {head: sorted(ends, key=lambda end: -len(end[0])) for head, ends in forms_by_head.items()}


@cache
def _signs() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The unit of each sign before a figure, and what finds one that ends where the figure begins."""
    units = {
        sign: unit for unit, _, _, signs, *_ in (_pad_row(row) for row in lexicon.rows("units"))
        for sign in signs.split("|") if sign
    }  # fmt: skip
    every = "|".join(re.escape(sign) for sign in sorted(units, key=len, reverse=True))
    return units, re.compile(rf"(?:(?<![A-Za-z])(?:{every})|[$€£¥₹₽₩₺₪₴₦฿])\s?$")


def _pad_row(row: list[str]) -> list[str]:
    return [*row, "", "", ""][:6]


def sign_before(text: str, start: int) -> tuple[str, int] | None:
    """The unit of a sign or code before a figure, and where it begins."""
    before = text[max(0, start - 5) : start].rstrip()
    if not before or not (before[-1] in _SIGNS or before[-3:].isupper() or before.endswith(_CODES)):
        return None
    units, pattern = _signs()
    match = pattern.search(text, max(0, start - 5), start)
    if match is None:
        return None
    sign = match.group().strip()
    return units.get(sign) or units[sign[-1]], match.start()


def unit_behind(text: str, number: Numeral) -> tuple[str, int]:
    """The unit behind a figure and where it ends, "" and the figure's end where there is none."""
    offset = number.end
    if (more := _MORE.match(text, offset)) or (
        (more := _PEOPLE.match(text, offset)) and lexicon.country_of_adjective(more.group(1))
    ):
        offset = more.end()
    match = _AHEAD.match(text, offset)
    if match is None:
        return "", number.end
    if match.group(1):
        return _unit_of_sign(match.group(1).replace(" ", "").upper()), match.end()
    word = match.group(2)
    if word == "m" and number.scale == 1 and match.group()[0] != "m":
        return "metre", match.end()
    for rest, unit in unit_forms().get(word.lower(), ()):
        end = _rest_end(text, match.end(), rest)
        if end:
            return ("pound" if unit == "weight pound" and number.scale > 1 else unit), end
    return "", number.end


def _unit_of_sign(sign: str) -> str:
    if sign in ("%", "°"):
        return "percent" if sign == "%" else "degree"
    return {"°C": "celsius", "°F": "fahrenheit"}.get(sign) or _signs()[0][sign]


def _rest_end(text: str, offset: int, rest: str) -> int:
    for part in rest.split("-") if rest else ():
        gap = _GAP.match(text, offset)
        if gap is None or text[gap.end() : gap.end() + len(part)].lower() != part:
            return 0
        offset = gap.end() + len(part)
        if text[offset : offset + 1].isalnum():
            return 0
    return offset


@cache
def conversions() -> Mapping[str, tuple[str, Decimal]]:
    """What one of a unit is in another, exactly: an hour is 3600 seconds."""
    rows = (_pad_row(row) for row in lexicon.rows("units"))
    return {unit: (other, Decimal(many)) for unit, _, _, _, other, many in rows if other}


def convert_to_base(value: Decimal, unit: str) -> tuple[str, Decimal]:
    """A quantity in the unit to which others of its kind are exact multiples, mostly its own."""
    other, many = conversions().get(unit, (unit, Decimal(1)))
    return other, value * many


def resolve_single_dot(text: str, start: int, number: Numeral, symbol: str) -> Numeral:
    """ "1.500 euros" are 1,500 where nothing speaks for a fraction, which is seldom written to three digits:
    no share, magnitude or price of a unit, no sign before it with which English is written, and no comma
    between thousands elsewhere."""
    match = _ONE_DOT.match(text, start)
    if match is None or number.scale != 1 or number.end != match.end() or _ANGLO.search(text):
        return number
    unit, end = (symbol, number.end) if symbol else unit_behind(text, number)
    if unit and unit not in MONEY:
        return number
    decimal = text[start - 1 : start] in ("$", "£") or _OF_EACH.match(text, end)
    counted = unit in MONEY or _PLURAL.match(text, number.end) or _DECIMAL_COMMA.search(text)
    if decimal or not counted or (unit not in MONEY and "points" in text[number.end : number.end + 8]):
        return number
    return number._replace(value=number.value * 1000, step=Decimal(1))
