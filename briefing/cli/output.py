"""Words to stderr, results to stdout."""

import io
import os
import shutil
import sys
from typing import BinaryIO

from briefing.errors import BriefingError
from briefing.masks import mask_all


def notice(message: str) -> None:
    """One line to stderr; line breaks and control characters of a file's name or text do not get there, and
    neither does what an address holds beside its page."""
    if sys.stderr is not None:
        print(mask_all(printable(message)), file=sys.stderr)  # noqa: T201


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


def on_a_terminal() -> bool:
    """Whether standard error is a terminal on which a line can be written over."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to write in: the terminal's, at most 100."""
    return min(100, shutil.get_terminal_size((80, 24)).columns)
