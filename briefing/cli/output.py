"""Words to stderr, results to stdout, files whole or not at all."""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import BriefingError


def notice(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201


def silence(_message: str) -> None:
    pass


def result(content: bytes) -> None:
    """To standard output, byte for byte."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def styled() -> bool:
    """Whether standard output is a terminal that wants bold and italics (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to write in: the terminal's, at most 100."""
    return min(100, shutil.get_terminal_size((80, 24)).columns)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes each file beside its place and renames it there, so that no reader ever sees half of one.

    Raises BriefingError where a folder or a file cannot be written.
    """
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
        except OSError as wrong:
            raise BriefingError(
                f"cannot write {path}: {wrong.strerror}; name another folder with --out"
            ) from wrong


def _write(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
