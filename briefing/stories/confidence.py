"""How well a finding is attested: by how many independent sources, how directly, and undisputed or not.

The levels are words for the quality of the sourcing, kept apart from any likelihood (as the U.S. Intelligence
Community Directive 203, Analytic Standards, asks). They rest on counts alone, so that the same sources always
give the same word:

    contested   another article of the story gives another figure for it, or denies it
    high        three independent sources, or two of which one quotes a person or a document directly
    moderate    two independent sources
    low         unnamed persons alone
    one source  one source, or several that pass on one report
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from briefing.models import Agreement, Confidence, ConfidenceLevel, Evidence, KeyPointFinding, PositionFinding
from briefing.nlp.quotations import quoted_spans
from briefing.stories import origins

LEVELS: Mapping[ConfidenceLevel, str] = {
    "high": "three independent sources, or two of which one quotes directly",
    "moderate": "two independent sources",
    "low": "unnamed persons alone",
    "one source": "one source, or several that pass on one report",
    "contested": "another source gives another figure or denies it",
}
_MANY = 3  # independent sources
_SPOKEN = 4  # words from which on a quotation is more than a word in passing
_DOCUMENT = re.compile(
    r"\b(?:court (?:filing|document|paper|record)s?|press release|(?:official )?statement|affidavit"
    r"|indictment|police report|letter|memo|transcript|e-?mail|communiqu[eé])\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:(?:an?|two|three|several|some|many|unnamed|anonymous|one) (?:[\w-]+ )?"
    r"(?:sources?|insiders?|witness(?:es)?)|sources? (?:close|familiar|said|say|told|tell)"
    r"|insiders? (?:said|say)|(?:on|under the) condition (?:of|that)[\w ]* (?:anonymity|not be)"
    r"|people familiar with|rumou?rs?|reportedly|allegedly|is said to|are said to)\b",
    re.IGNORECASE,
)

FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding)


class Sourcing(NamedTuple):
    """What is known of a story's articles: groups that rest on one report, publishers and numbers of copies
    by article id."""

    groups: tuple[tuple[str, ...], ...]
    publishers: Mapping[str, str]
    copies: Mapping[str, int]


def assign_confidence(
    findings: Iterable[FindingT], agreement: Sequence[Agreement], sourcing: Sourcing, lone: bool
) -> tuple[FindingT, ...]:
    """The findings with their confidence. Another article counts where its sentence on its own bears the
    finding out, or is the same one. Of a `lone` article no more is said than that it is one source."""
    contested = {
        _span_start(side.evidence)
        for dispute in agreement
        if dispute.kind != "corroborated"
        for side in dispute.sides
        if not side.against
    }
    borne_out = {
        corroboration.text: corroboration.evidence
        for corroboration in agreement
        if corroboration.kind == "corroborated"
    }

    def confident(finding: FindingT) -> FindingT:
        own_evidence = tuple(
            piece for piece in finding.evidence if _is_of_first_source(piece, finding.evidence[0])
        )
        evidence = tuple(dict.fromkeys(own_evidence + borne_out.get(finding_text(finding), ())))
        disputed = any(_span_start(piece) in contested for piece in finding.evidence)
        rating = confidence(evidence, sourcing, disputed, _directness(finding), lone)
        return finding.model_copy(update={"confidence": rating})

    return tuple(map(confident, findings))


def _is_of_first_source(piece: Evidence, first: Evidence) -> bool:
    return piece.article == first.article or origins.is_same_wording(piece.quote, first.quote)


def finding_text(finding: KeyPointFinding | PositionFinding) -> str:
    """What a finding says, in one line."""
    if isinstance(finding, KeyPointFinding):
        return finding.text
    return " ".join(part for part in (finding.stakeholder, finding.verb, finding.position) if part)


def confidence(
    evidence: Sequence[Evidence], sourcing: Sourcing, disputed: bool, direct: str, lone: bool = False
) -> Confidence:
    """The confidence of what rests on some evidence. `direct` names what is quoted, or is empty."""
    articles = dict.fromkeys(piece.article for piece in evidence)
    sources = sum(1 + sourcing.copies.get(article, 0) for article in articles)
    independent = len(origins.independent_sources(evidence, sourcing.groups, sourcing.publishers))
    unnamed = not (direct or lone) and bool(evidence) and all(_UNNAMED.search(e.quote) for e in evidence)
    basis = f"{independent} independent sources" if independent > 1 else "one source"
    if independent == 1 < sources:
        basis = f"{sources} sources, one independent"
    if not lone:
        basis += f", {direct}" if direct else ", unnamed persons" if unnamed else ""
    level = _level(independent, disputed, bool(direct), unnamed)
    return Confidence(level=level, sources=sources, independent=independent, basis=basis)


def _level(independent: int, disputed: bool, direct: bool, unnamed: bool) -> ConfidenceLevel:
    if disputed:
        return "contested"
    if unnamed:
        return "low"
    if independent < 2:
        return "one source"
    return "high" if independent >= _MANY or direct else "moderate"


def _directness(finding: KeyPointFinding | PositionFinding) -> str:
    if isinstance(finding, PositionFinding):
        return "direct quote" if finding.directness == "direct quote" else ""
    if any(_has_quotation(piece.quote) for piece in finding.evidence):
        return "direct quote"
    return "a document" if any(_DOCUMENT.search(piece.quote) for piece in finding.evidence) else ""


def _has_quotation(sentence: str) -> bool:
    return any(len(sentence[s.start : s.end].split()) >= _SPOKEN for s in quoted_spans(sentence))


def _span_start(piece: Evidence) -> tuple[str, int]:
    return piece.article, piece.start
