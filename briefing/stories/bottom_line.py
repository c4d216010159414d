"""Bottom line: the few statements that say what a day was about."""

from collections.abc import Sequence
from itertools import chain, islice

from briefing.models import (
    BottomLine,
    KeyPointFinding,
    Story,
)
from briefing.nlp import lexicon
from briefing.nlp.entities import names
from briefing.nlp.tokenization import alphanumeric_runs
from briefing.stories import centrality
from briefing.stories.headlines import may_lead

_BOTTOM_LINE = 3  # sentences
_GIVEN_AND_LAST = 2  # names


def bottom_line(stories: Sequence[Story]) -> tuple[BottomLine, ...]:
    """At most three sentences, chosen among the day's findings that may lead: a lone story's first one and
    the next that does not contradict it, else the first of each leading story that is not as it was in the
    previous brief."""
    if len(stories) == 1:
        chosen = _lone_lead(stories[0])
    else:
        moving = [story for story in stories if story.history is None or story.history.state != "unchanged"]
        chosen = tuple(chain.from_iterable(map(_opening, moving)))[:_BOTTOM_LINE]
    return tuple(BottomLine(text=point.text, evidence=point.evidence) for point in chosen)


def _lone_lead(story: Story) -> tuple[KeyPointFinding, ...]:
    """The first point and the next that neither contradicts nor repeats it; not what heads the story, nor
    what names somebody by a last name that only a point below them introduces."""
    points = [p for p in story.summary if p.text != story.headline.text and may_lead(p)]
    first = [p for p in points if not _is_introduced_below(p, (), story)][:1]
    others = (
        candidate
        for candidate in points
        if first and candidate not in first
        if not _is_contradiction(first[0], candidate, story)
        and not _is_introduced_below(candidate, first, story)
        and not centrality.repeats(candidate.text, first[0].text)
    )
    return (*first, *islice(others, 1))


def _is_introduced_below(point: KeyPointFinding, above: Sequence[KeyPointFinding], story: Story) -> bool:
    """Whether a person stands in a point by the last name alone, whom another point names in full, and
    neither the headline nor what stands above names."""
    told = _words(" ".join((story.headline.text, *(each.text for each in above))))
    own = _words(point.text)
    people = {
        name.text
        for each in story.summary
        for name in names(each.text)
        if len(name.text.split()) == _GIVEN_AND_LAST and name.text.split()[0] in lexicon.given_names()
    }
    return any(
        last in own - told and given not in own for given, last in (person.split() for person in people)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(alphanumeric_runs(text))


def _opening(story: Story) -> tuple[KeyPointFinding, ...]:
    """The first point that may lead, one that heads the story already for want of another alone."""
    leading = [point for point in story.summary if may_lead(point)]
    others = (point for point in leading if point.text != story.headline.text)
    return (*islice(others, 1),) or tuple(leading[:1])


def _is_contradiction(finding: KeyPointFinding, other: KeyPointFinding, story: Story) -> bool:
    """Whether two findings stand on two sides of what the sources differ in."""
    ours, theirs = set(finding.evidence), set(other.evidence)
    sides = [
        {side.evidence for side in difference.sides}
        for difference in story.agreement
        if difference.kind == "differs"
    ]
    return any(ours & side_evidence and theirs & side_evidence - ours for side_evidence in sides)
