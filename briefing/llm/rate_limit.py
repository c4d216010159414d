"""Rate limiter: how many requests run at once: additive increase, multiplicative decrease (RFC 5681)."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class Limiter:
    """At most `most` at once; half as many after a 429, and one more for every full round of answers since.

    A pause that an endpoint asks of one request holds back all of them. `answers` counts those that came.
    """

    def __init__(
        self, most: int, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self.most = most
        self.allowed = float(most)
        self.running = 0
        self.answers = 0
        self._clock, self._sleep = clock, sleep
        self._held_until = clock()
        self._round = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[int]:
        """A place among those that run, in order of asking. Gives the round that it was taken in."""
        await self._enter()
        try:
            if (seconds := self._held_until - self._clock()) > 0:
                await self._sleep(seconds)
            yield self._round
        finally:
            self.running -= 1
            self._admit()

    def note_answer(self) -> None:
        """An answer came: a little more is allowed."""
        self.answers += 1
        self.allowed = min(float(self.most), self.allowed + 1.0 / self.allowed)
        self._admit()

    def note_refusal(self, taken_in: int) -> None:
        """A 429 came for a request of that round. Of those that were under way together the first counts."""
        if taken_in == self._round:
            self.allowed = max(1.0, self.allowed / 2)
            self._round += 1

    def hold(self, seconds: float) -> None:
        """Nothing starts for so long."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    async def _enter(self) -> None:
        if self.running < int(self.allowed) and not self._waiting:
            self.running += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.running -= 1
                self._admit()
            raise

    def _admit(self) -> None:
        while self._waiting and self.running < int(self.allowed):
            turn = self._waiting.popleft()
            if not turn.done():
                self.running += 1
                turn.set_result(None)
