"""What a model is asked about a chunk, findings or statements, and what that is made from."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from briefing import prompts
from briefing.analysts.answer_schema import AnswerSchema, answer_schema
from briefing.analysts.check_answer import check_schema
from briefing.analysts.merge_answer import merge_schema
from briefing.llm import provenance
from briefing.llm.drift import DIVIDING
from briefing.llm.provenance import Provenance
from briefing.prompts.requests import CHECK, MERGE

Message = Mapping[str, str]


class Chunked(NamedTuple):
    """Numbered lines of an article, as the part of it that they are; or the numbered findings or statements
    of a story.
    `source` is as the user gave it, `chunk_tokens` the budget that it was divided by."""

    source: str
    lines: str
    part: int
    parts: int
    chunk_tokens: int


class Asking(NamedTuple):
    """What all questions of a run have in common: the layers, the hashes of their templates, what is expected
    of an answer, and what they say of the sections."""

    where: prompts.Layers
    templates: Mapping[str, str]
    expected: AnswerSchema
    told: tuple[prompts.Instructed, ...]


def asking(where: prompts.Layers) -> Asking:
    """The templates of these layers. Raises UsageError where a section's file is wrong."""
    expected = answer_schema(prompts.sections(where))
    return Asking(where, prompts.request_hashes(where), expected, prompts.instructed(where))


class Asked(NamedTuple):
    """The messages (`role`, `content`), and what they were made from."""

    messages: tuple[Message, ...]
    made_from: Provenance


def asked(by: Asking, chunk: Chunked) -> Asked:
    """The question for a chunk. Raises UsageError where a template is missing or broken."""
    return _asked(by, chunk, _both(prompts.request(by.where, chunk.lines, chunk.part, chunk.parts, by.told)))


def merging(where: prompts.Layers) -> Asking:
    """The templates of these layers by which findings are merged. Raises UsageError where one is broken."""
    prompts.merge_request(where, "", 1, 1)  # tried before anything is paid for
    return Asking(where, prompts.merge_hashes(where), merge_schema(), ())


def asked_to_merge(by: Asking, chunk: Chunked) -> Asked:
    """The question for the findings of a story. Raises UsageError as `asked` does."""
    return _asked(by, chunk, _both(prompts.merge_request(by.where, chunk.lines, chunk.part, chunk.parts)))


def merges(made_from: Provenance) -> bool:
    """Whether a question was made to merge findings."""
    return MERGE in made_from.templates


def checking(where: prompts.Layers) -> Asking:
    """The templates of these layers by which statements are read again. Raises UsageError where one is
    broken."""
    prompts.check_request(where, "", 1, 1)
    return Asking(where, prompts.check_hashes(where), check_schema(), ())


def asked_to_check(by: Asking, chunk: Chunked) -> Asked:
    """The question for statements with their sentences. Raises UsageError as `asked` does."""
    told = prompts.check_request(by.where, chunk.lines, chunk.part, chunk.parts)
    return _asked(by, chunk, ({"role": "user", "content": told},))


def checks(made_from: Provenance) -> bool:
    """Whether a question was made to read statements again."""
    return CHECK in made_from.templates


def _both(request: prompts.Request) -> tuple[Message, ...]:
    return ({"role": "system", "content": request.system}, {"role": "user", "content": request.user})


def _asked(by: Asking, chunk: Chunked, messages: tuple[Message, ...]) -> Asked:
    made_from = Provenance(
        source=provenance.source_name(chunk.source),
        part=chunk.part,
        parts=chunk.parts,
        lines=provenance.lines_hash(chunk.lines),
        templates=dict(by.templates),
        answer_schema=provenance.schema_hash(by.expected.described),
        settings={DIVIDING: chunk.chunk_tokens, **_variables(by.where)},
    )
    return Asked(messages, made_from)


def _variables(where: prompts.Layers) -> dict[str, JsonValue]:
    """What the user gives the templates. The date is left out: it is no setting, and changes every day."""
    given = {name: value for name, value in where.variables if name != "date"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
