"""The prompts: templates in layers, the sections of a brief, and the hashes of what was used.

A template is looked for in the user's folders first and in the packaged one last, file by file; nothing ever
writes to either. `{% extends "default/analyze.md.j2" %}` names the packaged one. A section is a file in
`sections/`: its front matter holds title, order, fields in Picoschema and how many findings a page takes, and
below it stand the instructions for whoever fills it. The pages' own templates stand in `pages/`.
"""

from datetime import date
from pathlib import Path

from briefing.prompts.hashes import check_hashes, digest, hashes, merge_hashes, request_hashes
from briefing.prompts.overlay import Layers, has_own_pages, layers, packaged_folder, packaged_pages
from briefing.prompts.request_text import (
    PromptMessages,
    SectionInstructions,
    check_request,
    merge_request,
    request,
    section_instructions,
)
from briefing.prompts.sections import sections
from briefing.prompts.variables import VARIABLES, add_variables, language_of, variables_of
from briefing.settings import Settings

__all__ = [
    "VARIABLES",
    "Layers",
    "PromptMessages",
    "SectionInstructions",
    "add_variables",
    "check_hashes",
    "check_request",
    "configured_layers",
    "digest",
    "has_own_pages",
    "hashes",
    "language_of",
    "layers",
    "merge_hashes",
    "merge_request",
    "packaged_folder",
    "packaged_pages",
    "request",
    "request_hashes",
    "section_instructions",
    "sections",
    "variables_of",
]


def configured_layers(settings: Settings, working: Path, day: date | str) -> Layers:
    """The layers of a run in a folder, with their variables. Raises UsageError for wrong settings."""
    where = layers(Path(settings.prompts) if settings.prompts else None, working)
    return add_variables(where, settings.variables, day)
