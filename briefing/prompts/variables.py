"""Template variables: those that every template gets, prompts and pages alike.

Those that a default template leaves out change nothing until an editor's own asks for them. They are a part
of the request, and so of what its answer is kept under.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.prompts.overlay import Layers, Value

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = frozenset(
    "sections section fence lines part parts max_items page style loop self super default".split()
)


class Variable(NamedTuple):
    """`default` is what a template gets where the user says nothing."""

    name: str
    default: Value
    meaning: str


VARIABLES = (
    Variable("audience", "analysts and ministers", "whom the brief is for"),
    Variable("language", "English", "what the brief is written in; quotations stay as the article has them"),
    Variable("date", "", "the brief's date, as in 2026-11-24; the default templates leave it out"),
    Variable("house_style", "", "your rules of style, in a sentence or a few"),
    Variable("watch", (), "the stakeholders and topics that the reader watches, as a list"),
)


def add_variables(where: Layers, given: Mapping[str, object], day: date | str) -> Layers:
    """The layers with the variables of `[prompts.vars]`, and the date of the brief.

    Raises UsageError for a name or a value that no template could use.
    """
    values: dict[str, Value] = {name: _value(name, value) for name, value in given.items()}
    watched = values.get("watch")
    if isinstance(watched, str):
        values["watch"] = (watched,)
    return where._replace(variables=tuple((values | {"date": str(day)}).items()))


def variables_of(where: Layers) -> dict[str, object]:
    """Every variable by its name, as a template of these layers gets it."""
    defaults: dict[str, object] = {variable.name: variable.default for variable in VARIABLES}
    return defaults | dict(where.variables)


def language_of(where: Layers) -> str:
    """The language that the brief is to be written in, as the user names it."""
    return str(variables_of(where)["language"])


def _value(name: str, value: object) -> Value:
    if name == "date" or name in _TAKEN or not _NAME.fullmatch(name):
        why = "comes from --date" if name == "date" else "is no name for one; take another"
        raise UsageError(f"[prompts.vars]: {name!r} {why}")
    known = next((variable for variable in VARIABLES if variable.name == name), None)
    if known and not isinstance(value, str if isinstance(known.default, str) else str | list | tuple):
        raise UsageError(f"[prompts.vars]: {name} = {value!r} will not do: it is {known.meaning}")
    if isinstance(value, list | tuple):
        return tuple(_scalar(name, member) for member in value)
    return _scalar(name, value)


def _scalar(name: str, value: object) -> str | int | float | bool:
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    raise UsageError(f"[prompts.vars]: {name} = {value!r} will not do: write a text, a number or a list")
