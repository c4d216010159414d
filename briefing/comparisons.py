"""Whether the sentences of a comparison, of sources or of days, show what it says of them."""

from collections.abc import Mapping
from typing import Any

from briefing.model import AGREEMENT, Agreement, Answer, Change, Evidence, Verdict
from briefing.stories import agreement, changes
from briefing.stories.answers import answer
from briefing.stories.claims import claim

CHANGES, ANSWERS = "changes", "answers"  # of a story's history
COMPARISONS = (AGREEMENT, CHANGES, ANSWERS)


def comparison(kind: str, finding: Mapping[str, Any]) -> Verdict:
    """The verdict on one of these kinds, with its evidence in a list. Raises ValidationError for one that
    breaks the contract."""
    if kind == AGREEMENT:
        fault = _of_sources(Agreement.model_validate(finding))
    elif kind == CHANGES:
        fault = _of_days(Change.model_validate({**finding, "evidence": finding["evidence"][0]}))
    else:
        fault = _of_question(Answer.model_validate({**finding, "evidence": finding["evidence"][0]}))
    return Verdict(verdict="unsupported" if fault else "supported", reason=fault)


def _of_sources(finding: Agreement) -> str:
    """Whether the sides, each by its own sentence, show what the finding says of them."""
    if any(side.evidence not in finding.evidence for side in finding.sides):
        return "a side rests on what is not among its evidence"
    if any(side.says not in side.evidence.quote for side in finding.sides):
        return "a side's words do not stand in its sentence"
    if len({side.evidence.article for side in finding.sides}) < 2:
        return "its sides are not two articles"
    holds = agreement.holds(finding.kind, finding.text, finding.sides)
    return "" if holds else f"its sentences do not show that it is {finding.kind}"


def _of_days(change: Change) -> str:
    if change.says not in change.evidence.quote or change.before.says not in change.before.quote:
        return "a day's words do not stand in its sentence"
    then = Evidence(article="", start=0, end=len(change.before.quote), quote=change.before.quote)
    return (
        ""
        if changes.holds(change, claim(change.evidence), claim(then))
        else "its sentences show no such change"
    )


def _of_question(found: Answer) -> str:
    answers = answer(found.question, [claim(found.evidence)])
    return "" if answers else "its sentence does not answer the question"
