"""Quantities: figures in English news prose, in whatever way they are written.

"903.9 billion yen", "¥903.9bn" and "903.9bn yen" are one quantity, and so are "two dozen" and 24. The words
and units are those of `data/numerals.tsv` and `data/units.tsv`.
"""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.nlp.dates import ISO
from briefing.nlp.quantities import numerals, powers, times_of_day, units
from briefing.nlp.quantities.figure_traits import TIMED, counting_runs, opening_words
from briefing.nlp.quantities.numerals import Numeral
from briefing.nlp.quantities.units import MONEY, resolve_single_dot
from briefing.nlp.word_classes import months

CLOCK = "o'clock"

_TOKEN = re.compile(
    r"(?<![\w.,])\d|(?<=[$€£¥₹₽₩₺₪₴₦฿¢])\d|(?<=[A-Z][-–])\d|(?<=\bRs)\d|(?<=\bRs\.)\d|(?<=\b[A-Z]{3})(?<![^ESUI][A-Z]{2})\d"
    r"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]|(?<![\w-])[A-Za-z]+"
)
_ORDER = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_DECADE = re.compile(r"['’]?s\b")
_ARTICLE = re.compile(r"(?<![\w-])(?:an?|another)[\s-]$", re.IGNORECASE)
_COUNTED_OF = re.compile(
    r"\sof\s(?=(?:hundred|thousand|million|billion|dozen|lakh|crore)\b)|\sof(?=\s(?:[a-z]+\s){0,2}?(?:[a-z]+s|people|men|women|children)\b)"
)
_SHARE = re.compile(
    rf"\s(?:of(?!\s(?:an?|{'|'.join(months())})\b)|the|its|their|his|her|our|your|all|those|these|as)\b"
)
_NO_SHARE = re.compile(
    r"\b(?:first|second|third|latter|other|last|next|top|bottom|upper|lower|better|early|opening|closing|back"
    r"|front|final|\w+ern|the|this|that|each|and a)\s$",
    re.IGNORECASE,
)
_MEASURED = re.compile(  # "a third full", "a quarter cheaper"
    r"\s(?:full|empty|complete|finished|built|more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|dearer"
    r"|longer|shorter|faster|slower|heavier|lighter|wider|narrower)\b(?!\s(?:day|week|month|year|season|term|round))"
)
_CHANGED_BY = re.compile(
    r"\bby\s(?:(?:about|around|almost|nearly|over|roughly|more than|less than)\s)?$", re.IGNORECASE
)
_CHANGED_END = re.compile(
    r"\s?(?:$|[.,;:!?)]|(?:in|since|from|to|over|last|this|between|during|within|after|while|compared|on)\b)"
)
_OUT_OF = re.compile(r"\s(?:(in)|out of)\s(?:every\s)?(?=\w)", re.IGNORECASE)
_NO_WHOLE = re.compile(
    r"[\s-](?:second|minute|hour|day|week|month|year|decade|time|January|Feb|March|April|May|June|July"
    r"|Aug|Sept|Oct|Nov|Dec)",
    re.IGNORECASE,
)
_WHOLES = frozenset((25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000))
_UNIT_AND_PART = re.compile(
    r"(?<![\w-])an?\s([a-z]+)\sand\s(?:a\s(?:half|quarter)|three[\s-]quarters)\b", re.IGNORECASE
)
_MANIFOLD = re.compile(r"(?:double|triple|treble|quadruple)(?=\s(?:the|that|its|their|his|her|what)\b)", re.I)
_YEAR_AND_DASH = re.compile(r"(?<!\d)(1[5-9]|20)\d\d[-–/]$")


class Quantity(NamedTuple):
    """`value` with the magnitude multiplied in; `unit` as in "yen", "percent" or "year", "" for a bare one.

    `step` is the value of the last digit written, 0.1 billion for "6.3 billion"; `scale` the magnitude, a
    billion. `share`: written as a fraction, "a third". A time of day counts minutes; `zone` is that beside
    it, and `unsure` says that only half a day's clock is known.
    """

    value: Decimal
    unit: str
    step: Decimal
    start: int
    end: int
    scale: Decimal = Decimal(1)
    share: bool = False
    zone: str = ""
    unsure: bool = False


@lru_cache(maxsize=128)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in order: numbers, money, percentages, measures, ordinals, years, times of day.

    "One" and "first" are left out: they are mostly no figures.
    """
    text = _HYPHENED_RANGE.sub(" to ", text) if "-to-" in text else text  # as long as it was
    traits, counting = counting_runs(text)
    if not counting:
        return ()
    figures = [
        Quantity(
            Decimal(time.minutes), CLOCK, Decimal(1), time.start, time.end, zone=time.zone, unsure=time.unsure
        )
        for time in (times_of_day.times(text) if traits & TIMED else ())
    ]
    for match in ISO.finditer(text) if "-" in text else ():
        figures += [
            Quantity(Decimal(match.group(n)), "", Decimal(1), match.start(n), match.end(n)) for n in (1, 3)
        ]
    figures += _units_and_parts(text) if " and " in text else []
    covered = [(q.start, q.end) for q in figures]
    figures += [
        quantity
        for quantity in _scan(text, counting)
        if not covered or not any(start < quantity.end and quantity.start < end for start, end in covered)
    ]
    return tuple(_share_magnitude(text, sorted(figures, key=lambda q: q.start)))


_HYPHENED_RANGE = re.compile(r"(?<=\w)-to-(?=[\w$€£])")  # "one-to-seven days"
_RATIO = re.compile(r"([1-7])/([23458])(?=\s(?:of|majority|the|share)\b)")


def _scan(text: str, counting: tuple[tuple[int, int], ...]) -> Iterator[Quantity]:
    behind = 0
    for start, end in counting:
        for token in _TOKEN.finditer(text, max(start, behind), end):
            if token.start() >= behind and (quantity := _quantity(text, token)) is not None:
                yield quantity
                behind = quantity.end


def _quantity(text: str, token: re.Match[str]) -> Quantity | None:
    start, lower = token.start(), token.group().lower()
    if not lower[0].isalpha():
        return _parse_digits(text, start)
    if lower not in opening_words():
        return None
    if lower in numerals.words("ordinal"):
        return _ordinal(text, start, token.end(), lower)
    if (value := numerals.words("multiple").get(lower)) or _MANIFOLD.match(text, start):
        value = value or {"d": Decimal(2), "q": Decimal(4)}.get(lower[0], Decimal(3))
        return Quantity(value, "times", Decimal(1), start, token.end())
    if lower == "fortnight":
        article = _ARTICLE.search(text, max(0, start - 9), start)
        return Quantity(Decimal(1), lower, Decimal(1), start, token.end()) if article else None
    if lower in ("halved", "halving"):
        return Quantity(Decimal(50), "percent", Decimal(0), start, token.end(), share=True)
    return _parse_words(text, start, lower)


def _ordinal(text: str, start: int, end: int, lower: str) -> Quantity | None:
    if lower == "second" and (
        text[end : end + 2] in ("s ", "s.") or text[max(0, start - 4) : start] == "per "
    ):
        return None
    over = _ARTICLE.search(text, max(0, start - 9), start)
    if over and lower in numerals.words("part") and _is_share(text, over.start(), end):
        share = Decimal(100) / numerals.words("part")[lower]
        return Quantity(share, "percent", Decimal(0), over.start(), end, share=True)
    return Quantity(numerals.words("ordinal")[lower], "ordinal", Decimal(1), start, end)


def _is_share(text: str, start: int, end: int) -> bool:
    """Whether "a third" is a share of what follows, or what something changed by: "fell by a third"."""
    if _SHARE.match(text, end) or _MEASURED.match(text, end):
        return True
    return bool(_CHANGED_BY.search(text, max(0, start - 22), start) and _CHANGED_END.match(text, end))


def _parse_digits(text: str, start: int) -> Quantity | None:
    if ratio := _RATIO.match(text, start):
        share = Decimal(ratio.group(1)) * 100 / Decimal(ratio.group(2))
        return Quantity(share, "percent", Decimal(0), start, ratio.end(), share=True)
    symbol = units.sign_before(text, start)
    if text[start].isdigit():
        plain = numerals.parse_digits(text, start)
        number = powers.apply_power(text, start, plain, priced=symbol is not None)
        if number is None:
            return None
    else:
        number = _glyph(text, start)
    figure_start = symbol[1] if symbol else start
    if match := _ORDER.match(text, number.end):
        return Quantity(number.value, "ordinal", number.step, figure_start, match.end())
    if (match := _DECADE.match(text, number.end)) and text[number.end - 1] == "0":
        return Quantity(number.value, "decade", number.step, figure_start, match.end())
    plural = match.end() if match else number.end
    scaled = numerals.apply_magnitude(text, number, "spaced" if symbol else "attached")
    if scaled.scale == 1 and not symbol and (whole := _share_of_whole(text, number, start)):
        return whole
    scaled = resolve_single_dot(text, start, scaled, symbol[0] if symbol else "")
    unit, end = (symbol[0], scaled.end) if symbol else units.unit_behind(text, scaled)
    quantity = Quantity(
        scaled.value,
        unit,
        scaled.step,
        figure_start,
        max(end, plural if scaled.scale == 1 else 0),
        scaled.scale,
    )
    return _complete_year(text, quantity)


def _glyph(text: str, start: int) -> Numeral:
    return Numeral(numerals.words("glyph")[text[start]], Decimal("0.1"), start + 1)


@cache
def _words_after_article() -> frozenset[str]:
    """Words that are figures behind "a" alone: "a million", "a quarter of"."""
    return frozenset({*numerals.words("set"), *numerals.words("scale"), *numerals.words("part")} - {"half"})


def _parse_words(text: str, start: int, lower: str) -> Quantity | None:
    figure_start = start
    if lower in _words_after_article():
        article = _ARTICLE.search(text, max(0, start - 9), start)
        if article is None and (lower != "dozen" or _VAGUE_BEFORE.search(text, max(0, start - 9), start)):
            return None
        figure_start = article.start() if article else start
    number = numerals.parse_words(text, start)
    if lower in numerals.words("set") and lower != "dozen" and number:
        of = _COUNTED_OF.match(text, number.end)
        if of is None or (lower == "score" and text[figure_start : figure_start + 2].lower() != "a "):
            return None
        number = numerals.apply_magnitude(text, number._replace(end=of.end() - (of.group()[-1] == " ")))
    if number is None:
        return _compound_ordinal(text, start)
    if number.part:
        return _fraction(text, figure_start, number)
    if (compound := _compound_ordinal(text, start)) and compound.end > number.end:
        return compound
    if number.scale == 1 and (whole := _share_of_whole(text, number, start)):
        return whole
    unit, end = units.unit_behind(text, number)
    if lower == "one" and number.value == 1 and number.scale == 1 and not unit:
        return None
    return Quantity(number.value, unit, number.step, figure_start, end, number.scale)


_VAGUE_BEFORE = re.compile(r"\b(?:several|few|many|some)[\s-]$", re.IGNORECASE)
_COMPOUND = re.compile(r"([A-Za-z]+)[\s-]([A-Za-z]+)")


def _compound_ordinal(text: str, start: int) -> Quantity | None:
    """ "Twenty-first"."""
    match = _COMPOUND.match(text, start)
    ten = numerals.words("ten").get(match.group(1).lower()) if match else None
    last = numerals.words("ordinal").get(match.group(2).lower(), Decimal(0)) if match else Decimal(0)
    if match is None or ten is None or not 0 < last < 10:
        return None
    return Quantity(ten + last, "ordinal", Decimal(1), start, match.end())


def _fraction(text: str, start: int, number: Numeral) -> Quantity | None:
    """A share of a whole, "two thirds of them", or a part of a unit, "half an hour", "half a percent"."""
    written = text[start : number.end].lower()
    joined = _PART_OF.match(text, number.end)
    if joined or number.end < len(text):
        unit, end = units.unit_behind(text, number._replace(end=joined.end() - 1 if joined else number.end))
        if unit and (joined or written == "half" or "-" in written):
            return Quantity(number.value, unit, number.step, start, end)
    if written == "half":
        by = text[max(0, start - 3) : start].lower() in ("by ", "in ")
        if not by and (
            not _SHARE.match(text, number.end) or _NO_SHARE.search(text, max(0, start - 14), start)
        ):
            return None
    elif (
        written.endswith(("quarter", "quarters"))
        and "-" not in written
        and not _is_share(text, start, number.end)
    ):
        return None
    return Quantity(number.value * 100, "percent", Decimal(0), start, number.end, share=True)


_PART_OF = re.compile(r"[\s-](?:of\s)?an?[\s-]")


def _share_of_whole(text: str, number: Numeral, start: int) -> Quantity | None:
    """ "One in five", "two out of 10": a share."""
    match = _OUT_OF.match(text, number.end)
    if match is None or number.value != int(number.value) or number.value < 1:
        return None
    offset = match.end()
    whole = (
        numerals.parse_digits(text, offset) if text[offset].isdigit() else numerals.parse_words(text, offset)
    )
    if whole is None or whole.part or whole.value <= number.value:
        return None
    if not text[offset].isdigit():
        whole = numerals.apply_magnitude(text, whole)
    if match.group(1) and not (1 < whole.value <= 20 or whole.value in _WHOLES):
        return None
    if _NO_WHOLE.match(text, whole.end) or text[whole.end : whole.end + 1].isalnum():
        return None
    share = number.value * 100 / whole.value
    return Quantity(share, "percent", Decimal(0), start, whole.end, share=True)


def _units_and_parts(text: str) -> list[Quantity]:
    """ "A year and a half"."""
    figures = []
    for match in _UNIT_AND_PART.finditer(text):
        unit = units.unit_forms().get(match.group(1).lower(), [("", "")])[-1][1]
        over = {"half": "0.5", "arter": "0.25", "rters": "0.75"}
        value = next(v for end, v in over.items() if match.group().lower().endswith(end))
        if unit:
            figures.append(Quantity(Decimal(1) + Decimal(value), unit, Decimal("0.1"), *match.span()))
    return figures


def _complete_year(text: str, quantity: Quantity) -> Quantity:
    """ "2018–19" ends in 2019."""
    before = _YEAR_AND_DASH.search(text, max(0, quantity.start - 5), quantity.start)
    if not before or quantity.end - quantity.start != 2 or quantity.unit:
        return quantity
    return quantity._replace(value=quantity.value + int(before.group(1)) * 100)


_TO_NEXT = re.compile(r"-?\s?(?:to|and|or|-|–|—)\s?(?:US|U\.S\.)?[$€£¥]?$")


def _share_magnitude(text: str, ordered: list[Quantity]) -> list[Quantity]:
    """ "2 to 3 million dollars": the first figure has the second's magnitude and unit; "$2 to 3 million": the
    second has the first's unit."""
    shared = list(ordered)
    for index, (first, other) in enumerate(itertools.pairwise(ordered)):
        if first.share or other.share or not _TO_NEXT.match(text[first.end : other.start]):
            continue
        if first.unit in MONEY and other.scale > 1 and other.unit in ("", first.unit):
            shared[index + 1] = other = other._replace(unit=first.unit)
        if first.scale == 1 and other.unit and first.unit in ("", other.unit) and first.value <= 1000:
            scale = other.scale if first.value < other.value / other.scale or not first.unit else Decimal(1)
            shared[index] = first._replace(
                value=first.value * scale, unit=other.unit, step=first.step * scale, scale=scale
            )
        elif (
            first.scale == 1 and not first.unit and not other.unit and first.value < other.value / other.scale
        ):
            scale = other.scale
            shared[index] = first._replace(value=first.value * scale, step=first.step * scale, scale=scale)
    return shared
