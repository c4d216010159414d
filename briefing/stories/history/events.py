"""Events of a story: what became of what was told before, and which findings are so no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.models import (
    Change,
    Event,
    EventKind,
    Evidence,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Turn,
)
from briefing.nlp import content_words, lexicon
from briefing.stories.contradictions.claims import Claim, bare_claim, claim
from briefing.stories.history.deeds import all_stems, stems
from briefing.stories.history.earlier_sentences import DatedArticle, Day
from briefing.stories.history.earlier_sentences import earlier as earlier_sentence
from briefing.stories.history.sides import sides
from briefing.stories.history.turns import may_end, may_undo, turn, turned_bases, turning_bases

KINDS: Mapping[Turn, EventKind] = {
    "taken back": "withdrawn",
    "called off": "withdrawn",
    "turned round": "reversed",
    "put off": "superseded",
    "decided": "superseded",
    "carried out": "superseded",
    "undone": "superseded",
}
_ORDER = tuple(KINDS)
_MOST = 4  # events of a story that its history holds


class Turned(NamedTuple):
    """A sentence that turns an earlier one, what it makes of it, and where that stood."""

    turn: Turn
    later: Claim
    earlier: Claim
    source: DatedArticle


class _Earlier:
    """Earlier sentences by what may turn them, so that not each is held against each."""

    def __init__(self, articles: Iterable[DatedArticle]) -> None:
        self.every = [(source, its) for source in articles for its in source.claims.claims]
        self.sided = [pair for pair in self.every if sides(pair[1])]
        self._by_base: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, its) in enumerate(self.every):
            for base in turned_bases(its):
                self._by_base[base].append(place)

    def candidates(self, later: Claim) -> list[tuple[DatedArticle, Claim]]:
        """Those that a later sentence may turn, in their order."""
        if may_end(later):
            return self.every
        bases = {content_words.stem(lexicon.base_of(word.lower) or word.lower) for word in later.words}
        turning = turning_bases(later) if self._may_be_turned_by(later, bases) else frozenset[str]()
        places = {place for base in turning for place in self._by_base.get(base, ())}
        found = [self.every[place] for place in sorted(places)]
        return [*found, *(self.sided if sides(later) else ())]

    def _may_be_turned_by(self, later: Claim, bases: Collection[str]) -> bool:
        return not self._by_base.keys().isdisjoint(bases) or may_undo(later)


def turned_sentences(day: Day) -> list[Turned]:
    """Each earlier sentence that a sentence of the day turns, once, what is withdrawn first."""
    found: dict[str, Turned] = {}
    before = _Earlier(day.before)
    for article in day.fresh:
        for later in article.claims.claims:
            for source, earlier in before.candidates(later):
                if later.text == earlier.text or (turned := turn(later, earlier)) is None:
                    continue
                known = found.get(earlier.text)
                if known is None or _ORDER.index(turned) < _ORDER.index(known.turn):
                    found[earlier.text] = Turned(turned, later, earlier, source)
    return sorted(found.values(), key=lambda each: _ORDER.index(each.turn))


def events(turned: Iterable[Turned]) -> tuple[Event, ...]:
    """What is told of it: of each later sentence the first thing that it turns."""
    told: dict[str, Event] = {}
    for each in turned:
        told.setdefault(
            each.later.text,
            Event(
                kind=KINDS[each.turn],
                turn=each.turn,
                before=earlier_sentence(each.earlier.text, each.earlier.text, each.source),
                evidence=each.later.evidence,
            ),
        )
    return tuple(told.values())[:_MOST]


class Overtaken:
    """What is so no more: earlier sentences that a later one turned, and, by their sentences, earlier figures
    that have changed."""

    def __init__(self, turned: Sequence[Turned], changed: Mapping[str, Change]) -> None:
        self._turned, self._changed = turned, changed
        self._by_sentence = {each.earlier.text: each for each in turned}

    def point(self, finding: KeyPointFinding) -> Evidence | None:
        """The later sentence by which a point is so no more; None where it still stands."""
        return self._by(finding.text, [piece.quote for piece in finding.evidence])

    def position(self, finding: PositionFinding) -> Evidence | None:
        """The same of a position, of whoever the sentence names that a change of sides overtook, too."""
        text = f"{finding.stakeholder} {finding.verb} {finding.position}"
        quotes = [piece.quote for piece in finding.evidence]
        return self._by(text, quotes) or next(
            (
                each.later.evidence
                for each in self._turned
                if each.turn == "turned round"
                and stems(finding.stakeholder) <= all_stems(each.earlier)
                and all(_stands_in(quote, each.source) for quote in quotes)
            ),
            None,
        )

    def settles(self, finding: QuestionFinding) -> bool:
        """Whether later sentences turn all that leave a question open."""
        pieces = finding.evidence
        return bool(pieces) and all(piece.quote in self._by_sentence for piece in pieces)

    def _by(self, text: str, quotes: Sequence[str]) -> Evidence | None:
        pieces = [self._by_sentence.get(quote) or self._changed.get(quote) for quote in quotes]
        first = pieces[0] if pieces else None
        if first is None or not all(pieces):
            return None
        if isinstance(first, Change):
            whole = any(text in quote for quote in quotes)
            return first.evidence if whole or first.before.says in text else None
        whole = any(text in quote for quote in quotes)
        return first.later.evidence if whole or turn(first.later, bare_claim(text)) else None


def _stands_in(quote: str, source: DatedArticle) -> bool:
    return any(quote == its.text for its in source.claims.claims)


def holds(event: Event) -> bool:
    """Whether the two sentences of an event show what it says of them."""
    turned = turn(claim(event.evidence), bare_claim(event.before.quote))
    return KINDS[event.turn] == event.kind and turned == event.turn
