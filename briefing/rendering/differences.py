"""Contradictions and corroboration on a page: marks on statements, and where the sources differ."""

from collections.abc import Mapping, Sequence

from briefing.models import Agreement, Coverage, Evidence, KeyPointFinding, PositionFinding, Side, Story
from briefing.rendering.citations import References
from briefing.rendering.english import clean, quote_sentence, quote_text
from briefing.rendering.view import DifferenceSide, PageDifference
from briefing.stories.confidence import finding_text

TITLE = "Where the sources differ"
MOST = 3  # of one story
_MOST_CITED = 3  # sentences of one side, and of a corroborated statement


def attestation(finding: KeyPointFinding | PositionFinding, story: Story) -> str:
    """The confidence in a statement with its basis, without a full stop; empty where there is one source and
    nothing against it. A sentence of its own, so that it cannot be read as a likelihood."""
    confidence = finding.confidence
    if confidence is None or len(story.articles) < 2 or confidence.level == "one source":
        return ""
    if confidence.level == "contested":
        return f"Contested (for it: {confidence.basis})"
    if confidence.level == "low":
        return f"Low confidence: {confidence.basis}"
    return f"Corroborated: {confidence.level} confidence, {confidence.basis}"


def supporting_evidence(finding: KeyPointFinding | PositionFinding, story: Story) -> tuple[Evidence, ...]:
    """What a statement rests on, with some of the sentences of other articles that corroborate it. What is
    in one article's words rests on that article: a sentence of another that says something like it, and does
    not bear it out on its own, is no source of it."""
    text = finding_text(finding)
    others = [
        corroboration
        for corroboration in story.agreement
        if corroboration.kind == "corroborated" and corroboration.text == text
    ]
    own_evidence = finding.evidence
    if _is_verbatim(finding):
        own_evidence = tuple(piece for piece in own_evidence if piece.article == own_evidence[0].article)
    evidence = dict.fromkeys(
        (*own_evidence, *(piece for corroboration in others for piece in corroboration.evidence))
    )
    return tuple(evidence)[: max(_MOST_CITED, len(own_evidence))]


def _is_verbatim(finding: KeyPointFinding | PositionFinding) -> bool:
    """Whether a finding is in the words of its first sentence."""
    text = finding.text if isinstance(finding, KeyPointFinding) else finding.position
    return bool(finding.evidence) and text in finding.evidence[0].quote


def differs(agreement: Agreement) -> bool:
    """Whether a finding belongs to where the sources differ."""
    return agreement.kind != "corroborated"


def differences(
    agreements: Sequence[Agreement], articles: Mapping[str, Coverage], references: References
) -> tuple[PageDifference, ...]:
    """Each difference with both sides' words."""
    shown = {"disputed": _dispute, "differs": _figure_difference}
    return tuple(
        shown[agreement.kind](agreement, articles, references)
        for agreement in agreements
        if agreement.kind in shown
    )


def _figure_difference(
    agreement: Agreement, articles: Mapping[str, Coverage], references: References
) -> PageDifference:
    sides = (
        DifferenceSide(
            text=quote_text(clean(side.says)),
            source=_publisher(side, articles),
            against=False,
            reference=references.cite([side.evidence]),
        )
        for side in agreement.sides
    )
    return PageDifference(clean(agreement.text), tuple(sides))


def _dispute(
    agreement: Agreement, articles: Mapping[str, Coverage], references: References
) -> PageDifference:
    """The claim and the denial in the fewest words; the references lead to the others."""
    groups = [
        sorted((side for side in agreement.sides if side.against is against), key=lambda side: len(side.says))
        for against in (False, True)
    ]
    sides = (
        DifferenceSide(
            text=quote_sentence(clean(group[0].says)),
            source=_publisher(group[0], articles) if len(group) == 1 else "",
            against=group[0].against,
            reference=references.cite([side.evidence for side in group[:_MOST_CITED]]),
        )
        for group in groups
        if group
    )
    return PageDifference("Disputed", tuple(sides))


def _publisher(side: Side, articles: Mapping[str, Coverage]) -> str:
    article = articles.get(side.evidence.article)
    return clean(article.publisher) if article else ""
