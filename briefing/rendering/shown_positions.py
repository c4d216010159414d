"""Shown positions: which of a story's positions a page may show."""

from briefing.models import PositionFinding, Story
from briefing.nlp.cohesion import coheres, cohesive_stems
from briefing.nlp.content_words import content_stems
from briefing.nlp.free_pronouns import has_free_pronoun
from briefing.rendering.frame import Frame, story_articles
from briefing.rendering.story_budget import denies

_FEW = 14  # sentences of a story of which a page tells so much that little is taken out of its place
_LEAST_QUOTED, _LEAST_REPORTED = 2, 1  # words that a speaker, and an article in its own, takes up


def shown_positions(frame: Frame, story: Story) -> frozenset[int]:
    """The ranks of the positions of a story that a page may show. What a model writes is a sentence, and is
    marked where it is inferred: all. The embedded analyst's words are the article's, out of their place: none
    that it infers, and only what takes up the headline and the points above it, but that a denial of anything
    is shown, and all of a short article."""
    ranks = range(len(story.positions))
    if frame.brief.run.engine != "extractive":
        return frozenset(ranks)
    above = [story.headline.text, *(point.text for point in story.summary)]
    known = frozenset[str]().union(*map(cohesive_stems, above))
    short = sum(len(article.sentences) for article in story_articles(frame, story)) <= _FEW
    return frozenset(
        rank
        for rank in ranks
        if _names_what_it_means(position := story.positions[rank])
        and (short or denies(position) or _coheres(position, known))
    )


def _names_what_it_means(position: PositionFinding) -> bool:
    """Whether it is told outright, without a pronoun of nobody."""
    return position.directness != "inferred" and not has_free_pronoun(
        position.position,
        quoted=position.directness == "direct quote",
        by_person=position.stakeholder_kind == "person",
    )


def _coheres(position: PositionFinding, known: frozenset[str]) -> bool:
    party = content_stems(position.stakeholder) | content_stems(position.role)
    least = _LEAST_QUOTED if position.directness == "direct quote" else _LEAST_REPORTED
    return coheres(position.position, known, least, party)
