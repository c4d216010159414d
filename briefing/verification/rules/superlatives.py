"""Superlatives: the worst in ten years is not the worst ever, nor the first woman the first person."""

from collections.abc import Sequence

from briefing.nlp import thesaurus
from briefing.nlp.content_words import stem
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.superlatives import Superlative, superlatives

_ALONE = frozenset(("most", "least"))  # "spent the most"
_ANYBODY = frozenset("person people human one thing".split())


def check_superlatives(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No superlative that reaches further, in time, kind or without an exception, and none turned round."""
    if stated.copied or not cited.is_few:
        return None
    sourced = [other for text in cited.texts for other in superlatives(text)]
    for told in superlatives(stated.annotation):
        same = [other for other in sourced if _is_same(told, other)]
        if not same:
            if turned := next((o for o in sourced if _is_turned(told, o)), None):
                return StatementFault(
                    "unsupported",
                    f"the other end than in its source: “{told.written}” for “{turned.written}”",
                )
            continue
        if fault := _span_fault(told, same) or _exception_fault(told, same) or _head_fault(told, same, cited):
            return fault
    return None


def _is_same(told: Superlative, other: Superlative) -> bool:
    return told.word == other.word or (told.measure is not None and told.measure == other.measure)


def _is_turned(told: Superlative, other: Superlative) -> bool:
    """Whether the evidence has the very noun at the other end: "the coldest night" for "the warmest"."""
    if told.measure is None or other.measure is None or not (told.head or told.word in _ALONE):
        return False
    turned = told.measure[0] == other.measure[0] and told.measure[1] == -other.measure[1]
    return turned and stem(told.head) == stem(other.head)


def _span_fault(told: Superlative, same: Sequence[Superlative]) -> StatementFault | None:
    """ "Ever" of what is so for some years alone, or for all that the evidence says."""
    if told.span == "ever" and all(other.span != "ever" for other in same):
        sure = all(other.span == "bounded" for other in same)
        reason = f"told of all times, which its source does not: “{told.written}”"
        return StatementFault("unsupported" if sure else "weak", reason)
    if not told.span and all(other.span == "bounded" for other in same):
        return StatementFault("weak", f"told without the span of time that it is so of: “{told.written}”")
    return None


def _exception_fault(told: Superlative, same: Sequence[Superlative]) -> StatementFault | None:
    if not told.excepting and all(other.excepting for other in same):
        return StatementFault("weak", f"told without the exception of its source: “{told.written}”")
    return None


def _head_fault(told: Superlative, same: Sequence[Superlative], cited: CitedText) -> StatementFault | None:
    """ "The first person" of what is the first woman."""
    heads = [other.head for other in same if other.head]
    if not told.head or len(heads) < len(same) or stem(told.head) in cited.stems:
        return None
    for head in heads:
        wider = told.head in _ANYBODY or thesaurus.kinship_between(told.head, head) == "broader"
        if not wider:
            return None
    return StatementFault("weak", f"told of more than in its source: “{told.head}” for “{heads[0]}”")
