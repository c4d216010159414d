"""Template copies: the packaged templates that a user copied, never overwritten, compared with today's."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.atomic_files import write_all
from briefing.errors import UsageError
from briefing.prompt_tools.catalogue import (
    EXAMPLES,
    NOTES_FILE,
    CopyNote,
    Since,
    change_since_copy,
    copy_note,
    default_of,
    dump_notes,
    existing_template,
    full_name,
    layer_of,
    read_notes,
)
from briefing.prompts import Layers, digest, packaged_folder
from briefing.prompts.overlay import DEFAULT, SECTIONS, template_names, user_folder


class Copies(NamedTuple):
    """The files that were made, and those that were there and stay as they are."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


class TemplateDiff(NamedTuple):
    """A user's template beside today's packaged one. `lines` turn the packaged one into the user's; `news`
    turn the one that was copied into today's, empty where that is not known or nothing changed."""

    name: str
    path: str
    default: str
    lines: tuple[str, ...]
    since: Since
    news: tuple[str, ...]


def copy_target(given: str, working: Path) -> Path:
    """Where a copy goes: the folder of the settings, `prompts/` in the working folder unless that is the
    packaged one, else the user's own. It need not be there. Raises UsageError where there is none."""
    if given:
        chosen: Path | None = Path(given)
    else:
        prompts_folder = working / "prompts"
        chosen = user_folder() if prompts_folder.resolve() == packaged_folder().resolve() else Path("prompts")
    if chosen is None:
        raise UsageError("there is no home folder to copy to; name a folder with --prompts DIR")
    if (working / chosen).resolve() == packaged_folder().resolve():
        raise UsageError(f"{chosen} holds the default templates; name another folder with --prompts DIR")
    return chosen


def copy(wanted: Sequence[str], layer: Path) -> Copies:
    """Copies packaged templates, by any names, to a user's folder: all but the examples where none is named.

    An example of a section goes to `sections/`. A file that is there stays as it is. Raises UsageError for an
    unknown name, BriefingError where the folder cannot be written.
    """
    default = Layers((packaged_folder(),))
    chosen = [full_name(default, wanted_name).removeprefix(DEFAULT) for wanted_name in wanted] or [
        name for name in template_names(default.folders) if not name.startswith(EXAMPLES)
    ]
    made: dict[Path, bytes] = {}
    kept: list[Path] = []
    noted = read_notes(layer)
    for name in chosen:
        template = existing_template(default, name)
        as_name = SECTIONS + name.removeprefix(EXAMPLES) if name.startswith(EXAMPLES) else name
        path = layer / as_name
        if path.exists() or path.is_symlink():
            kept.append(path)
            continue
        made[path] = template.path.read_bytes()
        noted[as_name] = CopyNote(default=name, hash=digest(template), text=template.text)
    if made:
        write_all(
            made | {layer / NOTES_FILE: dump_notes(noted)},
            "make room there or name another folder with --prompts DIR",
        )
    return Copies(tuple(made), tuple(kept))


def difference(where: Layers, name: str) -> TemplateDiff:
    """A user's template beside the packaged one. Raises UsageError where there is nothing to compare."""
    template, default = existing_template(where, name), default_of(name)
    layer = layer_of(where, template)
    if layer is None:
        raise UsageError(f"{name} is the default one; to change it: briefing prompts copy {name}")
    if default is None:
        raise UsageError(f"{template.path} is your own: there is no default to compare it with")
    note = copy_note(layer, name)
    return TemplateDiff(
        name,
        str(template.path),
        default.name,
        unified_diff(default.text, template.text, f"{DEFAULT}{default.name}", name),
        change_since_copy(note, template, default),
        unified_diff(note.text, default.text, "the default that was copied", "the default today")
        if note
        else (),
    )


def unified_diff(before: str, after: str, of: str, to: str) -> tuple[str, ...]:
    """The lines of a unified difference, without line ends; none where the texts are the same."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), of, to, lineterm="")
    return tuple(lines)
