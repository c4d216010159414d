"""Front matter: YAML between two lines of --- in a section's file, each mistake told by file and line.

All scalars are read as the words that stand there, so that `[yes, no]` is a list of two words.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Never

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing import picoschema
from briefing.errors import UsageError, suggestion
from briefing.models import BUILT_IN, Finding, PositionFinding, QuestionFinding
from briefing.picoschema import PicoschemaError

FENCE = "---"
LONGEST = 100_000  # characters of a front matter
_OF_FINDINGS = {name for kind in (Finding, PositionFinding, QuestionFinding) for name in kind.model_fields}
_OF_STATEMENTS = {name for kind in BUILT_IN.values() for name in kind.model_fields}
_OF_MODELS = {name for name in dir(BaseModel) if not name.startswith("_")}
RESERVED = (_OF_FINDINGS - _OF_STATEMENTS) | _OF_MODELS | {"model_config", "fields"}  # no name for a field


class SectionHead(BaseModel):
    """What a section's file says of it; None for what it leaves to the layers below it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = Field(default=None, min_length=1)
    order: int | None = None
    max_items: int | None = Field(default=None, ge=1, le=100)
    fields: dict[str, picoschema.FieldSpec] | None = None
    disabled: bool = False


@lru_cache(maxsize=256)
def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML and the instructions of a section's file; no YAML where it has no front matter.

    The instructions keep their line numbers: a template's comment stands for the lines above them.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return "", text
    ends = [n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE]
    if not ends:
        return text, ""
    above = "{#" + "\n" * ends[0] + "-#}\n"
    return "\n".join(lines[1 : ends[0]]), above + "\n".join(lines[ends[0] + 1 :])


@lru_cache(maxsize=256)
def front_matter(path: Path, text: str) -> SectionHead:
    """The front matter of a section's file. Raises UsageError, naming file, line and what was meant."""
    written, instructions = split_front_matter(text)
    if not written:
        return SectionHead()
    if written == text and not instructions:
        _fail(path, 1, "the front matter has no end; close it with a line of ---")
    entries, lines = _read_mapping(path, written)
    for key, line in lines.items():
        if key not in SectionHead.model_fields:
            known = SectionHead.model_fields
            hint = suggestion(key.casefold(), known, f"there are {', '.join(known)}")
            _fail(path, line, f"unknown key {key!r}; {hint}")
    values: dict[str, Any] = {k: _scalar_text(path, node) for k, node in entries.items() if k != "fields"}
    if "fields" in entries:
        values["fields"] = _fields(path, entries["fields"])
    try:
        return SectionHead.model_validate(values)
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        key = str(fault["loc"][0])
        _fail(path, lines[key], f"{key}: {fault['msg'].lower()}")


def _fail(path: Path, line: int, fault: str) -> Never:
    raise UsageError(f"{path}, line {line}: {fault}")


def _read_mapping(path: Path, written: str) -> tuple[dict[str, yaml.Node], dict[str, int]]:
    """The YAML's own nodes by key, and the lines of the keys in the file."""
    if len(written) > LONGEST:
        _fail(path, 1, f"the front matter has more than {LONGEST:,} characters; make it shorter")
    try:
        root = yaml.compose(written, Loader=yaml.BaseLoader)
    except RecursionError:
        _fail(path, 2, "the front matter is nested too deep; write a key or a field a line")
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = str(getattr(wrong, "problem", None) or "is no YAML")
        if "mapping values are not allowed" in problem:
            _fail(path, line, "a colon within a text; put the text behind the first colon in quotation marks")
        _fail(
            path,
            line,
            f"the front matter is not valid YAML: {problem}; put a text with marks in it in quotation marks",
        )
    if not isinstance(root, yaml.MappingNode):
        _fail(path, 2, "the front matter is no list of keys; write title: What is new")
    return _read_keys(path, root)


def _read_keys(path: Path, node: yaml.MappingNode) -> tuple[dict[str, yaml.Node], dict[str, int]]:
    entries: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        line = _line_number(key)
        if not isinstance(key, yaml.ScalarNode):
            _fail(path, line, "a key is one word")
        if key.value in entries:
            _fail(path, line, f"{key.value!r} stands there twice; leave one of them")
        entries[key.value], lines[key.value] = value, line
    return entries, lines


def _line_number(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2


def _scalar_text(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        _fail(path, _line_number(node), "a single value belongs here")
    return str(node.value)


def _fields(path: Path, node: yaml.Node) -> dict[str, picoschema.FieldSpec]:
    if not isinstance(node, yaml.MappingNode) or not node.value:
        _fail(path, _line_number(node), "fields: a field a line, as in   text: string, what happened")
    entries, lines = _read_keys(path, node)
    fields: dict[str, picoschema.FieldSpec] = {}
    for key, value in entries.items():
        described = (
            list(_list_values(path, value))
            if isinstance(value, yaml.SequenceNode)
            else _field_description(path, key, value)
        )
        try:
            name = picoschema.parse_field(key, described).name
            picoschema.parse_fields(fields | {key: described})
        except PicoschemaError as wrong:
            _fail(path, lines[key], str(wrong))
        if name in RESERVED:
            _fail(path, lines[key], f"{name} is a name that a finding has of its own; give the field another")
        fields[key] = described
    return fields


def _field_description(path: Path, key: str, node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        _fail(
            path,
            _line_number(node),
            f"{key}: objects are not supported; give each of their fields a line of its own",
        )
    return str(node.value)


def _list_values(path: Path, node: yaml.SequenceNode) -> Iterator[str]:
    for value_node in node.value:
        if not isinstance(value_node, yaml.ScalarNode):
            _fail(
                path,
                _line_number(value_node),
                "a value in brackets is one word or phrase; one with a colon stands in quotation marks",
            )
        yield str(value_node.value)
