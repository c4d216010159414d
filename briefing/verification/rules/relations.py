"""Cause and time: what a statement says to be the cause of something, or earlier, is so in its evidence."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.event_relations import EventRelation, event_relations

_REASONS = word_class("words of reason")
_POSSIBLE_REASONS = word_class("words of a possible reason")
_LED_TO = re.compile(
    r"\b(?:le(?:d|ads?|ading)|dr[oi]v(?:e|en|es|ing)|forc(?:e|es)|means?|meant) .{1,60}?\bto\b(?! \d)",
    re.IGNORECASE,
)

_UP_TO = frozenset(("until", "till"))
_MEANWHILE = word_class("words for meanwhile")
_BEHIND_FOR = 3  # words among which the reason stands
_LEAST_SHARED = 2  # stems of both events that a sentence has which may relate them
_LEAST = 0.4  # of a relation's words that must stand in the evidence, the other way round


class _Fit(NamedTuple):
    """How many stems two relations share in the same order, and in the other one."""

    straight: int
    crossed: int
    relation: EventRelation

    @property
    def most(self) -> int:
        return max(self.straight, self.crossed)


def check_relations(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No cause for its effect, no cause of mere sequence, nothing before what it came after."""
    for relation in event_relations(stated.annotation):
        said = relation.first | relation.second
        near = [text for text in cited.texts if len(said & text.stems) >= _LEAST_SHARED]
        sourced = [other for text in near for other in event_relations(text)]
        fault = (
            _order_fault(relation, sourced)
            or _missing_cause_fault(relation, sourced, cited)
            or _other_cause_fault(relation, sourced, cited)
            or _other_event_fault(relation, sourced, cited)
            or _meanwhile_fault(relation, sourced, near)
        )
        if fault:
            return fault
    return None


def _order_fault(relation: EventRelation, sourced: Iterable[EventRelation]) -> StatementFault | None:
    best = _best_fit(relation, sourced)
    if best is None or best.crossed <= best.straight or best.crossed < _LEAST * relation.size:
        return None
    what = "cause and effect" if relation.kind == "cause" else "an order in time"
    # "led 14-7 before scoring 24" may be told as "thanks to 24 points"
    told_on = relation.kind == "cause" and best.relation.cue == "before"
    return StatementFault(
        "weak" if told_on else "unsupported",
        f"{what} turned round: “{relation.cue}” for “{best.relation.cue}”",
    )


def _missing_cause_fault(
    relation: EventRelation, sourced: Iterable[EventRelation], cited: CitedText
) -> StatementFault | None:
    """What only came after in the evidence, or stands beside, is no effect."""
    if relation.kind != "cause" or _best_fit(relation, [r for r in sourced if r.kind == "cause"]):
        return None
    if _gives_reason(relation, cited):
        return None
    near = [text for text in cited.texts if not (relation.first | relation.second).isdisjoint(text.stems)]
    if all(
        any(not side.isdisjoint(text.stems) for text in near) for side in (relation.first, relation.second)
    ):
        return StatementFault("weak", f"a cause that its source does not give as one: “{relation.cue}”")
    return None


def _gives_reason(relation: EventRelation, cited: CitedText) -> bool:
    """Whether a sentence that tells of both events, or goes on from one that tells of the other, has a word
    of reason that no rule could read; of a whole document, whether it has one at all."""
    few = cited.is_few
    reasons = _REASONS if few else _REASONS | _POSSIBLE_REASONS
    if any(_is_told_for(relation.first, text) for text in cited.texts):
        return True
    for number, text in enumerate(cited.texts):
        if text.lower_words.isdisjoint(reasons) and not _LED_TO.search(text.text):
            continue
        around = text.stems | (cited.texts[number - 1].stems if number else frozenset())
        sides = (relation.first, relation.second)
        told = [not side.isdisjoint(around if few else text.stems) for side in sides]
        if all(told) or (any(told) and not few):
            return True
    return False


def _is_told_for(reason: frozenset[str], text: AnnotatedText) -> bool:
    """Whether a reason stands behind "for": "was fined for the smell"."""
    return any(
        before.lower == "for"
        and any(word.stem in reason for word in text.words[at + 1 : at + 1 + _BEHIND_FOR])
        for at, before in enumerate(text.words)
    )


def _other_cause_fault(
    relation: EventRelation, sourced: Iterable[EventRelation], cited: CitedText
) -> StatementFault | None:
    """What the evidence gives another cause for has not the stated one as well."""
    if relation.kind != "cause" or not cited.is_few:
        return None
    causes = [other for other in sourced if other.kind == "cause"]
    if not causes or _best_fit(relation, causes):
        return None
    for other in causes:
        told = relation.second & other.second
        if len(told) >= _LEAST_SHARED and relation.first.isdisjoint(other.first):
            return StatementFault("weak", f"another cause than in its source: “{relation.cue}”")
    return None


def _other_event_fault(
    relation: EventRelation, sourced: Iterable[EventRelation], cited: CitedText
) -> StatementFault | None:
    """What the evidence ties to one deed is not tied to another that it tells beside it."""
    best = _best_fit(relation, [other for other in sourced if other.kind == relation.kind])
    if best is None:
        return None
    tied = frozenset().union(*[other.first | other.second for other in sourced])
    beside = {deed for deed in relation.deeds - tied if deed in cited.stems}
    rivals = best.relation.deeds - relation.first - relation.second
    if beside and rivals:
        return StatementFault("weak", f"another event than its source's is “{relation.cue}” the other")
    return None


def _meanwhile_fault(
    relation: EventRelation, sourced: Sequence[EventRelation], near: Sequence[AnnotatedText]
) -> StatementFault | None:
    """ "After the lock was dug" of what happened while it was being dug."""
    if relation.kind != "time" or relation.cue in _UP_TO or any(other.kind == "time" for other in sourced):
        return None
    for text in near:
        sides = (relation.first, relation.second)
        both = all(len(side & text.stems) > _LEAST * len(side) for side in sides)
        if cues := sorted(_MEANWHILE & text.lower_words) if both else []:
            return StatementFault(
                "weak", f"an order in time that its source lacks: “{relation.cue}” for “{cues[0]}”"
            )
    return None


def _best_fit(relation: EventRelation, sourced: Iterable[EventRelation]) -> _Fit | None:
    fits = [fit for other in sourced if (fit := _fit(relation, other))]
    return max(fits, key=lambda fit: (fit.most, fit.straight), default=None)


def _fit(relation: EventRelation, other: EventRelation) -> _Fit | None:
    """None where the two share less than a stem of either event in any order."""
    both = (relation.first & relation.second) | (other.first & other.second)
    straight = (len((relation.first & other.first) - both), len((relation.second & other.second) - both))
    crossed = (len((relation.first & other.second) - both), len((relation.second & other.first) - both))
    fit = _Fit(sum(straight) if all(straight) else 0, sum(crossed) if all(crossed) else 0, other)
    return fit if fit.most else None
