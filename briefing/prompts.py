"""The prompts: templates in layers, the sections of a brief, and the hashes of what was used.

A template is looked for in the user's folders first and in the packaged one last, file by file; nothing ever
writes to either. `{% extends "default/analyze.md.j2" %}` names the packaged one. A section is a file in
`sections/`: its front matter holds title, order, fields in Picoschema and how many findings a page takes, and
below it stand the instructions for whoever fills it.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.errors import UsageError
from briefing.model import Section

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_SUFFIX = ".md.j2"
_LONGEST = 400_000  # characters that a template may render to


class _FrontMatter(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    order: int
    max_items: int
    fields: dict[str, str | list[str]]


class Instructed(NamedTuple):
    """A section with its instructions, rendered."""

    name: str
    instructions: str


class Layers(NamedTuple):
    """Where templates are looked for, the user's folders first, the packaged one last."""

    folders: tuple[Path, ...]


class Request(NamedTuple):
    """What a model is sent for one chunk, as `system` and `user` messages."""

    system: str
    user: str


def packaged() -> Path:
    """The default templates: beside the package in a wheel, the checkout's `prompts/` otherwise."""
    here = Path(__file__).resolve().parent
    packed = here / "_prompts"
    return packed if packed.is_dir() else here.parent / "prompts"


@cache
def layers(named: Path | None = None, working: Path | None = None) -> Layers:
    """The folders in their order: the named one, `prompts/` in the working folder, the user's, the packaged.

    Raises UsageError where the named folder is not there. In a checkout `./prompts` is the packaged one.
    """
    if named is not None and not named.is_dir():
        raise UsageError(f"--prompts {named}: no such folder; name one that holds templates")
    wanted = [named, (working or Path.cwd()) / "prompts", _users_own(), packaged()]
    found: dict[Path, Path] = {}
    for folder in wanted:
        if folder is not None and folder.is_dir():
            found.setdefault(folder.resolve(), folder)
    default = packaged().resolve()
    return Layers((*(folder for real, folder in found.items() if real != default), packaged()))


def _users_own() -> Path | None:
    """The folder in the user's configuration; None where the user has no home."""
    try:
        config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    except RuntimeError:
        return None
    return config / "briefing" / "prompts"


@cache
def sections(where: Layers | None = None) -> tuple[Section, ...]:
    """The sections in their order. Raises UsageError where a file's front matter is wrong."""
    found = [_section(path)[0] for path in _section_files(where or Layers((packaged(),)))]
    return tuple(sorted(found, key=lambda section: (section.order, section.name)))


@cache
def hashes(where: Layers | None = None) -> dict[str, str]:
    """The first 12 hexadecimal digits of each template's SHA-256, by its name below `prompts/`."""
    found: dict[str, str] = {}
    for folder in (where or Layers((packaged(),))).folders:
        for path in sorted(folder.rglob(f"*{_SUFFIX}")):
            name = path.relative_to(folder).as_posix()
            found.setdefault(name, hashlib.sha256(path.read_bytes()).hexdigest()[:12])
    return dict(sorted(found.items()))


def request(where: Layers, lines: str, part: int, parts: int) -> Request:
    """The messages for one chunk. `lines` are its numbered sentences; they can neither close their fence,
    which is named after their own hash, nor be taken for a template.

    Raises UsageError where a template is missing, broken, or renders to more than 400,000 characters.
    """
    variables: dict[str, object] = {"audience": "analysts and ministers", "language": "English"}
    instructed = [
        Instructed(
            section.name, _rendered(where, f"sections/{section.name}{_SUFFIX}", section.max_items, variables)
        )
        for section in sections(where)
    ]
    fence = f"article-{hashlib.sha256(lines.encode()).hexdigest()[:16]}"
    variables |= {"sections": instructed, "fence": fence, "lines": lines, "part": part, "parts": parts}
    return Request(
        _filled(where, f"system{_SUFFIX}", variables), _filled(where, f"analyze{_SUFFIX}", variables)
    )


@cache
def _environment(where: Layers) -> "ImmutableSandboxedEnvironment":
    from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    loaders: list[BaseLoader] = [FileSystemLoader(folder) for folder in where.folders]
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*loaders, PrefixLoader({"default": FileSystemLoader(packaged())})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )


def _filled(where: Layers, name: str, variables: dict[str, object]) -> str:
    from jinja2 import TemplateError

    try:
        text = _environment(where).get_template(name).render(variables)
    except TemplateError as wrong:
        raise UsageError(
            f"the template {name} cannot be filled: {wrong}; correct it or remove your copy"
        ) from wrong
    if len(text) > _LONGEST:
        raise UsageError(
            f"the template {name} renders to {len(text):,} characters; the limit is {_LONGEST:,}"
        )
    return text.strip() + "\n"


def _rendered(where: Layers, name: str, max_items: int, variables: dict[str, object]) -> str:
    from jinja2 import TemplateError

    path = next(folder / name for folder in where.folders if (folder / name).is_file())
    try:
        template = _environment(where).from_string(_section(path)[1])
        return template.render(variables | {"max_items": max_items}).strip()
    except TemplateError as wrong:
        raise UsageError(
            f"the template {name} cannot be filled: {wrong}; correct it or remove your copy"
        ) from wrong


def _section_files(where: Layers) -> Sequence[Path]:
    found: dict[str, Path] = {}
    for folder in where.folders:
        for path in sorted((folder / "sections").glob(f"*{_SUFFIX}")):
            found.setdefault(path.name, path)
    return tuple(found.values())


@cache
def _section(path: Path) -> tuple[Section, str]:
    """A section's file as the section and its instructions."""
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise UsageError(f"{path}: a section begins with its front matter between two lines of ---")
    try:
        front = _FrontMatter.model_validate(yaml.safe_load(parts[1]))
    except yaml.YAMLError as wrong:
        fault = " ".join(str(wrong).split())
        raise UsageError(f"{path}: the front matter is not valid YAML: {fault}") from wrong
    except ValidationError as wrong:
        error = wrong.errors()[0]
        where = ".".join(str(part) for part in error["loc"])
        raise UsageError(f"{path}: front matter, {where}: {error['msg'].lower()}") from wrong
    name = path.name.removesuffix(_SUFFIX)
    return Section(name=name, **front.model_dump()), parts[2]
