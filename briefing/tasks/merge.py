"""Merge answers: what a model must answer when it merges the findings of a story, and its answer read."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.models import Cited, KeyPoint, Merge, OpenQuestion, StatementStatus
from briefing.tasks.analyze import AnswerSchema, remove_titles, schema_error

_POINTS, _QUESTIONS, _GROUPS = 6, 5, 12  # at most


def _bounded_list(count: int) -> Any:
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
    summary: list[_Point] = _bounded_list(_POINTS)
    open_questions: list[_Question] = _bounded_list(_QUESTIONS)
    same_positions: list[list[int]] = _bounded_list(_GROUPS)


def merge_schema() -> AnswerSchema:
    """The schema of an answer; the same for every story."""
    described = _Merge.model_json_schema()
    remove_titles(described)
    return AnswerSchema(described, _Merge)


def parse_merge(answer: str) -> Merge:
    """A model's answer. Raises SchemaError where it is no JSON of the schema."""
    try:
        parsed = _Merge.model_validate(json.loads(answer))
    except (ValidationError, ValueError, RecursionError) as wrong:
        raise schema_error(wrong) from wrong
    return Merge(
        headline=parsed.headline.strip(),
        headline_cites=tuple(parsed.headline_findings),
        summary=tuple(
            Cited(
                statement=KeyPoint(text=statement.text.strip(), status=statement.status),
                cites=tuple(statement.findings),
            )
            for statement in parsed.summary
        ),
        open_questions=tuple(
            Cited(
                statement=OpenQuestion(question=statement.question.strip(), why=statement.why.strip()),
                cites=tuple(statement.findings),
            )
            for statement in parsed.open_questions
        ),
        same_positions=tuple(tuple(group) for group in parsed.same_positions),
    )
