"""Model merging: a story's numbered findings in, text out that cites their numbers.

It is asked once a story. Findings that do not fit into one request are merged in steps: each part for itself,
then what came of the parts.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing import prompts
from briefing.errors import ContextLengthError, ModelError, TruncatedError
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.cassettes import provenance
from briefing.llm.token_count import TokenCounter, answer_tokens
from briefing.models import Cited, Merge, StatementT
from briefing.tasks.chunks import NumberedLine
from briefing.tasks.in_parts import DividedRequest, fill_parts
from briefing.tasks.merge import merge_templates, parse_merge
from briefing.tasks.request import RequestChunk

_LEAST = 250  # tokens of findings; a model that cannot take those is not asked with fewer


class ModelMerger:
    """Asks a model to merge. `used` are the answers that it used so far."""

    def __init__(self, asker: Asker, where: prompts.Layers, budget: int, count: TokenCounter) -> None:
        self._asker = asker
        self._templates = merge_templates(where)
        self._budget = budget
        self._count = count
        self.used: list[ValidatedAnswer[Merge]] = []

    async def merge(self, sources: Sequence[str], findings: Mapping[int, str], head: str = "") -> Merge:
        """What the findings of a story of these sources, by their numbers, come to; it cites the numbers.
        `head` is what the model is told above them.

        Raises ModelError where a part of them could not be merged, CassetteError where a replay has no
        answer.
        """
        lines = [NumberedLine.of(number, finding) for number, finding in findings.items()]
        story = _Story(provenance.sources_name(sources), head)
        return await self._merge_findings(story, lines, self._budget)

    async def _merge_findings(self, story: "_Story", findings: Sequence[NumberedLine], budget: int) -> Merge:
        """What the findings come to. Where a part is too long, they are divided anew, by half the budget."""
        request: DividedRequest[Sequence[NumberedLine], Merge] = DividedRequest(
            lambda lines, part, parts: self._ask(story, lines, part, parts), lambda lines: (), _raise_fault
        )
        try:
            done = await request.answers(story.name, fill_parts(findings, self._tokens(findings), budget))
        except (ContextLengthError, TruncatedError):
            if budget // 2 < _LEAST or len(findings) < 2:
                raise
            return await self._merge_findings(story, findings, budget // 2)
        merges = [merge for answers in done for merge in answers]
        if len(merges) == 1:
            return merges[0]
        return await self._merge_parts(story, join_merges(merges), findings, budget)

    async def _merge_parts(
        self, story: "_Story", first: Merge, findings: Sequence[NumberedLine], budget: int
    ) -> Merge:
        """The parts' accounts as one, if merging made them fewer tokens, so that it comes to an end."""
        numbered = numbered_statements(first, start=max(finding.number for finding in findings) + 1)
        lines = [finding for finding, _ in numbered]
        if sum(self._tokens(lines)) >= sum(self._tokens(findings)):
            return first
        again = await self._merge_findings(story._replace(head=""), lines, budget)  # no letters stand in them
        return resolve_citations(again, {finding.number: cites for finding, cites in numbered}, first)

    def _tokens(self, findings: Sequence[NumberedLine]) -> list[int]:
        return self._count([finding.text for finding in findings])

    async def _ask(self, story: "_Story", findings: Sequence[NumberedLine], part: int, parts: int) -> Merge:
        lines = "\n".join(finding.text for finding in findings)
        expected = answer_tokens(self._templates.expected.json_schema, len(findings))
        chunk = RequestChunk(story.name, lines, part, parts, self._budget, story.head)
        request = self._templates.request(chunk, expected)
        answer = await request.ask(self._asker, parse_merge)
        self.used.append(answer)
        return answer.value


class _Story(NamedTuple):
    """The names of its sources, and what is told above its findings."""

    name: str
    head: str


def _raise_fault(_: Sequence[NumberedLine], fault: ModelError) -> Merge:
    raise fault


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


def numbered_statements(merge: Merge, start: int) -> list[tuple[NumberedLine, tuple[int, ...]]]:
    """The statements of an account, numbered from `start`, each with the findings that it cites."""
    lines = [(f"{cited.statement.status} · {cited.statement.text}", cited.cites) for cited in merge.summary]
    lines += [
        (f"question · {cited.statement.question} ({cited.statement.why})", cited.cites)
        for cited in merge.open_questions
    ]
    return [
        (NumberedLine.of(n, " ".join(line.split())), cites) for n, (line, cites) in enumerate(lines, start)
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
