"""Everything that can go wrong and be said in one line.

    BriefingError            caught once, in the command line: one line on stderr, exit code `exit_code`
    ├── UsageError           wrong arguments or configuration                             exit 2
    ├── SourceError          a source that could not be read; costs that source alone
    ├── NothingToBrief       no source could be read, so there is no brief                exit 1
    └── NotABrief            a file that is no brief.json                                 exit 2

A message says what happened, where, and what to do next. To add an error, derive it from the
narrowest class here and give it an exit code only if its parent's does not fit.
"""


class BriefingError(Exception):
    """One line for the user; `exit_code` is what the process ends with."""

    exit_code = 1


class UsageError(BriefingError):
    exit_code = 2


class SourceError(BriefingError):
    """One source that could not be read. The line goes on with the others."""


class NothingToBrief(BriefingError):  # noqa: N818 (the name says what happened)
    pass


class NotABrief(BriefingError):  # noqa: N818
    exit_code = 2
