"""Ranking: which story comes first, and why: independent sources, what the reader watches, how new it is."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefing.models import Article, Coverage, Sentence, Story, Watched
from briefing.recency import is_after
from briefing.stories.assembly import AnalyzedArticle, body
from briefing.stories.subjects import (
    YOU_WATCH,
    ArticleOutline,
    WatchedNames,
    article_outline,
    join_watched,
    watched_names,
)

WATCHED = 5  # sources that a watched name or topic weighs as much as
OLDEST = 7  # days; a day weighs as much as a source, and what is older counts as old as this


class Standing(NamedTuple):
    """What ranks a story: its independent sources, what it tells of the reader's watch list, and the days
    between its newest article and the brief; where no article is dated, those of the day's newest story."""

    sources: int
    stakeholders: tuple[str, ...]
    topics: tuple[str, ...]
    days: int

    @property
    def weight(self) -> int:
        """In sources."""
        watched = len(self.stakeholders) + len(self.topics)
        return self.sources + WATCHED * watched - min(self.days, OLDEST)


class Place(NamedTuple):
    """What puts a story before another, the first that differs alone: the smaller of it comes first."""

    is_unchanged: bool
    is_empty: bool
    is_foreign: bool
    weight: int
    articles: int
    days: int
    sentences: int
    text: str


def rank_stories(
    stories: Sequence[Story],
    covered: Sequence[AnalyzedArticle],
    watched: Watched,
    day: date,
    language: str = "",
) -> tuple[Story, ...]:
    """The stories of a brief of `day`, the weightiest first, numbered anew, each with why it leads. Those
    that did not change since the previous brief come after the others, and within both those without findings
    last, and before these those in another language than the one that the analyst reads (an ISO 639-1 code;
    empty for any). The order of the sources makes no difference to it."""
    by_id = {article.article.id: article for article in covered}
    texts = {story.id: [by_id[key] for key in story.articles] for story in stories}
    outlines = [
        [article_outline(article.article, article.sentences) for article in texts[story.id]]
        for story in stories
    ]
    standing_of = dict(zip(texts, standings(stories, outlines, watched, day), strict=True))

    def place(story: Story) -> Place:
        bodies = [(article.article, article.sentences) for article in texts[story.id]]
        return story_place(story, bodies, standing_of[story.id], language)

    return tuple(
        story.model_copy(
            update={
                "id": f"s{number}",
                "why": ranking_reason(standing_of[story.id]) if len(stories) > 1 else "",
            }
        )
        for number, story in enumerate(sorted(stories, key=place), start=1)
    )


def story_place(
    story: Story,
    articles: Sequence[tuple[Article | Coverage, Sequence[Sentence]]],
    standing: Standing,
    language: str,
) -> Place:
    """Where a story of these articles stands among others."""
    return Place(
        is_unchanged=is_unchanged(story),
        is_empty=not _has_findings(story),
        is_foreign=bool(language) and all(article.language != language for article, _ in articles),
        weight=-standing.weight,
        articles=-len(articles),
        days=standing.days,
        sentences=-sum(len(sentences) for _, sentences in articles),
        text=min(body(article, sentences) for article, sentences in articles),
    )


def standings(
    stories: Sequence[Story], articles: Sequence[Sequence[ArticleOutline]], watched: Watched, day: date
) -> tuple[Standing, ...]:
    """What ranks each story, from its articles."""
    ages = [age for story_articles in articles if (age := _days_old(story_articles, day)) is not None]
    unknown = min(ages, default=0), max(ages, default=0)
    return tuple(
        standing(story, story_articles, watched, day, unknown)
        for story, story_articles in zip(stories, articles, strict=True)
    )


def standing(
    story: Story,
    articles: Sequence[ArticleOutline],
    watched: Watched,
    day: date,
    unknown: tuple[int, int] = (0, 0),
) -> Standing:
    """What ranks one story. `unknown` is how many days old it counts where no article is dated, and where one
    is dated after the day, which makes it no newer than the others."""
    age = _days_old(articles, day)
    wrong = any(is_after(article.published, article.published_at, day) for article in articles)
    parties = [position.stakeholder for position in story.positions]
    stakeholders, topics = watched_names(articles, watched, story.headline.text, parties)
    return Standing(
        sources=len(story.origins) or len(articles),
        stakeholders=stakeholders,
        topics=topics,
        days=unknown[wrong] if age is None else age,
    )


def ranking_reason(standing: Standing) -> str:
    """ "4 independent sources; names Breton, whom you watch"; empty where it has one source and nothing that
    is watched."""
    reasons = [f"{standing.sources} independent sources"] if standing.sources > 1 else []
    reasons += join_watched(WatchedNames(standing.stakeholders, standing.topics))
    return "; ".join(reasons)


def _days_old(articles: Sequence[ArticleOutline], day: date) -> int | None:
    dated = [
        published
        for article in articles
        if not is_after(article.published, article.published_at, day)
        and (published := _parse_date(article.published))
    ]
    return max(0, (day - max(dated)).days) if dated else None


def _parse_date(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def is_watched(story: Story) -> bool:
    """Whether something that the reader watches put a story in its place."""
    return YOU_WATCH in story.why


def is_unchanged(story: Story) -> bool:
    """Whether nothing of a story is new since the previous brief."""
    return story.history is not None and story.history.state == "unchanged"


def _has_findings(story: Story) -> bool:
    return bool(story.summary or story.positions or story.open_questions or any(story.sections.values()))
