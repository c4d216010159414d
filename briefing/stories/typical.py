"""Which of a story's statements tell what all of its articles tell: they lead it, and head it for want of a
title."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from briefing.model import Evidence, Headline, KeyPointFinding
from briefing.stories.claims import tells
from briefing.text import content, lexicon, names
from briefing.text.quantities import quantities

_FULL = 8  # telling words from which on a sentence says enough to be judged by what it shares alone
_FULL_TITLE = 5  # the same of a title
_LONGEST = 28  # words of a sentence that heads a story
_AGAIN = 0.5  # of the words of a statement, from where on it says again what they say
_APART = 0.6  # a title that tells less than so much of what the best sentence does says something else

_ASKS = re.compile(r"\?[”\"’']?$|[a-z]\. [A-Z]")  # a question, or a caption and what comes after it

Typical = Callable[[str, int], float]


def typicality(bodies: Sequence[str]) -> Typical:
    """How much of a statement all articles have in common: the share of them that hold a telling word of it,
    on average, from 0 to 1; less where it has fewer such words than are asked for."""
    held = Counter(stem for text in bodies for stem in content.stems(text))

    def typical(statement: str, full: int = _FULL) -> float:
        stems = {word.stem for word in content.read(statement) if tells(word)}
        if not stems:
            return 0.0
        share = sum(held[stem] for stem in stems) / (len(stems) * len(bodies))
        return share * min(1.0, len(stems) / full)

    return typical


def ranked(
    points: Sequence[KeyPointFinding], openings: AbstractSet[Evidence], typical: Typical
) -> tuple[KeyPointFinding, ...]:
    """What an article opens with first, by its sentences, and of these what independent sources bear out,
    then what is most typical of the story. What says little that those before it have not said comes last."""

    def place(point: KeyPointFinding) -> tuple[bool, int, float]:
        independent = point.confidence.independent if point.confidence else 1
        return openings.isdisjoint(point.evidence), -independent, -typical(point.text, _FULL)

    fresh: list[KeyPointFinding] = []
    again: list[KeyPointFinding] = []
    for point in sorted(points, key=place):
        (again if any(repeats(point.text, one.text) for one in fresh) else fresh).append(point)
    return (*fresh, *again)


def repeats(text: str, told: str) -> bool:
    """Whether most of what a statement tells, and each of its figures, stands in another one."""
    said, before = content.content_stems(text), content.content_stems(told)
    if len(said & before) < _AGAIN * len(said):
        return False
    figures = {figure.value for figure in quantities(text)}
    return figures <= {figure.value for figure in quantities(told)}


def headline(
    titles: Sequence[Headline], points: Sequence[KeyPointFinding], typical: Typical
) -> Headline | None:
    """The most typical title, unless a sentence tells far more of what all articles tell; None where there
    is neither title nor a sentence that is short enough."""
    short = [
        point for point in points if len(point.text.split()) <= _LONGEST and point.verdict == "supported"
    ]
    best = max(
        short, key=lambda point: (typical(point.text, _FULL), len(names.names(point.text))), default=None
    )

    def told(title: Headline) -> float:
        return typical(title.text, _FULL_TITLE) * (1.0 if _says_something(title.text) else 0.5)

    title = max(titles, key=told, default=None)
    if best and (not title or told(title) < _APART * typical(best.text, _FULL)):
        return Headline(text=best.text, evidence=_own(best))
    return title


def _says_something(title: str) -> bool:
    opener = title.split()[0].strip(",").casefold() if title.split() else ""
    return not _ASKS.search(title) and opener not in lexicon.needs_antecedent()


def _own(point: KeyPointFinding) -> tuple[Evidence, ...]:
    """The sentences of the article that it is taken from."""
    return tuple(piece for piece in point.evidence if piece.article == point.evidence[0].article)
