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

from briefing.model import (
    Agreement,
    Confidence,
    ConfidenceLevel,
    Evidence,
    KeyPointFinding,
    PositionFinding,
)
from briefing.stories import origins
from briefing.text.quotations import quoted_spans

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


def weighed(
    findings: Iterable[FindingT], agreement: Sequence[Agreement], sourcing: Sourcing, lone: bool
) -> tuple[FindingT, ...]:
    """The findings with their confidence. Another article counts where its sentence on its own bears the
    finding out, or is the same one. Of a `lone` article no more is said than that it is one source."""
    contested = {
        _place(side.evidence)
        for one in agreement
        if one.kind != "corroborated"
        for side in one.sides
        if not side.against
    }
    borne_out = {one.text: one.evidence for one in agreement if one.kind == "corroborated"}

    def confident(finding: FindingT) -> FindingT:
        own = tuple(piece for piece in finding.evidence if _is_told_by_first(piece, finding.evidence[0]))
        evidence = tuple(dict.fromkeys(own + borne_out.get(text_of(finding), ())))
        disputed = any(_place(piece) in contested for piece in finding.evidence)
        given = confidence(evidence, sourcing, disputed, _directness(finding), lone)
        return finding.model_copy(update={"confidence": given})

    return tuple(map(confident, findings))


def _is_told_by_first(piece: Evidence, first: Evidence) -> bool:
    return piece.article == first.article or origins.in_the_same_words(piece.quote, first.quote)


def text_of(finding: KeyPointFinding | PositionFinding) -> str:
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
    own = len(origins.independent(evidence, sourcing.groups, sourcing.publishers))
    unnamed = not direct and bool(evidence) and all(_UNNAMED.search(piece.quote) for piece in evidence)
    basis = f"{own} independent sources" if own > 1 else "one source"
    if own == 1 < sources:
        basis = f"{sources} sources, one independent"
    if not lone:
        basis += f", {direct}" if direct else ", unnamed persons" if unnamed else ""
    level = _level(own, disputed, bool(direct), unnamed and not lone)
    return Confidence(level=level, sources=sources, independent=own, basis=basis)


def _level(own: int, disputed: bool, direct: bool, unnamed: bool) -> ConfidenceLevel:
    if disputed:
        return "contested"
    if unnamed:
        return "low"
    if own < 2:
        return "one source"
    return "high" if own >= _MANY or direct else "moderate"


def _directness(finding: KeyPointFinding | PositionFinding) -> str:
    if isinstance(finding, PositionFinding):
        return "direct quote" if finding.directness == "direct quote" else ""
    if any(_quotes(piece.quote) for piece in finding.evidence):
        return "direct quote"
    return "a document" if any(_DOCUMENT.search(piece.quote) for piece in finding.evidence) else ""


def _quotes(sentence: str) -> bool:
    return any(len(sentence[s.start : s.end].split()) >= _SPOKEN for s in quoted_spans(sentence))


def _place(piece: Evidence) -> tuple[str, int]:
    return piece.article, piece.start
