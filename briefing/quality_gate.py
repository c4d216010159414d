"""Quality gate of a pipeline: what a brief lacks, measured against limits that its user sets."""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from briefing.models import STRUCK, Brief, Finding, Story

_INDEPENDENT = 2  # sources of their own that make a statement more than one source's word


class GateLimits(BaseModel):
    """What a brief may lack at most: shares from 0 to 1, of which 1 is no limit, and for `unread` a count.

    `withheld` is the share of all statements, `weak` that of those shown, `lone` that of the key points and
    positions without independent support; `without_positions` and `without_questions` are shares of the
    stories. `unread` counts the sources that nobody read, or not whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    withheld: float = Field(default=0.25, ge=0, le=1)
    weak: float = Field(default=0.25, ge=0, le=1)
    unread: int = Field(default=0, ge=0)
    lone: float = Field(default=1.0, ge=0, le=1)
    without_positions: float = Field(default=0.5, ge=0, le=1)
    without_questions: float = Field(default=1.0, ge=0, le=1)


class Measure(NamedTuple):
    """`found` things of `of` are `what`. `value` is what the limit bounds: their share, 0 where there are
    none, or their number."""

    name: str
    what: str
    found: int
    of: int
    value: float
    limit: float

    @property
    def is_met(self) -> bool:
        return self.value <= self.limit


def measures(brief: Brief, limits: GateLimits) -> tuple[Measure, ...]:
    """Each limit with what the brief has of it, in the order of `GateLimits`. What was struck by hand is not
    withheld, and an empty source is not unread."""
    stories = brief.stories
    shown = [finding for story in stories for finding in _findings(story)]
    withheld = [finding for finding in brief.withheld if finding.reason != STRUCK]
    support = [finding.confidence for story in stories for finding in story.summary]
    support += [finding.confidence for story in stories for finding in story.positions]
    alone = [
        confidence for confidence in support if confidence is None or confidence.independent < _INDEPENDENT
    ]
    unread = [row for row in brief.articles if row.status == "failed" or row.unread]
    silent = [story for story in stories if not story.positions]
    settled = [story for story in stories if not story.open_questions]
    counted = {
        "withheld": ("statements withheld", len(withheld), len(withheld) + len(shown)),
        "weak": ("statements shown as weak", sum(finding.verdict == "weak" for finding in shown), len(shown)),
        "unread": ("sources not read, or not whole", len(unread), len(brief.articles)),
        "lone": ("key points and positions without independent support", len(alone), len(support)),
        "without_positions": ("stories without a position", len(silent), len(stories)),
        "without_questions": ("stories without an open question", len(settled), len(stories)),
    }
    return tuple(
        Measure(name, what, count, of, _value(name, count, of), getattr(limits, name))
        for name, (what, count, of) in counted.items()
    )


def _findings(story: Story) -> tuple[Finding, ...]:
    own = [finding for section_findings in story.sections.values() for finding in section_findings]
    return (*story.summary, *story.positions, *story.open_questions, *own)


def _value(name: str, count: int, of: int) -> float:
    if GateLimits.model_fields[name].annotation is int:
        return count
    return count / of if of else 0.0
