"""Ranking: which story comes first, and why: independent sources, what the reader watches, how new it is."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from briefing.models import Story, Watched
from briefing.nlp import content_words, entities
from briefing.recency import is_after
from briefing.stories.assembly import AnalyzedArticle, body

_WATCHED = 5  # sources that a watched name or topic weighs as much as
_OLDEST = 7  # days; a day weighs as much as a source, and what is older counts as old as this
_OPENING = 3  # sentences in which an article says what it is about
_OFTEN = 2  # sentences from which on a name is more than an aside


class ArticleOutline(NamedTuple):
    """What is looked at in an article for its subject and its age."""

    title: str
    sentences: tuple[str, ...]
    published: str
    published_at: str = ""


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
        return self.sources + _WATCHED * watched - min(self.days, _OLDEST)


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
    outlines = [[_article_outline(article) for article in texts[story.id]] for story in stories]
    standing_of = dict(zip(texts, standings(stories, outlines, watched, day), strict=True))

    def place(story: Story) -> tuple[bool, bool, bool, int, int, int, int, str]:
        articles, standing = texts[story.id], standing_of[story.id]
        sentences = sum(len(article.sentences) for article in articles)
        return (
            is_unchanged(story),
            not _has_findings(story),
            bool(language) and all(article.article.language != language for article in articles),
            -standing.weight,
            -len(articles),
            standing.days,
            -sentences,
            min(body(article.article, article.sentences) for article in articles),
        )

    return tuple(
        story.model_copy(
            update={
                "id": f"s{number}",
                "why": ranking_reason(standing_of[story.id]) if len(stories) > 1 else "",
            }
        )
        for number, story in enumerate(sorted(stories, key=place), start=1)
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
    return Standing(
        sources=len(story.origins) or len(articles),
        stakeholders=tuple(
            name for name in watched.stakeholders if _names_stakeholder(story, articles, name)
        ),
        topics=tuple(topic for topic in watched.topics if _is_on_topic(story, articles, topic)),
        days=unknown[wrong] if age is None else age,
    )


def _article_outline(covered: AnalyzedArticle) -> ArticleOutline:
    article = covered.article
    sentences = tuple(article.text[s.start : s.end] for s in covered.sentences)
    return ArticleOutline(article.title, sentences, article.published, article.published_at)


def ranking_reason(standing: Standing) -> str:
    """ "4 independent sources; names Breton, whom you watch"; empty where it has one source and nothing that
    is watched."""
    reasons = [f"{standing.sources} independent sources"] if standing.sources > 1 else []
    if standing.stakeholders:
        reasons.append(f"names {_join_words(standing.stakeholders)}, whom you watch")
    if standing.topics:
        reasons.append(f"on {_join_words(standing.topics)}, which you watch")
    return "; ".join(reasons)


def _names_stakeholder(story: Story, articles: Sequence[ArticleOutline], name: str) -> bool:
    """Whether a stakeholder has a position in a story or is named there more than in passing."""
    key = entities.name_key(name)
    if not key:
        return False
    if any(f" {key} " in f" {entities.name_key(position.stakeholder)} " for position in story.positions):
        return True
    pattern = re.compile(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)")
    return _is_about(story, articles, lambda text: pattern.search(" ".join(text.split())) is not None)


def _is_on_topic(story: Story, articles: Sequence[ArticleOutline], topic: str) -> bool:
    """Whether the words of a topic stand together in sentences that say what a story is about."""
    stems = content_words.stems(topic)
    return bool(stems) and _is_about(story, articles, lambda text: stems <= content_words.stems(text))


def _is_about(story: Story, articles: Sequence[ArticleOutline], holds: Callable[[str], bool]) -> bool:
    """Whether the headline, a title, an article's opening or several sentences of one hold it."""
    if holds(story.headline.text) or any(holds(article.title) for article in articles):
        return True
    for article in articles:
        indices = [n for n, sentence in enumerate(article.sentences) if holds(sentence)]
        if len(indices) >= _OFTEN or any(n < _OPENING for n in indices):
            return True
    return False


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


def is_unchanged(story: Story) -> bool:
    """Whether nothing of a story is new since the previous brief."""
    return story.history is not None and story.history.state == "unchanged"


def _has_findings(story: Story) -> bool:
    return bool(story.summary or story.positions or story.open_questions or any(story.sections.values()))


def _join_words(named: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
