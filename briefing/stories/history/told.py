"""What was told of a story, and whether a statement of today says it over again or is new.

A statement was told where it, or its sentence, stood there, or where what stood there bears it out by the
rules of the check. That most of its words are the same is not enough: "has ordered" and "has yet to order"
share all but one.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefing.models import Evidence
from briefing.nlp.content_words import content_stems
from briefing.stories.merging.statement_features import StatementFeatures
from briefing.verification.verify import verify

_READ = 4  # sentences by which a statement may have been told, those nearest to it
_KNOWN = 0.7  # of its words that must stand in them


class Told:
    """The statements of an earlier brief with the dates since when they are told, and the sentences of its
    articles, which were told on `date`."""

    def __init__(self, dates: Mapping[str, str], sentences: Iterable[str], date: str) -> None:
        self._dates, self._date = dates, date
        self._features = [(text, StatementFeatures(text), since) for text, since in dates.items()]
        self._stems = {sentence: content_stems(sentence) for sentence in sentences}

    def since(self, text: str, evidence: Sequence[Evidence]) -> str:
        """The date since when a statement is told, in whatever words; "" for one that is new."""
        if text in self._dates:
            return self._dates[text]
        said = self._said_the_same(text)
        if said:
            return said
        quotes = [piece.quote for piece in evidence]
        if any(quote in self._stems for quote in quotes) or self._is_borne_out(text):
            return self._date
        return self._date if quotes and all(map(self._is_borne_out, quotes)) else ""

    def _said_the_same(self, text: str) -> str:
        features = StatementFeatures(text)
        return next(
            (
                since
                for told, other, since in self._features
                if features.says_the_same(other) and verify(text, [told]).verdict != "unsupported"
            ),
            "",
        )

    def _is_borne_out(self, text: str) -> bool:
        """Whether the sentences that share most words with a statement say it."""
        own = content_stems(text)
        shared = {sentence: len(own & stems) for sentence, stems in self._stems.items() if own & stems}
        nearest = sorted(shared, key=lambda sentence: -shared[sentence])[:_READ]
        known = frozenset[str]().union(*(self._stems[sentence] for sentence in nearest))
        if not own or len(own & known) < _KNOWN * len(own):
            return False
        return verify(text, nearest).verdict == "supported"
