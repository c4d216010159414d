"""Template overlay: the user's folders first, the packaged one last, file by file; nothing writes to any.

`default/NAME` is the packaged template whatever the layers hold, so that a user's own can extend it.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.atomic_files import config_folder
from briefing.errors import UsageError

DEFAULT = "default/"
SECTIONS = "sections/"
PAGES = "pages/"
SUFFIX = ".md.j2"
ENDINGS = (".j2", ".css")  # of all templates, those of pages and the style sheet among them

Value = str | int | float | bool | tuple[str | int | float | bool, ...]


class Layers(NamedTuple):
    """Where templates are looked for, the user's folders first, the packaged one last, and the variables that
    the user gives them (`variables.VARIABLES` has the others). The names in `set_aside` are looked for in the
    packaged folder alone."""

    folders: tuple[Path, ...]
    variables: tuple[tuple[str, Value], ...] = ()
    set_aside: tuple[str, ...] = ()


class Template(NamedTuple):
    """One file as it stands in its layer, its line ends made line feeds."""

    name: str
    path: Path
    text: str


def packaged_folder() -> Path:
    """The default templates: beside the package in a wheel, the checkout's `prompts/` otherwise."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "_prompts"
    return packed if packed.is_dir() else package.parent / "prompts"


def layers(named: Path | None = None, working: Path | None = None) -> Layers:
    """The folders in their order: the named one, `prompts/` in the working folder, the user's, the packaged.

    Raises UsageError where the named folder is not there. In a checkout `./prompts` is the packaged one.
    """
    if named is not None and not named.is_dir():
        raise UsageError(f"--prompts {named}: no such folder; name one that holds templates")
    wanted = [named, (working or Path.cwd()) / "prompts", user_folder(), packaged_folder()]
    folders: dict[Path, Path] = {}
    for folder in wanted:
        if folder is not None and folder.is_dir():
            folders.setdefault(folder.resolve(), folder)
    default = packaged_folder().resolve()
    return Layers((*(folder for real, folder in folders.items() if real != default), packaged_folder()))


def user_folder() -> Path | None:
    """The folder in the user's configuration; None where the user has no home."""
    folder = config_folder(os.environ)
    return folder and folder / "prompts"


def user_folders(where: Layers) -> list[Path]:
    """The folders of the layers without the packaged one."""
    default = packaged_folder().resolve()
    return [folder for folder in where.folders if folder.resolve() != default]


def find_template(where: Layers, name: str) -> Template | None:
    """The template of a name in the first layer that has it. Raises UsageError where it cannot be read."""
    return next(templates_in_layers(where, name), None)


def templates_in_layers(where: Layers, name: str) -> Iterator[Template]:
    """The templates of a name in all layers, in their order; the packaged one alone for `default/NAME`."""
    inside = name.removeprefix(DEFAULT)
    for folder in (
        (packaged_folder(),) if name.startswith(DEFAULT) or name in where.set_aside else where.folders
    ):
        template = _read(folder, inside)
        if template is not None:
            yield template


def template_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """The names of all templates below some folders, in order, those that others include among them."""
    paths = ((path, folder) for folder in folders for path in folder.rglob("*") if path.suffix in ENDINGS)
    return tuple(sorted({path.relative_to(folder).as_posix() for path, folder in paths if path.is_file()}))


def has_own_pages(where: Layers) -> bool:
    """Whether the user has templates of pages, which can include any other file of any layer."""
    return any((folder / PAGES).is_dir() for folder in user_folders(where))


def packaged_pages() -> list[Template]:
    """The packaged templates of pages. Raises UsageError where one cannot be read."""
    folder = packaged_folder()
    names = [f"{PAGES}{name}" for name in template_names([folder / PAGES])]
    return [template for name in names if (template := _read(folder, name))]


def names_in_folder(where: Layers, under: str = "") -> tuple[str, ...]:
    """The names of all templates directly in a folder of the layers ("sections/"), those of users first."""
    inside = [path for folder in where.folders for path in sorted((folder / under).glob(f"*{SUFFIX}"))]
    every = dict.fromkeys(f"{under}{path.name}" for path in inside)
    return tuple(
        name for name in every if name not in where.set_aside or (packaged_folder() / name).is_file()
    )


def _read(folder: Path, name: str) -> Template | None:
    """A template below a folder. A link that leads out of the folder is refused, `..` finds nothing."""
    if ".." in name.split("/") or name.startswith("/") or "\\" in name:
        return None
    path = folder / name
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"{path} leads out of {folder}; a template stands in its folder itself")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise UsageError(
            f"{path} cannot be read: {(wrong.strerror or '').lower()}; check its rights"
        ) from wrong
    except UnicodeDecodeError as wrong:
        raise UsageError(f"{path} is not UTF-8 text; save it as UTF-8") from wrong
    return Template(name, path, text)
