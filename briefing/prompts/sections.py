"""The sections of a brief: a file of `sections/` each, what it leaves unsaid taken from lower layers."""

import typing
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from briefing import picoschema
from briefing.errors import UsageError
from briefing.model import BUILT_IN, Section
from briefing.picoschema import Described, Field
from briefing.prompts.front_matter import FrontMatter, front_matter
from briefing.prompts.layers import SECTIONS, SUFFIX, Layers, Template, each, names, packaged

# what an answer, a page or the account of a check has of its own
_TAKEN = frozenset(
    "headline headline_evidence silent bottom_line text agreement history changes answers".split()
)


class _File(NamedTuple):
    template: Template
    front: FrontMatter


def sections(where: Layers | None = None) -> tuple[Section, ...]:
    """The sections in their order, those disabled left out. Raises UsageError where a file is wrong."""
    layers = where or Layers((packaged(),))
    found = [section_of(layers, name) for name in names(layers, SECTIONS)]
    kept = [section for section in found if section is not None]
    return tuple(sorted(kept, key=lambda section: (section.order, section.name)))


def section_of(where: Layers, template: str) -> Section | None:
    """The section of one template ("sections/NAME.md.j2"); None where it is disabled. Raises UsageError where
    the file is wrong."""
    files = [_File(one, front_matter(one.path, one.text)) for one in each(where, template)]
    top = files[0]
    if top.front.disabled:
        return None
    name = PurePosixPath(template).name.removesuffix(SUFFIX)
    if not picoschema.NAME.fullmatch(name) or name in _TAKEN:
        raise UsageError(
            f"{top.template.path}: {name!r} is no name for a section; use small letters, digits and _"
        )
    return Section(
        name=name,
        title=_first(files, "title"),
        order=_first(files, "order"),
        max_items=_first(files, "max_items"),
        fields=_fields(name, files),
    )


def _first(files: Sequence[_File], key: Literal["title", "order", "max_items", "fields"]) -> typing.Any:
    """What the topmost file says that says anything."""
    for file in files:
        value = getattr(file.front, key)
        if value is not None:
            return value
    raise UsageError(
        f"{files[0].template.path}, line 1: a section begins with its front matter, title, order, max_items"
        f" and fields between two lines of ---; {key} is missing"
    )


def _fields(name: str, files: Sequence[_File]) -> dict[str, Described]:
    """A user's fields as they stand; those of a section of the program with what is added to them."""
    if name not in BUILT_IN:
        found: dict[str, Described] = _first(files, "fields")
        return found
    top = files[0]
    mine, below = top.front.fields, files[1:]
    if mine is None:
        return _fields(name, below) if below else _first(files, "fields")
    own = {one.name: one for one in picoschema.fields(mine)}
    fixed = _fixed(name)
    missing = [field for field in fixed if field not in own]
    if len(missing) == len(fixed) and below:
        return _fields(name, below) | mine
    if missing:
        raise UsageError(
            f"{top.template.path}: {name} lacks its field {missing[0]}; the fields of {name} can be added to,"
            " not taken away or renamed"
        )
    changed = [one.name for key, one in fixed.items() if _form(own[key]) != _form(one)]
    if changed:
        raise UsageError(
            f"{top.template.path}: the field {changed[0]} of {name} has another type than the program's;"
            " only its description can be changed"
        )
    return mine


def _fixed(name: str) -> dict[str, Field]:
    """The fields that the program reads of a section of its own."""
    found = {}
    for field, about in BUILT_IN[name].model_fields.items():
        choices = typing.get_args(about.annotation)
        found[field] = Field(field, "string", choices)
    return found


def _form(field: Field) -> Field:
    return field._replace(description="")
