"""JSON extraction: the objects that stand in an answer, whatever is written or wrapped around them."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_LONGEST = 200_000  # characters of an answer that are looked through
_MOST = 40  # objects that are looked at, the last ones
_MOST_TRIED, _MOST_REPAIRED = 400, 3  # places where one may begin, and of those that are broken
_DEEPEST = 4  # wrappers around an object
_OPENING = re.compile(r'[{\[]\s*(?=["{])')


def objects_in(values: Iterable[object]) -> Iterator[dict[str, Any]]:
    """The objects among JSON values, in order, each with those that it wraps before it."""
    yield from (unwrapped for value in values for unwrapped in _unwrap_objects(value, _DEEPEST))


def parse_values(content: str) -> list[object]:
    """The JSON values in an answer, in order; those that are broken as json-repair mends them."""
    try:
        return [json.loads(content)]
    except (ValueError, RecursionError):
        pass
    return _embedded_values(content[-_LONGEST:]) or _embedded_values(content[:_LONGEST])


def _embedded_values(text: str) -> list[object]:
    """The JSON values that stand in a text."""
    decoder = json.JSONDecoder()
    parsed: list[object] = []
    place = tried = repaired = 0
    while (opening := _OPENING.search(text, place)) and tried < _MOST_TRIED:
        tried += 1
        try:
            value, place = decoder.raw_decode(text, opening.start())
            parsed.append(value)
        except (ValueError, RecursionError):
            place = opening.end()
            if text[opening.start()] == "{" and repaired < _MOST_REPAIRED:
                repaired += 1
                parsed += _repair_json(text[opening.start() :])
    return parsed[-_MOST:]


def python_literals(content: str) -> list[object]:
    """The object of a text in which none in JSON fits: one as Python writes it, or with comments."""
    text = content[-_LONGEST:]
    begins, ends = text.find("{"), text.rfind("}")
    if not 0 <= begins < ends:
        return []
    try:
        return [ast.literal_eval(text[begins : ends + 1])]
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return _repair_json(text[begins:])


def _repair_json(text: str) -> list[object]:
    import json_repair

    try:
        value = json_repair.loads(text)
    except (ValueError, RecursionError):
        return []
    return list(value) if isinstance(value, list) else [value]


def _unwrap_objects(value: object, deep: int) -> Iterator[dict[str, Any]]:
    if deep == 0:
        return
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            yield from _unwrap_objects(json.loads(value), deep - 1)
        except (ValueError, RecursionError):
            return
    elif isinstance(value, list):
        for member in value[:_MOST]:
            yield from _unwrap_objects(member, deep - 1)
    elif isinstance(value, dict):
        for member in list(value.values())[:_MOST]:
            if isinstance(member, dict) or (isinstance(member, str) and member.lstrip()[:1] == "{"):
                yield from _unwrap_objects(member, deep - 1)
        yield value
