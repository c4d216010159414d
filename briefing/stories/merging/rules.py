"""Merging by rules: findings of several articles as one story's, each thing once, with all its evidence."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
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
from briefing.stories.history import turns
from briefing.stories.merging.statement_features import StatementFeatures, shared_words
from briefing.verification import text_of, verify, verify_position, verify_question

FindingT = TypeVar("FindingT", bound=Finding)
Aliases = Mapping[str, Mapping[str, str]]

_NONE: Aliases = MappingProxyType({})
_FINE = Verdict(verdict="supported", reason="")
_SEVERITY = {"supported": 0, "weak": 1, "unsupported": 2}


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
        features = StatementFeatures(text(finding))
        for index in alike.places(features):
            earlier, its = kept[index], alike.features[index]
            if (
                _are_apart(finding, earlier)
                and features.says_the_same(its)
                and same(finding, earlier)
                and not turns.are_turned(_quotes(finding), _quotes(earlier))
            ):
                fuller = finding.verdict == earlier.verdict and features.words > its.words
                lead, other = (finding, earlier) if fuller else (earlier, finding)
                both = _join_evidence(lead, other)
                if _SEVERITY[check(both).verdict] <= _SEVERITY[check(lead).verdict]:
                    kept[index] = both
                    alike.hold(index, features if fuller else its)
                    break
        else:
            alike.hold(len(kept), features)
            kept.append(finding)
    return tuple(kept)


def _join_evidence(lead: FindingT, other: FindingT) -> FindingT:
    """The finding that leads, with the evidence of both."""
    return lead.model_copy(update={"evidence": tuple(dict.fromkeys(lead.evidence + other.evidence))})


def _quotes(finding: Finding) -> list[str]:
    return [piece.quote for piece in finding.evidence]


def _leading_aliases(finding: Finding, aliases: Aliases) -> Mapping[str, str]:
    return aliases.get(finding.evidence[0].article, {}) if finding.evidence else {}


def _are_apart(finding: Finding, earlier: Finding) -> bool:
    """Whether two findings rest on no article together."""
    articles = {evidence.article for evidence in earlier.evidence}
    return articles.isdisjoint(e.article for e in finding.evidence)


class _StatementIndex:
    """The statements kept so far, by their words: what spares the comparison of each with each."""

    def __init__(self) -> None:
        self.features: dict[int, StatementFeatures] = {}
        self._holders: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def hold(self, index: int, features: StatementFeatures) -> None:
        """The statement at a place, which tells all that one that was there before told."""
        self.features[index] = features
        for word in features.words:
            self._holders[word][index] = None

    def places(self, features: StatementFeatures) -> list[int]:
        """Where statements share so many words that they may be the same, in order."""
        shared = Counter(chain.from_iterable(self._holders[word] for word in features.words))
        length = len(features.words)
        return sorted(
            index
            for index, count in shared.items()
            if count >= shared_words(min(length, len(self.features[index].words)))
        )
