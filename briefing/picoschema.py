"""The fields of a section, in the scalar, enum and array forms of Dotprompt's Picoschema.

    amount: number, how much was paid
    amount?: number, how much was paid          may be missing: null in an answer
    kind(enum, what sort): [paid, promised]     one of these
    parties(array, who took part): string       any number of them

https://google.github.io/dotprompt/reference/picoschema
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal, NamedTuple

from briefing.model import BUILT_IN, Section

Scalar = Literal["string", "number", "integer", "boolean"]
Described = str | list[str]

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


def field(key: str, described: Described) -> Field:
    """One field from its key and what stands behind the colon. Raises PicoschemaError."""
    found = _KEY.fullmatch(key.strip())
    if not found or not NAME.fullmatch(found["name"]):
        raise PicoschemaError(
            f"{key!r} is no field; write name, name?, name(enum, what it is) or name(array, what it is),"
            " the name in small letters, digits and _"
        )
    name, form, about = found["name"], found["form"], found["description"] or ""
    if form not in (None, "enum", "array"):
        near = "; objects are not supported: give each of their fields a line" if form == "object" else ""
        raise PicoschemaError(f"{name}({form}) is unknown; there are enum and array{near}")
    if form == "enum":
        choices = _choices(name, described)
        return Field(name, "string", choices, False, bool(found["optional"]), about)
    if not isinstance(described, str):
        raise PicoschemaError(f"{name} has a list; a list is written {name}(enum, what it is): [one, other]")
    kind, _, text = described.partition(",")
    return Field(
        name, _scalar(name, kind.strip()), (), form == "array", bool(found["optional"]), about or text.strip()
    )


def _scalar(name: str, kind: str) -> Scalar:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if kind in ("any", "null"):
        raise PicoschemaError(f"{name}: {kind} cannot be checked; there are {', '.join(_SCALARS)}")
    near = get_close_matches(kind.casefold(), _SCALARS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_SCALARS)}"
    raise PicoschemaError(f"{name}: the type {kind!r} is unknown; {hint}")


def _choices(name: str, described: Described) -> tuple[str, ...]:
    if isinstance(described, str) or not described:
        raise PicoschemaError(f"{name}: an enum lists its values in brackets: [one, other]")
    if len(set(described)) < len(described) or "" in described:
        raise PicoschemaError(f"{name}: an enum's values are words, each of them once")
    return tuple(described)


def fields(described: Mapping[str, Described]) -> tuple[Field, ...]:
    """All fields in their order. Raises PicoschemaError, for a name that stands twice as well."""
    found = tuple(field(key, value) for key, value in described.items())
    names = [one.name for one in found]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise PicoschemaError(f"the field {twice[0]} stands there twice; leave one of them")
    return found


def added(section: Section) -> tuple[Field, ...]:
    """The fields that a user's template adds: all of a section of its own, none of the program's.

    Raises PicoschemaError.
    """
    own = BUILT_IN[section.name].model_fields if section.name in BUILT_IN else ()
    return tuple(one for one in fields(section.fields) if one.name not in own)
