"""Console output: words to stderr, results to stdout."""

import io
import json
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from briefing.errors import BriefingError
from briefing.redaction import mask_all


def print_notice(message: str) -> None:
    """One line to stderr, if anybody reads it; line breaks and control characters of a file's name or text do
    not get there, and neither does what an address holds beside its page."""
    if sys.stderr is None:
        return
    try:
        print(mask_all(printable(message)), file=sys.stderr)  # noqa: T201
    except BrokenPipeError:
        abandon(sys.stderr)


def printable(text: str) -> str:
    """A text as one line without control characters and halves of characters, fit for any terminal."""
    line = " ".join(text.split())
    return "".join(c for c in line if c.isprintable()).encode(errors="replace").decode()


def silence(_message: str) -> None:
    pass


def check_open() -> None:
    """Raises BriefingError where standard output is closed, so that no result could go there."""
    if sys.stdout is None:
        raise BriefingError("standard output is closed; give it a place to write to")


def write_result(content: bytes) -> None:
    """To standard output, byte for byte. Raises BriefingError where it is closed."""
    check_open()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def as_json(value: object) -> bytes:
    """A value as indented JSON, for `write_result`."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode(errors="replace") + b"\n"


def report(content: bytes) -> None:
    """To standard output, what is done whether anybody reads of it or not."""
    if sys.stdout is None:
        return
    try:
        write_result(content)
    except BrokenPipeError:
        abandon(sys.stdout)


def abandon(stream: TextIO) -> None:
    """Sends to nobody what is still to go to a reader that has gone: the interpreter's last flush would
    fail."""
    with suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def standard_input() -> BinaryIO:
    """Standard input, empty where it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def read_input(named: str, advice: str, error: type[BriefingError]) -> bytes:
    """What is in a file, or in standard input for "-". Raises the error, with the advice, where it cannot be
    read."""
    try:
        return standard_input().read() if named == "-" else Path(named).read_bytes()
    except OSError as wrong:
        raise error(f"{named}: {(wrong.strerror or 'cannot be read').lower()}; {advice}") from wrong


def is_styled() -> bool:
    """Whether standard output is a terminal that wants bold and italics (https://no-color.org)."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def is_terminal() -> bool:
    """Whether standard error is a terminal on which a line can be written over."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to write in: the terminal's, at most 100."""
    return min(100, shutil.get_terminal_size((80, 24)).columns)
