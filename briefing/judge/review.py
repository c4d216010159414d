"""Second reading: what the stories are about to state, withheld, marked or kept by a second reader."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing import verification
from briefing.judge.statements import KINDS, STATEMENT, JudgedStatement, apply_reading, text_with_fields
from briefing.models import (
    Finding,
    Headline,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Reading,
    Verdict,
    Withheld,
)
from briefing.notices import Notice
from briefing.stories import assembly
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.confidence import finding_text
from briefing.stories.headlines import point_headline
from briefing.stories.merging.story_findings import StoryFindings

if TYPE_CHECKING:
    from briefing.judge.reader import SecondReader

FindingT = TypeVar("FindingT", bound=Finding)

_HEADLINE = "headline"
_Key = tuple[str, int]  # a section's name, and the place of a finding in it


async def reread_story(
    group: Sequence[AnalyzedArticle], merged: MergeOutcome | None, reader: "SecondReader"
) -> MergeOutcome:
    """The findings of a story after a second reading; `merged` is what a model made of it, if one did.

    What could not be read stays checked by rules alone, and the story says why. Raises CassetteError where a
    replay has no answer.
    """
    before = merged or MergeOutcome(assembly.merge_findings(group))
    sections = assembly.user_sections(group)
    statements = {
        key: statement
        for key, statement in _statements(before.found, sections)
        if not statement.word_for_word
    }
    if not statements:
        return before._replace(sections=sections)
    keys = dict(enumerate(statements, start=1))
    answered = await reader.read(
        [article.article.source for article in group], dict(enumerate(statements.values(), start=1))
    )
    after = _AppliedReadings(
        {keys[number]: reading for number, reading in answered.by_number.items()}, statements, []
    )
    story_findings = before.found
    positions = after.findings("positions", story_findings.positions)
    summary = after.findings("summary", story_findings.summary)
    return before._replace(
        found=StoryFindings(
            headline=after.headline(story_findings.headline)
            or point_headline(summary)
            or verification.own_headline(*group[0][:2], group[0].aliases),
            summary=summary,
            positions=positions,
            open_questions=after.findings("open_questions", story_findings.open_questions),
        ),
        sections={name: after.findings(name, findings) for name, findings in sections.items()},
        withheld=(*before.withheld, *after.withheld),
        not_read_again=answered.fault,
    )


def say_unread(outcomes: Iterable[MergeOutcome], notice: Notice) -> None:
    """Says how many stories were not read again, or not whole, in a line for each reason."""
    faults = Counter(outcome.not_read_again for outcome in outcomes if outcome.not_read_again)
    for fault, count in faults.items():
        whose = "1 story was" if count == 1 else f"{count} stories were"
        notice(
            f"{whose} not read again, or not whole ({fault}): what was left out is checked by rules alone."
        )


# ── Findings as statements ──────────────────────────────────────────────────────────────────────────


def _statements(
    story_findings: StoryFindings, sections: Mapping[str, Sequence[Finding]]
) -> Iterator[tuple[_Key, JudgedStatement]]:
    headline = story_findings.headline
    if headline.evidence:
        quotes = tuple(piece.quote for piece in headline.evidence)
        yield (_HEADLINE, 0), JudgedStatement(KINDS[_HEADLINE], headline.text, quotes)
    every: dict[str, Sequence[Finding]] = {
        "summary": story_findings.summary,
        "positions": story_findings.positions,
        "open_questions": story_findings.open_questions,
        **sections,
    }
    for name, findings in every.items():
        for index, finding in enumerate(findings):
            kind = KINDS.get(name, STATEMENT)
            yield (name, index), JudgedStatement(kind, full_statement(finding), _quotes(finding))


def full_statement(finding: Finding) -> str:
    """A finding in one line, with all that is said in it."""
    text = _finding_text(finding)
    if isinstance(finding, QuestionFinding) and finding.why:
        text = f"{text} ({finding.why})"
    role = {"role": finding.role} if isinstance(finding, PositionFinding) and finding.role else {}
    return text_with_fields(text, {**role, **(finding.model_extra or {})})


def _finding_text(finding: Finding) -> str:
    """A finding as it stands in a list of what was withheld."""
    if isinstance(finding, KeyPointFinding | PositionFinding):
        return finding_text(finding)
    if isinstance(finding, QuestionFinding):
        return finding.question
    return ""


def _quotes(finding: Finding) -> tuple[str, ...]:
    beside = (finding.named_in, finding.role_in) if isinstance(finding, PositionFinding) else ()
    return tuple(piece.quote for piece in (*beside, *finding.evidence) if piece is not None)


# ── Readings applied ────────────────────────────────────────────────────────────────────────────────


class _AppliedReadings(NamedTuple):
    """What was read of what was asked about; `withheld` takes up what is not borne out."""

    readings: Mapping[_Key, Reading]
    statements: Mapping[_Key, JudgedStatement]
    withheld: list[Withheld]

    def findings(self, section: str, findings: Sequence[FindingT]) -> tuple[FindingT, ...]:
        """The findings that may be shown, marked as they were read."""
        every = (self._apply_reading((section, index), finding) for index, finding in enumerate(findings))
        return tuple(result for result in every if result is not None)

    def headline(self, headline: Headline) -> Headline | None:
        """The headline, if it is whole: it carries no mark."""
        key = (_HEADLINE, 0)
        verdict = self._verdict(key, Verdict(verdict="supported", reason=""))
        if verdict is None or verdict.verdict == "supported":
            return headline
        article = headline.evidence[0].article
        self._withhold(_HEADLINE, headline.text, verdict, article)
        return None

    def _apply_reading(self, key: _Key, finding: FindingT) -> FindingT | None:
        verdict = self._verdict(key, Verdict(verdict=finding.verdict, reason=finding.reason))
        if verdict is None:
            return finding
        if verdict.verdict == "unsupported":
            text = _finding_text(finding) or self.statements[key].text
            self._withhold(key[0], text, verdict, finding.evidence[0].article)
            return None
        return finding.model_copy(update={**vars(verdict), "checked": "second reader"})

    def _verdict(self, key: _Key, before: Verdict) -> Verdict | None:
        reading = self.readings.get(key)
        return apply_reading(before, reading, self.statements[key].text) if reading else None

    def _withhold(self, section: str, text: str, verdict: Verdict, article: str) -> None:
        self.withheld.append(Withheld(section=section, text=text, reason=verdict.reason, article=article))
