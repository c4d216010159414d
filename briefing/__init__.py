"""Turns news articles into a daily brief in which every statement leads to its source.

    import briefing

    brief = briefing.make_brief("articles/", date="2026-11-24", engine="extractive")
    for story in brief.stories:
        print(story.headline.text, [evidence.quote for evidence in story.headline.evidence])

`make_brief`, `Brief` and the errors are public, and change in a major release alone; nothing else is.
`briefing.errors` draws the tree of the errors, `briefing schema` prints what a brief is made of.
"""

from typing import TYPE_CHECKING

from briefing.errors import (
    AnswerError,
    ArchiveError,
    BriefingError,
    BudgetError,
    CassetteError,
    ContextLengthError,
    DeclinedError,
    EndedError,
    FormatError,
    GarbledError,
    ModelError,
    MovedError,
    NoArticleError,
    NotABrief,
    NothingToBrief,
    QuotaError,
    ReasoningError,
    RefusedKeyError,
    SchemaError,
    SlowModelError,
    SourceError,
    StatusError,
    TruncatedError,
    UnboundedError,
    UnfitBriefError,
    UnknownModelError,
    UnreachableError,
    UsageError,
)

if TYPE_CHECKING:
    from briefing.api import make_brief
    from briefing.models import Brief

__version__ = "0.2.0"

__all__ = [
    "AnswerError",
    "ArchiveError",
    "Brief",
    "BriefingError",
    "BudgetError",
    "CassetteError",
    "ContextLengthError",
    "DeclinedError",
    "EndedError",
    "FormatError",
    "GarbledError",
    "ModelError",
    "MovedError",
    "NoArticleError",
    "NotABrief",
    "NothingToBrief",
    "QuotaError",
    "ReasoningError",
    "RefusedKeyError",
    "SchemaError",
    "SlowModelError",
    "SourceError",
    "StatusError",
    "TruncatedError",
    "UnboundedError",
    "UnfitBriefError",
    "UnknownModelError",
    "UnreachableError",
    "UsageError",
    "make_brief",
]


def __getattr__(name: str) -> object:
    """What costs an import of pydantic is imported when it is first asked for."""
    if name == "make_brief":
        from briefing.api import make_brief

        return make_brief
    if name == "Brief":
        from briefing.models import Brief

        return Brief
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
