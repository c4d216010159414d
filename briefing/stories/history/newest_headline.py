"""Newest headline: what heads a story that has moved is of the articles by which it has."""

from collections.abc import Sequence

from briefing.models import Headline, Story
from briefing.stories.assembly import AnalyzedArticle


def newest_headline(
    story: Story, covered: Sequence[AnalyzedArticle], known: frozenset[str], telling: frozenset[str]
) -> Headline:
    """The headline of a story, or that of its first article with news where all that bears the headline out
    was told before. `known` are the sentences that were told, `telling` those by which the story has moved;
    articles that hold one of these go first."""
    fresh = [source for source in covered if _has_news(source, known)]
    if not fresh or len(fresh) == len(covered):
        return story.headline
    new = {source.article.id for source in fresh}
    if any(piece.article in new for piece in story.headline.evidence):
        return story.headline
    moving = (source for source in fresh if not telling.isdisjoint(_sentences(source)))
    first = next(moving, fresh[0])
    found = first.analysis.headline
    return found if found.text else story.headline


def _sentences(source: AnalyzedArticle) -> list[str]:
    return [source.article.text[s.start : s.end] for s in source.sentences]


def _has_news(source: AnalyzedArticle, known: frozenset[str]) -> bool:
    return any(sentence not in known for sentence in _sentences(source))
