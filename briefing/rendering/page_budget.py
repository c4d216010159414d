"""Word budget of a page: which stories it tells in full, what each of them shows, and what bounds it."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from briefing.models import KeyPointFinding, Story
from briefing.rendering import history_note, page_words, story_budget
from briefing.rendering.citations import References
from briefing.rendering.frame import Frame, has_findings, story_articles
from briefing.rendering.history_note import SINCE, developments
from briefing.rendering.page_statements import ShownTexts, point
from briefing.rendering.story_budget import LEAD_SHARE, PROPER, Key
from briefing.rendering.story_fit import StoryFit, StoryFitting
from briefing.rendering.story_measure import StoryMeasure
from briefing.stories import ranking

Bound = Literal["page", "story", "article", "stories", "also"]
LINES_SHARE = 6  # a part of a day's words that is kept for stories in one line
_LINE = 14  # words of a story in one line, about


class PageFit(NamedTuple):
    """The stories in full with what they show, in a frame whose bottom line is cut to its share; and the
    bounds for which they do not show more, or are no more."""

    frame: Frame
    shown: list[tuple[Story, frozenset[Key]]]
    bounds: frozenset[Bound]


class _Told(NamedTuple):
    """A story in full, and the most words that it may have."""

    story: Story
    fitting: StoryFitting
    fit: StoryFit
    limit: int


class _Room(NamedTuple):
    """Words of a story: its own `limit`, its `share` of the page, and what is `left` of that."""

    limit: int
    share: int
    left: int


def fit_stories(frame: Frame, room: int) -> PageFit:
    """The stories of a page that has `room` for so many words of bottom line, stories and lines."""
    if frame.lone and has_findings(frame.brief.stories[0]):
        return _fit_lone_story(frame, frame.brief.stories[0], room)
    kept = _trim_bottom_line(frame, int(room * LEAD_SHARE))
    fit = _fit_several_stories(_with_bottom_line(frame, kept)._replace(lone=False), room)
    full = {story.id for story, _ in fit.shown}
    met = tuple(line for line in kept if not _is_left_unmet(frame, line, full))
    return fit if met == kept else _fit_several_stories(_with_bottom_line(fit.frame, met), room)


def _with_bottom_line(frame: Frame, lines: tuple[KeyPointFinding, ...]) -> Frame:
    return frame._replace(bottom_line=lines, said=ShownTexts(line.text for line in lines))


def _is_left_unmet(frame: Frame, line: KeyPointFinding, full: set[str]) -> bool:
    """Whether a line of the bottom line is of a story in which somebody contests something, and which is not
    told: a claim would stand there without what it is met with."""
    return any(
        line in story.summary and story.id not in full and story_budget.is_contested(story)
        for story in frame.brief.stories
    )


def _fit_several_stories(frame: Frame, room: int) -> PageFit:
    brief, extent = frame.brief, frame.extent
    candidates = [
        story for story in brief.stories if has_findings(story) and not history_note.is_unchanged(story)
    ]
    limits = [
        story_budget.word_limit(story_articles(frame, story), extent.story_words) for story in candidates
    ]
    leasts = [min(PROPER, limit) for limit in limits]
    left = room - sum(_line_words(frame, line) for line in frame.bottom_line)
    lines = min(extent.also, len(brief.stories) - _count_fitting(leasts[: extent.stories], left))
    left -= min(_LINE * lines, room // LINES_SHARE)
    shown: list[_Told] = []
    bounds: set[Bound] = set()
    for index, story in enumerate(candidates):
        wanted = leasts[index : index + extent.stories - len(shown)]
        if not wanted or not (count := _count_fitting(wanted, left) or (left > 0 and not shown)):
            bounds.add("page" if wanted else "stories")
            break
        limit, share = limits[index], left - sum(wanted[1:count])
        told = _fit_story(frame, story, _Room(limit, share, left), leads=not shown)
        if told:
            shown.append(told)
            left -= told.fit.words
        else:
            bounds.add(_bound(frame, limit, left))
    for place, told in enumerate(shown):  # what is left of the page goes to the first that have use for it
        room_for_it = left + told.fit.words
        if told.fit.is_cut and (wider := told.fitting.fit_briefly(min(told.limit, room_for_it), room_for_it)):
            left -= wider.words - told.fit.words
            shown[place] = told._replace(fit=wider)
        if shown[place].fit.is_cut:
            bounds.add(_bound(frame, told.limit, room_for_it))
    return PageFit(frame, [(told.story, told.fit.chosen) for told in shown], frozenset(bounds))


def _fit_story(frame: Frame, story: Story, room: _Room, *, leads: bool) -> _Told | None:
    """A story told properly within its share, else within its own limit; else, as a short article, without
    what the bottom line says of it, or without who wants something; and what leads, in all that is left."""
    fitting = StoryFitting(frame, story)
    limit, share, left = room
    fit = fitting.fit_properly(min(limit, share), left) or fitting.fit_properly(min(limit, left), left)
    if not fit and limit < min(PROPER, left):
        if not (leads and ranking.is_watched(story)):
            bare = StoryFitting(frame, story, repeated=False)
            if shorter := bare.fit_properly(limit, left):
                return _Told(story, bare, shorter, limit)
        fit = fitting.fit_briefly(limit, left)
    if not fit and leads:
        fit = fitting.fit_properly(left, left)
    return _Told(story, fitting, fit, limit) if fit else None


def _bound(frame: Frame, limit: int, room: int) -> Bound:
    """What kept a story from more: its own limit, or what others had left of the page."""
    if limit > room:
        return "page"
    return "story" if limit == frame.extent.story_words else "article"


def _count_fitting(words: Sequence[int], room: int) -> int:
    """How many of the first have room together."""
    return sum(total <= room for total in accumulate(words))


def _fit_lone_story(frame: Frame, story: Story, room: int) -> PageFit:
    own = story_budget.word_limit(story_articles(frame, story), frame.extent.story_words)
    limit = min(own, room)
    cut = _with_bottom_line(frame, _trim_bottom_line(frame, int(limit * LEAD_SHARE), least=1))
    fit = StoryFitting(cut, story).fit(limit, room)
    if not fit or not fit.chosen:
        shorter = cut._replace(brief_basis=True)
        briefly = StoryFitting(shorter, story).fit(limit, room)
        if briefly and (briefly.chosen or not fit):
            cut, fit = shorter, briefly
    if not fit:  # an article too short to be told shorter, or with a sentence too long for the page
        since = [(SINCE, rank) for rank in range(len(developments(story)))]
        while (cut.bottom_line or since) and StoryMeasure(cut, story).words(frozenset(since)) > room:
            if cut.bottom_line:
                cut = _with_bottom_line(cut, cut.bottom_line[:-1])
            else:
                since.pop()
        fit = StoryFit(frozenset(since), 0, is_cut=True)
    bounds = {_bound(cut, own, room)} if fit.is_cut else set[Bound]()
    return PageFit(cut, [(story, fit.chosen)], frozenset(bounds))


def _trim_bottom_line(frame: Frame, most: int, least: int = 0) -> tuple[KeyPointFinding, ...]:
    """The lines that fit so many words together, but so many at the least."""
    kept: list[KeyPointFinding] = []
    for line in frame.bottom_line:
        words = _line_words(frame, line)
        if words <= most or len(kept) < least:
            kept.append(line)
            most -= words
        elif least:
            break
    return tuple(kept)


def _line_words(frame: Frame, line: KeyPointFinding) -> int:
    return page_words.statement_words(point(line, frame.articles, References(frame.articles)))
