"""Picoschema of Dotprompt: the fields of a section, in its scalar, enum and array forms.

    amount: number, how much was paid
    amount?: number, how much was paid          may be missing: null in an answer
    kind(enum, what sort): [paid, promised]     one of these
    parties(array, who took part): string       any number of them

https://google.github.io/dotprompt/reference/picoschema
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from briefing.errors import suggestion
from briefing.models import BUILT_IN, Section

Scalar = Literal["string", "number", "integer", "boolean"]
FieldSpec = str | list[str]

_SCALARS: dict[str, Scalar] = {
    "string": "string",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
}
_KEY = re.compile(r"(?P<name>[^\s(?]+)(?P<optional>\?)?(?:\((?P<form>\w*)\s*(?:,\s*(?P<description>.*))?\))?")
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


class PicoschemaError(ValueError):
    """A field that is not written as one; the message says how it would be."""


class Field(NamedTuple):
    """`choices` are those of an enum, whose `type` is a string; empty for all other fields."""

    name: str
    type: Scalar
    choices: tuple[str, ...] = ()
    array: bool = False
    optional: bool = False
    description: str = ""


def parse_field(key: str, described: FieldSpec) -> Field:
    """One field from its key and what stands behind the colon. Raises PicoschemaError."""
    match = _KEY.fullmatch(key.strip())
    if not match or not NAME.fullmatch(match["name"]):
        raise PicoschemaError(
            f"{key!r} is no field; write name, name?, name(enum, what it is) or name(array, what it is),"
            " the name in small letters, digits and _"
        )
    name, form, about = match["name"], match["form"], match["description"] or ""
    if form not in (None, "enum", "array"):
        near = "; objects are not supported: give each of their fields a line" if form == "object" else ""
        raise PicoschemaError(f"{name}({form}) is unknown; there are enum and array{near}")
    if form == "enum":
        choices = _choices(name, described)
        return Field(name, "string", choices, False, bool(match["optional"]), about)
    if not isinstance(described, str):
        raise PicoschemaError(f"{name} has a list; a list is written {name}(enum, what it is): [one, other]")
    kind, _, text = described.partition(",")
    return Field(
        name, _scalar(name, kind.strip()), (), form == "array", bool(match["optional"]), about or text.strip()
    )


def _scalar(name: str, kind: str) -> Scalar:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if kind in ("any", "null"):
        raise PicoschemaError(f"{name}: {kind} cannot be checked; there are {', '.join(_SCALARS)}")
    hint = suggestion(kind.casefold(), _SCALARS, f"there are {', '.join(_SCALARS)}")
    raise PicoschemaError(f"{name}: the type {kind!r} is unknown; {hint}")


def _choices(name: str, described: FieldSpec) -> tuple[str, ...]:
    if isinstance(described, str) or not described:
        raise PicoschemaError(f"{name}: an enum lists its values in brackets: [one, other]")
    if len(set(described)) < len(described) or "" in described:
        raise PicoschemaError(f"{name}: an enum's values are words, each of them once")
    return tuple(described)


def parse_fields(described: Mapping[str, FieldSpec]) -> tuple[Field, ...]:
    """All fields in their order. Raises PicoschemaError, for a name that stands twice as well."""
    parsed = tuple(parse_field(key, value) for key, value in described.items())
    names = [entry.name for entry in parsed]
    repeated = [name for name in names if names.count(name) > 1]
    if repeated:
        raise PicoschemaError(f"the field {repeated[0]} stands there twice; leave one of them")
    return parsed


def added_fields(section: Section) -> tuple[Field, ...]:
    """The fields that a user's template adds: all of a section of its own, none of the program's.

    Raises PicoschemaError.
    """
    own = BUILT_IN[section.name].model_fields if section.name in BUILT_IN else ()
    return tuple(entry for entry in parse_fields(section.fields) if entry.name not in own)
