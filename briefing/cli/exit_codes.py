"""Exit codes: what a command ends with, and which error ends it how."""

from enum import IntEnum

from briefing.errors import BriefingError, NotABrief, UsageError


class StoppedError(BriefingError):
    """Ctrl-C ended a run. The message says what is kept."""


class ExitCode(IntEnum):
    """
    0    all done
    1    nothing could be made, or verify or a check found a fault
    2    wrong usage or configuration
    3    a brief was made, but a source or a sentence was read by nobody (said on stderr and in the brief);
         or the archive did not take a brief in; or verify --check model could not have every statement
         read again
    130  stopped by Ctrl-C: 128 and the number of the signal, as shells have it

    Withheld statements, duplicates, empty files of a folder and stories without findings leave it at 0: they
    are what a brief tells, and no fault of the run.
    """

    DONE = 0
    FAILED = 1
    USAGE = 2
    UNREAD = 3
    STOPPED = 130


_BY_ERROR = {UsageError: ExitCode.USAGE, NotABrief: ExitCode.USAGE, StoppedError: ExitCode.STOPPED}


def error_code(error: BriefingError) -> ExitCode:
    """The code that an error ends a command with."""
    return next((code for kind, code in _BY_ERROR.items() if isinstance(error, kind)), ExitCode.FAILED)
