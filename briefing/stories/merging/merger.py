"""Model merging: a story's numbered findings in, text out that cites their numbers.

It is asked once a story. Findings that do not fit into one request are merged in steps: each part for itself,
then what came of the parts.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import NamedTuple

from briefing import prompts
from briefing.errors import CassetteError, ContextLengthError, TruncatedError
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.cassettes import provenance
from briefing.llm.estimates import answer_tokens
from briefing.llm.structured_output import StructuredQuestion
from briefing.models import Cited, Merge, StatementT
from briefing.tasks.merge import parse_merge
from briefing.tasks.request import RequestChunk, build_merge_request, merge_templates

NAME = "merge"  # of the schema, in the request
_LEAST = 250  # tokens of findings; a model that cannot take those is not asked with fewer


class NumberedFinding(NamedTuple):
    """A finding by its number, as the line that a model is shown, without the number."""

    number: int
    line: str

    @property
    def shown(self) -> str:
        return f"[{self.number}] {self.line}"


class ModelMerger:
    """Asks a model to merge. `used` are the answers that it used so far."""

    def __init__(
        self,
        asker: Asker,
        where: prompts.Layers,
        budget: int,
        count: Callable[[Sequence[str]], list[int]],
    ) -> None:
        self._asker = asker
        self._asking = merge_templates(where)
        self._budget = budget
        self._count = count
        self.used: list[ValidatedAnswer[Merge]] = []

    async def merge(self, sources: Sequence[str], findings: Mapping[int, str]) -> Merge:
        """What the findings of a story of these sources, by their numbers, come to; it cites the numbers.

        Raises ModelError where a part of them could not be merged, CassetteError where a replay has no
        answer.
        """
        name = provenance.sources_name(sources)
        try:
            return await self._merge_findings(
                name, list(starmap(NumberedFinding, findings.items())), self._budget
            )
        except CassetteError as wrong:
            raise CassetteError(f"{name}: {wrong}", wrong.played, wrong.differing) from wrong

    async def _merge_findings(self, name: str, findings: Sequence[NumberedFinding], budget: int) -> Merge:
        parts = list(self._parts(findings, budget))
        try:
            done = await asyncio.gather(
                *(self._ask(name, part, at, len(parts)) for at, part in enumerate(parts, start=1))
            )
        except (ContextLengthError, TruncatedError):
            if budget // 2 < _LEAST or len(findings) < 2:
                raise
            return await self._merge_findings(name, findings, budget // 2)
        if len(done) == 1:
            return done[0]
        return await self._merge_parts(name, join_merges(done), findings, budget)

    async def _merge_parts(
        self, name: str, first: Merge, findings: Sequence[NumberedFinding], budget: int
    ) -> Merge:
        """The parts' accounts as one, if merging made them fewer tokens, so that it comes to an end."""
        numbered = numbered_statements(first, start=max(finding.number for finding in findings) + 1)
        lines = [finding for finding, _ in numbered]
        if self._tokens(lines) >= self._tokens(findings):
            return first
        again = await self._merge_findings(name, lines, budget)
        return resolve_citations(again, {finding.number: cites for finding, cites in numbered}, first)

    def _tokens(self, findings: Sequence[NumberedFinding]) -> int:
        return sum(self._count([finding.shown for finding in findings]))

    def _parts(self, findings: Sequence[NumberedFinding], budget: int) -> Iterator[list[NumberedFinding]]:
        """Runs of findings within so many tokens; a longer one stands alone."""
        part: list[NumberedFinding] = []
        room = budget
        for finding, tokens in zip(
            findings, self._count([finding.shown for finding in findings]), strict=True
        ):
            if part and tokens > room:
                yield part
                part, room = [], budget
            part.append(finding)
            room -= tokens
        if part:
            yield part

    async def _ask(self, name: str, findings: Sequence[NumberedFinding], part: int, parts: int) -> Merge:
        lines = "\n".join(finding.shown for finding in findings)
        about = build_merge_request(self._asking, RequestChunk(name, lines, part, parts, self._budget))
        described = self._asking.expected.json_schema
        expected = answer_tokens(described, len(findings))
        with provenance.use_provenance(about.made_from):
            answer = await self._asker.ask(
                StructuredQuestion(about.messages, described, NAME, expected), parse_merge
            )
        self.used.append(answer)
        return answer.value


def join_merges(parts: Sequence[Merge]) -> Merge:
    """What came of the parts, one after another; the headline is that of the first part that has one."""
    titled = next((part for part in parts if part.headline), parts[0])
    return Merge(
        headline=titled.headline,
        headline_cites=titled.headline_cites,
        summary=tuple(cited for part in parts for cited in part.summary),
        open_questions=tuple(cited for part in parts for cited in part.open_questions),
        same_positions=tuple(group for part in parts for group in part.same_positions),
    )


def numbered_statements(merge: Merge, start: int) -> list[tuple[NumberedFinding, tuple[int, ...]]]:
    """The statements of an account, numbered from `start`, each with the findings that it cites."""
    lines = [(f"{cited.statement.status} · {cited.statement.text}", cited.cites) for cited in merge.summary]
    lines += [
        (f"question · {cited.statement.question} ({cited.statement.why})", cited.cites)
        for cited in merge.open_questions
    ]
    return [
        (NumberedFinding(n, " ".join(line.split())), cites) for n, (line, cites) in enumerate(lines, start)
    ]


def resolve_citations(again: Merge, cited: Mapping[int, tuple[int, ...]], first: Merge) -> Merge:
    """An account of statements, citing the findings that those cite. The positions are those of the `first`
    account, and so is a headline that the second lacks."""

    def through(cites: Sequence[int]) -> tuple[int, ...]:
        return tuple(
            dict.fromkeys(finding_number for number in cites for finding_number in cited.get(number, ()))
        )

    def each(several: Sequence[Cited[StatementT]]) -> tuple[Cited[StatementT], ...]:
        return tuple(
            statement.model_copy(update={"cites": through(statement.cites)}) for statement in several
        )

    titled = bool(again.headline)
    return Merge(
        headline=again.headline if titled else first.headline,
        headline_cites=through(again.headline_cites) if titled else first.headline_cites,
        summary=each(again.summary),
        open_questions=each(again.open_questions),
        same_positions=first.same_positions,
    )
