"""Numbers in digits, with their fractions and powers: 1,500.5, 1½, 5 3⁄16, 10⁶, 1.5 × 10⁶."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

_PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_PROPER = r"(?:1/2|[12]/3|[13]/4|[1-4]/5|[1357]/8|\d{1,2}/16)(?![\d/])"
_POWER = r"(?:\^[-−]?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
NUMERAL = (
    rf"{_PLAIN}\s?[×x·]\s?10{_POWER}"
    rf"|{_PLAIN}(?:\s?[{VULGAR}]|[ -](?:\d{{1,3}}⁄\d{{1,3}}|{_PROPER})|⁄\d{{1,3}}|{_POWER})?"
    rf"|[{VULGAR}]"
)
_TIMES = re.compile(r"\s?[×x·]\s?")
_EXPONENT = re.compile(rf"(\d+)({_POWER})$")
_FRACTION = re.compile(rf"(?:(.*?)[\s-]?)?(?:([{VULGAR}])|(?<!\d)(\d+)[⁄/](\d+))$")
_LARGEST_EXPONENT = 64
_UNCLEAR = Decimal(0), Decimal(0)


def value(numeral: str, *, scaled: bool, priced: bool) -> tuple[Decimal, Decimal]:
    """The value of what NUMERAL matches and the step of its last digit, 0.1 for 6.3. The step is 0 where what
    is meant cannot be told: a price with its cents raised, a power too high.

    `scaled`: "million" or the like follows, so a raised figure is the mark of a footnote. `priced`: the sign
    of a currency stands before it.
    """
    if power := _EXPONENT.search(numeral):
        factor, base, exponent = numeral[: power.start()], power[1], power[2]
        if not factor and (scaled or (len(base) > 1 and base != "10")):
            return _UNCLEAR if priced else _decimal(base)
        return _power(factor, base, exponent)
    fraction = _FRACTION.fullmatch(numeral)
    return _fraction(*fraction.groups("")) if fraction else _decimal(numeral)


def _power(factor: str, base: str, exponent: str) -> tuple[Decimal, Decimal]:
    times = int(unicodedata.normalize("NFKC", exponent.lstrip("^")).replace("−", "-"))
    if abs(times) > _LARGEST_EXPONENT:
        return _UNCLEAR
    number, step = _decimal(_TIMES.sub("", factor)) if factor else (Decimal(1), Decimal(1))
    return number * Decimal(base) ** times, step * Decimal(base) ** times


def _fraction(whole: str, vulgar: str, above: str, below: str) -> tuple[Decimal, Decimal]:
    if vulgar:
        above, below = unicodedata.normalize("NFKC", vulgar).split("⁄")
    if int(below) == 0:
        return _UNCLEAR
    part = Decimal(above) / Decimal(below)
    step = Decimal(1).scaleb(max(int(str(part.as_tuple().exponent)), -4))
    return (_decimal(whole)[0] + part if whole else part), step


def _decimal(digits: str) -> tuple[Decimal, Decimal]:
    try:
        number = Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return Decimal(0), Decimal(1)
    return number, Decimal(1).scaleb(-len(digits.partition(".")[2]))
