"""Requests: what those of all tasks share: strict answers, numbered lines, what a request is made from."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from briefing import prompts
from briefing.errors import SchemaError
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.cassettes import provenance
from briefing.llm.cassettes.drift import DIVIDING
from briefing.llm.cassettes.provenance import Provenance
from briefing.llm.structured_output import Message, StructuredQuestion

_NAMED_FAULTS = 3  # that a model is told of when it is asked again
T = TypeVar("T")


# ── Answer ──────────────────────────────────────────────────────────────────────────────────────────


class StrictAnswer(BaseModel):
    """What an answer's models derive from. Their names stand in the schema, and so in each request."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


AnswerT = TypeVar("AnswerT", bound=BaseModel)


class AnswerSchema(NamedTuple):
    """The JSON Schema that is sent, and the `model` that an answer is checked by."""

    json_schema: dict[str, Any]
    model: type[BaseModel]


def schema_of(model: type[BaseModel]) -> AnswerSchema:
    """The schema of an answer of this model, without pydantic's titles: they only repeat the names, and would
    be paid for with every request."""
    json_schema = model.model_json_schema()
    _remove_titles(json_schema)
    return AnswerSchema(json_schema, model)


def _remove_titles(node: object) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        for value in node.values():
            _remove_titles(value)
    elif isinstance(node, list):
        for value in node:
            _remove_titles(value)


def parse_answer(answer: str, model: type[AnswerT]) -> AnswerT:
    """A model's answer. Raises SchemaError where it is no JSON of the schema."""
    try:
        return model.model_validate(json.loads(answer))
    except (ValueError, RecursionError) as wrong:
        raise _schema_error(wrong) from wrong


def _schema_error(wrong: Exception) -> SchemaError:
    faults = wrong.errors(include_input=False) if isinstance(wrong, ValidationError) else []
    places = [(".".join(map(str, fault["loc"])), fault["msg"]) for fault in faults]
    where = f" at {places[0][0]}" if places else ""
    details = "; ".join(f"{place}: {fault}" for place, fault in places[:_NAMED_FAULTS]) or "it is no JSON"
    return SchemaError(
        f"the model's answer does not fit the schema{where}; try another model",
        f"That does not fit the schema ({details}).",
    )


# ── Request ─────────────────────────────────────────────────────────────────────────────────────────


class RequestChunk(NamedTuple):
    """Numbered lines of an article, as the part of it that they are, or the numbered findings or statements
    of a story. `source` is as the user gave it, `chunk_tokens` the budget that it was divided by, `head` what
    stands above the lines: what is known of the article, or of the story's articles."""

    source: str
    lines: str
    part: int
    parts: int
    chunk_tokens: int
    head: str = ""

    @property
    def text(self) -> str:
        """The lines with what stands above them."""
        return f"{self.head}\n{self.lines}" if self.head else self.lines


class ModelRequest(NamedTuple):
    """A question, and what it was made from."""

    question: StructuredQuestion
    made_from: Provenance

    async def ask(
        self, asker: Asker, read: Callable[[str], T], empty: Callable[[T], bool] = lambda value: False
    ) -> ValidatedAnswer[T]:
        """The answer as `read` makes it, once more where it is `empty`; a recording keeps what the question
        was made from. Raises ModelError, CassetteError."""
        with provenance.use_provenance(self.made_from):
            return await asker.ask(self.question, read, empty)


class RequestTemplates(NamedTuple):
    """What all requests of a task have in common: the layers, the hashes of their templates, the schema of an
    answer and its name, the messages for a chunk, and what they say of the sections."""

    where: prompts.Layers
    templates: Mapping[str, str]
    expected: AnswerSchema
    name: str
    messages: Callable[[RequestChunk], tuple[Message, ...]]
    instructions: tuple[prompts.SectionInstructions, ...] = ()

    def request(self, chunk: RequestChunk, answer_tokens: int = 0) -> ModelRequest:
        """The request for a chunk, of which the answer is expected to have so many tokens. Raises UsageError
        where a template is missing or broken."""
        made_from = Provenance(
            source=provenance.source_name(chunk.source),
            part=chunk.part,
            parts=chunk.parts,
            head=chunk.head,
            lines=provenance.lines_hash(chunk.lines),
            templates=dict(self.templates),
            answer_schema=provenance.schema_hash(self.expected.json_schema),
            settings={DIVIDING: chunk.chunk_tokens, **_variables(self.where)},
        )
        schema = self.expected.json_schema
        return ModelRequest(
            StructuredQuestion(self.messages(chunk), schema, self.name, answer_tokens), made_from
        )


def chat_messages(request: prompts.PromptMessages) -> tuple[Message, ...]:
    """The messages of a prompt in two parts."""
    return ({"role": "system", "content": request.system}, {"role": "user", "content": request.user})


def _variables(where: prompts.Layers) -> dict[str, JsonValue]:
    """What the user gives the templates. The date is left out: it is no setting, and changes every day."""
    given = {name: value for name, value in where.variables if name != "date"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
