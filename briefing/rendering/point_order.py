"""Point order: in which order a page prints the points of a story that it has room for."""

from collections.abc import Sequence

from briefing.models import KeyPointFinding, Story
from briefing.rendering.frame import Frame


def points_in_order(frame: Frame, story: Story, points: Sequence[KeyPointFinding]) -> list[KeyPointFinding]:
    """A story's points, given by rank, as they are where a model wrote them as an account. The embedded
    analyst's are sentences taken out of articles: by the articles' order in the story and their places in the
    text, so that none reads as if it took up the line above it."""
    if frame.brief.run.engine != "extractive":
        return list(points)
    return sorted(points, key=lambda point: _place(story, point))


def _place(story: Story, point: KeyPointFinding) -> tuple[int, int]:
    """The rank in the story of the article that a point is taken from, and where in its text it stands."""
    first = point.evidence[0]
    rank = story.articles.index(first.article) if first.article in story.articles else len(story.articles)
    return rank, first.start
