"""Judge answers: what a model must answer when it reads statements again, and its answer read."""

import json
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.models import BorneOut, Reading
from briefing.tasks.analyze import AnswerSchema, remove_titles, schema_error

MAX_STATEMENTS = 40  # statements of a request


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Answer(_Strict):
    number: int
    answer: BorneOut
    words: str


class _Answers(_Strict):
    answers: list[_Answer] = Field(json_schema_extra={"maxItems": MAX_STATEMENTS})


_GRAVITY: Mapping[BorneOut, int] = {"borne out": 0, "partly": 1, "not": 2}


def check_schema() -> AnswerSchema:
    """The schema of an answer; the same for whatever statements."""
    described = _Answers.model_json_schema()
    remove_titles(described)
    return AnswerSchema(described, _Answers)


def parse_readings(answer: str) -> dict[int, Reading]:
    """A model's answer by the numbers of the statements; the gravest of several on one.

    Raises SchemaError where it is no JSON of the schema.
    """
    try:
        parsed = _Answers.model_validate(json.loads(answer))
    except (ValidationError, ValueError, RecursionError) as wrong:
        raise schema_error(wrong) from wrong
    gravest = sorted(parsed.answers, key=lambda reply: _GRAVITY[reply.answer])
    return {reply.number: Reading(borne_out=reply.answer, words=reply.words.strip()) for reply in gravest}
