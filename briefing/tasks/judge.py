"""Judge task: the request to read statements again, what a model must answer, and the reading of that."""

from collections.abc import Mapping, Sequence
from typing import get_args

from pydantic import Field

from briefing import prompts
from briefing.llm.cassettes.provenance import Provenance
from briefing.llm.structured_output import Message
from briefing.prompts.request_text import CHECK
from briefing.tasks.readings import Entailment, ErrorKind, Reading, join_errors
from briefing.tasks.request import (
    AnswerSchema,
    RequestChunk,
    RequestTemplates,
    StrictAnswer,
    parse_answer,
    schema_of,
)

MAX_STATEMENTS = 40  # of a request, controls among them


class _Error(StrictAnswer):
    number: int
    kind: str  # of the kinds; a list of them would be paid for with each request, and the prompt has it
    words: str
    sentence: int
    verdict: Entailment


class _Answers(StrictAnswer):
    errors: list[_Error] = Field(json_schema_extra={"maxItems": MAX_STATEMENTS})
    entailed: list[int] = Field(json_schema_extra={"maxItems": MAX_STATEMENTS})


_GRAVITY: Mapping[Entailment, int] = {"entailed": 0, "partly": 1, "not entailed": 2, "contradicted": 3}


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


def request_lines(sentences: Sequence[str], statements: Sequence[str]) -> str:
    """What a request has between its fences."""
    return "\n".join((*sentences, "", *statements))


def _kind(said: str) -> ErrorKind:
    """A kind of error as it was said; `other` for one that there is not."""
    return next((kind for kind in get_args(ErrorKind) if kind == said.strip(" `\n").casefold()), "other")


def is_check_request(made_from: Provenance) -> bool:
    """Whether a question was made to read statements again."""
    return CHECK in made_from.templates


def parse_readings(answer: str, sentences: Mapping[int, str]) -> dict[int, Reading]:
    """A model's answer by the numbers of the statements; of several errors in one the gravest comes first.
    `sentences` are those of the request by their numbers.

    Raises SchemaError where it is no JSON of the schema.
    """
    parsed = parse_answer(answer, _Answers)
    readings = {number: Reading(verdict="entailed") for number in parsed.entailed}
    errors: dict[int, dict[Reading, None]] = {}
    for error in sorted(parsed.errors, key=lambda error: -_GRAVITY[error.verdict]):
        errors.setdefault(error.number, {})[_reading(error, sentences)] = None
    return readings | {number: join_errors(list(several)) for number, several in errors.items()}


def _reading(error: _Error, sentences: Mapping[int, str]) -> Reading:
    return Reading(
        verdict=error.verdict,
        words=error.words.strip(),
        kind=_kind(error.kind),
        against=sentences.get(error.sentence, ""),
    )
