"""What a statement must have from its evidence word for word: figures, dates, names, quotations."""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache

from briefing.grounding.naming import missing
from briefing.grounding.reading import Fault, Source, Statement, plain, source
from briefing.text import lexicon
from briefing.text.content import read
from briefing.text.dates import date_words
from briefing.text.quantities import MONEY, Quantity, agree, quantities

_ABOUT = re.compile(r"(?:about|around|roughly|approximately|nearly|almost|some|over|more than|~)\s*$", re.I)
_AT_LEAST = re.compile(r"(?:more than|over|at least|above|exceed\w*|upwards of)\s+$", re.I)
_AT_MOST = re.compile(
    r"(?:less than|fewer than|under|at most|below|up to|no more than|nearly|almost)\s+$", re.I
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_DIGITS_OF_YEAR = 4
_ROUNDED = Decimal("0.1")  # of a figure's value: what is rounded away is never more
_MOST_FIGURES = 64
FINGERS = 10  # small whole numbers may be counted by whoever summarises: "two countries"
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\])\s*")
_EDGES = " \t\n\r\xa0,.;:!?…\"'"


def figures(stated: Statement, cited: Source) -> Fault | None:
    """Numbers, money, percentages, measures."""
    for quantity in quantities(stated.text):
        written = stated.text[quantity.start : quantity.end].strip()
        same = counterparts_of(quantity, stated, cited)
        if not same:
            return _missing_figure(quantity, written, cited)
        bound = _bound(stated.text, quantity)
        if bound and all(_bound(sentence, q) == -bound for q, sentence in same):
            return Fault("unsupported", f"a figure bounded the other way than in its source: “{written}”")
    return None


def counterparts_of(quantity: Quantity, stated: Statement, cited: Source) -> list[tuple[Quantity, str]]:
    """The figures of the evidence that a figure of the statement may be, each with its sentence."""
    rounded = is_rounded(stated, quantity)
    near = _near(_sourced(cited.sentences), quantity.value)
    return [(q, sentence) for q, sentence in near if agree(quantity, q, rounded)]


@lru_cache(maxsize=256)
def _sourced(sentences: tuple[str, ...]) -> list[tuple[Quantity, str]]:
    return sorted(((q, s) for s in sentences for q in quantities(s)), key=_value)


def _value(sourced: tuple[Quantity, str]) -> Decimal:
    return sourced[0].value


def _near(sourced: list[tuple[Quantity, str]], value: Decimal) -> list[tuple[Quantity, str]]:
    """Those of some figures, by size, that a figure may be when it is rounded."""
    first = bisect_left(sourced, value - abs(value) * _ROUNDED, key=_value)
    last = bisect_right(sourced, value + abs(value) * _ROUNDED, key=_value)
    if last - first <= _MOST_FIGURES:
        return sourced[first:last]
    exact = bisect_left(sourced, value, key=_value)
    return sourced[max(first, exact - _MOST_FIGURES) : exact + _MOST_FIGURES]


def is_rounded(stated: Statement, quantity: Quantity) -> bool:
    """Whether a statement gives a figure as "about" or "nearly" so much."""
    return bool(_ABOUT.search(stated.text, max(0, quantity.start - 16), quantity.start))


def _missing_figure(quantity: Quantity, written: str, cited: Source) -> Fault | None:
    bare = quantity.unit in ("", "ordinal", "year") and quantity.value == int(quantity.value)
    there = [q for q, _ in _sourced(cited.sentences)]
    if is_year(quantity) and not any(map(is_year, there)):
        nowhere = cited.article and written not in cited.article
        if nowhere:
            return Fault("unsupported", f"a year that its article does not give: “{written}”")
        return Fault("weak", f"a year that its source does not give: “{written}”")
    if bare and quantity.value <= FINGERS:
        counted = quantity.value == 2 and cited.stems & {"both", "pair", "coupl"}
        return None if counted else Fault("weak", f"a small figure that its source lacks: “{written}”")
    values = {q.value / q.scale for q in there}
    if quantity.value / quantity.scale in values and (quantity.unit in MONEY or quantity.unit):
        return Fault("unsupported", f"a figure with another unit than in its source: “{written}”")
    return Fault("unsupported", f"a figure that its source lacks: “{written}”")


def is_year(quantity: Quantity) -> bool:
    """Whether a bare figure may be a year."""
    if quantity.unit or quantity.end - quantity.start != _DIGITS_OF_YEAR:  # "2,000" is none
        return False
    return quantity.step == quantity.scale == 1 and _FIRST_YEAR <= quantity.value <= _LAST_YEAR


def _bound(text: str, quantity: Quantity) -> int:
    """1 for "more than", -1 for "less than", else 0."""
    before = text[max(0, quantity.start - 16) : quantity.start]
    return 1 if _AT_LEAST.search(before) else -1 if _AT_MOST.search(before) else 0


def dates(stated: Statement, cited: Source) -> Fault | None:
    """Weekdays, months, "last week"."""
    wanted = date_words(stated.text)
    if not wanted:
        return None
    there = {word for sentence in cited.sentences for word in date_words(sentence)}
    for word in wanted:
        if word not in there:
            return Fault("unsupported", f"a date that its source lacks: “{word}”")
    return None


def proper_names(stated: Statement, cited: Source) -> Fault | None:
    """Names of people, places, organisations; aliases that the article uses count."""
    partly: Fault | None = None
    for name in stated.names:
        lacking = missing(name.text, cited)
        if lacking and _belongs_to(name.text, stated.stakeholder):
            lacking = missing(name.text, source((*cited.sentences, cited.named_in), cited.aliases))
        if lacking == name.text:
            return Fault("unsupported", f"a name that its source lacks: “{name.text}”")
        if lacking and _nowhere(lacking, cited.article):
            return Fault("unsupported", f"a name that its article lacks: “{lacking}” of “{name.text}”")
        if lacking:
            partly = Fault("weak", f"a part of a name that its source lacks: “{lacking}” of “{name.text}”")
    return partly


def _nowhere(part: str, article: str) -> bool:
    """Whether the whole article has no word of a part of a name. An office before a name may be added."""
    words = [word for word in part.split() if word.rstrip(".").casefold() not in lexicon.roles()]
    return bool(article and words) and not any(word in article for word in words)


def _belongs_to(name: str, stakeholder: str) -> bool:
    return bool(stakeholder) and (name in stakeholder or stakeholder in name)


def quoted(stated: Statement, cited: Source) -> Fault | None:
    """What stands in quotation marks stands in the evidence."""
    if not stated.quoted:
        return None
    whole = " \n ".join(plain(sentence) for sentence in cited.sentences)
    for span in stated.quoted:
        words = stated.text[span.start : span.end]
        at = 0
        for part in _ELLIPSIS.split(words):
            found = whole.find(plain(part).strip(_EDGES), at)
            if found < 0:
                return _missing_quotation(words, cited)
            at = found
    return None


def number(value: int | float, cited: Source) -> Fault | None:
    """A bare number: the evidence has it, in full or as it is written before "million" or "percent"."""
    wanted = abs(Decimal(str(value)))
    there = [q for sentence in cited.sentences for q in quantities(sentence)]
    if any(wanted in (q.value, q.value / q.scale) for q in there):
        return Fault("weak", f"a sign that its source does not write: “{value:,}”") if value < 0 else None
    if wanted == int(wanted) and 0 <= wanted <= FINGERS:
        return Fault("weak", f"a small figure that its source lacks: “{value:,}”")
    return Fault("unsupported", f"a figure that its source lacks: “{value:,}”")


def _missing_quotation(words: str, cited: Source) -> Fault:
    """A work's title may be cited in another form than the evidence has it, in part or with more of it."""
    parts = [word for word in read(words) if word.content and len(word.lower) > 2]
    titled = parts and all(words[part.start].isupper() or words[part.start].isdigit() for part in parts)
    if titled and any(part.stem in cited.stems for part in parts):
        return Fault("weak", f"a title that its source does not give so: “{words}”")
    return Fault("unsupported", f"a quotation that its source lacks: “{words}”")
