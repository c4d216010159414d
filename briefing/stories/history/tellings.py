"""Tellings: how earlier briefs told each story last, and which of today's stories goes on from which."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefing.models import Brief, Retired, Story
from briefing.nlp.content_words import content_stems
from briefing.stories.assembly import AnalyzedArticle, body
from briefing.stories.history.answers import pending_questions
from briefing.stories.history.matching import match_stories, story_bodies, story_words

_SHARED = 2  # words of a headline
DAYS = 14  # that a story may be silent and go on


class Telling(NamedTuple):
    """A story as a brief told it, which no later one went on with."""

    brief: Brief
    story: Story


def last_tellings(earlier: Sequence[Brief]) -> list[Telling]:
    """The last telling of each story of some briefs, those of the newest first. A story that is as it was
    counts as told: its articles are there still."""
    continued = {
        (story.history.told or brief.previous, story.history.previous)
        for brief in earlier
        for story in brief.stories
        if story.history and story.history.previous
    }
    return [
        Telling(brief, story)
        for brief in sorted(earlier, key=lambda each: each.date, reverse=True)
        for story in brief.stories
        if (brief.date, story.id) not in continued
    ]


def retired_questions(earlier: Sequence[Brief], stories: Sequence[Story], day: date) -> tuple[Retired, ...]:
    """The questions that are not followed any more from `day` on: those of stories that were told 14 days ago
    and by none of the `stories` of the day since. Each is said in one brief: the first after that time."""
    if not earlier:
        return ()
    continued = {(story.history.told, story.history.previous) for story in stories if story.history}
    newest = max(date.fromisoformat(brief.date) for brief in earlier)
    silence = timedelta(days=DAYS)
    return tuple(
        Retired(**dict(pending), story=telling.story.headline.text, told=telling.brief.date)
        for telling in last_tellings(earlier)
        if (telling.brief.date, telling.story.id) not in continued
        and newest < date.fromisoformat(telling.brief.date) + silence <= day
        for pending in pending_questions(telling.story, telling.brief)
    )


def match_tellings(
    today: Sequence[Sequence[AnalyzedArticle]], tellings: Sequence[Telling]
) -> dict[int, Telling]:
    """For each of today's stories that was told before, its place with its last telling: in the newest brief
    where one there is like it, else in the one before that. Of the older briefs those stories alone are read
    whose headlines share words with one of today's."""
    if not tellings:
        return {}
    words = [story_words(body(source.article, source.sentences) for source in group) for group in today]
    matched: dict[int, Telling] = {}
    newest = tellings[0].brief.date
    for brief in dict.fromkeys(telling.brief.date for telling in tellings):
        left = [index for index in range(len(today)) if index not in matched]
        of_brief = [
            telling
            for telling in tellings
            if telling.brief.date == brief
            and (brief == newest or any(_may_go_on(telling, words[index]) for index in left))
        ]
        if not of_brief:
            continue
        told = _words(of_brief)
        for place, other in match_stories([words[index] for index in left], told).items():
            matched[left[place]] = of_brief[other]
    return matched


def _may_go_on(telling: Telling, words: Mapping[str, int]) -> bool:
    """Whether the words of a story of today hold two of a headline's, or all of a shorter one."""
    headline = content_stems(telling.story.headline.text)
    return len(headline & words.keys()) >= min(_SHARED, len(headline))


def _words(tellings: Sequence[Telling]) -> list[Mapping[str, int]]:
    bodies: Mapping[str, list[str]] = dict(
        zip((story.id for story in tellings[0].brief.stories), story_bodies(tellings[0].brief), strict=True)
    )
    return [
        story_words(bodies[telling.story.id]) if telling.story.id in bodies else Counter()
        for telling in tellings
    ]
