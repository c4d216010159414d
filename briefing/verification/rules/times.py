"""Times: the evening is no morning, a week after no day after, twice a month not twice a year."""

from collections.abc import Sequence

from briefing.nlp.quantities.recognition import CLOCK
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.time_expressions import TimeExpression, TimeKind, days, time_expressions

_MONTHS = word_class("months")
_OF_A_HEAD: tuple[TimeKind, ...] = ("part of a span", "direction")
_ABSENT: tuple[TimeKind, ...] = ("part of the day", "season")


def check_times(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No part of the day, season, part of a month, frequency or distance in time but the evidence's own."""
    if stated.copied or not cited.is_few:
        return None
    sourced = [other for text in cited.texts for other in time_expressions(text)]
    for told in time_expressions(stated.annotation):
        rivals = [other for other in sourced if other.kind == told.kind]
        if any(_agree(told, other) for other in rivals) or _is_given_otherwise(told, cited):
            continue
        if clash := _clash(told, rivals):
            deeds = told.deeds & clash.deeds or not told.deeds | clash.deeds
            return StatementFault(
                "unsupported" if deeds and len(rivals) == 1 else "weak",
                f"another time than in its source: “{told.written}” for “{clash.written}”",
            )
        if told.kind in _ABSENT and not rivals:
            return StatementFault("weak", f"a time that its source does not give: “{told.written}”")
    return None


def _agree(told: TimeExpression, other: TimeExpression) -> bool:
    if told.kind == "distance":
        return _are_as_long(told, other)
    if told.kind in _OF_A_HEAD and told.head != other.head:
        return False
    if told.kind == "part of the day" and told.head and other.head and told.head != other.head:
        return False
    return not told.values.isdisjoint(other.values)


def _clash(told: TimeExpression, rivals: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression of the evidence in whose place another one stands."""
    if told.kind in _OF_A_HEAD or told.kind == "distance":
        return next((other for other in rivals if other.head == told.head), None)
    return rivals[0] if rivals else None


def _are_as_long(told: TimeExpression, other: TimeExpression) -> bool:
    one, two = (days(next(iter(e.values))) for e in (told, other))
    return one == two


def _is_given_otherwise(told: TimeExpression, cited: CitedText) -> bool:
    """Whether a figure of the evidence may be the same time: a clock's, a date's, a number of days."""
    if told.kind == "season":
        return cited.has_any(_MONTHS)
    if told.kind == "part of the day":
        return any(figure.unit == CLOCK for text in cited.texts for figure in text.figures)
    if told.kind == "distance":
        unit = next(iter(told.values))
        length = days(unit)
        units = [(f.value, days(f.unit)) for text in cited.texts for f in text.figures]
        return any(length and per and abs(value * per - length) * 5 <= length for value, per in units)
    return False
