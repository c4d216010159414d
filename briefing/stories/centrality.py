"""Centrality: which statements tell what all articles of a story tell; they lead it, head it for want of a
title."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from briefing.models import Evidence, Headline, KeyPointFinding
from briefing.nlp import content_words, entities
from briefing.nlp.quantities.recognition import quantities
from briefing.nlp.word_classes import word_class
from briefing.stories.contradictions.claims import is_informative

_FULL = 8  # telling words from which on a sentence says enough to be judged by what it shares alone
_FULL_TITLE = 5  # the same of a title
_LONGEST = 28  # words of a sentence that heads a story
_AGAIN = 0.5  # of the words of a statement, from where on it says again what they say
_APART = 0.6  # a title that tells less than so much of what the best sentence does says something else

_ASKS = re.compile(r"\?[”\"’']?$|[a-z]\. [A-Z]")  # a question, or a caption and what comes after it

TypicalityScore = Callable[[str, int], float]


def typicality(bodies: Sequence[str]) -> TypicalityScore:
    """How much of a statement all articles have in common: the share of them that hold a telling word of it,
    on average, from 0 to 1; less where it has fewer such words than are asked for."""
    held = Counter(stem for text in bodies for stem in content_words.stems(text))

    def typical(statement: str, full: int = _FULL) -> float:
        stems = {word.stem for word in content_words.stemmed_words(statement) if is_informative(word)}
        if not stems:
            return 0.0
        share = sum(held[stem] for stem in stems) / (len(stems) * len(bodies))
        return share * min(1.0, len(stems) / full)

    return typical


def rank_points(
    points: Sequence[KeyPointFinding], openings: AbstractSet[Evidence], typical: TypicalityScore
) -> tuple[KeyPointFinding, ...]:
    """What an article opens with first, by its sentences, and of these what independent sources bear out,
    then what is most typical of the story. What says little that those before it have not said comes last."""

    def place(point: KeyPointFinding) -> tuple[bool, int, float]:
        independent = point.confidence.independent if point.confidence else 1
        return openings.isdisjoint(point.evidence), -independent, -typical(point.text, _FULL)

    fresh: list[KeyPointFinding] = []
    again: list[KeyPointFinding] = []
    for point in sorted(points, key=place):
        (again if any(repeats(point.text, earlier.text) for earlier in fresh) else fresh).append(point)
    return (*fresh, *again)


def repeats(text: str, other: str) -> bool:
    """Whether most of what a statement tells, and each of its figures, stands in another one."""
    stems, other_stems = content_words.content_stems(text), content_words.content_stems(other)
    if len(stems & other_stems) < _AGAIN * len(stems):
        return False
    figures = {figure.value for figure in quantities(text)}
    return figures <= {figure.value for figure in quantities(other)}


def choose_headline(
    titles: Sequence[Headline], points: Sequence[KeyPointFinding], typical: TypicalityScore
) -> Headline | None:
    """The most typical title, unless a sentence tells far more of what all articles tell; None where there
    is neither title nor a sentence that is short enough."""
    short = [
        point for point in points if len(point.text.split()) <= _LONGEST and point.verdict == "supported"
    ]
    best = max(
        short, key=lambda point: (typical(point.text, _FULL), len(entities.names(point.text))), default=None
    )

    def headline_score(title: Headline) -> float:
        return typical(title.text, _FULL_TITLE) * (1.0 if _says_something(title.text) else 0.5)

    title = max(titles, key=headline_score, default=None)
    if best and (not title or headline_score(title) < _APART * typical(best.text, _FULL)):
        return Headline(text=best.text, evidence=_lead_article_evidence(best))
    return title


def _says_something(title: str) -> bool:
    opener = title.split()[0].strip(",").casefold() if title.split() else ""
    return not _ASKS.search(title) and opener not in word_class("anaphoric openers")


def _lead_article_evidence(point: KeyPointFinding) -> tuple[Evidence, ...]:
    """The sentences of the article that it is taken from."""
    return tuple(piece for piece in point.evidence if piece.article == point.evidence[0].article)
