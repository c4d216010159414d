"""Template hashes: which templates a brief was made with, by the hashes of their files."""

import hashlib
import re

from briefing.prompts.overlay import (
    DEFAULT,
    PAGES,
    SECTIONS,
    SUFFIX,
    Layers,
    Template,
    find_template,
    names_in_folder,
    packaged_folder,
    template_names,
    user_folders,
)
from briefing.prompts.request_text import ANALYZE, CHECK, MERGE, SYSTEM
from briefing.prompts.sections import sections

_DIGITS = 12
_DEFAULTS = re.compile(rf"{DEFAULT}[\w./-]+\.j2")


def hashes(where: Layers | None = None) -> dict[str, str]:
    """The first 12 hexadecimal digits of each template's SHA-256, by its name below `prompts/`.

    Those of sections that are disabled are left out, and those of pages that nobody changed; the packaged
    ones that a user's own names as `default/NAME` are listed by that name as well.
    """
    layers = where or Layers((packaged_folder(),))
    in_use = {f"{SECTIONS}{section.name}{SUFFIX}" for section in sections(layers)}
    wanted = [
        *names_in_folder(layers),
        *(name for name in names_in_folder(layers, SECTIONS) if name in in_use),
    ]
    wanted += [name for name in template_names(user_folders(layers)) if not name.startswith(SECTIONS)]
    used = {name: template for name in wanted if (template := find_template(layers, name))}
    for template in tuple(used.values()):
        for name in _DEFAULTS.findall(template.text):
            if default_template := find_template(layers, name):
                used[name] = default_template
    return {name: digest(template) for name, template in sorted(used.items())}


def request_hashes(where: Layers) -> dict[str, str]:
    """The hashes of those templates that a model is shown with a chunk: of all but the pages and those that
    merge and check."""
    return _hashes_except(where, PAGES, MERGE, CHECK)


def merge_hashes(where: Layers) -> dict[str, str]:
    """The hashes of those templates that a model is shown with the findings of a story."""
    return _hashes_except(where, PAGES, SECTIONS, ANALYZE, CHECK)


def check_hashes(where: Layers) -> dict[str, str]:
    """The hashes of those templates that a model is shown with statements to be read again."""
    return _hashes_except(where, PAGES, SECTIONS, ANALYZE, MERGE, SYSTEM)


def _hashes_except(where: Layers, *beginnings: str) -> dict[str, str]:
    every = hashes(where).items()
    return {name: digest for name, digest in every if not name.removeprefix(DEFAULT).startswith(beginnings)}


def digest(template: Template) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a template's file."""
    return hashlib.sha256(template.path.read_bytes()).hexdigest()[:_DIGITS]
