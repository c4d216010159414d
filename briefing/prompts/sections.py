"""Brief sections: a file of `sections/` each, what it leaves unsaid taken from lower layers."""

import typing
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from briefing import picoschema
from briefing.errors import UsageError
from briefing.models import BUILT_IN, Section
from briefing.picoschema import Field, FieldSpec
from briefing.prompts.overlay import (
    SECTIONS,
    SUFFIX,
    Layers,
    Template,
    names_in_folder,
    packaged_folder,
    templates_in_layers,
)
from briefing.prompts.section_file import SectionHead, front_matter

# what an answer, a page or the account of a check has of its own
_TAKEN = frozenset(
    "headline headline_evidence silent bottom_line text agreement history changes answers".split()
)


class _SectionFile(NamedTuple):
    template: Template
    front: SectionHead


def sections(where: Layers | None = None) -> tuple[Section, ...]:
    """The sections in their order, those disabled left out. Raises UsageError where a file is wrong."""
    layers = where or Layers((packaged_folder(),))
    all_sections = [section_of(layers, name) for name in names_in_folder(layers, SECTIONS)]
    kept = [section for section in all_sections if section is not None]
    return tuple(sorted(kept, key=lambda section: (section.order, section.name)))


def section_of(where: Layers, template: str) -> Section | None:
    """The section of one template ("sections/NAME.md.j2"); None where it is disabled. Raises UsageError where
    the file is wrong."""
    files = [
        _SectionFile(layer_template, front_matter(layer_template.path, layer_template.text))
        for layer_template in templates_in_layers(where, template)
    ]
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
        title=_first_value(files, "title"),
        order=_first_value(files, "order"),
        max_items=_first_value(files, "max_items"),
        fields=_fields(name, files),
    )


def _first_value(
    files: Sequence[_SectionFile], key: Literal["title", "order", "max_items", "fields"]
) -> typing.Any:
    """What the topmost file says that says anything."""
    for file in files:
        value = getattr(file.front, key)
        if value is not None:
            return value
    raise UsageError(
        f"{files[0].template.path}, line 1: a section begins with its front matter, title, order, max_items"
        f" and fields between two lines of ---; {key} is missing"
    )


def _fields(name: str, files: Sequence[_SectionFile]) -> dict[str, FieldSpec]:
    """A user's fields as they stand; those of a section of the program with what is added to them."""
    if name not in BUILT_IN:
        described: dict[str, FieldSpec] = _first_value(files, "fields")
        return described
    top = files[0]
    mine, below = top.front.fields, files[1:]
    if mine is None:
        return _fields(name, below) if below else _first_value(files, "fields")
    user_fields = {user_field.name: user_field for user_field in picoschema.parse_fields(mine)}
    fixed = _fixed_fields(name)
    missing = [field for field in fixed if field not in user_fields]
    if len(missing) == len(fixed) and below:
        return _fields(name, below) | mine
    if missing:
        raise UsageError(
            f"{top.template.path}: {name} lacks its field {missing[0]}; the fields of {name} can be added to,"
            " not taken away or renamed"
        )
    changed = [
        fixed_field.name
        for key, fixed_field in fixed.items()
        if _form(user_fields[key]) != _form(fixed_field)
    ]
    if changed:
        raise UsageError(
            f"{top.template.path}: the field {changed[0]} of {name} has another type than the program's;"
            " only its description can be changed"
        )
    return mine


def _fixed_fields(name: str) -> dict[str, Field]:
    """The fields that the program reads of a section of its own."""
    fields_by_name = {}
    for field, about in BUILT_IN[name].model_fields.items():
        choices = typing.get_args(about.annotation)
        fields_by_name[field] = Field(field, "string", choices)
    return fields_by_name


def _form(field: Field) -> Field:
    return field._replace(description="")
