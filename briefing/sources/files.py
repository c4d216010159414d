"""Files, folders, patterns and standard input: finding and opening them, or saying why not."""

import errno
import glob
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from briefing.errors import SourceError
from briefing.models import Unread
from briefing.sources.documents import Document, failed_source, suffix
from briefing.sources.formats import READABLE, SUFFIXES

MAX_BYTES = 10_000_000
STDIN = "-"

_REASONS = {
    errno.ENOENT: "no such file: check the path",
    errno.ENOTDIR: "no such file: check the path",
    errno.ENAMETOOLONG: "no such file, the name is too long: check the path",
    errno.EACCES: "no permission to read it: change its permissions or copy it",
    errno.EPERM: "no permission to read it: change its permissions or copy it",
    errno.ELOOP: "its links lead round in a loop: name the file itself",
}


class SourceFile(NamedTuple):
    source: str  # as the user gave it, or the folder as given and then the file's name
    path: Path | None  # None is standard input
    named: bool


def find_files(place: str) -> Iterator[SourceFile | Unread]:
    """The files that a place names, in order: one file, the files of a folder that are of a format
    to be read, or what a pattern matches. `-` is standard input."""
    source = printable_name(place)
    if place == STDIN:
        yield SourceFile(source, None, named=True)
    elif not place.strip():
        reason = "an empty name: name a file, a folder, a web address or - for standard input"
        yield failed_source(source, reason, named=True)
    elif _is_folder(place):
        yield from tuple(_walk(place)) or (_empty_folder(source),)
    elif glob.has_magic(place) and not _exists(place):
        yield from tuple(_matching_files(place)) or (
            failed_source(source, "no file matches: check the pattern", named=True),
        )
    else:
        yield SourceFile(source, Path(place), named=True)


def open_file(file: SourceFile, stdin: BinaryIO) -> Document:
    """A file's bytes. Raises SourceError where it cannot be read."""
    # Standard input has no ending that could tell; a `# ` before a title is Markdown's there too.
    return Document(_read_bytes(file.path, stdin), file.source, file.named, markdown=file.path is None)


def open_path(path: Path, source: str) -> Document:
    """The bytes of a file that another one names. Raises SourceError where it cannot be read."""
    return Document(_read_bytes(path, io.BytesIO()), source, named=False)


def _matching_files(pattern: str) -> Iterator[SourceFile | Unread]:
    for name in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 (a pattern may be absolute)
        if not _is_folder(name):
            yield SourceFile(printable_name(name), Path(name), named=False)
        elif "**" not in pattern:
            yield from _walk(name)


def _walk(folder: str) -> Iterator[SourceFile | Unread]:
    """The text files below `folder`, by name. A stack, since folders can nest deeper than calls."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            if Path(current).is_dir():
                waiting += _folder_entries(current, top=current == folder)
            elif Path(current).is_file() or not Path(current).exists():
                yield SourceFile(printable_name(current), Path(current), named=False)
        except OSError as wrong:
            yield failed_source(printable_name(current), _reason(wrong), named=current == folder)


def _folder_entries(folder: str, *, top: bool) -> list[str]:
    """Folders and text files in `folder`, last name first. Links to folders are left out: they could loop."""
    with os.scandir(folder) as entries:
        names = [
            entry.name
            for entry in entries
            if not entry.name.startswith(".")
            and (entry.is_dir(follow_symlinks=False) or suffix(entry.name) in SUFFIXES)
            and not (entry.is_symlink() and Path(entry.path).is_dir())
        ]
    stem = folder.rstrip("/") if top else folder
    return [f"{stem}/{name}" for name in sorted(names, reverse=True)]


def _read_bytes(path: Path | None, stdin: BinaryIO) -> bytes:
    try:
        if path is None:
            raw = stdin.read(MAX_BYTES + 1)
        else:
            _check_size(path)
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except OSError as wrong:
        raise SourceError(_reason(wrong)) from wrong
    except ValueError as wrong:  # a NUL in the name, or standard input that was closed
        raise SourceError("it cannot be opened: check the path") from wrong
    if len(raw) > MAX_BYTES:  # a pipe has no size to ask for
        raise SourceError(f"more than the limit of {MAX_BYTES:,} bytes: split it")
    return raw


def _check_size(path: Path) -> None:
    about = path.stat()
    if stat.S_ISREG(about.st_mode) and about.st_size > MAX_BYTES:
        raise SourceError(f"{about.st_size:,} bytes, over the limit of {MAX_BYTES:,}: split it")


def _empty_folder(folder: str) -> Unread:
    reason = f"nothing to read in this folder: it needs a {READABLE} file"
    return Unread(source=folder, status="empty", reason=reason, named=True)


def _reason(wrong: OSError) -> str:
    message = (wrong.strerror or type(wrong).__name__).lower()
    return _REASONS.get(wrong.errno or 0, f"it cannot be read ({message}): check the file")


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # out of reach: opening it says why
        return False


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def printable_name(name: str) -> str:
    """A name as a brief can hold it: a file's can have bytes that are no UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
