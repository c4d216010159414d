"""Shown positions: which of a story's positions a page may show."""

from collections.abc import Callable

from briefing.models import PositionFinding, Story
from briefing.nlp.cohesion import FEW, coheres, cohesive_stems
from briefing.nlp.content_words import content_stems
from briefing.nlp.free_pronouns import has_free_pronoun
from briefing.rendering.frame import Frame, story_articles
from briefing.rendering.story_budget import denies

_LEAST_QUOTED, _LEAST_REPORTED = 2, 1  # words that a speaker, and an article in its own, takes up


def shown_positions(frame: Frame, story: Story) -> Callable[[PositionFinding], bool]:
    """What says whether a page may show a position of a story. What a model writes is a sentence, and is
    marked where it is inferred: it may. The embedded analyst's words are the article's, out of their place:
    none that it infers, and only what takes up the headline and the points above it, but that a denial of
    anything is shown always."""
    if frame.brief.run.engine != "extractive":
        return lambda _position: True
    above = [story.headline.text, *(point.text for point in story.summary)]
    known = frozenset[str]().union(*map(cohesive_stems, above))
    short = sum(len(article.sentences) for article in story_articles(frame, story)) <= FEW

    def may_show(position: PositionFinding) -> bool:
        if position.directness == "inferred":
            return False
        quoted, by_person = position.directness == "direct quote", position.stakeholder_kind == "person"
        if has_free_pronoun(position.position, quoted=quoted, by_person=by_person):
            return False
        party = content_stems(position.stakeholder) | content_stems(position.role)
        least = _LEAST_QUOTED if quoted else _LEAST_REPORTED
        return short or denies(position) or coheres(position.position, known, least, party)

    return may_show
