"""Point order: in which order a page prints the points of a story that it has room for."""

from collections.abc import Sequence

from briefing.models import Coverage, Evidence, KeyPointFinding, Story
from briefing.rendering.frame import Frame


def points_in_order(frame: Frame, story: Story, points: Sequence[KeyPointFinding]) -> list[KeyPointFinding]:
    """A story's points, given by rank, as they are where a model wrote them as an account. The embedded
    analyst's are sentences taken out of articles: by the articles' order in the story and their places in the
    text, so that none reads as if it took up the line above it. Articles of which the opening sentence is
    shown come first: it says what it is all about."""
    if frame.brief.run.engine != "extractive":
        return list(points)
    opened = {
        piece.article
        for point in points
        for piece in point.evidence[:1]
        if piece.article in frame.articles and _is_opening(frame.articles[piece.article], piece)
    }
    return sorted(points, key=lambda point: _place(story, point, opened))


def _is_opening(article: Coverage, piece: Evidence) -> bool:
    return bool(article.sentences) and piece.start < article.sentences[0][1]


def _place(story: Story, point: KeyPointFinding, opened: set[str]) -> tuple[bool, int, int]:
    """Whether the article that a point is taken from is told without its opening, its rank in the story, and
    where in its text the point stands."""
    first = point.evidence[0]
    rank = story.articles.index(first.article) if first.article in story.articles else len(story.articles)
    return first.article not in opened, rank, first.start
