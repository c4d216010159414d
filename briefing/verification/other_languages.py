"""Language: statements in another language than their article, whose quotations alone can be checked."""

from collections.abc import Sequence

from briefing.models import Verdict
from briefing.nlp import languages
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.rules import facts

ENGLISH = "English"


def is_readable(text: str, written: str, article: str) -> bool:
    """Whether the check can read a text that was asked for in this language, on an article of that code."""
    return languages.language_code(written) in ("en", article) or languages.reads_as_english(text)


def verdict_for_language(
    verdict: Verdict, text: str, evidence: Sequence[str], written: str, article: str
) -> Verdict:
    """The verdict where the check could read the statement, else *weak*: "not checked: written in German".

    `written` is the language that the statement was asked for in, by its name, `article` the code of the
    article's. A quotation stays in the article's language, so one that its evidence lacks is a fault still.
    """
    if verdict.verdict == "supported" or not evidence or not text.strip():
        return verdict
    if is_readable(text, written, article):
        return verdict
    cited = cited_text(evidence, {})
    fault = facts.check_quotations(annotate_statement(text, cited), cited)
    if fault:
        return Verdict(verdict="unsupported", reason=fault.reason)
    return Verdict(verdict="weak", reason=f"not checked: written in {written}")
