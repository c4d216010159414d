"""Analysis task: a chunk's request, what a model must answer, by the sections in use, and that as a draft.

The schema is the same for every chunk: every field is required, none besides is allowed, and what may be
missing is null. That is the subset of JSON Schema that strict endpoints accept.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, Field, StrictBool, StrictFloat, StrictInt, StrictStr, create_model

from briefing import picoschema, prompts
from briefing.models import (
    BUILT_IN,
    Cited,
    Directness,
    Draft,
    Entry,
    FieldValue,
    KeyPoint,
    OpenQuestion,
    Position,
    Section,
    StakeholderKind,
    Stance,
    StatementStatus,
)
from briefing.tasks.request import (
    AnswerSchema,
    RequestTemplates,
    StrictAnswer,
    chat_messages,
    parse_answer,
    schema_of,
)

_BuiltIn = TypeVar("_BuiltIn", KeyPoint, Position, OpenQuestion)
_SCALARS: dict[picoschema.Scalar, Any] = {
    "string": StrictStr,
    "number": StrictFloat,
    "integer": StrictInt,
    "boolean": StrictBool,
}


class _Point(StrictAnswer):
    text: str
    status: StatementStatus
    evidence: list[int] = Field(json_schema_extra={"minItems": 1})


class _Position(StrictAnswer):
    stakeholder: str
    stakeholder_kind: StakeholderKind
    role: str
    verb: str
    position: str
    stance: Stance
    stance_on: str
    directness: Directness
    evidence: list[int] = Field(json_schema_extra={"minItems": 1})
    named_in: int | None


class _Question(StrictAnswer):
    question: str
    why: str
    evidence: list[int] = Field(json_schema_extra={"minItems": 1})


_BASES: dict[str, type[StrictAnswer]] = {
    "summary": _Point,
    "positions": _Position,
    "open_questions": _Question,
}


def analysis_templates(where: prompts.Layers) -> RequestTemplates:
    """How these layers ask about a chunk. Raises UsageError where a section's file is wrong."""
    told = prompts.section_instructions(where)
    return RequestTemplates(
        where,
        prompts.request_hashes(where),
        answer_schema(prompts.sections(where)),
        "analysis",
        lambda chunk: chat_messages(prompts.request(where, chunk.text, chunk.part, chunk.parts, told)),
        told,
    )


def answer_schema(sections: Sequence[Section]) -> AnswerSchema:
    """The schema of an answer that fills these sections, in their order."""
    parts: dict[str, Any] = {"headline": (str, ...), "headline_evidence": (list[int], ...)}
    for number, section in enumerate(sections):
        limit = Field(alias=section.name, json_schema_extra={"maxItems": section.max_items})
        parts[f"section_{number}"] = (list[_statement_model(section)], limit)  # type: ignore[misc]
    return schema_of(create_model("_Analysis", __base__=StrictAnswer, **parts))


def _statement_model(section: Section) -> type[BaseModel]:
    """The model of one statement. A field keeps its name as an alias, so that none can shadow pydantic's."""
    base = _BASES.get(section.name)
    added = {f"field_{n}": _field_type(field) for n, field in enumerate(picoschema.added_fields(section))}
    if base is None:
        added["evidence"] = (list[int], Field(json_schema_extra={"minItems": 1}))
        return create_model(f"_{section.name}", __base__=StrictAnswer, **added)
    return create_model(base.__name__, __base__=base, **added) if added else base


def _field_type(field: picoschema.Field) -> Any:
    kind: Any = Literal[field.choices] if field.choices else _SCALARS[field.type]
    if field.array:
        kind = list[kind]
    if field.optional:
        kind = kind | None
    return (kind, Field(alias=field.name, description=field.description or None))


def parse_draft(answer: str, expected: AnswerSchema) -> Draft:
    """A model's answer as a draft. Raises SchemaError where it is no JSON of the schema."""
    parsed = parse_answer(answer, expected.model).model_dump(by_alias=True)
    headline, cites = parsed.pop("headline").strip(), tuple(parsed.pop("headline_evidence"))
    return Draft(
        summary=tuple(_cited_statement(KeyPoint, point) for point in parsed.get("summary", ())),
        positions=tuple(_cited_statement(Position, position) for position in parsed.get("positions", ())),
        open_questions=tuple(
            _cited_statement(OpenQuestion, question) for question in parsed.get("open_questions", ())
        ),
        sections={
            name: tuple(_entry(stated) for stated in entries)
            for name, entries in parsed.items()
            if name not in BUILT_IN
        },
        headline=headline,
        headline_cites=cites,
    )


def _cited_statement(kind: type[_BuiltIn], stated: Mapping[str, Any]) -> Cited[_BuiltIn]:
    fields: Mapping[str, object] = kind.model_fields
    beside = {*fields, "evidence", "named_in"}
    return Cited(
        statement=kind.model_validate({name: stated[name] for name in fields}),
        cites=tuple(stated["evidence"]),
        named_in=stated.get("named_in") or 0,
        added={name: _field_value(value) for name, value in stated.items() if name not in beside},
    )


def _entry(stated: Mapping[str, Any]) -> Cited[Entry]:
    values = {name: _field_value(value) for name, value in stated.items() if name != "evidence"}
    return Cited(statement=Entry(values=values), cites=tuple(stated["evidence"]))


def _field_value(answered: Any) -> FieldValue:
    """A number that is whole is written as one, and a text without the space around it."""
    if isinstance(answered, list):
        return tuple(_field_value(element) for element in answered)  # type: ignore[misc]
    if isinstance(answered, str):
        return answered.strip()
    whole = isinstance(answered, float) and answered.is_integer()
    return int(answered) if whole else answered
