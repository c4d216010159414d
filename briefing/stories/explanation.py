"""Explanation: what became of each article, what brought it into its story, and why each story stands where
it does. Its figures add up, and each is said in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefing.models import Brief, Coverage, HistoryState, Ignored, Sentence, Story, Watched
from briefing.notices import pluralize
from briefing.stories import clustering, ranking
from briefing.stories.clustering import Tie
from briefing.stories.muting import NOTHING_IGNORED, find_ignored, ignored_phrase
from briefing.stories.ranking import OLDEST, WATCHED, Place, Standing
from briefing.stories.subjects import ArticleOutline, join_watched, watched_names

_BEHIND = {  # why a story stands behind another one, by the first thing in which they differ
    "is_unchanged": "nothing of it is new since the earlier brief",
    "is_empty": "no statement was made of it",
    "is_foreign": "none of its articles is in the language that is read",
    "articles": "as many points, fewer articles",
    "days": "as many points and articles, older ones",
    "sentences": "as many points and articles of the same age, shorter ones",
    "text": "alike in all that counts, by the alphabet",
}
_SINCE: Mapping[HistoryState, str] = {
    "new": "not in the earlier brief",
    "changed": "changed since the earlier brief",
    "unchanged": "as in the earlier brief",
}
_STATES = {  # of what is counted of the articles
    "used": "told",
    "duplicate": "copies of others",
    "muted": "left out by your settings",
    "empty": "empty",
    "failed": "not read",
}


class _ToldStory(NamedTuple):
    story: Story
    articles: list[Coverage]
    outlines: list[ArticleOutline]


def explanation_lines(brief: Brief, watched: Watched, ignored: Ignored = NOTHING_IGNORED) -> tuple[str, ...]:
    """A line that counts the articles, one for each that is left out, one for each story in its order, and
    below that one for each article there. The grouping is made anew, and is the same as the brief's, since it
    depends on its articles alone."""
    used = [article for article in brief.articles if article.is_used]
    ties = {
        used[tie.article].id: tie
        for tie in clustering.Clustering(
            ["\n".join(_outline(coverage).sentences) for coverage in used]
        ).ties()
    }
    by_id = {article.id: article for article in used}
    told = []
    for story in brief.stories:
        articles = [by_id[key] for key in story.articles if key in by_id]
        told.append(_ToldStory(story, articles, [_outline(article) for article in articles]))
    standings = ranking.standings(
        brief.stories, [each.outlines for each in told], watched, date.fromisoformat(brief.date)
    )
    places = [_place(each, standing, brief) for each, standing in zip(told, standings, strict=True)]
    reasons = ["", *(_reason_behind(above, below) for above, below in pairwise(places))][: len(places)]
    lines = [_count_line(brief.articles)]
    lines += [
        f"- {article.id} {article.source}: {article.reason}" for article in brief.articles if article.muted
    ]
    for each, standing, reason in zip(told, standings, reasons, strict=True):
        lines.append(_story_line(each.story, standing, reason))
        lines += [
            _article_line(article, ties, used) + _kept_note(article, outline, watched, ignored)
            for article, outline in zip(each.articles, each.outlines, strict=True)
        ]
        lines += [
            f"- {coverage.id} {coverage.source}: {coverage.reason}, and no source of its own"
            for coverage in _copies(brief, each.story)
        ]
    return tuple(lines)


def _outline(article: Coverage) -> ArticleOutline:
    sentences = tuple(article.text[start:end] for start, end in article.sentences)
    return ArticleOutline(article.title, sentences, article.published, article.published_at)


def _place(told: _ToldStory, standing: Standing, brief: Brief) -> Place:
    numbered = [
        (article, [Sentence(number, *span) for number, span in enumerate(article.sentences, start=1)])
        for article in told.articles
    ]
    reads = "en" if brief.run.engine == "extractive" else ""
    return ranking.story_place(told.story, numbered, standing, reads)


def _count_line(articles: Sequence[Coverage]) -> str:
    """ "70 articles: 21 told, 24 copies of others, 25 left out by your settings"."""
    counts = Counter("muted" if article.muted else article.status for article in articles)
    parts = [f"{counts[state]:,} {words}" for state, words in _STATES.items() if counts[state]]
    return f"{pluralize(counts.total(), 'article')}: {', '.join(parts)}"


def _copies(brief: Brief, story: Story) -> list[Coverage]:
    return [article for article in brief.articles if article.duplicate_of in story.articles]


def _story_line(story: Story, standing: Standing, reason: str) -> str:
    """ "s1 Mill burns: 6 points = 2 for independent sources + 5 for what you watch (Hexley) - 1 for age"."""
    watched = (*standing.stakeholders, *standing.topics)
    sum_of = f"{standing.sources} for independent sources"
    if watched:
        each = f", {WATCHED} each" if len(watched) > 1 else ""
        sum_of += f" + {WATCHED * len(watched)} for what you watch ({', '.join(watched)}{each})"
    if standing.days:
        most = f", {OLDEST} at most" if standing.days > OLDEST else ""
        sum_of += f" - {min(standing.days, OLDEST)} for its age ({pluralize(standing.days, 'day')}{most})"
    since = f"; {_SINCE[story.history.state]}" if story.history else ""
    behind = f"; behind the one above: {reason}" if reason else ""
    points = f"{standing.weight} point{'' if standing.weight == 1 else 's'}"
    return f"{story.id} {story.headline.text}: {points} = {sum_of}{since}{behind}"


def _reason_behind(above: Place, below: Place) -> str:
    """Why a story stands below another one; empty where its points say so."""
    names = (name for name in Place._fields if getattr(above, name) != getattr(below, name))
    return _BEHIND.get(next(names, "text"), "")


def _article_line(article: Coverage, ties: Mapping[str, Tie], used: Sequence[Coverage]) -> str:
    tie = ties.get(article.id)
    if tie is None:
        return f"- {article.id} {article.source}: no other article tells the same"
    nearest = used[tie.nearest]
    return (
        f"- {article.id} {article.source}: most like {nearest.id} {nearest.source}, by {tie.cosine:.2f} of 1;"
        f" both have {', '.join(tie.words)}"
    )


def _kept_note(article: Coverage, outline: ArticleOutline, watched: Watched, ignored: Ignored) -> str:
    """What is said of an article that is told although the reader ignores something of it."""
    found = find_ignored(article, outline, ignored)
    if found is None:
        return ""
    because = " and ".join(join_watched(watched_names([outline], watched)))
    return f"; told though you leave out {ignored_phrase(found)}: it {because}" if because else ""
