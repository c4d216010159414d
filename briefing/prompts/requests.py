"""What a model is sent for one chunk."""

import hashlib
from typing import NamedTuple

from briefing import picoschema
from briefing.model import BUILT_IN
from briefing.picoschema import Field
from briefing.prompts.filling import filled
from briefing.prompts.layers import SECTIONS, SUFFIX, Layers
from briefing.prompts.sections import sections
from briefing.prompts.variables import variables_of

SYSTEM, ANALYZE = f"system{SUFFIX}", f"analyze{SUFFIX}"


class Instructed(NamedTuple):
    """A section with its instructions, rendered. `fields` are those that the program does not know itself;
    `example` tells whether the packaged example shows the section."""

    name: str
    instructions: str
    fields: tuple[Field, ...]
    example: bool


class Request(NamedTuple):
    """What a model is sent for one chunk, as `system` and `user` messages."""

    system: str
    user: str


def instructed(where: Layers) -> tuple[Instructed, ...]:
    """What every request of a run says of the sections. Raises UsageError as `request` does."""
    variables = variables_of(where)
    return tuple(
        Instructed(
            section.name,
            filled(where, f"{SECTIONS}{section.name}{SUFFIX}", variables | {"max_items": section.max_items}),
            picoschema.added(section),
            section.name in BUILT_IN,
        )
        for section in sections(where)
    )


def request(
    where: Layers, lines: str, part: int, parts: int, told: tuple[Instructed, ...] | None = None
) -> Request:
    """The messages for one chunk. `lines` are its numbered sentences; they can neither close their fence,
    which is named after their own hash, nor be taken for a template. `told` is what `instructed` gives.

    Raises UsageError where a template is missing, broken, or renders to more than 400,000 characters.
    """
    fence = f"article-{hashlib.sha256(lines.encode()).hexdigest()[:16]}"
    variables = variables_of(where) | {
        "sections": list(instructed(where) if told is None else told),
        "fence": fence,
        "lines": lines,
        "part": part,
        "parts": parts,
    }
    return Request(filled(where, SYSTEM, variables) + "\n", filled(where, ANALYZE, variables) + "\n")
