"""Figures in English news prose, in whatever way they are written.

"903.9 billion yen", "¥903.9bn" and "903.9bn yen" are one quantity.
"""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefing.text import numerals
from briefing.text.dates import ISO
from briefing.text.numerals import NUMERAL, VULGAR

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
) | {"dozen": 12}
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
}
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "ruble", "₩": "won"}
_UNITS: dict[str, str] = {
    form: unit
    for unit, forms in {
        "dollar": "dollar dollars usd",
        "euro": "euro euros eur",
        "pound": "gbp sterling",
        "yen": "yen jpy",
        "yuan": "yuan renminbi cny rmb",
        "rupee": "rupee rupees inr",
        "ruble": "ruble rubles rouble roubles rub",
        "won": "krw",
        "franc": "franc francs chf",
        "crown": "crowns kronor krona kroner krone",
        "cent": "cent cents",
        "percent": "% percent pct per-cent",
        "point": "percentage-point percentage-points pp",
        "basis point": "basis-point basis-points bps",
        "second": "second seconds sec",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs year-old years-old",
        "decade": "decade decades",
        "century": "century centuries",
        "kilometre": "km kilometre kilometres kilometer kilometers",
        "metre": "metre metres meter meters",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "mile": "mile miles",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "acre": "acre acres",
        "hectare": "hectare hectares ha",
        "ton": "ton tons tonne tonnes",
        "kilogram": "kg kilogram kilograms kilo kilos",
        "gram": "gram grams",
        "weight pound": "lb lbs pound pounds",
        "ounce": "ounce ounces oz",
        "litre": "litre litres liter liters",
        "gallon": "gallon gallons",
        "barrel": "barrel barrels bpd",
        "degree": "degree degrees °",
        "megawatt": "mw megawatt megawatts",
        "gigawatt": "gw gigawatt gigawatts",
    }.items()
    for form in forms.split()
}
MONEY = frozenset("dollar euro pound yen yuan rupee ruble won franc crown cent".split())
RATES = frozenset(("percent", "point", "basis point"))

_NUMBER_WORDS = "|".join([*_ONES, *_TENS])
_WRITTEN = (
    rf"(?:(?:{_NUMBER_WORDS})(?:[- ](?:{_NUMBER_WORDS}))?)"
    rf"(?:[ -](?:hundred|thousand)(?: (?:and )?(?:{_NUMBER_WORDS})(?:-(?:{_NUMBER_WORDS}))?)?)*"
)
_QUANTITY = re.compile(
    r"(?P<country>US|U\.S\.|A|C|HK|NZ|S)?(?P<symbol>[$€£¥₹₽₩])?\s?"
    rf"(?:(?P<digits>(?<![\w.,])(?:{NUMERAL})|(?<=[$€£¥₹₽₩])(?:{NUMERAL})|(?<=[A-Z][-–])\d+)|"
    rf"(?<![\w-])(?P<written>{_WRITTEN})(?![a-z]))"
    r"(?P<ordinal>st|nd|rd|th)?(?P<plural>s\b|'s\b|’s\b)?"
    r"(?:[\s\xa0-]{0,2}(?P<scale>hundred|thousand|million|millions|billion|trillion|bn|bln|mn|mln|tn|trn|k|m|b)"
    r"(?![A-Za-z]))?"
    r"(?:[\s\xa0-]{0,2}(?:(?:more|further|additional|extra|consecutive"
    r"|US|U\.S\.|Australian|Canadian|Hong Kong|Japanese|Chinese|square|metric|nautical)"
    r" )?(?P<unit>percentage[ -]points?|basis[ -]points?|per cent|years?[- ]old|[A-Za-z]+|%|°))?",
    re.IGNORECASE,
)
_ORDINALS = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        range(2, 13),
        strict=True,
    )
) | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_ORDINAL = re.compile(rf"(?<![\w-])(?:{'|'.join(_ORDINALS)})(?![\w-])", re.IGNORECASE)
_SPELLED = frozenset((*_ONES, *_TENS, *_ORDINALS))
_DIGIT = re.compile(rf"[\d{VULGAR}]")
_LETTERS = re.compile(r"[a-z]+")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})[:.](\d{2})(?=\s?(?:[ap]\.?m\b|GMT|UTC|ET|EDT|EST|CET))|(?<![\d:])"
                    r"(\d{1,2}):(\d{2})(?![\d:])", re.IGNORECASE)  # fmt: skip
_TIME = re.compile(r"\d[:.]\d")
_BEFORE = 8  # characters, more than a country, a currency and a space have
_YEAR_AND_DASH = re.compile(r"(?<!\d)(1[5-9]|20)\d\d[-–/]$")


class Quantity(NamedTuple):
    """`value` with the magnitude multiplied in; `unit` as in "yen", "percent" or "year", "" for a bare one.

    `step` is the value of the last digit written, 0.1 billion for "6.3 billion"; `scale` the magnitude, a
    billion.
    """

    value: Decimal
    unit: str
    step: Decimal
    start: int
    end: int
    scale: Decimal = Decimal(1)


@lru_cache(maxsize=128)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in order: numbers, money, percentages, measures, ordinals, years, times of day.

    "One" and "first" are left out: they are mostly no figures.
    """
    runs = text.split()
    counting = list(filter(_counts, runs))
    if not counting:
        return ()
    found = [_clock(match) for match in _CLOCK.finditer(text)] if _TIME.search(text) else []
    covered = [(q.start, q.end) for q in found]
    for match in ISO.finditer(text) if "-" in text else ():
        found += [
            Quantity(Decimal(match.group(n)), unit, Decimal(1), match.start(n), match.end(n))
            for n, unit in ((1, ""), (3, ""))
        ]
        covered.append(match.span())
    for match in _matches(text, counting[0], counting[-1]):
        if not covered or not any(
            start < match.end("digits") and match.start() < end for start, end in covered
        ):
            quantity = _quantity(match)
            if quantity is not None:
                found.append(_whole_year(text, quantity))
    found += [
        Quantity(Decimal(_ORDINALS[m.group().lower()]), "ordinal", Decimal(1), m.start(), m.end())
        for m in (_ORDINAL.finditer(text) if any(map(_orders, counting)) else ())
        if not (m.group().lower() == "second" and text[m.end() : m.end() + 2] in ("s ", "s."))
    ]
    return tuple(_with_shared_magnitude(text, sorted(found, key=lambda q: q.start)))


@lru_cache(maxsize=32768)
def _counts(run: str) -> bool:
    """Whether a figure can be in what stands between spaces."""
    return bool(_DIGIT.search(run)) or not _SPELLED.isdisjoint(_LETTERS.findall(run.casefold()))


@lru_cache(maxsize=32768)
def _orders(run: str) -> bool:
    """Whether an ordinal in words can be in what stands between spaces."""
    return not _ORDINALS.keys().isdisjoint(_LETTERS.findall(run.casefold()))


def _matches(text: str, first: str, last: str) -> Iterator[re.Match[str]]:
    """The figures from a little before the first that can be one to the last: the pattern is slow with what
    has none."""
    at, end = max(0, text.find(first) - _BEFORE), text.rfind(last) + len(last)
    while at < end and (match := _QUANTITY.search(text, at)):
        yield match
        at = match.end()


def _clock(match: re.Match[str]) -> Quantity:
    hour, minute = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
    return Quantity(Decimal(int(hour) * 60 + int(minute)), "o'clock", Decimal(1), match.start(), match.end())


def _quantity(match: re.Match[str]) -> Quantity | None:
    digits, written = match.group("digits"), match.group("written")
    scaled, priced = bool(match.group("scale")), bool(match.group("symbol"))
    value, step = numerals.value(digits, scaled=scaled, priced=priced) if digits else _of_words(written)
    if step == 0:
        return None
    scale = Decimal(_SCALES[match.group("scale").lower()]) if match.group("scale") else Decimal(1)
    unit = _unit(match)
    if _metres(match):
        unit, scale = "metre", Decimal(1)
    if written and written.lower() == "one" and scale == 1 and not unit:
        return None
    start = next(match.start(g) for g in ("symbol", "digits", "written") if match.group(g))
    end = max(match.end(g) for g in ("digits", "written", "ordinal", "plural", "scale") if match.group(g))
    return Quantity(
        value * scale, unit, step * scale, start, match.end("unit") if _named(match) else end, scale
    )


def _whole_year(text: str, quantity: Quantity) -> Quantity:
    """ "2018–19" ends in 2019."""
    before = _YEAR_AND_DASH.search(text, max(0, quantity.start - 5), quantity.start)
    if not before or quantity.end - quantity.start != 2 or quantity.unit:
        return quantity
    return quantity._replace(value=quantity.value + int(before.group(1)) * 100)


def _metres(match: re.Match[str]) -> bool:
    """ "5 m" is a length, "5m" and "$5 m" are millions."""
    return (
        (match.group("scale") or "").lower() == "m"
        and not match.group("symbol")
        and match.string[match.start("scale") - 1].isspace()
    )


def _named(match: re.Match[str]) -> str:
    word = match.group("unit")
    return _UNITS.get(re.sub(r"[\s-]+", "-", word.lower()), "") if word else ""


def _unit(match: re.Match[str]) -> str:
    symbol = match.group("symbol")
    if symbol:
        return _SYMBOLS[symbol]
    if match.group("ordinal"):
        return "ordinal"
    if match.group("plural") and (match.group("digits") or "").endswith("0"):
        return "decade"
    unit = _named(match)
    return "pound" if unit == "weight pound" and match.group("scale") else unit


def _of_words(written: str) -> tuple[Decimal, Decimal]:
    total = part = 0
    for word in re.split(r"[\s-]+", written.lower()):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0
        else:
            part += _ONES.get(word, _TENS.get(word, 0))
    return Decimal(total + part), Decimal(1)


_TO_NEXT = re.compile(r"\s?(?:to|and|or|-|–|—)\s?[$€£¥]?$")


def _with_shared_magnitude(text: str, ordered: list[Quantity]) -> list[Quantity]:
    """ "2 to 3 million dollars": the first figure has the second's magnitude and unit."""
    shared = list(ordered)
    for at, (one, other) in enumerate(itertools.pairwise(ordered)):
        if not one.unit and other.unit and one.scale == 1 and _TO_NEXT.match(text[one.end : other.start]):
            value, step = one.value * other.scale, one.step * other.scale
            shared[at] = Quantity(value, other.unit, step, one.start, one.end, other.scale)
    return shared


def agree(stated: Quantity, source: Quantity, rounded: bool = False) -> bool:
    """Whether a stated figure is the source's: the same value and unit, or it rounded to the digits stated.

    A bare number agrees with a count of years, tons or days; never with money or a percentage. `rounded`
    allows a further five per cent, for "about" and "nearly", where the stated figure has fewer digits that
    count: "about 350" for 346.
    """
    if stated.unit != source.unit:
        either = {stated.unit, source.unit}
        if "" not in either or either & (MONEY | RATES):
            return either == {"pound", "weight pound"} and stated.value == source.value
    if stated.value == source.value:
        return True
    coarser = _digits(stated) < _digits(source)
    if rounded and coarser and abs(stated.value - source.value) * 20 <= abs(source.value):
        return True
    if stated.step <= source.step or stated.value < 10 * stated.step:
        return False
    return abs(stated.value - source.value) * 2 <= stated.step


def _digits(quantity: Quantity) -> int:
    return len(quantity.value.normalize().as_tuple().digits)
