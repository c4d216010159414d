"""Story findings: what a story's articles come to without a model, numbered for one that merges."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.models import Headline, KeyPointFinding, PositionFinding, QuestionFinding

Mergeable = KeyPointFinding | PositionFinding | QuestionFinding


class StoryFindings(NamedTuple):
    """What the articles of a story come to without a model."""

    headline: Headline
    summary: tuple[KeyPointFinding, ...]
    positions: tuple[PositionFinding, ...]
    open_questions: tuple[QuestionFinding, ...]


def number_findings(findings: StoryFindings, articles: Sequence[str]) -> dict[int, str]:
    """Each finding by its number, from 1, as one line: the letters of the articles that say it, by their
    order in the story, what it is, its text, and the sentences that bear it out."""
    letters_by_article = {article: letters(index) for index, article in enumerate(articles)}
    return {
        number: _finding_line(finding, letters_by_article)
        for number, finding in numbered_findings(findings).items()
    }


def numbered_findings(findings: StoryFindings) -> dict[int, Mergeable]:
    """Each finding by its number, from 1."""
    every: list[Mergeable] = [*findings.summary, *findings.positions, *findings.open_questions]
    return dict(enumerate(every, start=1))


def letters(index: int) -> str:
    """What stands for an article by its place in the story: A, B, … Z, AA, AB, …"""
    before, last = divmod(index, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _finding_line(finding: Mergeable, letters_by_article: Mapping[str, str]) -> str:
    text = statement_text(finding)
    quotes = dict.fromkeys(" ".join(piece.quote.split()) for piece in finding.evidence)
    beside = [f"“{quote}”" for quote in quotes if quote != text]
    cited_letters = {letters_by_article[piece.article] for piece in finding.evidence}
    articles = ", ".join(sorted(cited_letters, key=_order))
    return " ".join([f"{articles} · {_kind(finding)} · {text}", *beside])


def _order(name: str) -> tuple[int, str]:
    return len(name), name


def _kind(finding: Mergeable) -> str:
    if isinstance(finding, KeyPointFinding):
        return finding.status
    return "position" if isinstance(finding, PositionFinding) else "question"


def statement_text(finding: Mergeable) -> str:
    """A finding in one line, with all that is said in it."""
    if isinstance(finding, KeyPointFinding):
        text = finding.text
    elif isinstance(finding, PositionFinding):
        name = f"{finding.stakeholder} ({finding.role})" if finding.role else finding.stakeholder
        text = f"{name} {finding.verb} {finding.position} · {finding.directness}"
    else:
        text = f"{finding.question} ({finding.why})" if finding.why else finding.question
    return " ".join(text.split())
