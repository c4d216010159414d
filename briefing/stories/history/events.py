"""Events of a story: what became of what was told before, and which findings are so no more."""

from collections.abc import Iterable, Mapping, Sequence
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
from briefing.stories.contradictions.claims import Claim, claim
from briefing.stories.history.deeds import all_stems, stems
from briefing.stories.history.earlier_sentences import DatedArticle, Day
from briefing.stories.history.turns import may_turn, turn

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


def turned_sentences(day: Day) -> list[Turned]:
    """Each earlier sentence that a sentence of the day turns, once, what is withdrawn first."""
    found: dict[str, Turned] = {}
    telling = [claim for article in day.fresh for claim in article.claims.claims if may_turn(claim)]
    for source in day.before:
        for earlier in source.claims.claims:
            for later in telling:
                if later.text != earlier.text and (turned := turn(later, earlier)) is not None:
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
                before=each.source.earlier(each.earlier.text, each.earlier),
                evidence=each.later.evidence,
            ),
        )
    return tuple(told.values())[:_MOST]


class Overtaken:
    """What is so no more: earlier sentences that a later one turned, earlier figures that have changed."""

    def __init__(self, turned: Sequence[Turned], changed: Sequence[Change]) -> None:
        self._turned = turned
        self._changed = {change.before.quote: change for change in changed}

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
        turned = {each.earlier.text for each in self._turned}
        return bool(finding.evidence) and all(piece.quote in turned for piece in finding.evidence)

    def _by(self, text: str, quotes: Sequence[str]) -> Evidence | None:
        by_sentence = {each.earlier.text: each for each in self._turned}
        pieces = [by_sentence.get(quote) or self._changed.get(quote) for quote in quotes]
        first = pieces[0] if pieces else None
        if first is None or not all(pieces):
            return None
        if isinstance(first, Change):
            return first.evidence if text in quotes or first.before.says in text else None
        whole = text in quotes or text in first.earlier.text
        stated = claim(Evidence(article="", start=0, end=len(text), quote=text))
        return first.later.evidence if whole or turn(first.later, stated) else None


def _stands_in(quote: str, source: DatedArticle) -> bool:
    return any(quote == its.text for its in source.claims.claims)


def holds(event: Event) -> bool:
    """Whether the two sentences of an event show what it says of them."""
    quote = event.before.quote
    earlier = claim(Evidence(article="", start=0, end=len(quote), quote=quote))
    return KINDS[event.turn] == event.kind and turn(claim(event.evidence), earlier) == event.turn
