"""Errors: everything that can go wrong and be said in one line.

    BriefingError            caught once, in the command line: one line on stderr and an exit code
    ├── UsageError           wrong arguments or configuration
    ├── SourceError          a source that could not be read; costs that source alone
    │   └── NoArticleError       a page that was read and holds no article: a wall, a front page
    ├── NothingToBrief       no source could be read, so there is no brief
    ├── NotABrief            a file that is no brief.json
    ├── ArchiveError         an archive that cannot be read or written
    │   └── UnfitBriefError      a brief that its tables do not take
    ├── CassetteError        a replay that lacks an answer, or has played it already
    └── ModelError           a language model that gave no usable answer
        ├── UnreachableError     nobody listens there, or the connection broke off        passes
        ├── SlowModelError       no whole answer within the time that it was given        passes
        ├── StatusError          any other status, in `status`; 408, 409, 429 and 5xx      pass
        ├── RefusedKeyError      401 or 403                                               ends the run
        ├── UnknownModelError    404: no such model, or no such address                   ends the run
        ├── MovedError           the address sends on to another                          ends the run
        ├── QuotaError           the account has no credit left                           ends the run
        ├── ContextLengthError   the request is longer than the model reads
        ├── FormatError          the endpoint does not know this way of asking for JSON
        ├── EndedError           not asked any more, since another request met what ends the run
        ├── BudgetError          the worst case would cost more than is left to spend
        │   └── UnboundedError       no worst case: the endpoint takes no bound on an answer  ends the run
        └── AnswerError          an answer came, and holds nothing to go on with
            ├── GarbledError         no JSON of an answer: a page, wrong JSON, no choices     passes
            ├── TruncatedError       cut off where it had reached `max_tokens`
            ├── ReasoningError       the same, and `max_tokens` went to reasoning
            ├── DeclinedError        a refusal, or a content filter
            └── SchemaError          an answer in full that breaks the schema

A message says what happened, where, and what to do next. To add an error, derive it from the
narrowest class here; which exit code it ends a command with, `cli.exit_codes` says.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

PASSING = (408, 409, 429)
"""Statuses that may be another one a little later, beside those of 500 and more."""


def suggestion(name: str, known: Iterable[str], otherwise: str) -> str:
    """The end of a message: "did you mean NAME?" where a known name is near, else `otherwise`."""
    near = get_close_matches(name, list(known), n=1)
    return f"did you mean {near[0]}?" if near else otherwise


class BriefingError(Exception):
    """One line for the user."""


class UsageError(BriefingError):
    pass


class SourceError(BriefingError):
    """One source that could not be read. The line goes on with the others."""


class NoArticleError(SourceError):
    """A page without an article: a wall, a front page of teasers, or one that leads on to another."""


class NothingToBrief(BriefingError):  # noqa: N818 (the name says what happened)
    pass


class NotABrief(BriefingError):  # noqa: N818
    pass


class ArchiveError(BriefingError):
    pass


class UnfitBriefError(ArchiveError):
    """No brief that `daily` wrote: an id in it stands twice, or a place is none."""


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


class TokenUsage(NamedTuple):
    """Tokens that an endpoint counted; 0 where it did not say. Reasoning is a part of the completion."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0


NO_USAGE = TokenUsage()


class ModelError(BriefingError):
    """The message names the host, and holds neither the key nor a word of the prompt.

    `reason` is what a brief says of sentences that nobody read for it: no host, and nothing of the day.
    `passes`: the same request may succeed later, not before `retry_after` seconds where the endpoint says so.
    `ends_run`: every other request would meet the same. `charged`: it may have cost something all the same;
    `paid`: what the answer cost, useless as it is.
    """

    reason = "the model gave no answer"
    passes = False
    ends_run = False
    charged = False

    def __init__(
        self, message: str, *, retry_after: float | None = None, paid: TokenUsage = NO_USAGE
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.paid = paid


class UnreachableError(ModelError):
    reason = "the model could not be reached"
    passes = True

    def __init__(self, message: str, charged: bool = False) -> None:
        super().__init__(message)
        self.charged = charged


class SlowModelError(ModelError):
    reason = "the model gave no whole answer in time"
    passes = True
    charged = True


class StatusError(ModelError):
    def __init__(self, message: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(message, retry_after=retry_after)
        self.status = status
        self.passes = status in PASSING or status >= 500
        self.reason = f"the model's endpoint answered with status {status}"


class RefusedKeyError(ModelError):
    reason = "the key was refused"
    ends_run = True


class UnknownModelError(ModelError):
    """`by_name`: the endpoint says that it is the model which it does not know, and not the way of asking."""

    reason = "the model is unknown"
    ends_run = True

    def __init__(self, message: str, by_name: bool = False) -> None:
        super().__init__(message)
        self.by_name = by_name


class MovedError(ModelError):
    reason = "the model's endpoint has moved"
    ends_run = True


class QuotaError(ModelError):
    reason = "the account had no credit left"
    ends_run = True


class ContextLengthError(ModelError):
    """`with_answer`: what is too long is the prompt together with the room for an answer."""

    reason = "longer than the model can read"

    def __init__(self, message: str, with_answer: bool = False) -> None:
        super().__init__(message)
        self.with_answer = with_answer


class FormatError(ModelError):
    """`keyword`: what is refused is a keyword of the schema, and not the schema as such."""

    reason = "the model's endpoint takes no such request"

    def __init__(self, message: str, keyword: bool = False) -> None:
        super().__init__(message)
        self.keyword = keyword


class EndedError(ModelError):
    """Says what the fault that ended the run says."""

    ends_run = True

    def __init__(self, cause: ModelError) -> None:
        super().__init__(str(cause))
        self.reason = cause.reason


class BudgetError(ModelError):
    reason = "the budget was spent"


class UnboundedError(BudgetError):
    reason = "the budget could not be kept"
    ends_run = True


class AnswerError(ModelError):
    charged = True


class GarbledError(AnswerError):
    passes = True


class TruncatedError(AnswerError):
    reason = "the model's answer was cut off"


class ReasoningError(AnswerError):
    reason = "the model's room for an answer went to reasoning"


class DeclinedError(AnswerError):
    reason = "the model declined to answer"


class SchemaError(AnswerError):
    """`fault` is what the model is told when it is asked again."""

    reason = "the model's answer did not fit the schema"

    def __init__(self, message: str, fault: str = "") -> None:
        super().__init__(message)
        self.fault = fault
