"""Reckoned days: the weekday that a text gives by another one: "on Tuesday, a day after the report"."""

from collections.abc import Iterable

from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_list
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.time_expressions import time_expressions

_WEEK = 7
_FEW = 6  # days by which weekdays are told apart


def reckoned_weekdays(texts: Iterable[AnnotatedText]) -> frozenset[str]:
    """The weekdays that lie as many days before or after one of a text as it says; "last week" of "last
    Thursday"."""
    return frozenset().union(*map(_weekdays, texts))


@kept
def _weekdays(text: AnnotatedText) -> frozenset[str]:
    lengths = {int(f.value) for f in text.figures if f.unit == "day" and 0 < f.value <= _FEW}
    if any(time.kind == "distance" and "day" in time.values for time in time_expressions(text)):
        lengths.add(1)
    names = word_list("weekdays")
    directed = [time for time in time_expressions(text) if time.kind == "direction" and time.head in names]
    weeks = {"last week" if "past" in time.values else "next week" for time in directed}
    return frozenset(weeks) | frozenset(
        names[(names.index(day) + sign * length) % _WEEK]
        for day in text.dates
        if day in names
        for length in lengths
        for sign in (1, -1)
    )
