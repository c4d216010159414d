"""Judge task: the request to read statements again, what a model must answer, and the reading of that."""

from collections.abc import Mapping

from pydantic import Field

from briefing import prompts
from briefing.llm.cassettes.provenance import Provenance
from briefing.llm.structured_output import Message
from briefing.models import BorneOut, Reading
from briefing.prompts.request_text import CHECK
from briefing.tasks.request import (
    AnswerSchema,
    RequestChunk,
    RequestTemplates,
    StrictAnswer,
    parse_answer,
    schema_of,
)

MAX_STATEMENTS = 40  # statements of a request


class _Answer(StrictAnswer):
    number: int
    answer: BorneOut
    words: str


class _Answers(StrictAnswer):
    answers: list[_Answer] = Field(json_schema_extra={"maxItems": MAX_STATEMENTS})


_GRAVITY: Mapping[BorneOut, int] = {"borne out": 0, "partly": 1, "not": 2}


def check_schema() -> AnswerSchema:
    """The schema of an answer; the same for whatever statements."""
    return schema_of(_Answers)


def check_templates(where: prompts.Layers) -> RequestTemplates:
    """How these layers ask to read statements again. Raises UsageError where a template is broken."""

    def messages(chunk: RequestChunk) -> tuple[Message, ...]:
        prompt = prompts.check_request(where, chunk.lines, chunk.part, chunk.parts)
        return ({"role": "user", "content": prompt},)

    prompts.check_request(where, "", 1, 1)  # tried before anything is paid for
    return RequestTemplates(where, prompts.check_hashes(where), check_schema(), "check", messages)


def is_check_request(made_from: Provenance) -> bool:
    """Whether a question was made to read statements again."""
    return CHECK in made_from.templates


def parse_readings(answer: str) -> dict[int, Reading]:
    """A model's answer by the numbers of the statements; the gravest of several on one.

    Raises SchemaError where it is no JSON of the schema.
    """
    parsed = parse_answer(answer, _Answers)
    gravest = sorted(parsed.answers, key=lambda reply: _GRAVITY[reply.answer])
    return {reply.number: Reading(borne_out=reply.answer, words=reply.words.strip()) for reply in gravest}
