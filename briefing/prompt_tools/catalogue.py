"""Template catalogue: all templates of the layers by the names that people give them, and what is noted of
copies, in a file beside them where no editor comes upon it."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from briefing.errors import UsageError
from briefing.prompts import Layers, digest, packaged_folder
from briefing.prompts.overlay import (
    DEFAULT,
    PAGES,
    SECTIONS,
    SUFFIX,
    Template,
    find_template,
    template_names,
    user_folders,
)

EXAMPLES = "examples/"
NOTES_FILE = ".briefing-copied.json"
TemplateState = Literal["default", "example", "changed", "unchanged copy", "own"]
Since = Literal["changed", "unchanged", "follows", "unknown"]


class TemplateEntry(NamedTuple):
    """A template as a run finds it. `layer` is "default" or the user's folder. `default` names the packaged
    template that it stands for, empty where there is none; `since` tells whether that one has changed since
    it was copied, and is None for what stands for none."""

    name: str
    layer: str
    path: str
    hash: str
    state: TemplateState
    default: str
    since: Since | None


class CopyNote(BaseModel):
    """A packaged template as it stood when it was copied: its name, its hash and its text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    default: str
    hash: str
    text: str


_NOTES = TypeAdapter(dict[str, CopyNote])


def entries(where: Layers) -> tuple[TemplateEntry, ...]:
    """All templates by their names, examples and pages among them. Raises UsageError for one that cannot be
    read."""
    return tuple(entry(where, name) for name in template_names(where.folders))


def entry(where: Layers, name: str) -> TemplateEntry:
    """One template by its full name. Raises UsageError where it cannot be read."""
    template = existing_template(where, name)
    layer = layer_of(where, template)
    if layer is None:
        state: TemplateState = "example" if name.startswith(EXAMPLES) else "default"
        return TemplateEntry(name, "default", str(template.path), digest(template), state, name, None)
    default = default_of(name)
    same = default is not None and default.text == template.text
    return TemplateEntry(
        name,
        str(layer),
        str(template.path),
        digest(template),
        "own" if default is None else "unchanged copy" if same else "changed",
        default.name if default else "",
        change_since_copy(copy_note(layer, name), template, default) if default else None,
    )


def existing_template(where: Layers, name: str) -> Template:
    """The template of a full name. Raises UsageError where there is none."""
    template = find_template(where, name)
    if template is None:
        raise UsageError(f"there is no template {name}; briefing prompts list names all")
    return template


def layer_of(where: Layers, template: Template) -> Path | None:
    """The user's folder that a template stands in; None for the packaged one."""
    folders = user_folders(where)
    return next((folder for folder in folders if folder / template.name == template.path), None)


def default_of(name: str) -> Template | None:
    """The packaged template that a user's own stands for: that of its name, or the example of a section."""
    example = EXAMPLES + name.removeprefix(SECTIONS) if name.startswith(SECTIONS) else name
    where = Layers((packaged_folder(),))
    return find_template(where, name) or find_template(where, example)


def change_since_copy(note: CopyNote | None, template: Template, default: Template) -> Since:
    """Whether the packaged template is still the one that was copied. One that was not copied but extends or
    includes it follows it by itself."""
    if note is None:
        return "follows" if f"{DEFAULT}{default.name}" in template.text else "unknown"
    return "unchanged" if note.hash == digest(default) else "changed"


def copy_note(layer: Path, name: str) -> CopyNote | None:
    """What a user's template was copied from; None where nobody noted it. Raises UsageError as
    `read_notes`."""
    return read_notes(layer).get(name)


def read_notes(layer: Path) -> dict[str, CopyNote]:
    """All notes of a user's folder, by the names of the copies. Raises UsageError where they are garbled."""
    path = layer / NOTES_FILE
    try:
        return _NOTES.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValidationError, OSError) as wrong:
        raise UsageError(
            f"{path} cannot be read as notes of what was copied; remove it, and diff will not know when a"
            " default has changed"
        ) from wrong


def dump_notes(notes: Mapping[str, CopyNote]) -> bytes:
    """The notes as the file that `read_notes` reads."""
    return _NOTES.dump_json(dict(sorted(notes.items())), indent=1) + b"\n"


def full_name(where: Layers, given: str) -> str:
    """The full name of what somebody calls "positions", "brief.html" or "pages/style.css".

    Raises UsageError where it may be several, or none: then with the nearest.
    """
    known = template_names(where.folders)
    if given.startswith(DEFAULT) and given.removeprefix(DEFAULT) in known:
        return given
    if given in known:
        return given
    meant = [name for name in known if given in _short_names(name)]
    in_use = [name for name in meant if not name.startswith(EXAMPLES)]
    several = in_use or meant
    if len(several) == 1:
        return several[0]
    if several:
        raise UsageError(f"{given} may be {' or '.join(several)}; name one of them")
    short = {short: name for name in known for short in sorted(_short_names(name))}
    near = get_close_matches(given.casefold(), short, n=1)
    hint = f"did you mean {short[near[0]]}?" if near else "briefing prompts list names all"
    raise UsageError(f"there is no template {given}; {hint}")


def is_page(name: str) -> bool:
    """Whether a template shows a brief, and is not shown to a model."""
    return name.removeprefix(DEFAULT).startswith(PAGES)


def _short_names(name: str) -> set[str]:
    """What a template is called for short: with and without its folder, its endings left out by and by."""
    file = PurePosixPath(name).name
    endings = {file, file.removesuffix(".j2"), file.removesuffix(SUFFIX), file.partition(".")[0]}
    folder = name.removesuffix(file)
    return {*endings, *(folder + short for short in endings)}
