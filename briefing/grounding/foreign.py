"""Statements in another language than their article: the check can read their quotations alone."""

from collections.abc import Sequence

from briefing.grounding import facts
from briefing.grounding.reading import source, statement
from briefing.model import Verdict
from briefing.text import languages

ENGLISH = "English"


def is_readable(text: str, written: str, article: str) -> bool:
    """Whether the check can read a text that was asked for in this language, on an article of that code."""
    return languages.code(written) in ("en", article) or languages.reads_as_english(text)


def in_language(verdict: Verdict, text: str, evidence: Sequence[str], written: str, article: str) -> Verdict:
    """The verdict where the check could read the statement, else *weak*: "not checked: written in German".

    `written` is the language that the statement was asked for in, by its name, `article` the code of the
    article's. A quotation stays in the article's language, so one that its evidence lacks is a fault still.
    """
    if verdict.verdict == "supported" or not evidence or not text.strip():
        return verdict
    if is_readable(text, written, article):
        return verdict
    cited = source(evidence, {})
    fault = facts.quoted(statement(text, cited), cited)
    if fault:
        return Verdict(verdict="unsupported", reason=fault.reason)
    return Verdict(verdict="weak", reason=f"not checked: written in {written}")
