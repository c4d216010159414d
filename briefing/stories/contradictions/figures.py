"""Quantities that differ: two sources' figures for one thing (casualties, money, shares, things counted).

A figure is compared where its surroundings say the same but for it. That is asked of the words around it and
not of the whole sentences, which tell more than one thing; a name that stands around one figure alone, while
another stands around the other, makes them figures of two things.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefing.nlp import content_words
from briefing.nlp.annotated_sentence import STOPS
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import Quantity, quantities
from briefing.nlp.quantities.units import MONEY, RATES
from briefing.nlp.word_classes import months, weekdays, word_class
from briefing.stories.contradictions.casualties import KINDS, casualties, tells_no_event
from briefing.stories.contradictions.claims import Claim, is_informative, proposition_span

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

_MONTHS = [month[:3] for month in months()]
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(weekdays())})|(?P<month>{_MONTH}) (?P<day>\d{{1,2}})"
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
    told = proposition_span(claim)
    for match in _DAY.finditer(text):
        if not told[0] <= match.start() < told[1]:
            continue  # "police said on Tuesday" is no day of what happened
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
        kind, noun, end = _counted_thing(quantity, claim.words, text)
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
        return "weekday", weekdays().index(match.group("weekday"))
    month = _MONTHS.index((match.group("month") or match.group("of"))[:3])
    return "date", month * 100 + int(match.group("day") or match.group("first"))


def _figure(claim: Claim, quantity: Quantity, kind: str, noun: str, end: int, whole: bool = False) -> Figure:
    text, telling = claim.text, [word for word in claim.words if is_informative(word)]
    if whole:
        telling = _words_around_figure(telling, quantity, claim)
    ahead = text[: quantity.start]
    before = [word for word in telling if word.end <= quantity.start][-_WINDOW:]
    around = before + [word for word in telling if word.start >= quantity.end][:_WINDOW]
    rough, least = _ROUGH.search(ahead), _AT_LEAST.search(ahead)
    hedge = rough or least
    return Figure(
        quantity,
        kind,
        noun,
        frozenset(w.stem for w in around if not tells_no_event(w.stem)) - _calendar_stems() - {kind},
        frozenset(word.stem for word in around if _is_proper(word, text)) - _calendar_stems(),
        hedge.start() if hedge else quantity.start,
        end,
        bool(rough),
        bool(least),
        whole,
    )


def _words_around_figure(
    words: Sequence[content_words.StemmedWord], quantity: Quantity, claim: Claim
) -> list[content_words.StemmedWord]:
    """The words of the proposition that gives a figure, without those of who says so."""
    start, end = proposition_span(claim)
    if not start <= quantity.start < end:
        return list(words)
    return [word for word in words if start <= word.start < end]


def _counted_thing(
    quantity: Quantity, words: Sequence[content_words.StemmedWord], text: str
) -> tuple[str, str, int]:
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


def figures_differ(figure: Figure, other: Figure, known: frozenset[str] | None = None) -> bool:
    """Whether two figures of one kind stand in the same surroundings and are not the same.

    Of two counts of everybody whom an event hit, `known` are the stems that both articles hold: they are of
    one event where nothing around them is told by one article alone. Without it, nothing is asked of what
    stands around them.
    """
    if figure.kind != other.kind or _agree(figure, other):
        return False
    if figure.kind not in KINDS and _is_within_bound(figure, other):
        return False
    if figure.named - other.named and other.named - figure.named:
        return False
    shared = figure.near & other.near
    if figure.kind in KINDS:
        whole = figure.whole and other.whole and (known is None or figure.near | other.near <= known)
        return whole or len(shared) >= _FEWEST
    if figure.kind in _DAYS:
        return len(shared) >= max(_FEWEST_OF_DAYS, _ALIKE * min(len(figure.near), len(other.near)))
    return len(shared) >= max(_FEWEST, _ALIKE * min(len(figure.near), len(other.near)))


def is_same_figure(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one kind are the same or round each other."""
    return figure.kind == other.kind and _agree(figure, other)


def figure_heading(figure: Figure) -> str:
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
    run = text[figure.start : figure.end]
    if figure.kind in KINDS and any(letter.isalpha() for letter in run):
        return run
    toll = _TOLL.search(text, 0, figure.start)
    if toll:
        return text[toll.start() : figure.end]
    clause_before = _CLAUSE_BEFORE.search(text[: figure.start])
    clause_after = _CLAUSE_AFTER.match(text[figure.end :])
    start = clause_before.start("near") if clause_before else figure.start
    return text[start : figure.end + (clause_after.end() if clause_after else 0)]


def _agree(figure: Figure, other: Figure) -> bool:
    first, second = figure.quantity, other.quantity
    if figure.rough or other.rough:
        return abs(first.value - second.value) * _ROUGHLY <= max(first.value, second.value)
    return agree(first, second) or agree(second, first)


def _is_within_bound(figure: Figure, other: Figure) -> bool:
    """ "More than $2 billion" leaves room for $2.5 billion."""
    return (figure.at_least and figure.quantity.value < other.quantity.value) or (
        other.at_least and other.quantity.value < figure.quantity.value
    )


def _is_proper(word: content_words.StemmedWord, text: str) -> bool:
    return word.start > 0 and text[word.start].isupper()


@cache
def _calendar_stems() -> frozenset[str]:
    words = word_class("weekdays", "months", "month abbreviations")
    return frozenset(map(content_words.stem, words))
