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

from briefing.stories.casualties import KINDS, casualties, tells_no_event
from briefing.stories.claims import Claim, tells
from briefing.stories.propositions import proposition
from briefing.text import content
from briefing.text.clauses import STOPS
from briefing.text.equivalence import agree
from briefing.text.quantities import Quantity, quantities
from briefing.text.units import MONEY, RATES

_REACH = 4  # words after a figure in which the thing counted is named
_BESIDE = 25  # characters after a figure in which the thing counted is named
_WINDOW = 6  # telling words on either side of a figure that say what it measures
_ALIKE = 0.7  # of the telling words around the figure that has fewer
_FEWEST = 3  # telling words that must be shared
_FEWEST_OF_DAYS = 4  # the same: of days there are many in a story
_ROUGHLY = 10  # "about 20" leaves room for a tenth more or less
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
_CLAUSE_BEFORE = re.compile(r"(?P<near>(?:[^\s,;:—–“”\"()]+\s){1,10})$")
_CLAUSE_AFTER = re.compile(
    rf"(?:\s(?!(?:{'|'.join(sorted(STOPS))}|said|says)\b)[^\s,;:—–“”\"().]+(?![^\s,;:—–“”\"().])){{1,4}}",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\b(?:death )?toll\b.{0,80}$")
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
    whole: bool  # of all whom an event hit, where casualties are counted


def figures(claim: Claim) -> Iterator[Figure]:
    """The figures of a claim that count or measure something, and its days."""
    text = claim.text
    for match in _DAY.finditer(text):
        kind, value = _day(match)
        quantity = Quantity(Decimal(value), kind, Decimal(1), *match.span())
        yield _figure(claim, quantity, kind, kind, match.end())
    for quantity in quantities(text):
        if _ELSEWHERE.search(text) or _MORE.match(text, quantity.end):
            continue
        hit = None if quantity.unit else casualties(quantity, claim.words, text)
        if hit:
            yield _figure(claim, quantity, hit.kind, hit.noun, hit.end, hit.whole)
            continue
        kind, noun, end = _counted(quantity, claim.words, text)
        if kind:
            yield _figure(claim, quantity, kind, noun, end)


def casualties_in(claim: Claim) -> Iterator[Figure]:
    """The casualties that a claim counts, whatever else it tells: also in a sentence that tells of an earlier
    count."""
    for quantity in quantities(claim.text):
        hit = None if quantity.unit else casualties(quantity, claim.words, claim.text)
        if hit:
            yield _figure(claim, quantity, hit.kind, hit.noun, hit.end, hit.whole)


def is_day(figure: Figure) -> bool:
    """Whether it is a weekday or a date, and counts nothing."""
    return figure.kind in _DAYS


def _day(match: re.Match[str]) -> tuple[str, int]:
    if match.group("weekday"):
        return "weekday", _WEEKDAYS.index(match.group("weekday"))
    month = _MONTHS.index((match.group("month") or match.group("of"))[:3])
    return "date", month * 100 + int(match.group("day") or match.group("first"))


def _figure(claim: Claim, quantity: Quantity, kind: str, noun: str, end: int, whole: bool = False) -> Figure:
    text, telling = claim.text, [word for word in claim.words if tells(word)]
    if whole:
        telling = _within_what_is_said(telling, quantity, text)
    ahead = text[: quantity.start]
    before = [word for word in telling if word.end <= quantity.start][-_WINDOW:]
    around = before + [word for word in telling if word.start >= quantity.end][:_WINDOW]
    rough, least = _ROUGH.search(ahead), _AT_LEAST.search(ahead)
    hedge = rough or least
    return Figure(
        quantity,
        kind,
        noun,
        frozenset(w.stem for w in around if not tells_no_event(w.stem)) - _calendar() - {kind},
        frozenset(word.stem for word in around if _is_proper(word, text)) - _calendar(),
        hedge.start() if hedge else quantity.start,
        end,
        bool(rough),
        bool(least),
        whole,
    )


def _within_what_is_said(words: Sequence[content.Word], quantity: Quantity, text: str) -> list[content.Word]:
    """The words of the proposition that gives a figure, without those of who says so."""
    start, end = proposition(text)
    if not start <= quantity.start < end:
        return list(words)
    return [word for word in words if start <= word.start < end]


def _counted(quantity: Quantity, words: Sequence[content.Word], text: str) -> tuple[str, str, int]:
    """What a figure counts, the word for it, and where the run of words ends; empty where that cannot be
    told or could be a date."""
    if quantity.unit in _NO_COUNT or (not quantity.unit and quantity.value in _YEARS):
        return "", "", 0
    if quantity.unit:
        return quantity.unit, quantity.unit, quantity.end
    following = [word for word in words if word.start >= quantity.end][:_REACH]
    counted = next((word for word in following if word.content and not _is_proper(word, text)), None)
    if counted is None or counted.lower[0].isdigit() or counted.start - quantity.end > _BESIDE:
        return "", "", 0
    return counted.stem, counted.lower, counted.end


def differ(one: Figure, other: Figure, known: frozenset[str] | None = None) -> bool:
    """Whether two figures of one kind stand in the same surroundings and are not the same.

    Of two counts of everybody whom an event hit, `known` are the stems that both articles hold: they are of
    one event where nothing around them is told by one article alone. Without it, nothing is asked of what
    stands around them.
    """
    if one.kind != other.kind or _agree(one, other):
        return False
    if one.kind not in KINDS and _within(one, other):
        return False
    if one.named - other.named and other.named - one.named:
        return False
    shared = one.near & other.near
    if one.kind in KINDS:
        whole = one.whole and other.whole and (known is None or one.near | other.near <= known)
        return whole or len(shared) >= _FEWEST
    if one.kind in _DAYS:
        return len(shared) >= max(_FEWEST_OF_DAYS, _ALIKE * min(len(one.near), len(other.near)))
    return len(shared) >= max(_FEWEST, _ALIKE * min(len(one.near), len(other.near)))


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind are the same or round each other."""
    return one.kind == other.kind and _agree(one, other)


def question(figure: Figure) -> str:
    """What the sources differ in, as a heading."""
    if figure.kind in KINDS:
        return f"How many {'are' if figure.kind == 'missing' else 'were'} {figure.kind}"
    if figure.kind in _DAYS:
        return "On what day"
    if figure.kind in MONEY:
        return "How much money"
    return "What share" if figure.kind in RATES else f"How many {figure.noun}"


def weight(figure: Figure) -> int:
    """The place of what is counted among what sources can differ in, the weightiest first."""
    return 0 if figure.kind in KINDS else 2 if figure.kind in _DAYS else 1


def excerpt(text: str, figure: Figure) -> str:
    """The run of words that gives a figure. Where its heading does not say what it is of, as that of a day
    does not, or where it is a number alone, its clause with it, as far as it is near."""
    own = text[figure.start : figure.end]
    if figure.kind in KINDS and any(letter.isalpha() for letter in own):
        return own
    toll = _TOLL.search(text, 0, figure.start)
    if toll:
        return text[toll.start() : figure.end]
    left = _CLAUSE_BEFORE.search(text[: figure.start])
    right = _CLAUSE_AFTER.match(text[figure.end :])
    start = left.start("near") if left else figure.start
    return text[start : figure.end + (right.end() if right else 0)]


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
def _calendar() -> frozenset[str]:
    long = (
        "january february march april may june july august september october november december sept".split()
    )
    return frozenset(content.stem(word.casefold()) for word in (*_WEEKDAYS, *_MONTHS, *long))
