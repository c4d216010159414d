"""Second reading: what the stories are about to state, withheld, shortened or kept by a second reader."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from briefing import verification
from briefing.judge import trust
from briefing.judge.reader import FAILED, Judge, Readings
from briefing.judge.reread_verdict import doubtful_verdict, error_reason
from briefing.judge.statements import JudgedStatement
from briefing.judge.story_statements import HEADLINE, Key, full_statement, short_text, story_statements
from briefing.judge.trust import ControlResults
from briefing.judge.without_words import without_words
from briefing.models import Finding, Headline, Withheld
from briefing.notices import Notice
from briefing.stories import assembly
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.headlines import point_headline
from briefing.stories.merging.story_findings import StoryFindings
from briefing.tasks.readings import Reading

FindingT = TypeVar("FindingT", bound=Finding)


class StoryReading(NamedTuple):
    """A story that was read again: its articles, its findings `before`, the `sections` of a user's own, what
    was asked about, and what was answered."""

    group: Sequence[AnalyzedArticle]
    before: MergeOutcome
    sections: Mapping[str, tuple[Finding, ...]]
    statements: Mapping[Key, JudgedStatement]
    readings: Mapping[Key, Reading]
    fault: str = ""


async def read_story(
    group: Sequence[AnalyzedArticle], merged: MergeOutcome | None, judge: Judge
) -> StoryReading:
    """A story read again; `merged` is what a model made of it, if one did. What it is worth is known when all
    stories are read. Raises CassetteError where a replay has no answer."""
    before = merged or MergeOutcome(assembly.merge_findings(group))
    sections = assembly.user_sections(group)
    statements = story_statements(group, before.found, sections)
    if not statements:
        return StoryReading(group, before, sections, {}, {})
    numbered = dict(enumerate(statements.values(), start=1))
    answered: Readings = await judge.read([article.article.source for article in group], numbered)
    keys = list(statements)
    readings = {keys[number - 1]: reading for number, reading in answered.by_number.items()}
    return StoryReading(group, before, sections, statements, readings, answered.fault)


def apply_story_reading(story: StoryReading, results: ControlResults | None) -> MergeOutcome:
    """The findings of a story after a second reading by who answered the controls of the run so; None for one
    who had none. What was not read, or is not believed, stays checked by rules alone, and the story says
    why."""
    readings: Mapping[Key, Reading] = story.readings
    fault = story.fault
    if results is not None and readings:
        readings = trust.believed_readings(readings, results)
        fault = fault or ("" if results.trusted else FAILED)
    applied = _AppliedReadings(readings, _story_aliases(story.group), [])
    found = story.before.found
    summary = applied.findings("summary", found.summary)
    first = story.group[0]
    return story.before._replace(
        found=StoryFindings(
            headline=applied.headline(found.headline)
            or point_headline(summary)
            or verification.own_headline(first.article, first.sentences, first.aliases),
            summary=summary,
            positions=applied.findings("positions", found.positions),
            open_questions=applied.findings("open_questions", found.open_questions),
        ),
        sections={name: applied.findings(name, findings) for name, findings in story.sections.items()},
        withheld=(*story.before.withheld, *applied.withheld),
        not_read_again=fault,
    )


def _story_aliases(group: Sequence[AnalyzedArticle]) -> dict[str, str]:
    aliases: dict[str, str] = {}
    for article in reversed(group):
        aliases |= article.aliases
    return aliases


def say_unread(outcomes: Iterable[MergeOutcome], notice: Notice) -> None:
    """Says how many stories were not read again, or not whole, in a line for each reason."""
    faults = Counter(outcome.not_read_again for outcome in outcomes if outcome.not_read_again)
    for fault, count in faults.items():
        whose = "1 story was" if count == 1 else f"{count} stories were"
        notice(
            f"{whose} not read again, or not whole ({fault}): what was left out is checked by rules alone."
        )


def say_blind_spots(results: ControlResults | None, notice: Notice) -> None:
    """Says which kinds of error a second reader did not see among those that were planted."""
    if results is None or not results.blind_to:
        return
    kinds = "; ".join(f"{kind}: {results.seen[kind]} of {results.planted[kind]}" for kind in results.blind_to)
    notice(f"The second reader missed planted errors ({kinds}): what it says of these kinds is not used.")


class _AppliedReadings(NamedTuple):
    """What was read of what was asked about; `withheld` takes up what is not shown as it was."""

    readings: Mapping[Key, Reading]
    aliases: Mapping[str, str]
    withheld: list[Withheld]

    def findings(self, section: str, findings: Sequence[FindingT]) -> tuple[FindingT, ...]:
        """The findings that may be shown."""
        every = (self._apply((section, index), finding) for index, finding in enumerate(findings))
        return tuple(result for result in every if result is not None)

    def headline(self, headline: Headline) -> Headline | None:
        """The headline, where no error was found in it."""
        reading = self.readings.get((HEADLINE, 0))
        if reading is None or reading.verdict == "entailed":
            return headline
        self._withhold(HEADLINE, headline.text, reading, headline.evidence[0].article)
        return None

    def _apply(self, key: Key, finding: FindingT) -> FindingT | None:
        reading = self.readings.get(key)
        if reading is None:
            return finding
        if reading.verdict == "entailed":
            return finding.model_copy(update={"checked": "second reader"})
        if reading.is_doubt:
            verdict = doubtful_verdict(finding.reason, reading, full_statement(finding))
            return finding.model_copy(update={**vars(verdict), "checked": "second reader"})
        article = finding.evidence[0].article
        shorter = without_words(finding, reading, self.aliases) if reading.verdict == "partly" else None
        if not isinstance(shorter, type(finding)):
            self._withhold(key[0], short_text(finding) or full_statement(finding), reading, article)
            return None
        reason = error_reason(reading, full_statement(finding))
        self.withheld.append(
            Withheld(
                section=key[0], text=short_text(shorter), reason=reason, article=article, beside=reading.words
            )
        )
        return shorter.model_copy(update={"checked": "second reader"})

    def _withhold(self, section: str, text: str, reading: Reading, article: str) -> None:
        reason = error_reason(reading, text)
        self.withheld.append(Withheld(section=section, text=text, reason=reason, article=article))
