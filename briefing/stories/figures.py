"""Figures of two sources for the same thing that differ: casualties, money, shares, things counted.

A figure is compared where its surroundings say the same but for it. That is asked of the words around it and
not of the whole sentences, which tell more than one thing; a name that stands around one figure alone, while
another stands around the other, makes them figures of two things.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefing.stories.claims import Claim, tells
from briefing.text import content
from briefing.text.quantities import MONEY, RATES, Quantity, agree, quantities

_REACH = 4  # words after a figure in which the thing counted is named
_BESIDE = 25  # characters before a figure in which "killing" or "death toll of" says what it counts
_WINDOW = 6  # telling words on either side of a figure that say what it measures
_ALIKE = 0.7  # of the telling words around the figure that has fewer
_FEWEST = 3  # telling words that must be shared
_FEWEST_OF_DAYS = 4  # the same: of days there are many in a story
_ROUGHLY = 10  # "about 20" leaves room for a tenth more or less
_CASUALTIES = {
    "killed": "dead killed died die dies deaths death fatalities fatality kill kills killing toll",
    "injured": "injured wounded hurt injuries injury injure wounds injuring wounding",
    "arrested": "arrested arrests arrest detained detain detaining",
    "missing": "missing",
}
_PERSONS = "people person persons men women children passengers soldiers civilians troops residents others"
_NO_COUNT = frozenset(
    ("ordinal", "o'clock", "hour", "minute", "second", "day", "week", "month", "year", "decade", "century")
)
_YEARS = range(1900, 2101)
_ROUGH = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|estimated|up to|as many as"
    r"|at most)\s$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|no fewer than|a minimum of|upwards of)\s$", re.IGNORECASE
)

_ELSEWHERE = re.compile(
    r"\b(?:another|other|further|additional|separate|previous(?:ly)?|earlier"
    r"|last (?:week|month|year)|ago|since)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s(?:more|others?|further|additional|extra|previous)\b", re.IGNORECASE)

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)})|(?P<month>{_MONTH}) (?P<day>\d{{1,2}})"
    rf"|(?P<first>\d{{1,2}}) (?P<of>{_MONTH}))(?!\w)"
)
_DAYS = frozenset(("weekday", "date"))


class Figure(NamedTuple):
    """A figure and what it counts: a unit, a class of casualties, or the stem of what is counted, `noun` as
    it is written. `near` are the stems around it, [start, end) is the run of words that gives it."""

    quantity: Quantity
    kind: str
    noun: str
    near: frozenset[str]
    named: frozenset[str]
    start: int
    end: int
    rough: bool
    at_least: bool


def figures(claim: Claim) -> Iterator[Figure]:
    """The figures of a claim that count or measure something, and its days."""
    text = claim.text
    for match in _DAY.finditer(text):
        kind, value = _day(match)
        quantity = Quantity(Decimal(value), kind, Decimal(1), *match.span())
        yield _figure(claim, quantity, kind, kind, match.end())
    for quantity in quantities(text):
        kind, noun, end = _counted(quantity, claim.words, text)
        if kind and not _ELSEWHERE.search(text) and not _MORE.match(text, quantity.end):
            yield _figure(claim, quantity, kind, noun, end)


def _day(match: re.Match[str]) -> tuple[str, int]:
    if match.group("weekday"):
        return "weekday", _WEEKDAYS.index(match.group("weekday"))
    month = _MONTHS.index((match.group("month") or match.group("of"))[:3])
    return "date", month * 100 + int(match.group("day") or match.group("first"))


def _figure(claim: Claim, quantity: Quantity, kind: str, noun: str, end: int) -> Figure:
    text, telling = claim.text, [word for word in claim.words if tells(word)]
    ahead = text[: quantity.start]
    before = [word for word in telling if word.end <= quantity.start][-_WINDOW:]
    around = before + [word for word in telling if word.start >= quantity.end][:_WINDOW]
    rough, least = _ROUGH.search(ahead), _AT_LEAST.search(ahead)
    hedge = rough or least
    return Figure(
        quantity,
        kind,
        noun,
        frozenset(word.stem for word in around) - _classes().keys() - _calendar() - {kind},
        frozenset(word.stem for word in around if _is_proper(word, text)) - _calendar(),
        hedge.start() if hedge else quantity.start,
        end,
        bool(rough),
        bool(least),
    )


def _counted(quantity: Quantity, words: Sequence[content.Word], text: str) -> tuple[str, str, int]:
    """What a figure counts, the word for it, and where the run of words ends; empty where that cannot be
    told or could be a date."""
    if quantity.unit in _NO_COUNT or (not quantity.unit and quantity.value in _YEARS):
        return "", "", 0
    if quantity.unit:
        return quantity.unit, quantity.unit, quantity.end
    following = [word for word in words if word.start >= quantity.end][:_REACH]
    counted = next((word for word in following if word.content and not _is_proper(word, text)), None)
    before = [w for w in words if w.end <= quantity.start and quantity.start - w.end < _BESIDE]
    verb = next((w for w in reversed(before) if w.content and w.stem not in _hedging()), None)
    if verb and verb.stem in _classes():
        ends = counted.end if counted and counted.stem in _persons() else quantity.end
        return _classes()[verb.stem], verb.lower, ends
    if counted is None or counted.lower[0].isdigit() or counted.start - quantity.end > _BESIDE:
        return "", "", 0
    if counted.stem in _persons():
        later = [word for word in following if word.stem in _classes() and word.clause == counted.clause]
        if later:
            return _classes()[later[0].stem], later[0].lower, later[0].end
    kind = _classes().get(counted.stem, counted.stem)
    return kind, counted.lower, counted.end


def differ(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind stand in the same surroundings and are not the same."""
    if one.kind != other.kind or _agree(one, other):
        return False
    if one.kind not in _CASUALTIES and _within(one, other):
        return False
    if one.named - other.named and other.named - one.named:
        return False
    shared = one.near & other.near
    if one.kind in _CASUALTIES:
        return len(shared) >= _FEWEST
    if one.kind in _DAYS:
        return len(shared) >= max(_FEWEST_OF_DAYS, _ALIKE * min(len(one.near), len(other.near)))
    return len(shared) >= max(_FEWEST, _ALIKE * min(len(one.near), len(other.near)))


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind are the same or round each other."""
    return one.kind == other.kind and _agree(one, other)


def question(figure: Figure) -> str:
    """What the sources differ in, as a heading."""
    if figure.kind in _CASUALTIES:
        return f"How many {'are' if figure.kind == 'missing' else 'were'} {figure.kind}"
    if figure.kind in _DAYS:
        return "On what day"
    if figure.kind in MONEY:
        return "How much money"
    return "What share" if figure.kind in RATES else f"How many {figure.noun}"


def _agree(one: Figure, other: Figure) -> bool:
    first, second = one.quantity, other.quantity
    if one.rough or other.rough:
        return abs(first.value - second.value) * _ROUGHLY <= max(first.value, second.value)
    return agree(first, second) or agree(second, first)


def _within(one: Figure, other: Figure) -> bool:
    """ "More than $2 billion" leaves room for $2.5 billion."""
    return (one.at_least and one.quantity.value < other.quantity.value) or (
        other.at_least and other.quantity.value < one.quantity.value
    )


def _is_proper(word: content.Word, text: str) -> bool:
    return word.start > 0 and text[word.start].isupper()


@cache
def _classes() -> dict[str, str]:
    return {content.stem(word): kind for kind, row in _CASUALTIES.items() for word in row.split()}


@cache
def _calendar() -> frozenset[str]:
    long = (
        "january february march april may june july august september october november december sept".split()
    )
    return frozenset(content.stem(word.casefold()) for word in (*_WEEKDAYS, *_MONTHS, *long))


@cache
def _persons() -> frozenset[str]:
    return frozenset(map(content.stem, _PERSONS.split()))


@cache
def _hedging() -> frozenset[str]:
    return frozenset(
        map(content.stem, "least about around roughly nearly almost more fewer some least".split())
    )
