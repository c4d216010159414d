"""A user's own copies of the packaged templates: made, never overwritten, and compared with today's."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.files import write_all
from briefing.prompts import Layers, digest, packaged
from briefing.prompts.layers import DEFAULT, SECTIONS, users_own
from briefing.workbench import notes
from briefing.workbench.catalogue import (
    EXAMPLES,
    Since,
    default_of,
    existing,
    layer_of,
    named,
    names,
    since_copied,
)
from briefing.workbench.notes import Copied


class Copies(NamedTuple):
    """The files that were made, and those that were there and stay as they are."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


class Difference(NamedTuple):
    """A user's template beside today's packaged one. `lines` turn the packaged one into the user's; `news`
    turn the one that was copied into today's, empty where that is not known or nothing changed."""

    name: str
    path: str
    default: str
    lines: tuple[str, ...]
    since: Since
    news: tuple[str, ...]


def users_layer(given: str, working: Path) -> Path:
    """Where a copy goes: the folder of the settings, `prompts/` in the working folder unless that is the
    packaged one, else the user's own. It need not be there. Raises UsageError where there is none."""
    if given:
        chosen: Path | None = Path(given)
    else:
        here = working / "prompts"
        chosen = users_own() if here.resolve() == packaged().resolve() else Path("prompts")
    if chosen is None:
        raise UsageError("there is no home folder to copy to; name a folder with --prompts DIR")
    if (working / chosen).resolve() == packaged().resolve():
        raise UsageError(f"{chosen} holds the default templates; name another folder with --prompts DIR")
    return chosen


def copy(wanted: Sequence[str], layer: Path) -> Copies:
    """Copies packaged templates, by any names, to a user's folder: all but the examples where none is named.

    An example of a section goes to `sections/`. A file that is there stays as it is. Raises UsageError for an
    unknown name, BriefingError where the folder cannot be written.
    """
    default = Layers((packaged(),))
    chosen = [named(default, one).removeprefix(DEFAULT) for one in wanted] or [
        name for name in names(default) if not name.startswith(EXAMPLES)
    ]
    made: dict[Path, bytes] = {}
    kept: list[Path] = []
    noted = notes.read(layer)
    for name in chosen:
        template = existing(default, name)
        as_name = SECTIONS + name.removeprefix(EXAMPLES) if name.startswith(EXAMPLES) else name
        path = layer / as_name
        if path.exists() or path.is_symlink():
            kept.append(path)
            continue
        made[path] = template.path.read_bytes()
        noted[as_name] = Copied(default=name, hash=digest(template), text=template.text)
    if made:
        write_all(
            made | {layer / notes.FILE: notes.written(noted)},
            "make room there or name another folder with --prompts DIR",
        )
    return Copies(tuple(made), tuple(kept))


def difference(where: Layers, name: str) -> Difference:
    """A user's template beside the packaged one. Raises UsageError where there is nothing to compare."""
    template, default = existing(where, name), default_of(name)
    layer = layer_of(where, template)
    if layer is None:
        raise UsageError(f"{name} is the default one; to change it: briefing prompts copy {name}")
    if default is None:
        raise UsageError(f"{template.path} is your own: there is no default to compare it with")
    note = notes.copied(layer, name)
    return Difference(
        name,
        str(template.path),
        default.name,
        unified(default.text, template.text, f"{DEFAULT}{default.name}", name),
        since_copied(note, template, default),
        unified(note.text, default.text, "the default that was copied", "the default today") if note else (),
    )


def unified(before: str, after: str, of: str, to: str) -> tuple[str, ...]:
    """The lines of a unified difference, without line ends; none where the texts are the same."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), of, to, lineterm="")
    return tuple(lines)
