"""Words to stderr, results to stdout, files whole or not at all."""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from briefing.errors import BriefingError


def notice(message: str) -> None:
    """One line to stderr; line breaks and control characters of a file's name or text do not get there."""
    if sys.stderr is not None:
        print(printable(message), file=sys.stderr)  # noqa: T201


def printable(text: str) -> str:
    """A text as one line without control characters and halves of characters, fit for any terminal."""
    line = " ".join(text.split())
    return "".join(c for c in line if c.isprintable()).encode(errors="replace").decode()


def silence(_message: str) -> None:
    pass


def result(content: bytes) -> None:
    """To standard output, byte for byte."""
    if sys.stdout is None:
        raise BriefingError("standard output is closed; give it a place to write to")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def given() -> BinaryIO:
    """Standard input, empty where it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def styled() -> bool:
    """Whether standard output is a terminal that wants bold and italics (https://no-color.org)."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def width() -> int:
    """Columns to write in: the terminal's, at most 100."""
    return min(100, shutil.get_terminal_size((80, 24)).columns)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes all files beside their places, and renames them there only when the last one is whole: no reader
    ever sees half a file, and no brief is left in two versions.

    Raises BriefingError where a folder or a file cannot be written.
    """
    beside: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = _written(path, content)
        for path, temporary in beside.items():
            temporary.replace(path)
    except OSError as wrong:
        raise BriefingError(
            f"cannot write {path}: {(wrong.strerror or 'no reason given').lower()};"
            " make room there or name another folder with --out"
        ) from wrong
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


def _written(path: Path, content: bytes) -> Path:
    """A temporary file in the same folder, on the disk as a whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
