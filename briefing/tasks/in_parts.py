"""Divide, ask, halve: what is too long for one request, asked about in parts, and in halves of those."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from briefing.errors import CassetteError, ContextLengthError, ModelError, StatusError, TruncatedError

UnitT = TypeVar("UnitT")
RunT = TypeVar("RunT")
AnswerT = TypeVar("AnswerT")


def fill_parts(
    units: Sequence[UnitT],
    tokens: Sequence[int],
    budget: int,
    most: int | None = None,
    shared: Sequence[Mapping[str, int]] = (),
) -> list[Sequence[UnitT]]:
    """Runs of units, in order, within `budget` tokens and at most so many units; a longer one stands alone.

    `tokens` are those of each unit, `shared` the tokens of what stands once in a run, whichever of its units
    need it.
    """
    starts, room = [0], budget
    there: set[str] = set()
    for index, own in enumerate(tokens):
        needed = shared[index] if shared else {}
        cost = own + sum(more for text, more in needed.items() if text not in there)
        count = index - starts[-1]
        if count and (cost > room or count == most):
            starts.append(index)
            room, there = budget, set()
            cost = own + sum(needed.values())
        room -= cost
        there.update(needed)
    return [units[start:end] for start, end in zip(starts, [*starts[1:], len(units)], strict=True) if units]


def halve_units(units: Sequence[UnitT]) -> tuple[Sequence[UnitT], ...]:
    """The units as two runs of about as many; none where there is one alone."""
    half = len(units) // 2
    return (units[:half], units[half:]) if half else ()


class DividedRequest(NamedTuple, Generic[RunT, AnswerT]):
    """How runs of units are asked about. `ask` is told the number of a part and of how many, and raises
    ModelError; `halve` gives the halves of a run, none where it cannot be halved; `unanswered` says what
    stands for a run without an answer, by the fault, and what that raises rises.

    A refusal of a `doubtful` status may be meant for the length, in whatever words.
    """

    ask: Callable[[RunT, int, int], Awaitable[AnswerT]]
    halve: Callable[[RunT], Sequence[RunT]]
    unanswered: Callable[[RunT, ModelError], AnswerT]
    doubtful: Container[int] = ()

    async def answers(self, source: str, parts: Sequence[RunT]) -> list[list[AnswerT]]:
        """For each part its answer, or those of its halves and of theirs, where it or its answer is too long
        for the model: the halves of part 2 of 3 are 3 and 4 of 6. All parts are asked about at once.

        Raises CassetteError, by the name of the `source`, where a replay has no answer.
        """
        runs = enumerate(parts, start=1)
        try:
            return await asyncio.gather(*(self._answers_of(run, part, len(parts)) for part, run in runs))
        except CassetteError as wrong:
            raise CassetteError(f"{source}: {wrong}", wrong.played, wrong.differing) from wrong

    async def _answers_of(self, run: RunT, part: int, parts: int, *, trial: bool = False) -> list[AnswerT]:
        """After a doubtful refusal the first half is asked about once, as a `trial`; where that is refused as
        well, it was something else."""
        try:
            return [await self.ask(run, part, parts)]
        except ModelError as wrong:
            fault = wrong
        refused = isinstance(fault, StatusError)
        if refused and trial:
            raise fault
        may_be_too_long = isinstance(fault, ContextLengthError | TruncatedError) or (
            isinstance(fault, StatusError) and fault.status in self.doubtful
        )
        halves = [
            (half, 2 * part - 1 + n, 2 * parts)
            for n, half in enumerate(self.halve(run) if may_be_too_long else ())
        ]
        if not halves:
            return [self.unanswered(run, fault)]
        if refused:
            try:
                first = await self._answers_of(*halves[0], trial=True)
            except StatusError:
                return [self.unanswered(run, fault)]
            return [*first, *await self._answers_of(*halves[1])]
        several = await asyncio.gather(*(self._answers_of(*half) for half in halves))
        return [answer for half in several for answer in half]
