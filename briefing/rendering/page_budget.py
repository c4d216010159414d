"""Word budget of a page: which stories it tells in full, and what each of them shows."""

from collections.abc import Callable, Sequence
from functools import cache, partial

from briefing.models import AGREEMENT, KeyPointFinding, PositionFinding, Story
from briefing.rendering import differences, history_note, story_budget
from briefing.rendering import story as stories
from briefing.rendering.citations import References
from briefing.rendering.frame import Frame, has_findings, shown_stakeholders, story_articles
from briefing.rendering.history_note import SINCE, developments
from briefing.rendering.page_statements import ShownTexts, may_repeat, point
from briefing.rendering.repetition import times_told
from briefing.rendering.shown_positions import shown_positions
from briefing.rendering.story_budget import Key
from briefing.rendering.story_measure import StoryMeasure
from briefing.stories.confidence import finding_text

_POINTER = 3  # words of "see above"


def fit_stories(frame: Frame) -> tuple[Frame, list[tuple[Story, frozenset[Key]]]]:
    """The stories in full with what they show; the frame's bottom line is cut to a lone story's share."""
    if frame.lone:
        return _fit_lone_story(frame, frame.brief.stories[0])
    words_left, shown = frame.extent.day_words, list[tuple[Story, frozenset[Key]]]()
    candidates = [
        candidate
        for candidate in frame.brief.stories
        if has_findings(candidate) and not history_note.is_unchanged(candidate)
    ]
    for index, story in enumerate(candidates):
        limit = story_budget.word_limit(story_articles(frame, story), frame.extent.words)
        wanted = min(frame.extent.stories - len(shown), len(candidates) - index)
        if not wanted or words_left < min(limit, story_budget.LEAST_FULL):
            continue
        chosen = _fit_story(frame, story, min(limit, story_budget.word_share(words_left, wanted)))
        if chosen:
            shown.append((story, chosen))
            words_left -= story_budget.story_words(
                stories.page_story(frame, story, chosen, References(frame.articles))
            )
    return frame, shown


def _fit_lone_story(frame: Frame, story: Story) -> tuple[Frame, list[tuple[Story, frozenset[Key]]]]:
    if not has_findings(story):
        return frame._replace(lone=False), []
    limit = story_budget.word_limit(story_articles(frame, story), frame.extent.words)
    kept = _trim_bottom_line(frame, int(limit * story_budget.LEAD_SHARE))
    cut = frame._replace(bottom_line=kept, said=ShownTexts(line.text for line in kept))
    chosen = _fit_story(cut, story, limit)
    if not chosen:
        cut = cut._replace(brief_basis=True)
        chosen = _fit_story(cut, story, limit)
    return cut, [(story, _since_keys(story) if chosen is None else chosen)]


def _trim_bottom_line(frame: Frame, most: int) -> tuple[KeyPointFinding, ...]:
    kept: list[KeyPointFinding] = []
    words = 0
    for line in frame.bottom_line:
        words += story_budget.statement_words(point(line, frame.articles, References(frame.articles)))
        if kept and words > most:
            break
        kept.append(line)
    return tuple(kept)


def _fit_story(frame: Frame, story: Story, limit: int) -> frozenset[Key] | None:
    words = StoryMeasure(frame, story).words
    telling = shown_positions(frame, story)
    # Who is silent cannot be told without reading whom "the group" and "his spokesman" mean: a model does.
    with_silent = frame.brief.run.engine != "extractive"
    order = story_budget.slots(story, frame.said.__contains__, telling, with_silent=with_silent)
    since = _since_keys(story)
    limit += words(since) - words(frozenset())
    least = _minimum_words(frame, story)
    chosen = story_budget.fit_findings(order, limit, words, partial(_is_barred, frame, story), least, since)
    if chosen is None:
        return None
    taken, shown = words(chosen), shown_stakeholders(story, chosen)
    points = _chosen_points(story, chosen)
    for rank, position in enumerate(story.positions):
        key = ("positions", rank)
        is_new = position.stakeholder not in shown
        fits = is_new and rank in telling and taken + least(key, chosen) <= limit
        if fits and not _is_told_twice(frame, story, position, points):
            wider = words(chosen | {key})
            if wider <= limit:
                chosen, taken = chosen | {key}, wider
                shown.add(position.stakeholder)
    return chosen


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


def _since_keys(story: Story) -> frozenset[Key]:
    """What became of a story since the earlier brief, which takes no words from today's article."""
    return frozenset((SINCE, rank) for rank in range(len(developments(story))))


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
    lead = [line.text for line in frame.bottom_line]
    if not story_budget.limits(text) and times_told(text, [*lead, *points]):
        return True
    return ShownTexts(clauses + questions).stands_within(text) or text in ShownTexts(points)


def _chosen_points(story: Story, chosen: frozenset[Key]) -> list[str]:
    return [story.summary[rank].text for name, rank in chosen if name == "summary"]


def _is_told_twice(frame: Frame, story: Story, position: PositionFinding, points: Sequence[str]) -> bool:
    """Whether two of headline, bottom line and points tell a position already, and it denies nothing."""
    if story_budget.denies(position):
        return False
    shown = [story.headline.text, *(line.text for line in frame.bottom_line), *points]
    return times_told(finding_text(position), dict.fromkeys(shown)) > 1
