"""Prompt messages: what a model is sent for one chunk, a story's findings, or statements to be read again."""

import hashlib
from typing import NamedTuple

from briefing import picoschema
from briefing.models import BUILT_IN
from briefing.picoschema import Field
from briefing.prompts.overlay import SECTIONS, SUFFIX, Layers
from briefing.prompts.sections import sections
from briefing.prompts.template_rendering import render_template
from briefing.prompts.variables import variables_of

SYSTEM, ANALYZE, MERGE, CHECK = (f"{name}{SUFFIX}" for name in ("system", "analyze", "merge", "check"))


class SectionInstructions(NamedTuple):
    """A section with its instructions, rendered. `fields` are those that the program does not know itself;
    `example` tells whether the packaged example shows the section."""

    name: str
    instructions: str
    fields: tuple[Field, ...]
    example: bool


class PromptMessages(NamedTuple):
    """What a model is sent at once, as `system` and `user` messages."""

    system: str
    user: str


def section_instructions(where: Layers) -> tuple[SectionInstructions, ...]:
    """What every request of a run says of the sections. Raises UsageError as `request` does."""
    variables = variables_of(where)
    return tuple(
        SectionInstructions(
            section.name,
            render_template(
                where, f"{SECTIONS}{section.name}{SUFFIX}", variables | {"max_items": section.max_items}
            ),
            picoschema.added_fields(section),
            section.name in BUILT_IN,
        )
        for section in sections(where)
    )


def request(
    where: Layers,
    lines: str,
    part: int,
    parts: int,
    instructed_sections: tuple[SectionInstructions, ...] | None = None,
) -> PromptMessages:
    """The messages for one chunk. `lines` are its numbered sentences, and above them what is known of the
    article; they can neither close their fence, which is named after their own hash, nor be taken for a
    template. `instructed_sections` are what `section_instructions` gives.

    Raises UsageError where a template is missing, broken, or renders to more than 400,000 characters.
    """
    instructed = section_instructions(where) if instructed_sections is None else instructed_sections
    variables = _variables(where, "article", lines, part, parts) | {"sections": list(instructed)}
    return PromptMessages(
        render_template(where, SYSTEM, variables) + "\n", render_template(where, ANALYZE, variables) + "\n"
    )


def merge_request(where: Layers, lines: str, part: int, parts: int) -> PromptMessages:
    """The messages for a story's findings, or for one part of them. `lines` are the numbered findings, and
    above them the articles' days, fenced as sentences are. Raises UsageError as `request` does."""
    variables = _variables(where, "findings", lines, part, parts)
    return PromptMessages(
        render_template(where, SYSTEM, variables) + "\n", render_template(where, MERGE, variables) + "\n"
    )


def check_request(where: Layers, lines: str, part: int, parts: int) -> str:
    """The one message for statements to be read again. `lines` are the numbered statements with their
    sentences, fenced as sentences are. Raises UsageError as `request` does."""
    variables = _variables(where, "statements", lines, part, parts)
    return render_template(where, CHECK, variables) + "\n"


def _variables(where: Layers, around: str, lines: str, part: int, parts: int) -> dict[str, object]:
    """Those of a template that fences lines; the fence is named after their hash."""
    fence = f"{around}-{hashlib.sha256(lines.encode()).hexdigest()[:16]}"
    return variables_of(where) | {"fence": fence, "lines": lines, "part": part, "parts": parts}
