"""Which analyst a command gets: decided by configuration, never by failure."""

from collections.abc import Callable

from briefing.analysts import Analyst
from briefing.analysts.extractive import ExtractiveAnalyst
from briefing.errors import UsageError


def analyst(engine: str, notice: Callable[[str], None]) -> Analyst:
    """The analyst for `engine`; says on stderr which one. Raises UsageError for one that is not there."""
    if engine == "llm":
        raise UsageError("--engine llm comes with the next version; --engine extractive needs no model")
    notice("No language model: the embedded analyst picks sentences of the articles by rule.")
    return ExtractiveAnalyst()
