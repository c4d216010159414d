"""History on a page: what it says of a brief that was compared with an earlier one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.models import Brief, KeyPointFinding, PositionFinding, QuestionFinding, Story
from briefing.rendering.english import clean, day, pluralize, shorten_title
from briefing.rendering.view import PageQuestion, PageStatement, PositionClause

_NAMED = 3  # unchanged stories
_NEW = "New"

FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding)


def is_unchanged(story: Story) -> bool:
    return story.history is not None and story.history.state == "unchanged"


def has_nothing_new(brief: Brief) -> bool:
    """Whether every story is as it was in the previous brief."""
    return bool(brief.stories) and all(map(is_unchanged, brief.stories))


def unchanged_note(brief: Brief) -> str:
    """ "Nothing new since 23 November. Unchanged: Mill burns; Port strike ends." """
    named = [shorten_title(story.headline.text).rstrip(".") for story in brief.stories[:_NAMED]]
    more = len(brief.stories) - len(named)
    rest = f"; and {pluralize(more, 'story')} more" if more else ""
    return f"Nothing new since {short_date(brief.previous, brief)}. Unchanged: {'; '.join(named)}{rest}."


def comparison_line(brief: Brief) -> tuple[str, ...]:
    """A line for the coverage, where there was an earlier brief."""
    return (f"Compared with the brief of {short_date(brief.previous, brief)}.",) if brief.previous else ()


def standing_reason(story: Story, brief: Brief) -> str:
    """Why a story stands where it does: what became of it since the previous brief, and what ranked it."""
    since = story.history
    if since is None:
        return clean(story.why)
    state_text = {
        "new": f"not in the brief of {short_date(brief.previous, brief)}",
        "changed": f"changed since {short_date(brief.previous, brief)}, what is new comes first",
        "unchanged": f"unchanged since {short_date(since.since, brief)}",
    }[since.state]
    return state_text if is_unchanged(story) else "; ".join(filter(None, (state_text, clean(story.why))))


def mark_new(statement: PageStatement, finding: KeyPointFinding, story: Story) -> PageStatement:
    """The statement, marked where it is new in a story that is not."""
    if not new_findings([finding], story):
        return statement
    return replace(statement, label=". ".join(filter(None, (_NEW, statement.label))))


def mark_new_clause(clause: PositionClause, new: bool) -> PositionClause:
    """The clause, marked where it is new."""
    return replace(clause, note=", ".join(filter(None, (_NEW.lower(), clause.note)))) if new else clause


def note_open_since(question: PageQuestion, finding: QuestionFinding, brief: Brief) -> PageQuestion:
    """The question, with the date since when it is open where an earlier brief asked it."""
    if not finding.first_told or finding.first_told == brief.date:
        return question
    since_text = f"open since {short_date(finding.first_told, brief)}"
    return replace(question, details="; ".join(filter(None, (since_text, question.details))))


def new_findings(findings: Sequence[FindingT], story: Story) -> list[FindingT]:
    """Those that are new in a story that was told before."""
    if story.history is None or story.history.state != "changed":
        return []
    return [finding for finding in findings if finding.first_told == story.history.since]


def short_date(iso: str, brief: Brief) -> str:
    """ "23 November", with its year where that is not the brief's."""
    return day(iso).removesuffix(f" {brief.date[:4]}")
