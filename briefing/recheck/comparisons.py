"""Recheck of comparisons, of sources or of days: whether their sentences show what is said of them."""

from collections.abc import Mapping
from typing import Any

from briefing.models import AGREEMENT, Agreement, Answer, Change, Event, Verdict
from briefing.stories.contradictions import agreement
from briefing.stories.contradictions.claims import bare_claim, claim
from briefing.stories.history import answers, changes, events

CHANGES, EVENTS, ANSWERS = "changes", "events", "answers"  # of a story's history
COMPARISONS = (AGREEMENT, CHANGES, EVENTS, ANSWERS)


def comparison_verdict(kind: str, finding: Mapping[str, Any]) -> Verdict:
    """The verdict on one of these kinds, with its evidence in a list. Raises ValidationError for one that
    breaks the contract."""
    if kind == AGREEMENT:
        fault = _agreement_fault(Agreement.model_validate(finding))
    else:
        lone = {**finding, "evidence": finding["evidence"][0]}
        if kind == CHANGES:
            fault = _change_fault(Change.model_validate(lone))
        elif kind == EVENTS:
            shown = events.holds(Event.model_validate(lone))
            fault = "" if shown else "its sentences show no such event"
        else:
            answered = answers.is_answered(Answer.model_validate(lone))
            fault = "" if answered else "its sentence does not answer the question"
    return Verdict(verdict="unsupported" if fault else "supported", reason=fault)


def _agreement_fault(finding: Agreement) -> str:
    """Whether the sides, each by its own sentence, show what the finding says of them."""
    if any(side.evidence not in finding.evidence for side in finding.sides):
        return "a side rests on what is not among its evidence"
    if any(side.says not in side.evidence.quote for side in finding.sides):
        return "a side's words do not stand in its sentence"
    if len({side.evidence.article for side in finding.sides}) < 2:
        return "its sides are not two articles"
    holds = agreement.holds(finding.kind, finding.text, finding.sides)
    return "" if holds else f"its sentences do not show that it is {finding.kind}"


def _change_fault(change: Change) -> str:
    if change.says not in change.evidence.quote or change.before.says not in change.before.quote:
        return "a day's words do not stand in its sentence"
    return (
        ""
        if changes.holds(change, claim(change.evidence), bare_claim(change.before.quote))
        else "its sentences show no such change"
    )
