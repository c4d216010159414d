"""A story's findings merged by a model: numbered findings in, text out that cites their numbers.

It is asked once a story. Findings that do not fit into one request are merged in steps: each part for itself,
then what came of the parts.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import NamedTuple

from briefing import prompts
from briefing.analysts.asked import Chunked, asked_to_merge, merging
from briefing.analysts.merge_answer import read
from briefing.errors import CassetteError, ContextLengthError, TruncatedError
from briefing.llm import provenance
from briefing.llm.asking import Asked, Asker
from briefing.llm.estimates import answer_tokens
from briefing.llm.ladder import Question
from briefing.model import Cited, Merge, StatementT

NAME = "merge"  # of the schema, in the request
_LEAST = 250  # tokens of findings; a model that cannot take those is not asked with fewer


class Numbered(NamedTuple):
    """A finding by its number, as the line that a model is shown, without the number."""

    number: int
    line: str

    @property
    def shown(self) -> str:
        return f"[{self.number}] {self.line}"


class Merger:
    """Asks a model to merge. `used` are the answers that it used so far."""

    def __init__(
        self,
        asker: Asker,
        where: prompts.Layers,
        budget: int,
        count: Callable[[Sequence[str]], list[int]],
    ) -> None:
        self._asker = asker
        self._asking = merging(where)
        self._budget = budget
        self._count = count
        self.used: list[Asked[Merge]] = []

    async def merge(self, sources: Sequence[str], findings: Mapping[int, str]) -> Merge:
        """What the findings of a story of these sources, by their numbers, come to; it cites the numbers.

        Raises ModelError where a part of them could not be merged, CassetteError where a replay has no
        answer.
        """
        name = provenance.sources_name(sources)
        try:
            return await self._merged(name, list(starmap(Numbered, findings.items())), self._budget)
        except CassetteError as wrong:
            raise CassetteError(f"{name}: {wrong}", wrong.played, wrong.differing) from wrong

    async def _merged(self, name: str, findings: Sequence[Numbered], budget: int) -> Merge:
        parts = list(self._parts(findings, budget))
        try:
            done = await asyncio.gather(
                *(self._ask(name, part, at, len(parts)) for at, part in enumerate(parts, start=1))
            )
        except (ContextLengthError, TruncatedError):
            if budget // 2 < _LEAST or len(findings) < 2:
                raise
            return await self._merged(name, findings, budget // 2)
        if len(done) == 1:
            return done[0]
        return await self._merged_again(name, together(done), findings, budget)

    async def _merged_again(
        self, name: str, first: Merge, findings: Sequence[Numbered], budget: int
    ) -> Merge:
        """The parts' accounts as one, if merging made them fewer tokens, so that it comes to an end."""
        told = statements(first, start=max(one.number for one in findings) + 1)
        lines = [one for one, _ in told]
        if self._tokens(lines) >= self._tokens(findings):
            return first
        again = await self._merged(name, lines, budget)
        return resolved(again, {one.number: cites for one, cites in told}, first)

    def _tokens(self, findings: Sequence[Numbered]) -> int:
        return sum(self._count([one.shown for one in findings]))

    def _parts(self, findings: Sequence[Numbered], budget: int) -> Iterator[list[Numbered]]:
        """Runs of findings within so many tokens; a longer one stands alone."""
        part: list[Numbered] = []
        room = budget
        for one, tokens in zip(findings, self._count([one.shown for one in findings]), strict=True):
            if part and tokens > room:
                yield part
                part, room = [], budget
            part.append(one)
            room -= tokens
        if part:
            yield part

    async def _ask(self, name: str, findings: Sequence[Numbered], part: int, parts: int) -> Merge:
        lines = "\n".join(one.shown for one in findings)
        about = asked_to_merge(self._asking, Chunked(name, lines, part, parts, self._budget))
        described = self._asking.expected.described
        expected = answer_tokens(described, len(findings))
        with provenance.asking(about.made_from):
            answer = await self._asker.ask(Question(about.messages, described, NAME, expected), read)
        self.used.append(answer)
        return answer.value


def together(parts: Sequence[Merge]) -> Merge:
    """What came of the parts, one after another; the headline is that of the first part that has one."""
    titled = next((part for part in parts if part.headline), parts[0])
    return Merge(
        headline=titled.headline,
        headline_cites=titled.headline_cites,
        summary=tuple(one for part in parts for one in part.summary),
        open_questions=tuple(one for part in parts for one in part.open_questions),
        same_positions=tuple(group for part in parts for group in part.same_positions),
    )


def statements(made: Merge, start: int) -> list[tuple[Numbered, tuple[int, ...]]]:
    """The statements of an account, numbered from `start`, each with the findings that it cites."""
    told = [(f"{one.statement.status} · {one.statement.text}", one.cites) for one in made.summary]
    told += [
        (f"question · {one.statement.question} ({one.statement.why})", one.cites)
        for one in made.open_questions
    ]
    return [(Numbered(n, " ".join(line.split())), cites) for n, (line, cites) in enumerate(told, start)]


def resolved(again: Merge, cited: Mapping[int, tuple[int, ...]], first: Merge) -> Merge:
    """An account of statements, citing the findings that those cite. The positions are those of the `first`
    account, and so is a headline that the second lacks."""

    def through(cites: Sequence[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(one for number in cites for one in cited.get(number, ())))

    def each(several: Sequence[Cited[StatementT]]) -> tuple[Cited[StatementT], ...]:
        return tuple(one.model_copy(update={"cites": through(one.cites)}) for one in several)

    titled = bool(again.headline)
    return Merge(
        headline=again.headline if titled else first.headline,
        headline_cites=through(again.headline_cites) if titled else first.headline_cites,
        summary=each(again.summary),
        open_questions=each(again.open_questions),
        same_positions=first.same_positions,
    )
