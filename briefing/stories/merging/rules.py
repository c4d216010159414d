"""Merging by rules: findings of several articles as one story's, each thing once, with all its evidence."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import TypeVar

from briefing.models import (
    Finding,
    KeyPointFinding,
    OpenQuestion,
    Position,
    PositionFinding,
    QuestionFinding,
    Verdict,
)
from briefing.nlp import content_words
from briefing.nlp.dates import date_words
from briefing.nlp.quantities.recognition import quantities
from briefing.verification import text_of, verify, verify_position, verify_question

FindingT = TypeVar("FindingT", bound=Finding)
Aliases = Mapping[str, Mapping[str, str]]

_NONE: Aliases = MappingProxyType({})
_FINE = Verdict(verdict="supported", reason="")
_SEVERITY = {"supported": 0, "weak": 1, "unsupported": 2}
_SAME = 0.7  # of the content words of the shorter statement
_COUNTED_FROM_ELSEWHERE = frozenset(("yesterday", "today", "tonight", "tomorrow"))
_ENOUGH = 3  # content words that a statement must have to be compared at all


def merge_points(
    findings_by_article: Sequence[Sequence[KeyPointFinding]], aliases: Aliases = _NONE
) -> tuple[KeyPointFinding, ...]:
    """The key points of the articles, the leading article's first. `aliases` are those of each, by its id."""

    def check(finding: KeyPointFinding) -> Verdict:
        return verify(finding.text, _quotes(finding), aliases=_leading_aliases(finding, aliases))

    return _merge(findings_by_article, lambda point: point.text, check)


def merge_positions(
    findings_by_article: Sequence[Sequence[PositionFinding]],
    one_party: Callable[[str, str], bool],
    aliases: Aliases = _NONE,
) -> tuple[PositionFinding, ...]:
    """The positions of the articles, the leading article's first. Those of two stakeholders who are not
    `one_party` are two, whatever words they share."""

    def check(finding: PositionFinding) -> Verdict:
        named_in = finding.named_in.quote if finding.named_in else ""
        position = Position.model_validate({name: getattr(finding, name) for name in Position.model_fields})
        return verify_position(
            position, _quotes(finding), aliases=_leading_aliases(finding, aliases), named_in=named_in
        )

    def same(finding: PositionFinding, other: PositionFinding) -> bool:
        return one_party(finding.stakeholder, other.stakeholder)

    return _merge(
        findings_by_article,
        lambda finding: f"{finding.stakeholder} {finding.verb} {finding.position}",
        check,
        same,
    )


def merge_questions(
    findings_by_article: Sequence[Sequence[QuestionFinding]], aliases: Aliases = _NONE
) -> tuple[QuestionFinding, ...]:
    """The open questions of the articles, the leading article's first."""

    def check(finding: QuestionFinding) -> Verdict:
        open_question = OpenQuestion(question=finding.question, why=finding.why)
        return verify_question(open_question, _quotes(finding), aliases=_leading_aliases(finding, aliases))

    return _merge(findings_by_article, lambda question: question.question, check)


def merge_entries(findings_by_article: Sequence[Sequence[Finding]]) -> tuple[Finding, ...]:
    """The findings of a user's section, the leading article's first."""
    return _merge(findings_by_article, lambda entry: text_of(entry.model_extra or {}))


def says_the_same(statement: str, other: str) -> bool:
    """Whether two statements tell one thing: most content words, no other figure, day or month, denied or not
    alike. A day that only one of them names is no other day."""
    first, second = _statement_features(statement), _statement_features(other)
    fewer = min(len(first.words), len(second.words))
    if fewer < _ENOUGH or len(first.words & second.words) < _SAME * fewer:
        return False
    return first.figures == second.figures and (first.days <= second.days or second.days <= first.days)


def _merge(
    findings_by_article: Sequence[Sequence[FindingT]],
    text: Callable[[FindingT], str],
    check: Callable[[FindingT], Verdict] = lambda _: _FINE,
    same: Callable[[FindingT, FindingT], bool] = lambda finding, other: True,
) -> tuple[FindingT, ...]:
    """The articles' first findings, then their second ones, and so on; one that says what another article's
    says already adds its evidence to it, and takes its place where it says more. Two whose sentences together
    do not bear out what one of them says stay two."""
    if len(findings_by_article) < 2:
        return tuple(chain.from_iterable(findings_by_article))
    kept: list[FindingT] = []
    alike = _StatementIndex()
    for finding in chain.from_iterable(zip_longest(*findings_by_article)):
        if finding is None:
            continue
        for index in alike.places(_statement_features(text(finding))):
            earlier = kept[index]
            if _repeats(finding, earlier, text) and same(finding, earlier):
                lead, both = _join_evidence(finding, earlier, text)
                if _SEVERITY[check(both).verdict] <= _SEVERITY[check(lead).verdict]:
                    kept[index] = both
                    alike.hold(index, _statement_features(text(both)))
                    break
        else:
            alike.hold(len(kept), _statement_features(text(finding)))
            kept.append(finding)
    return tuple(kept)


def _join_evidence(
    finding: FindingT, earlier: FindingT, text: Callable[[FindingT], str]
) -> tuple[FindingT, FindingT]:
    """Of two findings the one that leads, alone and with the evidence of both."""
    lead, other = (finding, earlier) if _is_fuller(finding, earlier, text) else (earlier, finding)
    both = tuple(dict.fromkeys(lead.evidence + other.evidence))
    return lead, lead.model_copy(update={"evidence": both})


def _quotes(finding: Finding) -> list[str]:
    return [piece.quote for piece in finding.evidence]


def _leading_aliases(finding: Finding, aliases: Aliases) -> Mapping[str, str]:
    return aliases.get(finding.evidence[0].article, {}) if finding.evidence else {}


def _repeats(finding: FindingT, earlier: FindingT, text: Callable[[FindingT], str]) -> bool:
    articles = {evidence.article for evidence in earlier.evidence}
    return articles.isdisjoint(e.article for e in finding.evidence) and says_the_same(
        text(finding), text(earlier)
    )


def _is_fuller(finding: FindingT, earlier: FindingT, text: Callable[[FindingT], str]) -> bool:
    """Whether a finding says all that another says, and more."""
    if finding.verdict != earlier.verdict:
        return False
    return _statement_features(text(finding)).words > _statement_features(text(earlier)).words


class _StatementIndex:
    """The statements kept so far, by their words: what spares the comparison of each with each."""

    def __init__(self) -> None:
        self._holders: defaultdict[tuple[str, bool], dict[int, None]] = defaultdict(dict)
        self._lengths: dict[int, int] = {}

    def hold(self, index: int, features: "_StatementFeatures") -> None:
        """The statement at a place, which tells all that one that was there before told."""
        self._lengths[index] = len(features.words)
        for word in features.words:
            self._holders[word][index] = None

    def places(self, features: "_StatementFeatures") -> list[int]:
        """Where statements share so many words that they may be the same, in order."""
        shared = Counter(chain.from_iterable(self._holders[word] for word in features.words))
        length, lengths = len(features.words), self._lengths
        return sorted(
            index for index, count in shared.items() if count >= _SAME * min(length, lengths[index])
        )


class _StatementFeatures:
    """What a statement is compared by; its figures and days where another one has the same words."""

    def __init__(self, statement: str) -> None:
        self._statement = statement
        self.words = frozenset(
            [(word.stem, word.negated) for word in content_words.stemmed_words(statement) if word.content]
        )

    @cached_property
    def figures(self) -> frozenset[tuple[object, str]]:
        return frozenset((figure.value, figure.unit) for figure in quantities(self._statement))

    @cached_property
    def days(self) -> frozenset[str]:
        return frozenset(date_words(self._statement)) - _COUNTED_FROM_ELSEWHERE


@lru_cache(maxsize=16384)
def _statement_features(statement: str) -> _StatementFeatures:
    return _StatementFeatures(statement)
