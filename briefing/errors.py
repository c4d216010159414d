"""Everything that can go wrong and be said in one line.

    BriefingError            caught once, in the command line: one line on stderr, exit code `exit_code`
    ├── UsageError           wrong arguments or configuration                             exit 2
    ├── SourceError          a source that could not be read; costs that source alone
    ├── NothingToBrief       no source could be read, so there is no brief                exit 1
    ├── NotABrief            a file that is no brief.json                                 exit 2
    ├── CassetteError        a replay that lacks an answer, or has played it already      exit 1
    └── ModelError           a language model that gave no usable answer                  exit 1
        ├── UnreachableError     nobody listens there, or the connection broke off
        ├── SlowModelError       no whole answer within the time that it was given
        ├── RefusedKeyError      401 or 403
        ├── UnknownModelError    404: no such model, or no such address
        ├── StatusError          any other status; `status` is its number
        └── AnswerError          an answer came, and holds nothing to go on with

A message says what happened, where, and what to do next. To add an error, derive it from the
narrowest class here and give it an exit code only if its parent's does not fit.
"""

from collections.abc import Sequence


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


class CassetteError(BriefingError):
    """A request that a cassette has no answer to. `played` says how often the answer that it had was
    played already: 0 where it never had one. `differing` are the lines that tell the request from the
    recorded one; they are notes of the exception as well."""

    def __init__(self, message: str, played: int = 0, differing: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.played = played
        self.differing = tuple(differing)
        for line in self.differing:
            self.add_note(line)


class ModelError(BriefingError):
    """The message names the host, and holds neither the key nor a word of the prompt."""


class UnreachableError(ModelError):
    pass


class SlowModelError(ModelError):
    pass


class RefusedKeyError(ModelError):
    pass


class UnknownModelError(ModelError):
    pass


class StatusError(ModelError):
    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class AnswerError(ModelError):
    pass
