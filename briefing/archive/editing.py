"""Editing: a brief as an analyst hands it on, findings struck, and notes of the analyst's own.

A finding's id is its place in the file: `s1.positions.2`, as `briefing verify` lists them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.errors import UsageError, suggestion
from briefing.models import (
    AGREEMENT,
    BUILT_IN,
    STRUCK,
    Agreement,
    Brief,
    Finding,
    KeyPointFinding,
    Note,
    PositionFinding,
    QuestionFinding,
    Story,
    Withheld,
)
from briefing.stories import confidence
from briefing.stories.bottom_line import bottom_line
from briefing.stories.confidence import Sourcing
from briefing.verification import text_of


def edit_brief(brief: Brief, drop: Sequence[str], note: str) -> Brief:
    """The brief without these findings, which are kept among those withheld, and with a note where there is
    one: on the story of the findings, or on the day where they are of several or none.

    The bottom line is chosen anew where it said what was struck. Raises UsageError for an unknown id.
    """
    known = {f"{story.id}.{name}.{n}" for story in brief.stories for name, n, _ in _findings(story)}
    for wanted in drop:
        if wanted not in known:
            raise UsageError(f"--drop {wanted}: {_nearest_hint(wanted, known)}")
    struck = [
        (story.id, name, finding)
        for story in brief.stories
        for name, n, finding in _findings(story)
        if f"{story.id}.{name}.{n}" in drop
    ]
    kept = tuple(_weigh_story(_drop_findings(story, drop), story, brief) for story in brief.stories)
    said = {(line.text, line.evidence) for line in brief.bottom_line}
    unsaid = any((_finding_text(finding), finding.evidence) in said for _, _, finding in struck)
    whose = {story for story, _, _ in struck}
    notes = (Note(story=whose.pop() if len(whose) == 1 else "", text=note),) if note.strip() else ()
    return brief.model_copy(
        update={
            "stories": kept,
            "bottom_line": bottom_line(kept) if unsaid else brief.bottom_line,
            "withheld": (*brief.withheld, *(_withhold_finding(name, finding) for _, name, finding in struck)),
            "notes": (*brief.notes, *notes),
        }
    )


def _nearest_hint(wanted: str, known: Iterable[str]) -> str:
    hint = suggestion(wanted, sorted(known), "an id is like s1.positions.2")
    return f"no such finding; {hint} `briefing verify BRIEF.json` lists them"


def _weigh_story(kept: Story, story: Story, brief: Brief) -> Story:
    """A story with its confidence weighed anew where something of what its sources agree or differ in was
    struck: what nobody contests any more is not called contested."""
    if kept.agreement == story.agreement:
        return kept
    copies = Counter(article.duplicate_of for article in brief.articles if article.duplicate_of)
    publishers = {article.id: article.publisher for article in brief.articles}
    sourcing = Sourcing(groups=kept.origins, publishers=publishers, copies=copies)
    lone = len(kept.articles) == 1
    return kept.model_copy(
        update={
            "summary": confidence.assign_confidence(kept.summary, kept.agreement, sourcing, lone),
            "positions": confidence.assign_confidence(kept.positions, kept.agreement, sourcing, lone),
        }
    )


def _findings(story: Story) -> list[tuple[str, int, Finding]]:
    """Each finding with its section and its number there."""
    own: dict[str, Sequence[Finding]] = {name: getattr(story, name) for name in (*BUILT_IN, AGREEMENT)}
    every = own | dict(story.sections)
    return [
        (name, n, finding) for name, findings in every.items() for n, finding in enumerate(findings, start=1)
    ]


def _drop_findings(story: Story, drop: Sequence[str]) -> Story:
    def remaining(name: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(
            finding for n, finding in enumerate(findings, start=1) if f"{story.id}.{name}.{n}" not in drop
        )

    changed: dict[str, object] = {
        name: remaining(name, getattr(story, name)) for name in (*BUILT_IN, AGREEMENT)
    }
    changed["sections"] = {name: remaining(name, findings) for name, findings in story.sections.items()}
    return story.model_copy(update=changed)


def _withhold_finding(section: str, finding: Finding) -> Withheld:
    article = finding.evidence[0].article if finding.evidence else ""
    return Withheld(section=section, text=_finding_text(finding), reason=STRUCK, article=article)


def _finding_text(finding: Finding) -> str:
    if isinstance(finding, PositionFinding):
        said = (finding.stakeholder, finding.verb, finding.position)
        return " ".join(part for part in said if part)
    if isinstance(finding, QuestionFinding):
        return finding.question
    if isinstance(finding, KeyPointFinding | Agreement):
        return finding.text
    return text_of(finding.model_extra or {})
