"""The findings of several articles as one story's: each thing once, with all that bears it out."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple, TypeVar

from briefing.grounding import text_of
from briefing.model import Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.text import content
from briefing.text.dates import date_words
from briefing.text.quantities import quantities

FindingT = TypeVar("FindingT", bound=Finding)

_SAME = 0.7  # of the content words of the shorter statement
_COUNTED_FROM_ELSEWHERE = frozenset(("yesterday", "today", "tonight", "tomorrow"))
_ENOUGH = 3  # content words that a statement must have to be compared at all


def points(found: Sequence[Sequence[KeyPointFinding]]) -> tuple[KeyPointFinding, ...]:
    """The key points of the articles, the leading article's first."""
    return _merged(found, lambda point: point.text)


def positions(found: Sequence[Sequence[PositionFinding]]) -> tuple[PositionFinding, ...]:
    """The positions of the articles, the leading article's first."""
    return _merged(found, lambda one: f"{one.stakeholder} {one.verb} {one.position}")


def questions(found: Sequence[Sequence[QuestionFinding]]) -> tuple[QuestionFinding, ...]:
    """The open questions of the articles, the leading article's first."""
    return _merged(found, lambda question: question.question)


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


def _merged(found: Sequence[Sequence[FindingT]], text: Callable[[FindingT], str]) -> tuple[FindingT, ...]:
    """The articles' first findings, then their second ones, and so on; one that says what another article's
    says already adds its evidence to it, and takes its place where it says more."""
    kept: list[FindingT] = []
    for finding in chain.from_iterable(zip_longest(*found)):
        if finding is None:
            continue
        at = next((n for n, one in enumerate(kept) if _repeats(finding, one, text)), None)
        if at is None:
            kept.append(finding)
        else:
            lead, other = (finding, kept[at]) if _fuller(finding, kept[at], text) else (kept[at], finding)
            both = tuple(dict.fromkeys(lead.evidence + other.evidence))
            kept[at] = lead.model_copy(update={"evidence": both})
    return tuple(kept)


def _repeats(finding: FindingT, one: FindingT, text: Callable[[FindingT], str]) -> bool:
    known = {evidence.article for evidence in one.evidence}
    return known.isdisjoint(e.article for e in finding.evidence) and says_the_same(text(finding), text(one))


def _fuller(finding: FindingT, one: FindingT, text: Callable[[FindingT], str]) -> bool:
    """Whether a finding says all that another says, and more."""
    if finding.verdict != one.verdict:
        return False
    return _told(text(finding)).words > _told(text(one)).words


class _Told(NamedTuple):
    words: frozenset[tuple[str, bool]]
    figures: frozenset[tuple[object, str]]
    days: frozenset[str]


@lru_cache(maxsize=16384)
def _told(statement: str) -> _Told:
    words = frozenset((word.stem, word.negated) for word in content.read(statement) if word.content)
    figures = frozenset((figure.value, figure.unit) for figure in quantities(statement))
    return _Told(words, figures, frozenset(date_words(statement)) - _COUNTED_FROM_ELSEWHERE)
