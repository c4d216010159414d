"""Which story comes first, and why: independent sources, what the reader watches, and how new it is."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from briefing.model import Story, Watched
from briefing.recency import is_after
from briefing.stories import Covered, body
from briefing.text import content, names

_WATCHED = 5  # sources that a watched name or topic weighs as much as
_OLDEST = 7  # days; a day weighs as much as a source, and what is older counts as old as this
_OPENING = 3  # sentences in which an article says what it is about
_OFTEN = 2  # sentences from which on a name is more than an aside


class Subject(NamedTuple):
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


def ranked(
    told: Sequence[Story], covered: Sequence[Covered], watched: Watched, day: date, language: str = ""
) -> tuple[Story, ...]:
    """The stories of a brief of `day`, the weightiest first, numbered anew, each with why it leads. Those
    that did not change since the previous brief come after the others, and within both those without findings
    last, and before these those in another language than the one that the analyst reads (an ISO 639-1 code;
    empty for any). The order of the sources makes no difference to it."""
    by_id = {one.article.id: one for one in covered}
    texts = {story.id: [by_id[key] for key in story.articles] for story in told}
    subjects = [[_subject(one) for one in texts[story.id]] for story in told]
    standing_of = dict(zip(texts, standings(told, subjects, watched, day), strict=True))

    def place(story: Story) -> tuple[bool, bool, bool, int, int, int, int, str]:
        articles, standing = texts[story.id], standing_of[story.id]
        sentences = sum(len(one.sentences) for one in articles)
        return (
            unchanged(story),
            not _has_findings(story),
            bool(language) and all(one.article.language != language for one in articles),
            -standing.weight,
            -len(articles),
            standing.days,
            -sentences,
            min(body(one.article, one.sentences) for one in articles),
        )

    return tuple(
        story.model_copy(
            update={"id": f"s{number}", "why": why(standing_of[story.id]) if len(told) > 1 else ""}
        )
        for number, story in enumerate(sorted(told, key=place), start=1)
    )


def standings(
    told: Sequence[Story], articles: Sequence[Sequence[Subject]], watched: Watched, day: date
) -> tuple[Standing, ...]:
    """What ranks each story, from its articles."""
    ages = [age for own in articles if (age := _days_old(own, day)) is not None]
    unknown = min(ages, default=0), max(ages, default=0)
    return tuple(
        standing(story, own, watched, day, unknown) for story, own in zip(told, articles, strict=True)
    )


def standing(
    story: Story,
    articles: Sequence[Subject],
    watched: Watched,
    day: date,
    unknown: tuple[int, int] = (0, 0),
) -> Standing:
    """What ranks one story. `unknown` is how many days old it counts where no article is dated, and where one
    is dated after the day, which makes it no newer than the others."""
    age = _days_old(articles, day)
    wrong = any(is_after(one.published, one.published_at, day) for one in articles)
    return Standing(
        sources=len(story.origins) or len(articles),
        stakeholders=tuple(name for name in watched.stakeholders if _names(story, articles, name)),
        topics=tuple(topic for topic in watched.topics if _is_on(story, articles, topic)),
        days=unknown[wrong] if age is None else age,
    )


def _subject(covered: Covered) -> Subject:
    article = covered.article
    sentences = tuple(article.text[s.start : s.end] for s in covered.sentences)
    return Subject(article.title, sentences, article.published, article.published_at)


def why(standing: Standing) -> str:
    """ "4 independent sources; names Breton, whom you watch"; empty where it has one source and nothing that
    is watched."""
    said = [f"{standing.sources} independent sources"] if standing.sources > 1 else []
    if standing.stakeholders:
        said.append(f"names {_listed(standing.stakeholders)}, whom you watch")
    if standing.topics:
        said.append(f"on {_listed(standing.topics)}, which you watch")
    return "; ".join(said)


def _names(story: Story, articles: Sequence[Subject], name: str) -> bool:
    """Whether a stakeholder has a position in a story or is named there more than in passing."""
    key = names.key(name)
    if not key:
        return False
    if any(f" {key} " in f" {names.key(found.stakeholder)} " for found in story.positions):
        return True
    written = re.compile(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)")
    return _is_about(story, articles, lambda text: written.search(" ".join(text.split())) is not None)


def _is_on(story: Story, articles: Sequence[Subject], topic: str) -> bool:
    """Whether the words of a topic stand together in sentences that say what a story is about."""
    stems = content.stems(topic)
    return bool(stems) and _is_about(story, articles, lambda text: stems <= content.stems(text))


def _is_about(story: Story, articles: Sequence[Subject], holds: Callable[[str], bool]) -> bool:
    """Whether the headline, a title, an article's opening or several sentences of one hold it."""
    if holds(story.headline.text) or any(holds(one.title) for one in articles):
        return True
    for one in articles:
        at = [n for n, sentence in enumerate(one.sentences) if holds(sentence)]
        if len(at) >= _OFTEN or any(n < _OPENING for n in at):
            return True
    return False


def _days_old(articles: Sequence[Subject], day: date) -> int | None:
    dated = [
        found
        for one in articles
        if not is_after(one.published, one.published_at, day) and (found := _date(one.published))
    ]
    return max(0, (day - max(dated)).days) if dated else None


def _date(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def unchanged(story: Story) -> bool:
    """Whether nothing of a story is new since the previous brief."""
    return story.history is not None and story.history.state == "unchanged"


def _has_findings(story: Story) -> bool:
    return bool(story.summary or story.positions or story.open_questions or any(story.sections.values()))


def _listed(named: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
