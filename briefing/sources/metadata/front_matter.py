"""Front matter before a text: YAML between two `---` lines, TOML between two `+++`.

Of YAML only flat `key: value` lines and lists are read: a title has to keep its place in the text, and a
block that nests a thousand deep must cost nothing.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from briefing.models import Span

_BLOCK = re.compile(
    r"\s*---[ \t]*\r?\n(?P<inside>.{0,8000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|$)(?P<value>.*)$")
_MORE = re.compile(r"(?:[ \t]+(?:-[ \t]+)?|-[ \t]+)(?P<value>.*)$")
_QUIET = re.compile(r"[ \t]*(?:#.*)?$")
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(?P<inside>(?:.{0,8000}?\r?\n)?)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TOML_LINE = re.compile(r"^[\w\"'.-]+[ \t]*=", re.MULTILINE)
_DEEPEST = 50  # brackets, one in another
_FOLDED = re.compile(r"[>|][+-]?$")


class FrontMatter(NamedTuple):
    """`values` by key in lower case, white space made single; `end` is where the article begins."""

    values: Mapping[str, str]
    title_span: Span | None
    end: int


def front_matter(text: str) -> FrontMatter:
    """What stands in the block at the head of `text`; nothing, and end 0, where there is none."""
    if toml := toml_front_matter(text):
        return toml
    block = _BLOCK.match(text)
    parts = _value_spans(block["inside"], block.start("inside")) if block else None
    if block is None or not parts:
        return FrontMatter({}, None, 0)
    values = {key: _parse_value(text[start:end]) for key, (start, end) in parts.items()}
    span = None
    if "title" in parts:
        start, end = _strip_quotes(text, *parts["title"])
        if start < end and _collapse_spaces(text[start:end]) == values["title"]:
            span = Span(start=start, end=end)
    return FrontMatter(values, span, block.end())


def toml_front_matter(text: str) -> FrontMatter | None:
    """What stands in a block of TOML at the head of `text`, None where there is none; no values where there
    is a fault in it. Dates are ISO dates, as written."""
    block = _TOML.match(text)
    if block is None or not _TOML_LINE.search(block["inside"]):
        return None
    inside = block["inside"].replace("\r\n", "\n")
    try:
        table = tomllib.loads(inside) if inside.count("[") + inside.count("{") <= _DEEPEST else {}
    except (tomllib.TOMLDecodeError, RecursionError):
        table = {}
    values = {key.lower(): _flatten(value) for key, value in table.items()}
    return FrontMatter({key: value for key, value in values.items() if value}, None, block.end())


def _flatten(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, list):
        return " and ".join(filter(None, map(_flatten, value)))
    if isinstance(value, dict):
        return _flatten(value.get("name", ""))
    return (
        _collapse_spaces(value)
        if isinstance(value, str)
        else value.isoformat()
        if isinstance(value, date)
        else ""
    )


def _value_spans(inside: str, offset: int) -> dict[str, tuple[int, int]] | None:
    """Where each key's value stands; None where a line shows that this is no front matter."""
    parts: dict[str, tuple[int, int]] = {}
    key = ""
    position = offset
    for line in inside.split("\n"):
        bare = line.rstrip()
        if match := _KEY.match(bare):
            key = match["key"].lower()
            folded = _FOLDED.match(match["value"])
            end = position + match.end("value")
            parts[key] = (end, end) if folded else (position + match.start("value"), end)
        elif key and (match := _MORE.match(bare)):
            start, end = parts[key]
            parts[key] = (
                start if start < end else position + match.start("value"),
                position + match.end("value"),
            )
        elif not _QUIET.match(bare):
            return None
        position += len(line) + 1
    return parts


def _parse_value(raw: str) -> str:
    entries = re.split(r"\r?\n[ \t]*-[ \t]+", raw)
    if raw.startswith("[") and raw.endswith("]"):
        entries = raw[1:-1].split(",")
    cleaned = [
        _collapse_spaces(entry.strip()[1:-1] if _is_quoted(entry.strip()) else entry) for entry in entries
    ]
    return " and ".join(filter(None, cleaned)).replace('\\"', '"').replace("''", "'")


def _strip_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    return (start + 1, end - 1) if _is_quoted(text[start:end]) else (start, end)


def _is_quoted(raw: str) -> bool:
    return len(raw) > 1 and raw[0] in "'\"" and raw[0] == raw[-1]


def _collapse_spaces(raw: str) -> str:
    return " ".join(raw.split())
