"""Numbers as English prose writes them, in digits or in words: "5,00,000", "two and a half", "3½"."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from briefing.nlp import lexicon

_DIGITS = re.compile(
    r"\d{1,3}(?:[\xa0\u2007\u2009\u202f'’]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?"  # 14 000  14'000
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"  # 14,000.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"  # 5,00,000
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])(?:,\d{1,2}(?!\d))?|\d{1,3}\.\d{3},\d{1,2}(?!\d)"  # 1.500.000,50
    r"|\d{1,3}(?: \d{3})+(?![\d.,]?\d)"  # 14 000
    r"|\d+(?:\.\d+)?"
)
_GROUPS = re.compile(r"[\s'’]")
_AFTER_DATE = re.compile(r"(?:[A-Z][\w.]*|\d|\bpage|\broute|\broom|\bflight|\bline)\s?$")
_COMMA = re.compile(r",\d{1,2}(?![\d,])")
_NEXT = re.compile(r"(?:[\s-]|\s?-\s?)?([A-Za-z]+)(?![\w])")
_AND_PART = re.compile(
    r"[\s-]and[\s-](?:an?|(one|two|three|four))[\s-](half|quarters?|thirds?|fifths?)(?![\w-]|\s(?:of|the)\b)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"([\s\xa0-]{0,2})([A-Za-z]+)(?![A-Za-z])")
_DENOMINATOR = re.compile(r"[\s-](?:quarters?|thirds?|fifths?)\b", re.IGNORECASE)
_AN = re.compile(r"[\s-](?:an?[\s-])?", re.IGNORECASE)
_OF_A = re.compile(r"\sof\san?\s", re.IGNORECASE)
_RATIO = re.compile(r"[\s-]([1-7])/([2348])(?![\d/])")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+")
_YEARS = range(10, 21)  # what "nineteen ninety" and "twenty twenty-five" begin with


Marks = Literal["none", "attached", "spaced"]


class Numeral(NamedTuple):
    """`value` with its magnitude, `step` that of its last digit; `scale` the magnitude alone; it ends at
    `end` of the text. `part`: a fraction of something, the value of "two thirds"."""

    value: Decimal
    step: Decimal
    end: int
    scale: Decimal = Decimal(1)
    part: bool = False


@cache
def words(kind: str) -> Mapping[str, Decimal]:
    """The words of a class of `data/numerals.tsv` with their values; the glyphs' are fractions."""
    return {
        word: _ratio(value)
        for name, forms, value in lexicon.rows("numerals")
        if name == kind
        for word in forms.split()
    }


def _ratio(value: str) -> Decimal:
    over, _, under = value.partition("/")
    return Decimal(over) / Decimal(under or 1)


@cache
def small_numbers() -> Mapping[str, Decimal]:
    """The words for zero to nineteen and for the tens."""
    return {**words("one"), **words("ten")}


def is_number(word: str) -> bool:
    """Whether a word in lower case counts by itself: figures, "seven", "hundred"."""
    return word[:1].isdigit() or word in small_numbers() or word in words("scale")


@cache
def multipliers() -> Mapping[str, Decimal]:
    """The words that multiply what stands before them: "hundred", "lakh", "dozen"."""
    return {**words("scale"), "dozen": words("set")["dozen"]}


def parse_digits(text: str, start: int) -> Numeral:
    """The number whose digits begin at `start`, with what belongs to it: groups, a fraction, a magnitude."""
    match = _DIGITS.match(text, start)
    digits = match.group() if match else text[start]
    if " " in digits and not _is_grouped(text, start, digits):
        digits = digits[: digits.index(" ")]
    end = start + len(digits)
    value, step = _value_of_digits(digits)
    if digits.isdigit() and (comma := _COMMA.match(text, end)) and _is_measured(text, comma.end()):
        end = comma.end()
        value, step = _value_of_digits(digits + "." + comma.group()[1:])
    return _add_glyph(text, Numeral(value, step, end))


def _is_grouped(text: str, start: int, digits: str) -> bool:
    """Whether a plain space parts thousands, and not a day, a room or a year from the next figure."""
    if any(group[0] == "0" for group in digits.split()[1:]):
        return True
    return not _AFTER_DATE.search(text, max(0, start - 12), start)


def _is_measured(text: str, offset: int) -> bool:
    """Whether a magnitude or a share follows, so that a comma before it is a decimal one."""
    following = _NEXT.match(text, offset)
    if following and following.group(1).lower() in {*words("scale"), "percent", "per", "percentage"}:
        return True
    return text[offset : offset + 2].strip()[:1] in ("%", "€")


def _value_of_digits(digits: str) -> tuple[Decimal, Decimal]:
    plain = _GROUPS.sub("", digits)
    if _EUROPEAN.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif plain is not digits and len(plain) != len(digits):
        plain = plain.replace(",", ".")
    else:
        plain = plain.replace(",", "")
    return Decimal(plain), Decimal(1).scaleb(-len(plain.partition(".")[2]))


def _add_glyph(text: str, number: Numeral) -> Numeral:
    """With "½", or "1/2" after a space: "3½", "2 1/2"."""
    offset = number.end + (text[number.end : number.end + 1] in (" ", "\xa0"))
    glyph = words("glyph").get(text[offset : offset + 1])
    if glyph is not None:
        return number._replace(value=number.value + glyph, step=Decimal("0.1"), end=offset + 1)
    written = _RATIO.match(text, number.end)
    if written and int(written[1]) < int(written[2]):
        value = number.value + Decimal(written[1]) / Decimal(written[2])
        return number._replace(value=value, step=Decimal("0.1"), end=written.end())
    return number


def parse_words(text: str, start: int) -> Numeral | None:
    """The number whose words begin at `start`, without its article: of "three hundred and five", of "half a
    million", "two thirds", "dozen"; None where no number begins."""
    opening = _word(text, start)
    if opening is None:
        return None
    first, end = opening
    if first == "half":
        return _half(text, end)
    if first == "hundred":
        value, end = _add_rest(text, Decimal(100), end)
        return apply_magnitude(text, Numeral(value, Decimal(100 if value == 100 else 1), end))
    if first in multipliers() or first in words("set"):
        value = {**words("set"), **multipliers()}[first]
        return apply_magnitude(text, Numeral(value, value, end, value))
    if first in words("part"):
        return _part(text, Decimal(1), start)
    whole = _whole(text, start)
    if whole is None:
        return None
    return _part(text, whole.value, whole.end) or apply_magnitude(text, whole)


def _word(text: str, offset: int) -> tuple[str, int] | None:
    match = _NEXT.match(text, offset)
    return (match.group(1).lower(), match.end()) if match else None


def _whole(text: str, start: int) -> Numeral | None:
    """Below a thousand, or a year: the words up to "hundred" and behind it."""
    first = _word(text, start)
    if first is None or first[0] not in small_numbers():
        return None
    value, end = small_numbers()[first[0]], first[1]
    ahead = _word(text, end)
    if ahead and ahead[0] in words("ten") and value in _YEARS and value != 10:
        value, end = value * 100 + words("ten")[ahead[0]], ahead[1]
        ahead = _word(text, end)
    elif ahead and value in (19, 20) and words("one").get(ahead[0], 0) > 9:
        return Numeral(value * 100 + words("one")[ahead[0]], Decimal(1), ahead[1])
    if ahead and value % 10 == 0 and value >= 20 and 0 < words("one").get(ahead[0], 0) < 10:
        value, end = value + words("one")[ahead[0]], ahead[1]
        ahead = _word(text, end)
    if ahead and ahead[0] == "point" and (parts := _decimals(text, ahead[1])):
        digits, end = parts
        return Numeral(value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)), end)
    if ahead and ahead[0] == "hundred":
        value, end = _add_rest(text, value * 100, ahead[1])
    return Numeral(value, Decimal(1), end)


def _add_rest(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """What stands behind "hundred" or "thousand": "and five", "forty-two"."""
    ahead = _word(text, end)
    after = ahead[1] if ahead and ahead[0] == "and" else end
    first = _word(text, after)
    if not first or first[0] not in small_numbers() or _DENOMINATOR.match(text, first[1]):
        return value, end
    rest = _whole(text, after)
    return (value + rest.value, rest.end) if rest and rest.value < 100 else (value, end)


def _decimals(text: str, offset: int) -> tuple[str, int] | None:
    digits = ""
    while (ahead := _word(text, offset)) and words("one").get(ahead[0], 10) < 10:
        digits, offset = digits + str(words("one")[ahead[0]]), ahead[1]
    return (digits, offset) if digits else None


def _half(text: str, end: int) -> Numeral | None:
    """ "Half a million", "half-dozen", "half an hour": its magnitude, or the unit behind it."""
    match = _AN.match(text, end)
    ahead = _word(text, match.end()) if match else None
    if ahead and match and ahead[0] in multipliers():
        value = multipliers()[ahead[0]]
        return apply_magnitude(text, Numeral(value / 2, value / 10, ahead[1], value))
    return Numeral(Decimal("0.5"), Decimal("0.1"), end, part=True)


def _part(text: str, over: Decimal, end: int) -> Numeral | None:
    """ "Two thirds", "a quarter of a million"; None where no such fraction stands there."""
    ahead = _word(text, end)
    under = words("part").get(ahead[0]) if ahead else None
    if ahead is None or under is None or not 0 < over < under or (under == 2 and over != 1):
        return None
    if (over == 1) == (ahead[0] in ("halves",) or ahead[0].endswith("s")):
        return None
    value = over / under
    of = _OF_A.match(text, ahead[1])
    behind = _word(text, of.end()) if of else None
    if behind and behind[0] in words("scale"):
        scale = words("scale")[behind[0]]
        return Numeral(value * scale, scale / 100, behind[1], scale)
    return Numeral(value, Decimal("0.01"), ahead[1], part=True)


def apply_magnitude(text: str, number: Numeral, marks: Marks = "none") -> Numeral:
    """A number with the magnitude behind it, and the fraction before or behind that: "2.5 lakh crore", "two
    and a half million", "a million and a half". `marks`: where letters stand for one, behind "14" or behind
    a space as well."""
    number = _add_part(text, number)
    while number.scale < 10**12:
        ahead = _magnitude_at(text, number.end, marks if number.scale == 1 else "none")
        if ahead is None:
            break
        scale, end = ahead
        number = Numeral(number.value * scale, number.step * scale, end, number.scale * scale)
        number = _add_part(text, _add_smaller(text, number))
    return number


def _magnitude_at(text: str, offset: int, marks: Marks) -> tuple[Decimal, int] | None:
    """The magnitude that stands at a place, and where it ends."""
    match = _MAGNITUDE.match(text, offset)
    if match is None:
        return None
    word = match.group(2).lower()
    scale = multipliers().get(word)
    if scale is None and (marks == "spaced" or (marks == "attached" and not match.group(1))):
        scale = words("mark").get(word)
    return None if scale is None else (scale, match.end())


def _add_smaller(text: str, number: Numeral) -> Numeral:
    """ "Two million five hundred thousand", "a thousand and one"."""
    ahead = _word(text, number.end)
    if number.scale < 100 or number.step != number.scale or not ahead:
        return number
    joined = ahead[0] == "and"
    after = _word(text, ahead[1]) if joined else ahead
    if not after or after[0] not in small_numbers():
        return number
    rest = parse_words(text, ahead[1] if joined else number.end)
    if rest is None or rest.part or rest.value >= number.scale or rest.step != rest.scale:
        return number
    return Numeral(number.value + rest.value, Decimal(1), rest.end, Decimal(1))


def _add_part(text: str, number: Numeral) -> Numeral:
    match = _AND_PART.match(text, number.end)
    if match is None:
        return number
    over = words("one")[(match.group(1) or "one").lower()]
    under = words("part")[match.group(2).lower()]
    if match.group(2).lower().startswith(("third", "fifth")) and not match.group(1):
        return number  # "two, and a third …" counts on
    value = number.value + over / under * number.scale
    return number._replace(value=value, step=number.scale / 10, end=match.end())


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """The words with which a number can begin."""
    kinds = ("one", "ten", "scale", "set", "part")
    return frozenset({*(word for kind in kinds for word in words(kind)), "half"})


@lru_cache(maxsize=1)
def vague_words() -> frozenset[str]:
    """The words of which one at least stands in each amount that is told vaguely."""
    return frozenset({*words("vague"), "several", "few"})
