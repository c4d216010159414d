"""Story statements: the findings of a story as a second reader sees them, with their sentences."""

from collections.abc import Iterator, Mapping, Sequence

from briefing.judge.statements import (
    KINDS,
    STATEMENT,
    CitedSource,
    JudgedStatement,
    judged_text,
    passages,
)
from briefing.models import (
    Evidence,
    Finding,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
)
from briefing.stories.assembly import AnalyzedArticle
from briefing.stories.confidence import finding_text
from briefing.stories.merging.story_findings import StoryFindings

HEADLINE = "headline"
_SECTIONS = {PositionFinding: "positions", QuestionFinding: "open_questions"}
Key = tuple[str, int]  # a section's name, and the place of a finding in it


def story_statements(
    group: Sequence[AnalyzedArticle],
    found: StoryFindings,
    sections: Mapping[str, Sequence[Finding]],
) -> dict[Key, JudgedStatement]:
    """The statements of a story that are no whole sentence of it, those first that the rules marked weak."""
    sources = {
        article.article.id: CitedSource(place, article.article.text, article.sentences)
        for place, article in enumerate(group)
    }
    judged = [
        (weak, key, _judged(kind, text, evidence, sources))
        for weak, key, kind, text, evidence in _rows(found, sections)
    ]
    asked = [row for row in judged if not row[2].word_for_word]
    return {key: statement for _, key, statement in sorted(asked, key=lambda row: not row[0])}


def _judged(
    kind: str, text: str, evidence: Sequence[Evidence], sources: Mapping[str, CitedSource]
) -> JudgedStatement:
    pieces = [(sources[piece.article], piece.start, piece.end, piece.quote) for piece in evidence]
    return JudgedStatement(kind, text, *passages(pieces))


def _rows(
    found: StoryFindings, sections: Mapping[str, Sequence[Finding]]
) -> Iterator[tuple[bool, Key, str, str, Sequence[Evidence]]]:
    headline = found.headline
    if headline.evidence:
        yield False, (HEADLINE, 0), KINDS[HEADLINE], headline.text, headline.evidence
    every: dict[str, Sequence[Finding]] = {
        "summary": found.summary,
        "positions": found.positions,
        "open_questions": found.open_questions,
        **sections,
    }
    for name, findings in every.items():
        for index, finding in enumerate(findings):
            weak = finding.verdict == "weak"
            yield weak, (name, index), _kind(name, finding), full_statement(finding), _evidence(finding)


def _kind(section: str, finding: Finding) -> str:
    return finding.status if isinstance(finding, KeyPointFinding) else KINDS.get(section, STATEMENT)


def full_statement(finding: Finding) -> str:
    """A finding in one line, with all that is said in it."""
    section = next((name for kind, name in _SECTIONS.items() if isinstance(finding, kind)), "")
    return judged_text(section, short_text(finding), vars(finding), finding.model_extra or {})


def short_text(finding: Finding) -> str:
    """A finding as it stands in a list of what was withheld; "" for one of a user's section."""
    if isinstance(finding, KeyPointFinding | PositionFinding):
        return finding_text(finding)
    return finding.question if isinstance(finding, QuestionFinding) else ""


def _evidence(finding: Finding) -> tuple[Evidence, ...]:
    beside = (finding.named_in, finding.role_in) if isinstance(finding, PositionFinding) else ()
    return tuple(piece for piece in (*beside, *finding.evidence) if piece is not None)
