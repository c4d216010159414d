"""How much a page has room for: the stories that it tells in full, and what each of them shows."""

from collections.abc import Callable
from functools import cache, partial

from briefing.model import AGREEMENT, KeyPointFinding, Story
from briefing.render import differences, history, selection
from briefing.render import story as stories
from briefing.render.frame import Frame, articles_of, has_findings, shown_stakeholders
from briefing.render.references import References
from briefing.render.selection import Key
from briefing.render.since import SINCE, became
from briefing.render.statements import Said, may_repeat, point

_POINTER = 3  # words of "see above"


def with_room(frame: Frame) -> tuple[Frame, list[tuple[Story, frozenset[Key]]]]:
    """The stories in full with what they show; the frame's bottom line is cut to a lone story's share."""
    if frame.lone:
        return _room_alone(frame, frame.brief.stories[0])
    left, shown = frame.extent.day_words, list[tuple[Story, frozenset[Key]]]()
    told = [one for one in frame.brief.stories if has_findings(one) and not history.unchanged(one)]
    for place, story in enumerate(told):
        limit = selection.words_allowed(articles_of(frame, story), frame.extent.words)
        wanted = min(frame.extent.stories - len(shown), len(told) - place)
        if not wanted or left < min(limit, selection.LEAST_FULL):
            continue
        chosen = _fitted(frame, story, min(limit, selection.share(left, wanted)))
        if chosen:
            shown.append((story, chosen))
            left -= selection.story_words(stories.told(frame, story, chosen, References(frame.articles)))
    return frame, shown


def _room_alone(frame: Frame, story: Story) -> tuple[Frame, list[tuple[Story, frozenset[Key]]]]:
    if not has_findings(story):
        return frame._replace(lone=False), []
    limit = selection.words_allowed(articles_of(frame, story), frame.extent.words)
    kept = _cut(frame, int(limit * selection.LEAD_SHARE))
    cut = frame._replace(bottom_line=kept, said=Said(line.text for line in kept))
    chosen = _fitted(cut, story, limit)
    if not chosen:
        cut = cut._replace(brief_basis=True)
        chosen = _fitted(cut, story, limit)
    return cut, [(story, chosen or frozenset())]


def _cut(frame: Frame, most: int) -> tuple[KeyPointFinding, ...]:
    kept: list[KeyPointFinding] = []
    words = 0
    for line in frame.bottom_line:
        words += selection.statement_words(point(line, frame.articles, References(frame.articles)))
        if kept and words > most:
            break
        kept.append(line)
    return tuple(kept)


def _fitted(frame: Frame, story: Story, limit: int) -> frozenset[Key] | None:
    def words(chosen: frozenset[Key]) -> int:
        return selection.story_words(stories.measured(frame, story, chosen, References(frame.articles)))

    # What the embedded analyst infers stands in fragments; a model's makes sentences, and is marked.
    inferred = frame.brief.run.engine != "extractive"
    order = selection.slots(story, frame.said.__contains__, inferred=inferred)
    limit += words(_since(story)) - words(frozenset())
    least = _at_least(frame, story)
    chosen = selection.fitted(order, limit, words, partial(_barred, frame, story), least)
    if chosen is None:
        return None
    taken, shown = words(chosen), shown_stakeholders(story, chosen)
    for rank, position in enumerate(story.positions):
        key = ("positions", rank)
        told = inferred or position.directness != "inferred"
        if told and position.stakeholder not in shown and taken + least(key, chosen) <= limit:
            wider = words(chosen | {key})
            if wider <= limit:
                chosen, taken = chosen | {key}, wider
                shown.add(position.stakeholder)
    return chosen


def _at_least(frame: Frame, story: Story) -> Callable[[Key, frozenset[Key]], int]:
    """The words that a finding adds at the least beside those chosen, which spares a look at what cannot fit:
    its own, but for a position that is only pointed to since it is said elsewhere or takes the place of a
    pointer, and for a point that says a position. A stakeholder who is not shown yet is named as well."""
    said = frame.said.and_also(point.text for point in story.summary)
    clauses = Said(position.position for position in story.positions)

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
            return 0 if clauses.within(point) else len(point.split())
        return len(story.open_questions[rank].question.split()) if name == "open_questions" else 0

    return least


def _since(story: Story) -> frozenset[Key]:
    """What became of a story since the earlier brief, which takes no words from today's article."""
    return frozenset((SINCE, rank) for rank in range(len(became(story))))


def _barred(frame: Frame, story: Story, key: Key, chosen: frozenset[Key]) -> bool:
    """Whether a finding would say again what is shown, or its section is full."""
    name, rank = key
    if name == SINCE:
        return False
    if name == AGREEMENT:
        return sum(other == name for other, _ in chosen) >= differences.MOST
    most = {section.name: section.max_items for section in frame.sections}
    if sum(other == name for other, _ in chosen) >= most.get(name, 1):
        return True
    points = [story.summary[r].text for n, r in chosen if n == "summary"]
    if name == "positions":
        position = story.positions[rank]
        again = position.position in frame.said.and_also(points)
        known = position.stakeholder in shown_stakeholders(story, chosen)
        return again and (known or not may_repeat(position.position))
    if name != "summary":
        return False
    clauses = [story.positions[r].position for n, r in chosen if n == "positions"]
    questions = [story.open_questions[r].question for n, r in chosen if n == "open_questions"]
    text = story.summary[rank].text
    if text == story.headline.text and len(story.summary) > 1:
        return True
    return Said(clauses + questions).within(text) or text in Said(points)
