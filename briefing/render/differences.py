"""How a story's sources stand to each other on a page: marks on statements, and where they differ."""

from collections.abc import Mapping, Sequence

from briefing.model import Agreement, Coverage, Evidence, KeyPointFinding, PositionFinding, Side, Story
from briefing.render.references import References
from briefing.render.view import Difference, DifferenceSide
from briefing.render.wording import clean, quoted, quoted_sentence
from briefing.stories.confidence import text_of

TITLE = "Where the sources differ"
MOST = 3  # of one story
_MOST_CITED = 3  # sentences of one side, and of a corroborated statement


def attested(finding: KeyPointFinding | PositionFinding, story: Story) -> str:
    """The confidence in a statement with its basis, without a full stop; empty where there is one source and
    nothing against it. A sentence of its own, so that it cannot be read as a likelihood."""
    given = finding.confidence
    if given is None or len(story.articles) < 2 or given.level == "one source":
        return ""
    if given.level == "contested":
        return f"Contested (for it: {given.basis})"
    if given.level == "low":
        return f"Low confidence: {given.basis}"
    return f"Corroborated: {given.level} confidence, {given.basis}"


def sources_of(finding: KeyPointFinding | PositionFinding, story: Story) -> tuple[Evidence, ...]:
    """What a statement rests on, with some of the sentences of other articles that corroborate it. What is
    in one article's words rests on that article: a sentence of another that says something like it, and does
    not bear it out on its own, is no source of it."""
    text = text_of(finding)
    others = [one for one in story.agreement if one.kind == "corroborated" and one.text == text]
    own = finding.evidence
    if _is_worded_by(finding):
        own = tuple(piece for piece in own if piece.article == own[0].article)
    evidence = dict.fromkeys((*own, *(piece for one in others for piece in one.evidence)))
    return tuple(evidence)[: max(_MOST_CITED, len(own))]


def _is_worded_by(finding: KeyPointFinding | PositionFinding) -> bool:
    """Whether a finding is in the words of its first sentence."""
    said = finding.text if isinstance(finding, KeyPointFinding) else finding.position
    return bool(finding.evidence) and said in finding.evidence[0].quote


def differs(one: Agreement) -> bool:
    """Whether a finding belongs to where the sources differ."""
    return one.kind != "corroborated"


def differences(
    found: Sequence[Agreement], articles: Mapping[str, Coverage], references: References
) -> tuple[Difference, ...]:
    """Each difference with both sides' words."""
    shown = {"disputed": _disputed, "differs": _differing}
    return tuple(shown[one.kind](one, articles, references) for one in found if one.kind in shown)


def _differing(one: Agreement, articles: Mapping[str, Coverage], references: References) -> Difference:
    sides = (
        DifferenceSide(
            text=quoted(clean(side.says)),
            source=_publisher(side, articles),
            against=False,
            reference=references.cite([side.evidence]),
        )
        for side in one.sides
    )
    return Difference(clean(one.text), tuple(sides))


def _disputed(one: Agreement, articles: Mapping[str, Coverage], references: References) -> Difference:
    """The claim and the denial in the fewest words; the references lead to the others."""
    groups = [
        sorted((side for side in one.sides if side.against is against), key=lambda side: len(side.says))
        for against in (False, True)
    ]
    sides = (
        DifferenceSide(
            text=quoted_sentence(clean(group[0].says)),
            source=_publisher(group[0], articles) if len(group) == 1 else "",
            against=group[0].against,
            reference=references.cite([side.evidence for side in group[:_MOST_CITED]]),
        )
        for group in groups
        if group
    )
    return Difference("Disputed", tuple(sides))


def _publisher(side: Side, articles: Mapping[str, Coverage]) -> str:
    article = articles.get(side.evidence.article)
    return clean(article.publisher) if article else ""
