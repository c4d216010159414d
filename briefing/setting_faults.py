"""Faults of settings: what is wrong with one, where it stands and what to write, in one line."""

from collections.abc import Mapping

from pydantic import BaseModel, ValidationError

from briefing.errors import suggestion
from briefing.redaction import mask_all

LIMIT = "max_"  # before the name of a limit in [check]
_WRITE = {  # for what pydantic says in Python's terms
    "tuple_type": "write a list, as in {key} = [{example}]",
    "string_type": "write a text, in quotation marks",
}


def explain_fault(
    wrong: ValidationError,
    came_from: Mapping[str, str],
    tables: Mapping[str, type[BaseModel]],
    known: Mapping[str, object],
    file: str,
) -> str:
    """What is wrong with the first setting that is, `tables` being those that are tables of the file, and
    `known` all settings. A key that is unknown says more than one that is missing."""
    fault = min(wrong.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
    name, *inside = map(str, fault["loc"])
    given = mask_all(repr(fault["input"]))
    if name == "limits" and inside:
        return f"{file}: check.{LIMIT}{inside[0]} = {given} will not do: {fault['msg'].lower()}"
    inside = inside if name in tables else []
    place = came_from.get(name, file)
    said = _advice(fault["type"], inside) or fault["msg"].removeprefix("Value error, ")
    said = said[:1].lower() + said[1:]
    if fault["type"] == "extra_forbidden":
        keys = tables[name].model_fields if inside else known
        hint = suggestion((name, *inside)[-1], keys, f"known are {', '.join(keys)}")
        table = f"source {int(inside[0]) + 1}" if len(inside) > 1 else f"[{name}]"
        where = f"key {inside[-1]!r} in {table}" if inside else f"setting {name!r}"
        return f"{place}: unknown {where}; {hint}"
    if name == "archive":  # without its value, which can hold a password
        return f"{place}: {name} will not do: {said}"
    if name == "sources":  # without its value, since addresses can hold passwords
        where = f"{inside[-1]} of source {int(inside[0]) + 1}" if len(inside) > 1 else "sources"
        return f"{place}: {where} will not do: {said}"
    if name in tables and not inside and fault["type"] == "model_type":
        return f"{place}: {name} = {given} will not do: [{name}] is a table; write a key a line below it"
    if inside:
        return f"{place}: {inside[0]} in [{name}], {given}, will not do: {mask_all(said)}"
    if said.startswith(f"[{name}]"):
        return f"{place}: {mask_all(said)}"
    return f"{place}: {name} = {given} will not do: {mask_all(said)}"


def _advice(kind: str, inside: list[str]) -> str:
    """What to write in a table for what it has; "" where pydantic says it well."""
    return _WRITE.get(kind, "").format(key=inside[0], example='"…"') if inside else ""
