"""Bounds: at least, up to, nearly, about: a figure is bounded in a statement as it is in the evidence."""

import re
from decimal import Decimal

from briefing.nlp.quantities.bounds import DOWNWARD, UPWARD, Bound, bound
from briefing.nlp.quantities.recognition import Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.rules.facts import counterparts_of, is_year

_CLOSER: frozenset[tuple[Bound, Bound]] = frozenset(
    (
        *(("more", "least"), ("less", "most")),
        *(("exactly", other) for other in ("least", "more", "most", "less", "nearly", "about")),
        *((said, "about") for said in ("least", "more", "most", "less")),
    )
)
_DURATIONS = word_class("durations")
_ROUND = 2  # digits of a round figure
_OVER = re.compile(r"\bover\s(?:the\s)?$", re.IGNORECASE)


def check_bounds(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No bound turned round, drawn closer or left out of every figure of the evidence that it may be."""
    for quantity in stated.annotation.figures:
        same = counterparts_of(quantity, stated, cited)
        if same and (fault := _bound_fault(quantity, stated, same)):
            return fault
    return None


def _bound_fault(
    quantity: Quantity, stated: AnnotatedStatement, same: list[tuple[Quantity, str]]
) -> StatementFault | None:
    written = stated.text[quantity.start : quantity.end].strip()
    said = bound(stated.text, quantity.start, quantity.end)
    if said == "about":
        return None
    source_bounds = [(bound(sentence, q.start, q.end), q.value) for q, sentence in same]
    if not said:
        return _left_out_bound_fault(quantity, written, same)
    if all(_is_reversed_bound(said, quantity.value, other, value) for other, value in source_bounds):
        return StatementFault(
            "unsupported", f"a figure bounded the other way than in its source: “{written}”"
        )
    if all(_is_closer_bound(said, other) for other, _ in source_bounds):
        return StatementFault("weak", f"a figure bounded otherwise than in its source: “{written}”")
    return None


def _left_out_bound_fault(
    quantity: Quantity, written: str, same: list[tuple[Quantity, str]]
) -> StatementFault | None:
    """ "300 cars" where the evidence has up to 300 of them."""
    if quantity.unit == "ordinal":
        return None
    if all(q.value == quantity.value and _is_bounded(q, sentence) for q, sentence in same):
        return StatementFault("weak", f"a bound of its source's left out: “{written}”")
    return None


def _is_bounded(quantity: Quantity, sentence: str) -> bool:
    """Whether words bound a figure. "Over three years" may tell how long, and "about 903.9" is as good as
    exact."""
    said = bound(sentence, quantity.start, quantity.end)
    if is_year(quantity):
        return said in ("least", "most")  # "at the earliest"
    if said == "about":
        return _digits(quantity) <= _ROUND
    lasted = _OVER.search(sentence[: quantity.start]) and quantity.unit in _DURATIONS
    return said not in ("", "exactly") and not lasted


def _digits(quantity: Quantity) -> int:
    """How many digits of a figure are not the zeros behind it."""
    return len(quantity.value.normalize().as_tuple().digits)


def _is_reversed_bound(said: Bound, stated: Decimal, other: Bound, source: Decimal) -> bool:
    if said in UPWARD:
        return other in DOWNWARD or (not other and source < stated)
    return said in DOWNWARD and (other in UPWARD or (not other and source > stated))


def _is_closer_bound(said: Bound, other: Bound) -> bool:
    """Whether "more than 30" is told of "at least 30", or "exactly 30" of "about 30"."""
    return (said, other) in _CLOSER
