"""Subjects: what articles are about, and whether that is what a reader watches."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.models import Article, Sentence, Watched
from briefing.nlp import content_words, entities

YOU_WATCH = "you watch"  # in the reason why a story stands where it does
OPENING = 3  # sentences in which an article says what it is about
_OFTEN = 2  # sentences from which on a name is more than an aside


class ArticleOutline(NamedTuple):
    """What is looked at in an article for its subject and its age."""

    title: str
    sentences: tuple[str, ...]
    published: str
    published_at: str = ""


class WatchedNames(NamedTuple):
    """Those of a reader's watch list that articles are about."""

    stakeholders: tuple[str, ...]
    topics: tuple[str, ...]


def article_outline(article: Article, sentences: Sequence[Sentence]) -> ArticleOutline:
    texts = tuple(article.text[s.start : s.end] for s in sentences)
    return ArticleOutline(article.title, texts, article.published, article.published_at)


def watched_names(
    articles: Sequence[ArticleOutline],
    watched: Watched,
    headline: str = "",
    parties: Sequence[str] = (),
) -> WatchedNames:
    """What articles under a headline are about of what is watched; `parties` are those with a position."""
    return WatchedNames(
        stakeholders=tuple(
            name for name in watched.stakeholders if _names_stakeholder(articles, name, headline, parties)
        ),
        topics=tuple(topic for topic in watched.topics if _is_on_topic(articles, topic, headline)),
    )


def join_watched(names: WatchedNames) -> tuple[str, ...]:
    """ "names Breton, whom you watch", "on export controls, which you watch"; nothing where nothing is."""
    return (
        *((f"names {_join_words(names.stakeholders)}, whom {YOU_WATCH}",) if names.stakeholders else ()),
        *((f"on {_join_words(names.topics)}, which {YOU_WATCH}",) if names.topics else ()),
    )


def _names_stakeholder(
    articles: Sequence[ArticleOutline], name: str, headline: str, parties: Sequence[str]
) -> bool:
    """Whether a stakeholder has a position in a story or is named there more than in passing."""
    key = entities.name_key(name)
    if not key:
        return False
    if any(f" {key} " in f" {entities.name_key(party)} " for party in parties):
        return True
    pattern = re.compile(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)")
    return _is_about(articles, headline, lambda text: pattern.search(" ".join(text.split())) is not None)


def _is_on_topic(articles: Sequence[ArticleOutline], topic: str, headline: str) -> bool:
    """Whether the words of a topic stand together in sentences that say what a story is about."""
    stems = content_words.stems(topic)
    return bool(stems) and _is_about(articles, headline, lambda text: stems <= content_words.stems(text))


def _is_about(articles: Sequence[ArticleOutline], headline: str, holds: Callable[[str], bool]) -> bool:
    """Whether the headline, a title, an article's opening or several sentences of one hold it."""
    if holds(headline) or any(holds(article.title) for article in articles):
        return True
    for article in articles:
        indices = [n for n, sentence in enumerate(article.sentences) if holds(sentence)]
        if len(indices) >= _OFTEN or any(n < OPENING for n in indices):
            return True
    return False


def _join_words(named: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
