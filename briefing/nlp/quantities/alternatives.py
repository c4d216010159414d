"""Ambiguous quantities: what else words may say in figures: "one", "first", Roman numerals, "an hour"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from briefing.nlp.quantities import numerals
from briefing.nlp.quantities.figure_traits import NUMERAL, SINGLED, SPANNED, SPANS, VAGUELY, counting_runs
from briefing.nlp.quantities.recognition import CLOCK, Quantity, quantities
from briefing.nlp.word_classes import word_list

_ROMAN = re.compile(r"(?<=[a-z]\s)(?:I{2,3}|I[VX]|VI{0,3}|X(?:I{1,3}|I?V|VI{0,3}|I?X)?)(?![\w.'’-])")
ROMANS = dict(zip(word_list("Roman numerals"),
                   range(2, 21), strict=True))  # fmt: skip
_NUMBERED = re.compile(
    r"(?:\b(?:phase|part|chapter|book|type|stage|level|grade|class|title|article|annex|volume|act|mark|division)"
    r"|\b[A-Z][a-z]+)\s$", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=128)
def quantity_readings(text: str) -> tuple[Quantity, ...]:
    """All that may be figures of a text: those of `quantities`, and what else they, "one", "first" and Roman
    numerals can be read as. For evidence, where more than one reading harms nobody."""
    traits, _ = counting_runs(text)
    others = [
        Quantity(Decimal(1), "ordinal" if match.group() in "Firstfirst" else "", Decimal(1), *match.span())
        for match in (_SINGLE.finditer(text) if traits & SINGLED else ())
    ]
    for match in _ROMAN.finditer(text) if traits & NUMERAL else ():
        if len(match.group()) > 1 and _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
            others.append(Quantity(Decimal(ROMANS[match.group()]), "", Decimal(1), *match.span()))
    others += single_units(text)
    certain = quantities(text)
    for quantity in certain:
        if quantity.unit in (CLOCK, "percent") and not text[quantity.start : quantity.end].endswith("%"):
            others += _split_readings(text, quantity)
    return (*certain, *others) if others else certain


def single_units(text: str) -> list[Quantity]:
    """ "An hour", "a mile": one of a unit."""
    if not counting_runs(text)[0] & SPANNED:
        return []
    return [
        Quantity(Decimal(1), match.group(1).lower(), Decimal(1), *match.span())
        for match in _A_SPAN.finditer(text)
    ]


@lru_cache(maxsize=128)
def vague_amounts(text: str) -> tuple[tuple[str, Decimal], ...]:
    """ "Dozens", "tens of thousands", "several hundred": the words, and the least that they can mean."""
    if not counting_runs(text)[0] & VAGUELY:
        return ()
    least, scales = numerals.words("vague"), numerals.words("scale")
    amounts = []
    for match in _VAGUE.finditer(text):
        tens, scale, several = (match.group(n) for n in ("tens", "scale", "several"))
        if several:
            amounts.append((match.group(), scales[several.lower()] * 2))
        else:
            times = {"tens": 10, "dozens": 24, "scores": 40, "hundreds": 200}.get((tens or "").lower(), 1)
            value = least[scale.lower()]
            amounts.append((match.group(), value * times / (2 if tens and times != 10 else 1)))
    return tuple(amounts)


_VAGUE = re.compile(
    r"(?<![\w-])(?:(?:(?P<tens>tens|dozens|scores|hundreds)\sof\s)?(?P<scale>dozens|hundreds|thousands|lakhs|millions"
    r"|crores|billions|trillions)|(?:several|a\sfew|some\sfew)\s(?P<several>hundred|thousand|million|billion|trillion))"
    r"(?![\w-])(?!\s(?:place|digit))",
    re.IGNORECASE,
)
_A_SPAN = re.compile(
    rf"(?<![\w-])(?<!\bhalf )(?<!\bof )an?\s({'|'.join(SPANS)})(?![\w-]|\sand\s(?:a|three)\b)", re.IGNORECASE
)
_SINGLE = re.compile(r"(?<![\w-])(?:[Oo]ne|[Ff]irst)(?![\w-])")
_DOTTED = re.compile(r"\d{1,2}\.\d{2}(?!\w)")
_IN = re.compile(r"\s(?:in|out of)\s", re.IGNORECASE)


def _split_readings(text: str, quantity: Quantity) -> Iterator[Quantity]:
    """ "14.30" as a number, and each of the figures of "two in ten"."""
    written = text[quantity.start : quantity.end]
    if quantity.unit == CLOCK and (dotted := _DOTTED.match(written)):
        yield Quantity(Decimal(dotted.group()), "", Decimal("0.01"), quantity.start, quantity.end)
    if quantity.share and _IN.search(written):
        for part in _IN.split(written):
            yield from (q._replace(start=quantity.start, end=quantity.end) for q in quantities(part))
