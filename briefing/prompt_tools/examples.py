"""Prompt examples, held against the schema that an answer has to fit."""

import json
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pydantic import ValidationError

from briefing.models import BUILT_IN
from briefing.picoschema import Field
from briefing.prompt_tools import TemplateFault
from briefing.prompts.overlay import Template
from briefing.prompts.section_file import split_front_matter
from briefing.tasks.request import AnswerSchema

_OBJECT = re.compile(r"^\{$.*?^\}$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`([a-z][a-z0-9_]+)`")
_OF_AN_ANSWER = frozenset(("evidence", "named_in", "headline", "headline_evidence"))


def faults(template: Template, prompt: str, expected: AnswerSchema) -> Iterator[TemplateFault]:
    """The faults of the examples in a prompt that the template renders to.

    An example may leave out fields and sections, and show a section of the program that is disabled.
    """
    for example in _OBJECT.findall(prompt):
        try:
            answered = json.loads(example)
        except ValueError as wrong:
            line = _line_number(template, example.split("\n")[1].strip())
            yield TemplateFault(str(template.path), line, f"the example is no JSON: {wrong}; correct it")
            continue
        shown = {name: stated for name, stated in answered.items() if name in expected_names(expected)}
        unknown = [name for name in answered if name not in shown and name not in BUILT_IN]
        for name in unknown:
            message = f"the example shows {name!r}, and there is no such section"
            yield TemplateFault(str(template.path), _line_number(template, f'"{name}"'), message)
        yield from _misfits(template, shown, expected)


def expected_names(expected: AnswerSchema) -> frozenset[str]:
    """The names of what an answer holds."""
    return frozenset(expected.json_schema["properties"])


def misnamed_fields(template: Template, fields: Sequence[Field]) -> Iterator[TemplateFault]:
    """Names in backticks that are nearly those of a field of the section."""
    known = {field.name for field in fields}
    beside = known | _OF_AN_ANSWER | {choice for field in fields for choice in field.choices}
    _, instructions = split_front_matter(template.text)
    for name in dict.fromkeys(_NAMED.findall(instructions)):
        near = get_close_matches(name, known, n=1, cutoff=0.75)
        if name not in beside and near:
            message = f"no field is named `{name}`; did you mean {near[0]}?"
            yield TemplateFault(str(template.path), _line_number(template, f"`{name}`"), message, "warning")


def _misfits(template: Template, shown: dict[str, object], expected: AnswerSchema) -> Iterator[TemplateFault]:
    try:
        expected.model.model_validate(shown)
    except ValidationError as wrong:
        for fault in wrong.errors():
            if fault["type"] != "missing":
                place = ".".join(map(str, fault["loc"]))
                line = _line_number(template, f'"{fault["loc"][-1]}"')
                message = f"the example does not fit the schema at {place}: {fault['msg'].lower()}"
                yield TemplateFault(str(template.path), line, message)


def _line_number(template: Template, text: str) -> int:
    """The first line of the file that has the text; 0 where none has it."""
    numbered = enumerate(template.text.split("\n"), start=1)
    return next((number for number, line in numbered if text in line), 0)
