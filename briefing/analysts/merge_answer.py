"""What a model must answer when it merges the findings of a story, and its answer read."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.analysts.answer_schema import AnswerSchema, misfit, without_titles
from briefing.model import Cited, KeyPoint, Merge, OpenQuestion, StatementStatus

_POINTS, _QUESTIONS, _GROUPS = 6, 5, 12  # at most


def _at_most(count: int) -> Any:
    return Field(json_schema_extra={"maxItems": count})


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Point(_Strict):
    text: str
    status: StatementStatus
    findings: list[int]


class _Question(_Strict):
    question: str
    why: str
    findings: list[int]


class _Merge(_Strict):
    headline: str
    headline_findings: list[int]
    summary: list[_Point] = _at_most(_POINTS)
    open_questions: list[_Question] = _at_most(_QUESTIONS)
    same_positions: list[list[int]] = _at_most(_GROUPS)


def merge_schema() -> AnswerSchema:
    """The schema of an answer; the same for every story."""
    described = _Merge.model_json_schema()
    without_titles(described)
    return AnswerSchema(described, _Merge)


def read(answer: str) -> Merge:
    """A model's answer. Raises SchemaError where it is no JSON of the schema."""
    try:
        found = _Merge.model_validate(json.loads(answer))
    except (ValidationError, ValueError, RecursionError) as wrong:
        raise misfit(wrong) from wrong
    return Merge(
        headline=found.headline.strip(),
        headline_cites=tuple(found.headline_findings),
        summary=tuple(
            Cited(statement=KeyPoint(text=one.text.strip(), status=one.status), cites=tuple(one.findings))
            for one in found.summary
        ),
        open_questions=tuple(
            Cited(
                statement=OpenQuestion(question=one.question.strip(), why=one.why.strip()),
                cites=tuple(one.findings),
            )
            for one in found.open_questions
        ),
        same_positions=tuple(tuple(group) for group in found.same_positions),
    )
