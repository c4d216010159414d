"""What editors do to templates before a brief is made with them: find, copy, compare, render, check, try."""

import re
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.errors import UsageError

_PLACED = re.compile(r"(?P<file>[^\n]+?), line (?P<line>\d+):? (?P<said>.+)", re.DOTALL)


class TemplateFault(NamedTuple):
    """`line` counts from 1 and is 0 where it is not known. A run fails over a "fault", or goes otherwise than
    it was written; a "warning" is worth a look."""

    file: str
    line: int
    said: str
    severity: Literal["fault", "warning"] = "fault"


def fault_from_error(wrong: UsageError, file: Path) -> TemplateFault:
    """The fault that an error tells of; its place as the error names it, else this file."""
    match = _PLACED.fullmatch(str(wrong))
    if match:
        return TemplateFault(match["file"], int(match["line"]), match["said"])
    return TemplateFault(str(file), 0, str(wrong))
