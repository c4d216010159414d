"""The sections of a brief, each a file in `prompts/sections/`, and the hashes of what was used.

A section's front matter holds its title, its order, its fields in Picoschema and how many findings a page
takes; below it stand the instructions for whoever fills it.
"""

import hashlib
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.errors import UsageError
from briefing.model import Section

_SUFFIX = ".md.j2"


class _FrontMatter(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    order: int
    max_items: int
    fields: dict[str, str | list[str]]


def folder() -> Path:
    """The packaged templates: beside the package in a wheel, the checkout's `prompts/` otherwise."""
    here = Path(__file__).resolve().parent
    packed = here / "_prompts"
    return packed if packed.is_dir() else here.parent / "prompts"


@cache
def sections() -> tuple[Section, ...]:
    """The sections in their order. Raises UsageError where a file's front matter is wrong."""
    found = [_section(path) for path in sorted((folder() / "sections").glob(f"*{_SUFFIX}"))]
    return tuple(sorted(found, key=lambda section: (section.order, section.name)))


@cache
def hashes() -> dict[str, str]:
    """The first 12 hexadecimal digits of each template's SHA-256, by its path below `prompts/`."""
    root = folder()
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(root.rglob(f"*{_SUFFIX}"))
    }


def _section(path: Path) -> Section:
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise UsageError(f"{path}: a section begins with its front matter between two lines of ---")
    try:
        front = _FrontMatter.model_validate(yaml.safe_load(parts[1]))
    except yaml.YAMLError as wrong:
        raise UsageError(
            f"{path}: the front matter is not valid YAML: {' '.join(str(wrong).split())}"
        ) from wrong
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise UsageError(f"{path}: front matter, {where}: {fault['msg'].lower()}") from wrong
    name = path.name.removesuffix(_SUFFIX)
    return Section(name=name, **front.model_dump())
