"""What the stories of the day are about to state, read again by a second reader: withheld, marked or kept."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from briefing import grounding, stories
from briefing.analysts.second_reader import Readings
from briefing.analysts.statements import KINDS, STATEMENT, Statement, settled, told
from briefing.model import (
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
from briefing.stories import Covered, Merged
from briefing.stories.confidence import text_of
from briefing.stories.written import Found

FindingT = TypeVar("FindingT", bound=Finding)

_HEADLINE = "headline"
_Key = tuple[str, int]  # a section's name, and the place of a finding in it


class SecondReader(Protocol):
    """Says of numbered statements, made from sources of these names, whether their sentences bear them
    out."""

    async def read(self, sources: Sequence[str], statements: Mapping[int, Statement]) -> Readings: ...


async def read_again(
    groups: Sequence[Sequence[Covered]],
    merged: Mapping[str, Merged],
    reader: SecondReader,
    aliases: Mapping[str, Mapping[str, str]],
    notice: Notice,
) -> dict[str, Merged]:
    """The findings of every story after a second reading, by the story's first article. `merged` are those of
    the stories that a model merged.

    What could not be read stays checked by rules alone; the story says why, and `notice` is told.
    Raises CassetteError where a replay has no answer.
    """
    done = await asyncio.gather(
        *(_one(group, merged.get(group[0].article.id), reader, aliases) for group in groups)
    )
    faults = Counter(one.not_read_again for one in done if one.not_read_again)
    for fault, count in faults.items():
        whose = "1 story was" if count == 1 else f"{count} stories were"
        notice(
            f"{whose} not read again, or not whole ({fault}): what was left out is checked by rules alone."
        )
    return {group[0].article.id: one for group, one in zip(groups, done, strict=True)}


async def _one(
    group: Sequence[Covered],
    merged: Merged | None,
    reader: SecondReader,
    aliases: Mapping[str, Mapping[str, str]],
) -> Merged:
    before = merged or Merged(stories.found_in(group, aliases))
    sections = stories.own_sections(group)
    asked = {key: one for key, one in _statements(before.found, sections) if not one.word_for_word}
    if not asked:
        return before._replace(sections=sections)
    keys = dict(enumerate(asked, start=1))
    answered = await reader.read(
        [one.article.source for one in group], dict(enumerate(asked.values(), start=1))
    )
    after = _After({keys[number]: reading for number, reading in answered.by_number.items()}, asked, [])
    found = before.found
    positions = after.kept("positions", found.positions)
    return before._replace(
        found=Found(
            headline=after.headline(found.headline)
            or grounding.own_headline(*group[0][:2], aliases[group[0].article.id]),
            summary=after.kept("summary", found.summary),
            positions=positions,
            open_questions=after.kept("open_questions", found.open_questions),
        ),
        sections={name: after.kept(name, findings) for name, findings in sections.items()},
        withheld=(*before.withheld, *after.withheld),
        not_read_again=answered.fault,
    )


# ── Findings as statements ──────────────────────────────────────────────────────────────────────────


def _statements(found: Found, sections: Mapping[str, Sequence[Finding]]) -> Iterator[tuple[_Key, Statement]]:
    headline = found.headline
    if headline.evidence:
        quotes = tuple(piece.quote for piece in headline.evidence)
        yield (_HEADLINE, 0), Statement(KINDS[_HEADLINE], headline.text, quotes)
    every: dict[str, Sequence[Finding]] = {
        "summary": found.summary,
        "positions": found.positions,
        "open_questions": found.open_questions,
        **sections,
    }
    for name, findings in every.items():
        for at, finding in enumerate(findings):
            kind = KINDS.get(name, STATEMENT)
            yield (name, at), Statement(kind, statement_of(finding), _quotes(finding))


def statement_of(finding: Finding) -> str:
    """A finding in one line, with all that is said in it."""
    text = _text(finding)
    if isinstance(finding, QuestionFinding) and finding.why:
        text = f"{text} ({finding.why})"
    role = {"role": finding.role} if isinstance(finding, PositionFinding) and finding.role else {}
    return told(text, {**role, **(finding.model_extra or {})})


def _text(finding: Finding) -> str:
    """A finding as it stands in a list of what was withheld."""
    if isinstance(finding, KeyPointFinding | PositionFinding):
        return text_of(finding)
    if isinstance(finding, QuestionFinding):
        return finding.question
    return ""


def _quotes(finding: Finding) -> tuple[str, ...]:
    beside = (finding.named_in, finding.role_in) if isinstance(finding, PositionFinding) else ()
    return tuple(piece.quote for piece in (*beside, *finding.evidence) if piece is not None)


# ── Readings applied ────────────────────────────────────────────────────────────────────────────────


class _After(NamedTuple):
    """What was read of what was asked about; `withheld` takes up what is not borne out."""

    readings: Mapping[_Key, Reading]
    asked: Mapping[_Key, Statement]
    withheld: list[Withheld]

    def kept(self, section: str, findings: Sequence[FindingT]) -> tuple[FindingT, ...]:
        """The findings that may be shown, marked as they were read."""
        every = (self._read((section, at), finding) for at, finding in enumerate(findings))
        return tuple(one for one in every if one is not None)

    def headline(self, headline: Headline) -> Headline | None:
        """The headline, if it is whole: it carries no mark."""
        key = (_HEADLINE, 0)
        verdict = self._verdict(key, Verdict(verdict="supported", reason=""))
        if verdict is None or verdict.verdict == "supported":
            return headline
        article = headline.evidence[0].article
        self._withhold(_HEADLINE, headline.text, verdict, article)
        return None

    def _read(self, key: _Key, finding: FindingT) -> FindingT | None:
        verdict = self._verdict(key, Verdict(verdict=finding.verdict, reason=finding.reason))
        if verdict is None:
            return finding
        if verdict.verdict == "unsupported":
            text = _text(finding) or self.asked[key].text
            self._withhold(key[0], text, verdict, finding.evidence[0].article)
            return None
        return finding.model_copy(update={**vars(verdict), "checked": "second reader"})

    def _verdict(self, key: _Key, before: Verdict) -> Verdict | None:
        reading = self.readings.get(key)
        return settled(before, reading, self.asked[key].text) if reading else None

    def _withhold(self, section: str, text: str, verdict: Verdict, article: str) -> None:
        self.withheld.append(Withheld(section=section, text=text, reason=verdict.reason, article=article))
