"""Requests: what a model is asked about a chunk, findings or statements, and what that is made from."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from briefing import prompts
from briefing.llm.cassettes import provenance
from briefing.llm.cassettes.drift import DIVIDING
from briefing.llm.cassettes.provenance import Provenance
from briefing.prompts.request_text import CHECK, MERGE
from briefing.tasks.analyze import AnswerSchema, answer_schema
from briefing.tasks.judge import check_schema
from briefing.tasks.merge import merge_schema

Message = Mapping[str, str]


class RequestChunk(NamedTuple):
    """Numbered lines of an article, as the part of it that they are; or the numbered findings or statements
    of a story.
    `source` is as the user gave it, `chunk_tokens` the budget that it was divided by."""

    source: str
    lines: str
    part: int
    parts: int
    chunk_tokens: int


class RequestTemplates(NamedTuple):
    """What all questions of a run have in common: the layers, the hashes of their templates, what is expected
    of an answer, and what they say of the sections."""

    where: prompts.Layers
    templates: Mapping[str, str]
    expected: AnswerSchema
    told: tuple[prompts.SectionInstructions, ...]


def analysis_templates(where: prompts.Layers) -> RequestTemplates:
    """The templates of these layers. Raises UsageError where a section's file is wrong."""
    expected = answer_schema(prompts.sections(where))
    return RequestTemplates(
        where, prompts.request_hashes(where), expected, prompts.section_instructions(where)
    )


class ModelRequest(NamedTuple):
    """The messages (`role`, `content`), and what they were made from."""

    messages: tuple[Message, ...]
    made_from: Provenance


def build_analysis_request(by: RequestTemplates, chunk: RequestChunk) -> ModelRequest:
    """The question for a chunk. Raises UsageError where a template is missing or broken."""
    return _build_request(
        by, chunk, _chat_messages(prompts.request(by.where, chunk.lines, chunk.part, chunk.parts, by.told))
    )


def merge_templates(where: prompts.Layers) -> RequestTemplates:
    """The templates of these layers by which findings are merged. Raises UsageError where one is broken."""
    prompts.merge_request(where, "", 1, 1)  # tried before anything is paid for
    return RequestTemplates(where, prompts.merge_hashes(where), merge_schema(), ())


def build_merge_request(by: RequestTemplates, chunk: RequestChunk) -> ModelRequest:
    """The question for the findings of a story. Raises UsageError as `asked` does."""
    return _build_request(
        by, chunk, _chat_messages(prompts.merge_request(by.where, chunk.lines, chunk.part, chunk.parts))
    )


def is_merge_request(made_from: Provenance) -> bool:
    """Whether a question was made to merge findings."""
    return MERGE in made_from.templates


def check_templates(where: prompts.Layers) -> RequestTemplates:
    """The templates of these layers by which statements are read again. Raises UsageError where one is
    broken."""
    prompts.check_request(where, "", 1, 1)
    return RequestTemplates(where, prompts.check_hashes(where), check_schema(), ())


def build_check_request(by: RequestTemplates, chunk: RequestChunk) -> ModelRequest:
    """The question for statements with their sentences. Raises UsageError as `asked` does."""
    prompt = prompts.check_request(by.where, chunk.lines, chunk.part, chunk.parts)
    return _build_request(by, chunk, ({"role": "user", "content": prompt},))


def is_check_request(made_from: Provenance) -> bool:
    """Whether a question was made to read statements again."""
    return CHECK in made_from.templates


def _chat_messages(request: prompts.PromptMessages) -> tuple[Message, ...]:
    return ({"role": "system", "content": request.system}, {"role": "user", "content": request.user})


def _build_request(by: RequestTemplates, chunk: RequestChunk, messages: tuple[Message, ...]) -> ModelRequest:
    made_from = Provenance(
        source=provenance.source_name(chunk.source),
        part=chunk.part,
        parts=chunk.parts,
        lines=provenance.lines_hash(chunk.lines),
        templates=dict(by.templates),
        answer_schema=provenance.schema_hash(by.expected.json_schema),
        settings={DIVIDING: chunk.chunk_tokens, **_variables(by.where)},
    )
    return ModelRequest(messages, made_from)


def _variables(where: prompts.Layers) -> dict[str, JsonValue]:
    """What the user gives the templates. The date is left out: it is no setting, and changes every day."""
    given = {name: value for name, value in where.variables if name != "date"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
