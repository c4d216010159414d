"""What was told of a story, and whether a statement of today says it over again or is new.

A statement was told where it, or its sentence, stood there, or where what stood there bears it out by the
rules of the check. That most of its words are the same is not enough: "has ordered" and "has yet to order"
share all but one.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefing.models import Evidence
from briefing.nlp import thesaurus
from briefing.nlp.content_words import content_stems
from briefing.stories.contradictions.claims import bare_claim
from briefing.stories.history.deeds import Deed, deeds
from briefing.stories.merging.statement_features import StatementFeatures
from briefing.verification.verify import verify

_DONE = ("done", "refused")
_READ = 4  # sentences by which a statement may have been told, those nearest to it
_KNOWN = 0.7  # of its words that must stand in them


class Told:
    """The statements of an earlier brief with the dates since when they are told, and the sentences of its
    articles, which were told on `date`."""

    def __init__(self, dates: Mapping[str, str], sentences: Iterable[str], date: str) -> None:
        self._dates, self._date = dates, date
        self._features = [(text, StatementFeatures(text), since) for text, since in dates.items()]
        self._stems = {sentence: content_stems(sentence) for sentence in sentences}
        self._borne_out: dict[str, bool] = {}
        self._deeds: dict[str, tuple[Deed, ...]] = {}

    def since(self, text: str, evidence: Sequence[Evidence]) -> str:
        """The date since when a statement is told, in whatever words; "" for one that is new."""
        if text in self._dates:
            return self._dates[text]
        said = self._said_the_same(text)
        if said:
            return said
        quotes = [piece.quote for piece in evidence]
        stood = any(quote in self._stems for quote in quotes)
        if stood or self._is_borne_out(text) or (quotes and all(map(self._is_borne_out, quotes))):
            return self._date
        return ""

    def _said_the_same(self, text: str) -> str:
        features = StatementFeatures(text)
        return next(
            (
                since
                for told, other, since in self._features
                if features.says_the_same(other)
                and not self._brings_deed(text, [told])
                and verify(text, [told]).verdict == "supported"
            ),
            "",
        )

    def _is_borne_out(self, text: str) -> bool:
        """Whether the sentences that share most words with a statement say it. Several findings rest on one
        sentence, so that it is read once."""
        if text not in self._borne_out:
            self._borne_out[text] = self._read(text)
        return self._borne_out[text]

    def _read(self, text: str) -> bool:
        own = content_stems(text)
        shared = {sentence: len(own & stems) for sentence, stems in self._stems.items() if own & stems}
        nearest = sorted(shared, key=lambda sentence: -shared[sentence])[:_READ]
        known = frozenset[str]().union(*(self._stems[sentence] for sentence in nearest))
        if not own or len(own & known) < _KNOWN * len(own):
            return False
        return not self._brings_deed(text, nearest) and verify(text, nearest).verdict == "supported"

    def _brings_deed(self, text: str, sentences: Sequence[str]) -> bool:
        """Whether a statement tells as done what the nearest of some sentences has ahead or open, or what no
        verb of theirs tells."""
        own = self._read_deeds(text)
        told = [deed for sentence in sentences for deed in self._read_deeds(sentence)]
        if sentences and _is_ahead(self._read_deeds(sentences[0])) and not _is_ahead(own):
            return True
        return any(
            deed.stage in _DONE and not any(_are_one(deed.base, other.base) for other in told) for deed in own
        )

    def _read_deeds(self, sentence: str) -> tuple[Deed, ...]:
        if sentence not in self._deeds:
            self._deeds[sentence] = deeds(bare_claim(sentence))
        return self._deeds[sentence]


def _is_ahead(found: Sequence[Deed]) -> bool:
    return any(deed.stage not in _DONE for deed in found)


def _are_one(verb: str, other: str) -> bool:
    """Whether a verb may tell what another one does."""
    return verb == other or thesaurus.kinship_between(verb, other) not in ("none", "opposite")
