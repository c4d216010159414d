"""Merge task: the request for a story's findings, what a model must answer, and the reading of that."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from briefing import prompts
from briefing.llm.cassettes.provenance import Provenance
from briefing.models import Cited, KeyPoint, Merge, OpenQuestion, StatementStatus
from briefing.prompts.request_text import MERGE
from briefing.tasks.request import (
    AnswerSchema,
    RequestTemplates,
    StrictAnswer,
    chat_messages,
    parse_answer,
    schema_of,
)

_POINTS, _QUESTIONS, _GROUPS = 6, 5, 12  # at most


def _bounded_list(count: int) -> Any:
    return Field(json_schema_extra={"maxItems": count})


class _Point(StrictAnswer):
    text: str
    status: StatementStatus
    findings: list[int]


class _Question(StrictAnswer):
    question: str
    why: str
    findings: list[int]


class _Merge(StrictAnswer):
    headline: str
    headline_findings: list[int]
    summary: list[_Point] = _bounded_list(_POINTS)
    open_questions: list[_Question] = _bounded_list(_QUESTIONS)
    same_positions: list[list[int]] = _bounded_list(_GROUPS)


def merge_schema() -> AnswerSchema:
    """The schema of an answer; the same for every story."""
    return schema_of(_Merge)


def merge_templates(where: prompts.Layers) -> RequestTemplates:
    """How these layers ask to merge findings. Raises UsageError where a template is broken."""
    prompts.merge_request(where, "", 1, 1)  # tried before anything is paid for
    return RequestTemplates(
        where,
        prompts.merge_hashes(where),
        merge_schema(),
        "merge",
        lambda chunk: chat_messages(prompts.merge_request(where, chunk.text, chunk.part, chunk.parts)),
    )


def published_line(days: Mapping[str, str]) -> str:
    """The days of a story's articles in one line, by the letters that stand for them; empty where none is
    known."""
    known = ", ".join(f"{letters} {day}" for letters, day in days.items() if day)
    return f"Published: {known}" if known else ""


def is_merge_request(made_from: Provenance) -> bool:
    """Whether a question was made to merge findings."""
    return MERGE in made_from.templates


def parse_merge(answer: str) -> Merge:
    """A model's answer. Raises SchemaError where it is no JSON of the schema."""
    parsed = parse_answer(answer, _Merge)
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
