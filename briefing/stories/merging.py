"""The findings of several articles as one story's: each thing once, with all that bears it out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from briefing.grounding import text_of, verify, verify_position, verify_question
from briefing.model import (
    Finding,
    KeyPointFinding,
    OpenQuestion,
    Position,
    PositionFinding,
    QuestionFinding,
    Verdict,
)
from briefing.text import content
from briefing.text.dates import date_words
from briefing.text.quantities import quantities

FindingT = TypeVar("FindingT", bound=Finding)
Aliases = Mapping[str, Mapping[str, str]]

_NONE: Aliases = MappingProxyType({})
_FINE = Verdict(verdict="supported", reason="")
_SEVERITY = {"supported": 0, "weak": 1, "unsupported": 2}
_SAME = 0.7  # of the content words of the shorter statement
_COUNTED_FROM_ELSEWHERE = frozenset(("yesterday", "today", "tonight", "tomorrow"))
_ENOUGH = 3  # content words that a statement must have to be compared at all


def points(
    found: Sequence[Sequence[KeyPointFinding]], aliases: Aliases = _NONE
) -> tuple[KeyPointFinding, ...]:
    """The key points of the articles, the leading article's first. `aliases` are those of each, by its id."""

    def check(one: KeyPointFinding) -> Verdict:
        return verify(one.text, _quotes(one), aliases=_leading(one, aliases))

    return _merged(found, lambda point: point.text, check)


def positions(
    found: Sequence[Sequence[PositionFinding]],
    one_party: Callable[[str, str], bool],
    aliases: Aliases = _NONE,
) -> tuple[PositionFinding, ...]:
    """The positions of the articles, the leading article's first. Those of two stakeholders who are not
    `one_party` are two, whatever words they share."""

    def check(one: PositionFinding) -> Verdict:
        named_in = one.named_in.quote if one.named_in else ""
        stated = Position.model_validate({name: getattr(one, name) for name in Position.model_fields})
        return verify_position(stated, _quotes(one), aliases=_leading(one, aliases), named_in=named_in)

    def same(one: PositionFinding, other: PositionFinding) -> bool:
        return one_party(one.stakeholder, other.stakeholder)

    return _merged(found, lambda one: f"{one.stakeholder} {one.verb} {one.position}", check, same)


def questions(
    found: Sequence[Sequence[QuestionFinding]], aliases: Aliases = _NONE
) -> tuple[QuestionFinding, ...]:
    """The open questions of the articles, the leading article's first."""

    def check(one: QuestionFinding) -> Verdict:
        stated = OpenQuestion(question=one.question, why=one.why)
        return verify_question(stated, _quotes(one), aliases=_leading(one, aliases))

    return _merged(found, lambda question: question.question, check)


def entries(found: Sequence[Sequence[Finding]]) -> tuple[Finding, ...]:
    """The findings of a user's section, the leading article's first."""
    return _merged(found, lambda entry: text_of(entry.model_extra or {}))


def says_the_same(one: str, other: str) -> bool:
    """Whether two statements tell one thing: most content words, no other figure, day or month, denied or not
    alike. A day that only one of them names is no other day."""
    first, second = _told(one), _told(other)
    fewer = min(len(first.words), len(second.words))
    if fewer < _ENOUGH or first.figures != second.figures:
        return False
    if not (first.days <= second.days or second.days <= first.days):
        return False
    return len(first.words & second.words) >= _SAME * fewer


def _merged(
    found: Sequence[Sequence[FindingT]],
    text: Callable[[FindingT], str],
    check: Callable[[FindingT], Verdict] = lambda _: _FINE,
    same: Callable[[FindingT, FindingT], bool] = lambda one, other: True,
) -> tuple[FindingT, ...]:
    """The articles' first findings, then their second ones, and so on; one that says what another article's
    says already adds its evidence to it, and takes its place where it says more. Two whose sentences together
    do not bear out what one of them says stay two."""
    kept: list[FindingT] = []
    alike = _Alike()
    for finding in chain.from_iterable(zip_longest(*found)):
        if finding is None:
            continue
        for at in alike.places(_told(text(finding))) if len(found) > 1 else ():
            one = kept[at]
            if _repeats(finding, one, text) and same(finding, one):
                lead, both = _joined(finding, one, text)
                if _SEVERITY[check(both).verdict] <= _SEVERITY[check(lead).verdict]:
                    kept[at] = both
                    alike.hold(at, _told(text(both)))
                    break
        else:
            alike.hold(len(kept), _told(text(finding)))
            kept.append(finding)
    return tuple(kept)


def _joined(finding: FindingT, one: FindingT, text: Callable[[FindingT], str]) -> tuple[FindingT, FindingT]:
    """Of two findings the one that leads, alone and with the evidence of both."""
    lead, other = (finding, one) if _fuller(finding, one, text) else (one, finding)
    both = tuple(dict.fromkeys(lead.evidence + other.evidence))
    return lead, lead.model_copy(update={"evidence": both})


def _quotes(finding: Finding) -> list[str]:
    return [piece.quote for piece in finding.evidence]


def _leading(finding: Finding, aliases: Aliases) -> Mapping[str, str]:
    return aliases.get(finding.evidence[0].article, {}) if finding.evidence else {}


def _repeats(finding: FindingT, one: FindingT, text: Callable[[FindingT], str]) -> bool:
    known = {evidence.article for evidence in one.evidence}
    return known.isdisjoint(e.article for e in finding.evidence) and says_the_same(text(finding), text(one))


def _fuller(finding: FindingT, one: FindingT, text: Callable[[FindingT], str]) -> bool:
    """Whether a finding says all that another says, and more."""
    if finding.verdict != one.verdict:
        return False
    return _told(text(finding)).words > _told(text(one)).words


class _Alike:
    """The statements kept so far, by their words: what spares the comparison of each with each."""

    def __init__(self) -> None:
        self._holders: defaultdict[tuple[str, bool], dict[int, None]] = defaultdict(dict)
        self._lengths: dict[int, int] = {}

    def hold(self, at: int, told: "_Told") -> None:
        """The statement at a place, which tells all that one that was there before told."""
        self._lengths[at] = len(told.words)
        for word in told.words:
            self._holders[word][at] = None

    def places(self, told: "_Told") -> list[int]:
        """Where statements share so many words that they may be the same, in order."""
        shared = Counter(chain.from_iterable(self._holders[word] for word in told.words))
        length, lengths = len(told.words), self._lengths
        return sorted(at for at, count in shared.items() if count >= _SAME * min(length, lengths[at]))


class _Told(NamedTuple):
    words: frozenset[tuple[str, bool]]
    figures: frozenset[tuple[object, str]]
    days: frozenset[str]


@lru_cache(maxsize=16384)
def _told(statement: str) -> _Told:
    words = frozenset((word.stem, word.negated) for word in content.read(statement) if word.content)
    figures = frozenset((figure.value, figure.unit) for figure in quantities(statement))
    return _Told(words, figures, frozenset(date_words(statement)) - _COUNTED_FROM_ELSEWHERE)
