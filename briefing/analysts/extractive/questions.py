"""Open questions: which of those that the sentences give rise to are asked, the weightiest first."""

import math
from collections import Counter

from briefing.analysts.extractive.openings import openings
from briefing.analysts.extractive.phrasing import Opening
from briefing.analysts.extractive.reading import Reading
from briefing.model import Cited, OpenQuestion
from briefing.text.content import content_words

_MOST = 5
_ALIKE = 0.6  # share of content words from where on two questions are one
_ANSWERED = 0.8  # share of a question's content words that a sentence that settles it must hold
_OPEN = frozenset("would will could may might to whether can should".split())


def open_questions(reading: Reading) -> tuple[Cited[OpenQuestion], ...]:
    """At most five questions, the weightiest first; none that the article answers.

    Weight is how much hangs on the answer, and how central to the article the question's words are.
    """
    chosen: list[Opening] = []
    for opening in sorted(openings(reading), key=lambda one: (-_weight(one, reading), one.number)):
        if len(chosen) == _MOST:
            break
        new = all(not _alike(opening.question, other.question) for other in chosen)
        if new and not _answered(opening, reading):
            chosen.append(opening)
    return tuple(
        Cited(
            statement=OpenQuestion(question=one.question, why=one.why),
            cites=(one.number,),
            named_in=one.named_in,
        )
        for one in chosen
    )


def _weight(opening: Opening, reading: Reading) -> float:
    """The opening's weight and the mean of the logarithms of how often its words stand in the article."""
    asked = set(content_words(opening.question))
    often = [math.log(len(reading.where.get(word, ())) or 1) for word in asked]
    return opening.weight + sum(often) / max(1, len(often))


def _answered(opening: Opening, reading: Reading) -> bool:
    asked = set(content_words(opening.question))
    if len(asked) < 2:
        return True
    shared = Counter(number for word in asked for number in reading.where.get(word, []))
    return any(
        count >= _ANSWERED * len(asked)
        and number != opening.number
        and _OPEN.isdisjoint(reading.lines[number - 1].text.split())
        for number, count in shared.items()
    )


def _alike(one: str, other: str) -> bool:
    a, b = set(content_words(one)), set(content_words(other))
    return len(a & b) >= _ALIKE * max(1, min(len(a), len(b)))
