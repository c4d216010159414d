"""Time expressions without a figure: parts of the day, seasons, early and late, how often, how long after.

The words are those of `data/times.tsv`; the durations are `durations` of `data/words.tsv`.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.quantities import numerals
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, sentence_words
from briefing.verification.verb_arguments import is_passive

TimeKind = Literal["part of the day", "season", "part of a span", "frequency", "distance", "direction"]

_DAYS: Mapping[str, Decimal] = {
    unit: Decimal(days)
    for unit, days in (
        *(("second", "0.0000116"), ("minute", "0.000694"), ("hour", "0.0417"), ("day", "1"), ("night", "1")),
        *(("week", "7"), ("weekend", "7"), ("fortnight", "14"), ("month", "30.4"), ("quarter", "91.3")),
        *(("season", "91.3"), ("year", "365"), ("decade", "3650"), ("century", "36500")),
    )
}
_ADVERBS: Mapping[str, str] = {
    **{"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight"},
    **{"monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year", "annually": "year"},
}
_TIMES: Mapping[str, int] = {"once": 1, "twice": 2, "thrice": 3}
_PER = frozenset(("a", "an", "per", "each", "every"))
_EVERY = frozenset(("every", "each"))
_INDEFINITE = frozenset(("a", "an", "one"))
_NEXT = frozenset(("next", "following", "previous", "preceding"))
_TIES: Mapping[str, str] = {
    **dict.fromkeys(("after", "later", "on", "afterwards", "following"), "after"),
    **dict.fromkeys(("before", "earlier", "beforehand", "previously"), "before"),
    **dict.fromkeys(("ago",), "ago"),
}
_LEADING: Mapping[str, str] = {
    **{
        "within": "within",
        "in": "within",
        "for": "for",
        "lasted": "for",
        "after": "after",
        "before": "before",
    },
}
_DIRECTIONS: Mapping[str, str] = {
    **dict.fromkeys(("last", "past", "previous"), "past"),
    **dict.fromkeys(("next", "coming"), "future"),
}
_HEADS = word_class("months", "weekdays", "durations") | {"spring", "summer", "autumn", "winter"}
_BETWEEN = 3  # words from "end" to its month: "the end of last May"
_BEFORE_SEASON = word_class("articles", "demonstratives", "prepositions") | {
    *("last", "next", "every", "each", "mid", "early", "late", "following", "previous"),
}


class TimeExpression(NamedTuple):
    """Which time it is (`values`: any of them), what it is a part or a multiple of (`head`, "" for none), how
    it is written and the stems of the verbs of its sentence."""

    kind: TimeKind
    values: frozenset[str]
    head: str
    written: str
    deeds: frozenset[str]
    start: int
    end: int


@kept
def time_expressions(text: AnnotatedText) -> tuple[TimeExpression, ...]:
    """The time expressions of a text in order, sentence by sentence."""
    if text.lower_words.isdisjoint(_opening_words()):
        return ()
    return tuple(found for words in sentence_words(text) for found in _in_sentence(text, words))


def _in_sentence(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[TimeExpression]:
    deeds = _deeds(words)
    for at, word in enumerate(words):
        for kind, values, head, last in (
            *_named_time(text, words, at),
            *_frequency(words, at),
            *_distance(words, at),
            *_direction(words, at),
        ):
            start, end = word.start, words[last].end
            yield TimeExpression(kind, values, head, text.text[start:end], deeds, start, end)


_Found = tuple[TimeKind, frozenset[str], str, int]


def _named_time(text: AnnotatedText, words: Sequence[StemmedWord], at: int) -> Iterator[_Found]:
    lower = words[at].lower
    for kind, values in _named().get(lower, ()):
        if kind == "part of the day" and not _is_of_hours(words, at):
            continue
        if kind == "season" and (not at or words[at - 1].lower not in _BEFORE_SEASON):
            continue
        head = _head_behind(text, words, at) if kind == "part of a span" else _day_before(words, at)
        if kind != "part of a span" or head:
            yield kind, values, head, at


def _is_of_hours(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether "hours" are "the early hours", and none that are counted."""
    return words[at].lower != "hours" or (at > 0 and words[at - 1].lower in ("early", "small"))


def _day_before(words: Sequence[StemmedWord], at: int) -> str:
    """The weekday that a part of the day is of: "Friday evening", "the evening of Friday"."""
    near = [word.lower for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 3])]
    return next((lower for lower in near if lower in word_class("weekdays")), "")


def _head_behind(text: AnnotatedText, words: Sequence[StemmedWord], at: int) -> str:
    """The month or year that "early" or "the end of" is of, "" for another "end" or "close"."""
    for place in range(at + 1, min(len(words), at + 1 + _BETWEEN)):
        word = words[place]
        if word.clause != words[at].clause or is_deed(word):
            return ""
        if word.lower in _HEADS or word.lower.isdigit():
            tied = word_class("common prepositions").isdisjoint(w.lower for w in words[at + 1 : place])
            return word.stem if tied or words[at + 1].lower == "of" else ""
    return ""


def _frequency(words: Sequence[StemmedWord], at: int) -> Iterator[_Found]:
    """ "Twice a month", "three times per week", "every two years", "weekly"."""
    lower = [word.lower for word in words[at : at + 4]]
    if lower[0] in _ADVERBS:
        yield "frequency", _rate(1, 1, _ADVERBS[lower[0]]), "", at
    count, used = _TIMES.get(lower[0], 0), 1
    if not count and lower[1:2] == ["times"] and lower[0] in numerals.small_numbers():
        count, used = int(numerals.small_numbers()[lower[0]]), 2
    if count and len(lower) > used + 1 and lower[used] in _PER and lower[used + 1] in _DAYS:
        yield "frequency", _rate(count, 1, lower[used + 1]), "", at + used + 1
    before = words[at - 1].lower if at else ""
    if lower[0] in _EVERY and len(lower) > 1 and before not in (*_TIMES, "times"):
        apart = 2 if lower[1] in ("other", "second") else int(numerals.small_numbers().get(lower[1], 0))
        unit = lower[2].removesuffix("s") if apart and len(lower) > 2 else lower[1]
        if unit in _DAYS:
            yield "frequency", _rate(1, apart or 1, unit), "", at + 1 + bool(apart)


def _rate(count: int, apart: int, unit: str) -> frozenset[str]:
    """How often in a day something happens, to two digits: "twice a year" is "every six months"."""
    return frozenset((f"{Decimal(count) / (apart * _DAYS[unit]):.1e}",))


def _direction(words: Sequence[StemmedWord], at: int) -> Iterator[_Found]:
    """ "Last Thursday", "next May"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if words[at].lower in _DIRECTIONS and after in word_class("weekdays", "months"):
        yield "direction", frozenset((_DIRECTIONS[words[at].lower],)), after, at + 1


def _distance(words: Sequence[StemmedWord], at: int) -> Iterator[_Found]:
    """ "A week after", "the following day", "a month ago", "within a year", "for a week"."""
    unit = words[at].lower
    before = words[at - 1].lower if at else ""
    if unit.endswith("s") and unit[:-1] in _DAYS and before in _LEADING:
        yield "distance", frozenset((unit[:-1],)), "some", at  # "within hours", "for weeks"
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if unit not in _DAYS or before not in _INDEFINITE | _NEXT | {"the"}:
        return
    if before in _NEXT:
        tie = "before" if before in ("previous", "preceding") else "after"
        if at > 1 and words[at - 2].lower == "the":
            yield "distance", frozenset((unit,)), tie, at
    elif after in _TIES and not (after == "on" and at + 2 < len(words) and words[at + 2].lower != "from"):
        yield "distance", frozenset((unit,)), _TIES[after], at
    elif before in _INDEFINITE and at > 1 and words[at - 2].lower in _LEADING:
        yield "distance", frozenset((unit,)), _LEADING[words[at - 2].lower], at


def days(unit: str) -> Decimal | None:
    """How many days a unit of time has; None for what is none."""
    return _DAYS.get(unit)


def _deeds(words: Sequence[StemmedWord]) -> frozenset[str]:
    return frozenset(
        word.stem
        for at, word in enumerate(words)
        if is_deed(word) or (word.content and is_passive(words, at) and lexicon.base_of(word.lower))
    )


@cache
def _named() -> Mapping[str, Sequence[tuple[TimeKind, frozenset[str]]]]:
    """For each word the times that it may be, by their kinds."""
    times: dict[str, dict[TimeKind, frozenset[str]]] = {}
    for kind, value, cell in lexicon.rows("times"):
        known: TimeKind = next(k for k in ("part of the day", "season", "part of a span") if k == kind)
        for word in cell.split():
            kinds = times.setdefault(word, {})
            kinds[known] = kinds.get(known, frozenset()) | {value}
    return {word: tuple(kinds.items()) for word, kinds in times.items()}


@cache
def _opening_words() -> frozenset[str]:
    """Words of which one is in every time expression."""
    return frozenset((*_named(), *_EVERY, *_DIRECTIONS, *_ADVERBS, *_DAYS, *(f"{unit}s" for unit in _DAYS)))
