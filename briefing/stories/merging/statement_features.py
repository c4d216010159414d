"""Statement features: what statements are compared by, read once of each that is compared."""

from collections.abc import Sequence
from decimal import Decimal

from briefing.nlp import content_words
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.dates import date_words
from briefing.nlp.memo import Lazy
from briefing.nlp.quantities.recognition import quantities

_SAME = 0.7  # of the content words of the shorter statement
_COUNTED_FROM_ELSEWHERE = frozenset(("yesterday", "today", "tonight", "tomorrow"))
_ENOUGH = 3  # content words that a statement must have to be compared at all


class StatementFeatures:
    """A statement by its content words, those that are negated apart from the others ("not fall"); by its
    figures and days where another one has the same words."""

    def __init__(self, statement: str, words: Sequence[StemmedWord] | None = None) -> None:
        stemmed = content_words.stemmed_words(statement) if words is None else words
        self.words = frozenset(
            [f"not {word.stem}" if word.negated else word.stem for word in stemmed if word.content]
        )
        self._statement = statement

    @Lazy
    def figures(self) -> frozenset[tuple[Decimal, str]]:
        return frozenset((figure.value, figure.unit) for figure in quantities(self._statement))

    @Lazy
    def days(self) -> frozenset[str]:
        return frozenset(date_words(self._statement)) - _COUNTED_FROM_ELSEWHERE

    def says_the_same(self, other: "StatementFeatures") -> bool:
        """Whether both tell one thing: most content words, no other figure, day or month, denied or not
        alike. A day that only one of them names is no other day. Where all are the same, one less is
        enough."""
        if self.words == other.words and len(self.words) == _ENOUGH - 1:
            return self.figures == other.figures
        fewer = min(len(self.words), len(other.words))
        if fewer < _ENOUGH or len(self.words & other.words) < shared_words(fewer):
            return False
        return self.figures == other.figures and (self.days <= other.days or other.days <= self.days)


def shared_words(fewer: int) -> float:
    """How many words two statements must share to tell one thing, the shorter of which has so many."""
    return _SAME * fewer


def says_the_same(statement: str, other: str) -> bool:
    """Whether two statements tell one thing."""
    return StatementFeatures(statement).says_the_same(StatementFeatures(other))
