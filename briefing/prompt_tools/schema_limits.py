"""Strict schema limits, as OpenAI documents them for structured outputs.

https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

PROPERTIES = 5_000  # of all objects together
DEPTH = 10  # objects within objects
NAMED_CHARACTERS = 120_000  # of all names and enum values together
ENUM_VALUES = 1_000  # of all enums together
LONG_ENUM, LONG_ENUM_CHARACTERS = 250, 15_000  # an enum of more values may have so many characters


class SchemaSize(NamedTuple):
    """What a strict schema is bounded by: counts, and characters of all names and enum values."""

    properties: int
    depth: int
    characters: int
    enum_values: int
    longest_enum_characters: int


def size(schema: Mapping[str, Any]) -> SchemaSize:
    """The size of a schema; of its enums above 250 values the characters of the longest."""
    every = list(_nodes(schema))
    properties = [name for node in every for name in _mapping(node, "properties")]
    enums = [[str(value) for value in node["enum"]] for node in every if isinstance(node.get("enum"), list)]
    named = [*properties, *_mapping(schema, "$defs"), *(value for enum in enums for value in enum)]
    named += [str(node["const"]) for node in every if isinstance(node.get("const"), str)]
    long = [sum(map(len, enum)) for enum in enums if len(enum) > LONG_ENUM]
    return SchemaSize(
        len(properties),
        _depth(schema, schema),
        sum(map(len, named)),
        sum(map(len, enums)),
        max(long, default=0),
    )


def excesses(schema_size: SchemaSize) -> list[str]:
    """Each bound that a schema exceeds, in words."""
    bounds = (
        (schema_size.properties, PROPERTIES, "fields"),
        (schema_size.depth, DEPTH, "levels of objects"),
        (schema_size.characters, NAMED_CHARACTERS, "characters of names and enum values"),
        (schema_size.enum_values, ENUM_VALUES, "enum values"),
        (
            schema_size.longest_enum_characters,
            LONG_ENUM_CHARACTERS,
            f"characters of an enum above {LONG_ENUM} values",
        ),
    )
    return [
        f"{count:,} {what}, and a strict schema takes {most:,}"
        for count, most, what in bounds
        if count > most
    ]


def _nodes(node: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def _mapping(node: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    members = node.get(key)
    return members if isinstance(members, dict) and all(isinstance(v, dict) for v in members.values()) else {}


def _depth(node: Mapping[str, Any], root: Mapping[str, Any]) -> int:
    """Objects within one another; the answers' schemas hold no circle."""
    reference = str(node.get("$ref", "")).removeprefix("#/$defs/")
    if reference:
        return _depth(_mapping(root, "$defs")[reference], root)
    inner = [*_mapping(node, "properties").values(), *node.get("anyOf", ())]
    inner += [node["items"]] if isinstance(node.get("items"), dict) else []
    return (node.get("type") == "object") + max((_depth(child, root) for child in inner), default=0)
