"""What a model must answer when it reads statements again, and its answer read."""

import json
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.analysts.answer_schema import AnswerSchema, misfit, without_titles
from briefing.model import BorneOut, Reading

MOST = 40  # statements of a request


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Answer(_Strict):
    number: int
    answer: BorneOut
    words: str


class _Answers(_Strict):
    answers: list[_Answer] = Field(json_schema_extra={"maxItems": MOST})


_GRAVITY: Mapping[BorneOut, int] = {"borne out": 0, "partly": 1, "not": 2}


def check_schema() -> AnswerSchema:
    """The schema of an answer; the same for whatever statements."""
    described = _Answers.model_json_schema()
    without_titles(described)
    return AnswerSchema(described, _Answers)


def read(answer: str) -> dict[int, Reading]:
    """A model's answer by the numbers of the statements; the gravest of several on one.

    Raises SchemaError where it is no JSON of the schema.
    """
    try:
        found = _Answers.model_validate(json.loads(answer))
    except (ValidationError, ValueError, RecursionError) as wrong:
        raise misfit(wrong) from wrong
    gravest = sorted(found.answers, key=lambda one: _GRAVITY[one.answer])
    return {one.number: Reading(borne_out=one.answer, words=one.words.strip()) for one in gravest}
