"""What a page says of a brief that was compared with an earlier one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.model import Brief, KeyPointFinding, PositionFinding, QuestionFinding, Story
from briefing.render.view import Clause, Question, Statement
from briefing.render.wording import clean, counted, day, shortened

_NAMED = 3  # unchanged stories
_NEW = "New"

Found = TypeVar("Found", KeyPointFinding, PositionFinding)


def unchanged(story: Story) -> bool:
    return story.history is not None and story.history.state == "unchanged"


def nothing_new(brief: Brief) -> bool:
    """Whether every story is as it was in the previous brief."""
    return bool(brief.stories) and all(map(unchanged, brief.stories))


def what_stays(brief: Brief) -> str:
    """ "Nothing new since 23 November. Unchanged: Mill burns; Port strike ends." """
    named = [shortened(story.headline.text).rstrip(".") for story in brief.stories[:_NAMED]]
    more = len(brief.stories) - len(named)
    rest = f"; and {counted(more, 'story')} more" if more else ""
    return f"Nothing new since {short(brief.previous, brief)}. Unchanged: {'; '.join(named)}{rest}."


def compared_with(brief: Brief) -> tuple[str, ...]:
    """A line for the coverage, where there was an earlier brief."""
    return (f"Compared with the brief of {short(brief.previous, brief)}.",) if brief.previous else ()


def why(story: Story, brief: Brief) -> str:
    """Why a story stands where it does: what became of it since the previous brief, and what ranked it."""
    since = story.history
    if since is None:
        return clean(story.why)
    said = {
        "new": f"not in the brief of {short(brief.previous, brief)}",
        "changed": f"changed since {short(brief.previous, brief)}, what is new comes first",
        "unchanged": f"unchanged since {short(since.since, brief)}",
    }[since.state]
    return said if unchanged(story) else "; ".join(filter(None, (said, clean(story.why))))


def marked(said: Statement, finding: KeyPointFinding, story: Story) -> Statement:
    """The statement, marked where it is new in a story that is not."""
    if not fresh([finding], story):
        return said
    return replace(said, label=". ".join(filter(None, (_NEW, said.label))))


def marked_clause(said: Clause, new: bool) -> Clause:
    """The clause, marked where it is new."""
    return replace(said, note=", ".join(filter(None, (_NEW.lower(), said.note)))) if new else said


def open_since(asked: Question, finding: QuestionFinding, brief: Brief) -> Question:
    """The question, with the date since when it is open where an earlier brief asked it."""
    if not finding.first_told or finding.first_told == brief.date:
        return asked
    said = f"open since {short(finding.first_told, brief)}"
    return replace(asked, details="; ".join(filter(None, (said, asked.details))))


def fresh(found: Sequence[Found], story: Story) -> list[Found]:
    """Those that are new in a story that was told before."""
    if story.history is None or story.history.state != "changed":
        return []
    return [one for one in found if one.first_told == story.history.since]


def short(iso: str, brief: Brief) -> str:
    """ "23 November", with its year where that is not the brief's."""
    return day(iso).removesuffix(f" {brief.date[:4]}")
