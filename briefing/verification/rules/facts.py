"""Figures, dates, names and quotations: what a statement must have from its evidence word for word."""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal

from briefing.nlp import lexicon
from briefing.nlp.content_words import stemmed_words
from briefing.nlp.memo import kept
from briefing.nlp.quantities import units
from briefing.nlp.quantities.alternatives import single_units, vague_amounts
from briefing.nlp.quantities.bounds import bound
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import CLOCK, Quantity
from briefing.nlp.quantities.units import MONEY
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    cited_text,
)
from briefing.verification.annotated_text import fold_text
from briefing.verification.computed_figures import implied_figures, is_computed
from briefing.verification.name_matching import missing_words
from briefing.verification.reckoned_days import reckoned_weekdays

_APPROXIMATE = frozenset(("about", "nearly", "more"))
_NAMED_BY, _LETTERS = re.compile(r"[A-Z]{3}[-–]$"), 4
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_DIGITS_OF_YEAR = 4
_ROUNDED = Decimal("0.1")  # of a figure's value: what is rounded away is never more
_MOST_FIGURES = 64
_WHOLE = 100  # percent
_OF_OTHER = (" as ", " the ", " that of ", " what ", " of ")  # behind a "half" or "twice" that compares
_VAGUELY = 100  # “dozens” may be told of a few hundred, and not of millions
_CONVERTED_TO = frozenset(unit for unit, _ in units.conversions().values())
FINGERS = 10  # small whole numbers may be counted by whoever summarises: "two countries"
_TODAY, _NOW = "today", word_class("adverbs of the present")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\])\s*")
_EDGES = " \t\n\r\xa0,.;:!?…\"'"


def check_figures(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Numbers, money, percentages, measures."""
    for quantity in stated.annotation.figures:
        written = stated.text[quantity.start : quantity.end].strip()
        same = counterparts_of(quantity, stated, cited)
        if not same and _NAMED_BY.search(stated.text, max(0, quantity.start - _LETTERS), quantity.start):
            continue  # the 19 of "COVID-19" is no figure, and names are looked up
        if not same and quantity.unit == "ordinal" and stated.text.startswith(" century", quantity.end):
            if _has_year_of_century(quantity, cited):
                continue
            return StatementFault("weak", f"a century that its source does not give: “{written}”")
        if not same:
            return _missing_figure_fault(quantity, written, cited)
        if quantity.unit == CLOCK and not quantity.unsure and all(q.unsure for q, _ in same):
            return StatementFault("weak", f"a half of the day that its source does not give: “{written}”")
    return _check_vague_amounts(stated, cited) or _check_whole_units(stated, cited)


def counterparts_of(
    quantity: Quantity, stated: AnnotatedStatement, cited: CitedText
) -> list[tuple[Quantity, str]]:
    """The figures of the evidence that a figure of the statement may be, each with its sentence."""
    rounded = is_rounded(stated, quantity)
    candidates = _source_figures(cited)
    near = _near_figures(candidates, quantity.value)
    same = [(q, sentence) for q, sentence in near if agree(quantity, q, rounded)]
    same = same or implied_figures(quantity, cited)
    if same or not _is_convertible(quantity):
        return same
    return [
        (q, sentence)
        for q, sentence in candidates[:_MOST_FIGURES]
        if agree(quantity, q, rounded) or _is_inverse_ratio(quantity, stated.text, q, sentence)
    ]


def _is_inverse_ratio(quantity: Quantity, text: str, other: Quantity, sentence: str) -> bool:
    """ "Half as much as" is told of what is "twice as much as" the other, which other rules tell apart."""
    if not (text.startswith(_OF_OTHER, quantity.end) or sentence.startswith(_OF_OTHER, other.end)):
        return False
    return {quantity.unit, other.unit} == {"times", "percent"} and abs(
        quantity.value * other.value - _WHOLE
    ) < 1


def _is_convertible(quantity: Quantity) -> bool:
    """Whether a figure of another size can be the same: 90 minutes, 5 p.m., the '90s, doubled."""
    if quantity.unit in units.conversions() or quantity.unit in (CLOCK, "decade", "times", "percent"):
        return True
    return quantity.unit in _CONVERTED_TO


@kept
def _source_figures(cited: CitedText) -> list[tuple[Quantity, str]]:
    return sorted(
        [(q, sentence.text) for sentence in cited.texts for q in sentence.readings], key=_figure_value
    )


def _figure_value(sourced: tuple[Quantity, str]) -> Decimal:
    return sourced[0].value


def _near_figures(sourced: list[tuple[Quantity, str]], value: Decimal) -> list[tuple[Quantity, str]]:
    """Those of some figures, by size, that a figure may be when it is rounded."""
    first = bisect_left(sourced, value - abs(value) * _ROUNDED, key=_figure_value)
    last = bisect_right(sourced, value + abs(value) * _ROUNDED, key=_figure_value)
    if last - first <= _MOST_FIGURES:
        return sourced[first:last]
    exact = bisect_left(sourced, value, key=_figure_value)
    return sourced[max(first, exact - _MOST_FIGURES) : exact + _MOST_FIGURES]


def is_rounded(stated: AnnotatedStatement, quantity: Quantity) -> bool:
    """Whether a statement gives a figure as "about" or "nearly" so much."""
    return bound(stated.text, quantity.start, quantity.end) in _APPROXIMATE


def may_be_computed(quantity: Quantity, cited: CitedText) -> bool:
    """Whether some sentences of evidence have two figures that come to a third."""
    return cited.is_few and is_computed(quantity, [q for q, _ in _source_figures(cited)])


def _missing_figure_fault(quantity: Quantity, written: str, cited: CitedText) -> StatementFault | None:
    bare = quantity.unit in ("", "ordinal", "year", "times") and quantity.value == int(quantity.value)
    source_figures = [q for q, _ in _source_figures(cited)]
    if may_be_computed(quantity, cited):
        return StatementFault("weak", f"a figure that its source only lets be computed: “{written}”")
    if is_year(quantity) and not any(map(is_year, source_figures)):
        nowhere = cited.article and written not in cited.article
        if nowhere:
            return StatementFault("unsupported", f"a year that its article does not give: “{written}”")
        return StatementFault("weak", f"a year that its source does not give: “{written}”")
    if bare and quantity.value <= FINGERS:
        return StatementFault("weak", f"a small figure that its source lacks: “{written}”")
    if quantity.share and not any(q.unit == "percent" for q in source_figures):
        return StatementFault("weak", f"a share that its source lacks: “{written}”")
    values = {q.value / q.scale for q in source_figures}
    if quantity.value / quantity.scale in values and (quantity.unit in MONEY or quantity.unit):
        return StatementFault("unsupported", f"a figure with another unit than in its source: “{written}”")
    return StatementFault("unsupported", f"a figure that its source lacks: “{written}”")


def _has_year_of_century(century: Quantity, cited: CitedText) -> bool:
    """Whether the evidence gives a year of a century."""
    years = [q.value for q, _ in _source_figures(cited) if is_year(q)]
    return any((year - 1) // 100 + 1 == century.value for year in years)


def is_year(quantity: Quantity) -> bool:
    """Whether a bare figure may be a year."""
    if quantity.unit or quantity.end - quantity.start != _DIGITS_OF_YEAR:  # "2,000" is none
        return False
    return quantity.step == quantity.scale == 1 and _FIRST_YEAR <= quantity.value <= _LAST_YEAR


def _check_whole_units(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "A mile" where the evidence has half of one."""
    for single in single_units(stated.text):
        same_unit = [q for q, _ in _source_figures(cited) if q.unit == single.unit]
        broken = any(q.value < 2 and q.value != int(q.value) for q in same_unit)
        if broken and not any(agree(single, q) for q, _ in _source_figures(cited)):
            written = stated.text[single.start : single.end]
            return StatementFault("unsupported", f"a figure that its source lacks: “{written}”")
    return None


def _check_vague_amounts(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "Hundreds" where the evidence has as many, in the same word or in figures."""
    wanted = vague_amounts(stated.text)
    if not wanted:
        return None
    source_amounts = {least for sentence in cited.sentences for _, least in vague_amounts(sentence)}
    figures_there = [q.value for q, _ in _source_figures(cited)]
    for word, least in wanted:
        if least in source_amounts or any(least <= value < least * _VAGUELY for value in figures_there):
            continue
        if source_amounts or any(value >= FINGERS for value in figures_there):
            return StatementFault("unsupported", f"an amount that its source lacks: “{word}”")
        return StatementFault("weak", f"an amount that its source lacks: “{word}”")
    return None


def check_dates(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Weekdays, months, "last week"."""
    wanted = stated.annotation.dates
    if not wanted:
        return None
    source_dates = sourced_dates(cited)
    for word in wanted:
        if word not in source_dates and word in reckoned_weekdays(cited.texts):
            return StatementFault("weak", f"a day that its source only lets be reckoned: “{word}”")
        if word not in source_dates:
            return StatementFault("unsupported", f"a date that its source lacks: “{word}”")
    return None


def sourced_dates(cited: CitedText) -> frozenset[str]:
    """The weekdays, months and relative dates of the evidence; "today" where it says "now", too."""
    dates = frozenset(word for sentence in cited.texts for word in sentence.dates)
    is_present = cited.has_any(_NOW)
    return dates | {_TODAY} if is_present else dates


def check_names(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Names of people, places, organisations; aliases that the article uses count."""
    partly: StatementFault | None = None
    for name in stated.names:
        lacking = missing_words(name.text, cited)
        if lacking and _belongs_to(name.text, stated.stakeholder):
            lacking = missing_words(name.text, cited_text((*cited.texts, cited.named_in), cited.aliases))
        if lacking == name.text:
            return StatementFault("unsupported", f"a name that its source lacks: “{name.text}”")
        if lacking and _is_absent(lacking, cited.article):
            return StatementFault(
                "unsupported", f"a name that its article lacks: “{lacking}” of “{name.text}”"
            )
        if lacking:
            partly = StatementFault(
                "weak", f"a part of a name that its source lacks: “{lacking}” of “{name.text}”"
            )
    return partly


def _is_absent(part: str, article: str) -> bool:
    """Whether the whole article has no word of a part of a name. An office before a name may be added."""
    words = [word for word in part.split() if word.rstrip(".").casefold() not in lexicon.roles()]
    return bool(article and words) and not any(word in article for word in words)


def _belongs_to(name: str, stakeholder: str) -> bool:
    return bool(stakeholder) and (name in stakeholder or stakeholder in name)


def check_quotations(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What stands in quotation marks stands in the evidence."""
    if not stated.quotations:
        return None
    whole = " \n ".join(sentence.folded for sentence in cited.texts)
    for span in stated.quotations:
        words = stated.text[span.start : span.end]
        at = 0
        for part in _ELLIPSIS.split(words):
            offset = whole.find(fold_text(part).strip(_EDGES), at)
            if offset < 0:
                return _missing_quotation_fault(words, cited)
            at = offset
    return None


def check_number(value: int | float, cited: CitedText) -> StatementFault | None:
    """A bare number: the evidence has it, in full or as it is written before "million" or "percent"."""
    wanted = abs(Decimal(str(value)))
    source_figures = [q for sentence in cited.texts for q in sentence.readings]
    if any(wanted in (q.value, q.value / q.scale) for q in source_figures):
        return (
            StatementFault("weak", f"a sign that its source does not write: “{value:,}”")
            if value < 0
            else None
        )
    if wanted == int(wanted) and 0 <= wanted <= FINGERS:
        return StatementFault("weak", f"a small figure that its source lacks: “{value:,}”")
    return StatementFault("unsupported", f"a figure that its source lacks: “{value:,}”")


def _missing_quotation_fault(words: str, cited: CitedText) -> StatementFault:
    """A work's title may be cited in another form than the evidence has it, in part or with more of it."""
    parts = [word for word in stemmed_words(words) if word.content and len(word.lower) > 2]
    titled = parts and all(words[part.start].isupper() or words[part.start].isdigit() for part in parts)
    if titled and any(part.stem in cited.stems for part in parts):
        return StatementFault("weak", f"a title that its source does not give so: “{words}”")
    return StatementFault("unsupported", f"a quotation that its source lacks: “{words}”")
