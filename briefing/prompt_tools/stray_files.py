"""Stray files: those in a user's folder of templates that no run looks at, because of their names."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from briefing.prompt_tools import TemplateFault
from briefing.prompt_tools.catalogue import EXAMPLES
from briefing.prompts import Layers
from briefing.prompts.overlay import ENDINGS, user_folders

_OF_PEOPLE = frozenset(
    "readme license licence copying notice changelog changes contributing authors todo notes".split()
)
_OF_EDITORS = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp", ".pyc")
_OF_SYSTEMS = frozenset(("thumbs.db", "desktop.ini"))
_ALIKE = 0.75


def faults(where: Layers, used: Collection[str] | None, roots: Collection[str]) -> Iterator[TemplateFault]:
    """Each file without the ending of a template, unless another template includes it.

    `used` is None where that is known only as one is filled in: then names like those of `roots` are told.
    """
    for folder in user_folders(where):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if (
                not path.is_file()
                or path.suffix in ENDINGS
                or name.startswith(EXAMPLES)
                or _is_no_template(path, name)
            ):
                continue
            meant = _nearest_template(name, roots)
            if name in (used or ()) or (used is None and not meant):
                continue
            hint = f"did you mean {meant}?" if meant else "move it out of the templates"
            yield TemplateFault(str(path), 0, f"no run reads it: the name of a template ends in .j2; {hint}")


def _is_no_template(path: Path, name: str) -> bool:
    """Whether a file is meant for people, or for another program."""
    parts = name.split("/")
    file = path.name.casefold()
    return (
        any(part.startswith((".", "__")) for part in parts)
        or file.partition(".")[0] in _OF_PEOPLE
        or file in _OF_SYSTEMS
        or file.endswith(_OF_EDITORS)
    )


def _nearest_template(name: str, roots: Collection[str]) -> str:
    """The template that a file was meant to be, by its folder and name; empty where it is like none."""
    stems = get_close_matches(_stem(name), {_stem(root) for root in roots}, n=1, cutoff=_ALIKE)
    alike = [root for root in roots if _stem(root) in stems]
    return next(iter(get_close_matches(name.casefold(), alike, n=1, cutoff=0)), "")


def _stem(name: str) -> str:
    """The name of a file with its folder, without any ending, as "sections/positions"."""
    folder, _, file = name.casefold().rpartition("/")
    return f"{folder}/{file.partition('.')[0]}"
