"""Contradictions and corroboration: what several articles say, where they differ, what one denies.

All of it is found by comparing sentences, without a model, and shown with the sentences of both sides. An
agreement that is not there does more harm than one that is missed, so each has to be plain: the same
statement, borne out by each sentence on its own; the same thing counted, in the same surroundings; a denial
in so many words.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from briefing.models import Agreement, AgreementKind, Evidence, Side
from briefing.nlp import content_words
from briefing.nlp.memo import kept
from briefing.stories import origins
from briefing.stories.confidence import Sourcing
from briefing.stories.contradictions import denials, figures
from briefing.stories.contradictions.claims import ArticleClaims, Claim, claim
from briefing.stories.contradictions.incompatible_figures import (
    ClaimedValue,
    claimed_ages,
    claimed_figures,
    difference_heading,
    group_differences,
)
from briefing.stories.merging.statement_features import StatementFeatures
from briefing.verification.verify import verify

_FEWEST = 5  # content words of a statement that can be corroborated
_COVERED = 0.85  # of the statement's words
_FEWEST_SIDES = 2  # articles that corroborate one another
_SIDES = 6  # of one finding, those that say nothing new left out


class EvidencedStatement(NamedTuple):
    """The text of a finding and what bears it out."""

    text: str
    evidence: tuple[Evidence, ...]


def corroborations(
    statements: Iterable[EvidencedStatement], articles: Sequence[ArticleClaims], sourcing: Sourcing
) -> tuple[Agreement, ...]:
    """The statements that independent sources make, each with a sentence of every article that makes it."""
    agreements: dict[str, Agreement] = {}
    claims_by_stem = _index_claims(articles)
    for statement in statements:
        sides = _corroborating_sides(statement, articles, claims_by_stem)
        evidence = tuple(side.evidence for side in sides)
        if len(origins.independent_sources(evidence, sourcing.groups, sourcing.publishers)) > 1:
            agreements.setdefault(statement.text, _agreement("corroborated", statement.text, sides))
    return tuple(agreements.values())


_ClaimIndex = Mapping[str, Sequence[tuple[int, int]]]  # the places of articles and their claims, by a stem


def _index_claims(articles: Sequence[ArticleClaims]) -> _ClaimIndex:
    claims_by_stem: dict[str, list[tuple[int, int]]] = {}
    for article_index, article in enumerate(articles):
        for claim_index, article_claim in enumerate(article.claims):
            for stem in article_claim.said:
                claims_by_stem.setdefault(stem, []).append((article_index, claim_index))
    return claims_by_stem


def _corroborating_sides(
    statement: EvidencedStatement, articles: Sequence[ArticleClaims], claims_by_stem: _ClaimIndex
) -> list[Side]:
    """A sentence of each article that bears a statement out; none where those of one article alone can. That
    shows sooner than whether they do."""
    text = statement.text
    own = [piece for piece in statement.evidence if _covers(text, piece.quote)]
    if not own:
        return []
    candidates = list(_candidate_claims(text, articles, claims_by_stem))
    if _is_of_one_article([*own, *(candidate.evidence for candidate in candidates)]):
        return []
    features = StatementFeatures(text)
    repeating = [
        candidate.evidence
        for candidate in candidates
        if features.says_the_same(_features(candidate)) and not denials.doubts(candidate)
    ]
    if _is_of_one_article([*own, *repeating]):
        return []
    by_article: dict[str, Evidence] = {}
    for pieces in (own, repeating):
        for piece in pieces:
            if piece.article not in by_article and bears_out(text, piece.quote):
                by_article[piece.article] = piece
        if not by_article:
            return []
    return [Side(says=piece.quote, evidence=piece) for piece in by_article.values()]


def _is_of_one_article(evidence: Iterable[Evidence]) -> bool:
    return len({piece.article for piece in evidence}) < _FEWEST_SIDES


def _candidate_claims(
    text: str, articles: Sequence[ArticleClaims], claims_by_stem: _ClaimIndex
) -> Iterator[Claim]:
    """The claims that hold nearly all words of a text, in order. Each holds one of its rarest: it may lack
    too few for all of them."""
    wanted = content_words.content_stems(text)
    least = _COVERED * len(wanted)
    rarest = sorted(wanted, key=lambda stem: (len(claims_by_stem.get(stem, ())), stem))
    rarest = rarest[: len(wanted) - math.ceil(least) + 1]
    for article_index, claim_index in sorted(
        {where for stem in rarest for where in claims_by_stem.get(stem, ())}
    ):
        candidate = articles[article_index].claims[claim_index]
        if len(wanted & candidate.said) >= least:
            yield candidate


@kept
def _features(claim: Claim) -> StatementFeatures:
    return StatementFeatures(claim.text, claim.words)


def bears_out(text: str, quote: str) -> bool:
    """Whether a sentence on its own says nearly all that a statement says, and bears it out."""
    return _covers(text, quote) and verify(text, [quote]).verdict == "supported"


def _covers(text: str, quote: str) -> bool:
    """Whether a sentence has nearly all content words of a statement."""
    wanted = content_words.content_stems(text)
    if len(wanted) < _FEWEST:
        return False
    return len(wanted & content_words.content_stems(quote)) >= _COVERED * len(wanted)


def differences(
    articles: Sequence[ArticleClaims], published: Mapping[str, str] = MappingProxyType({})
) -> tuple[Agreement, ...]:
    """Where articles give one person's age, one figure or one day differently; casualties come before other
    figures, and those before days. What articles of two days count differently has changed: `published` are
    their days by their ids, as far as they are known."""
    every = [value for article in articles for value in claimed_ages(article.claims)]
    counts = [value for article in articles for value in claimed_figures(article)]
    stems_by_article = {
        source.article: frozenset().union(*(claim.said for claim in source.claims)) for source in articles
    }
    groups = [
        *group_differences(every, stems_by_article, published),
        *sorted(group_differences(counts, stems_by_article, published), key=lambda apart: apart[0].weight),
    ]
    return tuple(_build_difference(values, difference_heading(values)) for values in groups)


def _build_difference(values: Sequence[ClaimedValue], text: str) -> Agreement:
    sides = [Side(says=value.says, evidence=value.claim.evidence) for value in values[:_SIDES]]
    return _agreement("differs", text, sides)


def disputes(articles: Sequence[ArticleClaims]) -> tuple[Agreement, ...]:
    """The claims that another article denies: the claim that a denial fits best, then whoever else makes it,
    then the denials of it."""
    plain = {
        article.article: [plain_claim for plain_claim in article.claims if not denials.doubts(plain_claim)]
        for article in articles
    }
    agreements: list[Agreement] = []
    for article in articles:
        others = [claims for key, claims in plain.items() if key != article.article]
        for denying in filter(denials.may_deny, article.claims):
            denied = _denied_evidence(denying, others)
            if denied:
                _add_denial(
                    agreements, denied, Side(says=denying.text, evidence=denying.evidence, against=True)
                )
    return tuple(agreements)


def _denied_evidence(denying: Claim, others: Iterable[Sequence[Claim]]) -> list[Evidence]:
    """What a claim denies, of each other article the claim that it fits best; the best one first."""
    best: list[tuple[int, Evidence]] = []
    explicit = denials.denial(denying)
    for claims in others:
        weighed = [
            (_denial_weight(denying, explicit, candidate), candidate.evidence)
            for candidate in denials.deniable(denying, explicit, claims)
        ]
        best += [max(weighed, key=lambda pair: pair[0])] if weighed else []
    fitting = sorted(best, key=lambda pair: (-pair[0], len(pair[1].quote)))
    return [evidence for weight, evidence in fitting if weight]


def _add_denial(agreements: list[Agreement], denied: Sequence[Evidence], denial: Side) -> None:
    """Adds a denial to the dispute on what it denies, or begins one."""
    for index, dispute in enumerate(agreements):
        if not {side.evidence for side in dispute.sides if not side.against}.isdisjoint(denied):
            sides = [*dispute.sides, denial][: 2 * _SIDES]
            agreements[index] = _agreement("disputed", dispute.text, sides)
            return
    claimed = [Side(says=evidence.quote, evidence=evidence) for evidence in denied[: _SIDES - 1]]
    agreements.append(_agreement("disputed", denied[0].quote, [*claimed, denial]))


def _denial_weight(denying: Claim, explicit: denials.Denial | None, denied_claim: Claim) -> int:
    """How plainly one claim denies another, by its word of denial where it has one; 0 where it does not."""
    if explicit:
        return 0 if denials.doubts(denied_claim) else denials.denies(explicit, denied_claim)
    return denials.contradicts(denying, denied_claim) or denials.is_opposite(denying, denied_claim)


def holds(kind: AgreementKind, text: str, sides: Sequence[Side]) -> bool:
    """Whether the sides' own sentences show what a finding says of them."""
    if kind == "corroborated":
        return all(bears_out(text, side.evidence.quote) for side in sides)
    claims = {side.evidence: claim(side.evidence) for side in sides}
    if kind == "disputed":
        plain_claims = [claims[side.evidence] for side in sides if not side.against]
        denying = [claims[side.evidence] for side in sides if side.against]
        return any(
            _denial_weight(denying_claim, denials.denial(denying_claim), plain_claim)
            for denying_claim in denying
            for plain_claim in plain_claims
        )
    every = claimed_ages(tuple(claims.values()))
    every += [
        ClaimedValue(source_claim, figure)
        for source_claim in claims.values()
        for figure in figures.figures(source_claim)
    ]
    return any(value.differs(other) for value, other in combinations(every, 2))


def _agreement(kind: AgreementKind, text: str, sides: Sequence[Side]) -> Agreement:
    evidence = tuple(dict.fromkeys(side.evidence for side in sides))
    return Agreement(kind=kind, text=text, sides=tuple(sides), evidence=evidence, verdict="supported")
