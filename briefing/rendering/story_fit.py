"""Fit of a story: which of its findings it shows in so many words, and whether that tells it properly."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from briefing.models import AGREEMENT, PositionFinding, Story
from briefing.rendering import differences, story_budget
from briefing.rendering.frame import Frame, shown_stakeholders
from briefing.rendering.history_note import SINCE, developments
from briefing.rendering.page_statements import ShownTexts, may_repeat
from briefing.rendering.repetition import contest_alike, times_told
from briefing.rendering.shown_positions import shown_positions
from briefing.rendering.story_budget import Key, Slot
from briefing.rendering.story_measure import StoryMeasure
from briefing.stories.confidence import finding_text

_POINTER = 3  # words of "see above"
_UNBOUNDED = 1 << 20  # words


class StoryFit(NamedTuple):
    """The findings that a story shows, the words that this takes, and whether more would be shown if there
    were more room."""

    chosen: frozenset[Key]
    words: int
    is_cut: bool


class StoryFitting:
    """A story that is to be told in some number of words or other: what each choice takes is measured once.

    Properly told is a story with what happened, somebody who wants something, and all who contest, correct or
    limit what it tells, as far as it has these; briefly told is one without who wants something. What
    happened is `repeated` where the bottom line has all that there is of it.
    """

    def __init__(self, frame: Frame, story: Story, *, repeated: bool = True) -> None:
        self._frame, self._story = frame, story
        self._words = StoryMeasure(frame, story).words
        self._telling = shown_positions(frame, story)
        # Who is silent cannot be told without reading whom "the group" means: a model does.
        with_silent = frame.brief.run.engine != "extractive"
        slots = story_budget.slots(
            story,
            frame.said.__contains__,
            self._telling,
            with_silent=with_silent,
            repeated=repeated and not frame.lone,
        )
        self._order, self._needed, self._wanted = slots.order, slots.needed, slots.wanted
        self._again = slots.again
        self._least = _minimum_words(frame, story)

    def fit(self, limit: int, most: int = _UNBOUNDED) -> StoryFit | None:
        """The story in `limit` words and those of what became of it since the earlier brief, in `most` words
        with these; None where not even its frame fits."""
        since = sorted((SINCE, rank) for rank in range(len(developments(self._story))))
        while since and self._words(frozenset(since)) > most:
            since.pop()  # the last are what weighs least
        given = frozenset(since)
        limit = min(limit + self._words(given) - self._words(frozenset()), most)
        chosen = self._choose(limit, given)
        if chosen is None:
            return None
        more = self._choose(_UNBOUNDED, given) or chosen
        return StoryFit(chosen, self._words(chosen), len(more) > len(chosen))

    def fit_properly(self, limit: int, most: int) -> StoryFit | None:
        """The same where that tells the story properly, else None."""
        fit = self.fit_briefly(limit, most)
        return fit if fit and self._has_all(self._wanted, fit.chosen) else None

    def fit_briefly(self, limit: int, most: int) -> StoryFit | None:
        """The same where that tells what happened and who contests it, else None."""
        fit = self.fit(limit, most)
        return fit if fit and self._has_all(self._needed, fit.chosen) else None

    def _has_all(self, slots: Sequence[Slot], chosen: frozenset[Key]) -> bool:
        return all(
            any(key in chosen for key in slot) or all(self._is_barred(key, chosen) for key in slot)
            for slot in slots
        )

    def _choose(self, limit: int, given: frozenset[Key]) -> frozenset[Key] | None:
        chosen = story_budget.fit_findings(
            self._order, limit, self._words, self._is_barred, self._least, given
        )
        if chosen is None:
            return None
        story = self._story
        taken, shown = self._words(chosen), shown_stakeholders(story, chosen)
        points = _chosen_points(story, chosen)
        for rank, position in enumerate(story.positions):
            key = ("positions", rank)
            is_new = position.stakeholder not in shown
            fits = is_new and rank in self._telling and taken + self._least(key, chosen) <= limit
            if fits and not _is_told_twice(self._frame, story, position, points):
                wider = self._words(chosen | {key})
                if wider <= limit:
                    chosen, taken = chosen | {key}, wider
                    shown.add(position.stakeholder)
        return chosen

    def _is_barred(self, key: Key, chosen: frozenset[Key]) -> bool:
        return key != self._again and _is_barred(self._frame, self._story, key, chosen)


def _minimum_words(frame: Frame, story: Story) -> Callable[[Key, frozenset[Key]], int]:
    """The words that a finding adds at the least beside those chosen, which spares a look at what cannot fit:
    its own, but for a position that is only pointed to since it is said elsewhere or takes the place of a
    pointer, and for a point that says a position. A stakeholder who is not shown yet is named as well."""
    said = frame.said.union(point.text for point in story.summary)
    clauses = ShownTexts(position.position for position in story.positions)

    @cache
    def of_position(rank: int) -> tuple[int, int]:
        """As one more of its stakeholder, and as the first of all."""
        position = story.positions[rank]
        own, pointed = len(position.position.split()), position.position in said
        party = 1 + len(position.stakeholder.split()) + bool(position.evidence)
        first = party + (min(own, _POINTER - 1) if pointed else own + len(position.verb.split()))
        return 0 if pointed else max(0, own - _POINTER), first

    def least(key: Key, chosen: frozenset[Key]) -> int:
        name, rank = key
        if name == "positions":
            more, first = of_position(rank)
            return more if story.positions[rank].stakeholder in shown_stakeholders(story, chosen) else first
        if name == "summary":
            point = story.summary[rank].text
            return 0 if clauses.stands_within(point) else len(point.split())
        return len(story.open_questions[rank].question.split()) if name == "open_questions" else 0

    return least


def _is_barred(frame: Frame, story: Story, key: Key, chosen: frozenset[Key]) -> bool:
    """Whether a finding would say again what is shown, or its section is full."""
    name, rank = key
    if name == SINCE:
        return False
    if name == AGREEMENT:
        return sum(other == name for other, _ in chosen) >= differences.MOST
    most = {section.name: section.max_items for section in frame.sections}
    if sum(other == name for other, _ in chosen) >= most.get(name, 1):
        return True
    points = _chosen_points(story, chosen)
    if name == "positions":
        position = story.positions[rank]
        again = position.position in frame.said.union(points)
        is_named = position.stakeholder in shown_stakeholders(story, chosen)
        if again and (is_named or not may_repeat(position.position)):
            return True
        return _is_told_twice(frame, story, position, points)
    if name != "summary":
        return False
    clauses = [story.positions[r].position for n, r in chosen if n == "positions"]
    questions = [story.open_questions[r].question for n, r in chosen if n == "open_questions"]
    text = story.summary[rank].text
    if text == story.headline.text and len(story.summary) > 1:
        return True
    if text in ShownTexts(_disputed(story, chosen)):
        return True
    lead = [line.text for line in frame.bottom_line]
    if story_budget.limits(text):
        if any(contest_alike(text, point) for point in points if story_budget.limits(point)):
            return True
    elif times_told(text, [*lead, *points]):
        return True
    return ShownTexts(clauses + questions).stands_within(text) or text in ShownTexts(points)


def _disputed(story: Story, chosen: frozenset[Key]) -> list[str]:
    """What is told of the sides of disputes."""
    shown = [story.agreement[rank] for name, rank in chosen if name == AGREEMENT]
    return [side.says for dispute in shown if dispute.kind == "disputed" for side in dispute.sides]


def _chosen_points(story: Story, chosen: frozenset[Key]) -> list[str]:
    return [story.summary[rank].text for name, rank in chosen if name == "summary"]


def _is_told_twice(frame: Frame, story: Story, position: PositionFinding, points: Sequence[str]) -> bool:
    """Whether two of headline, bottom line and points tell a position already, and it denies nothing."""
    if story_budget.denies(position):
        return False
    shown = [story.headline.text, *(line.text for line in frame.bottom_line), *points]
    return times_told(finding_text(position), dict.fromkeys(shown)) > 1
