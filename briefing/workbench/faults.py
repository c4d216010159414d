"""A fault of a template, with its place."""

import re
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.errors import UsageError

_PLACED = re.compile(r"(?P<file>[^\n]+?), line (?P<line>\d+):? (?P<said>.+)", re.DOTALL)


class Fault(NamedTuple):
    """`line` counts from 1 and is 0 where it is not known. A run fails over a "fault", or goes otherwise than
    it was written; a "warning" is worth a look."""

    file: str
    line: int
    said: str
    severity: Literal["fault", "warning"] = "fault"


def of_error(wrong: UsageError, file: Path) -> Fault:
    """The fault that an error tells of; its place as the error names it, else this file."""
    found = _PLACED.fullmatch(str(wrong))
    if found:
        return Fault(found["file"], int(found["line"]), found["said"])
    return Fault(str(file), 0, str(wrong))
