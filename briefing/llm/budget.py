"""Cost budget: a hard cap on what a run may cost; an answer's worst case is set aside before it is asked."""

import asyncio
from decimal import Decimal
from typing import NamedTuple

from briefing.llm.pricing import Cost

ADDED = 64
"""Tokens that a server may put around a prompt: the marks of who speaks, and the schema in its own words."""

COUNTED, ESTIMATED = Decimal("1.1"), Decimal("1.5")
"""By how much a prompt may be longer than it was counted with the model's own encoding, or with another."""


class Reservation(NamedTuple):
    """USD set aside for one answer; `number` tells equal sums apart."""

    number: int
    usd: Decimal


class _Ledger:
    """What one or several budgets spend and set aside together, up to the `cap`."""

    def __init__(self, cap: Decimal | None) -> None:
        self.cap = cap
        self.spent = Decimal(0)
        self.open: dict[int, Reservation] = {}
        self.numbers = 0
        self.settled = asyncio.Event()


class Budget:
    """What may be spent, is set aside and was spent, in USD. All that is asked in a run asks it first.

    A `cap` of None sets no bound. `margin` is by how much a prompt may be longer than it was counted.
    """

    def __init__(self, cap: Decimal | None, cost: Cost, margin: Decimal = COUNTED) -> None:
        self.cost = cost
        self._margin = margin
        self._till = _Ledger(cap)

    def for_another(self, cost: Cost, margin: Decimal = COUNTED) -> "Budget":
        """The budget of another model, out of the same money."""
        other = Budget(self.cap, cost, margin)
        other._till = self._till
        return other

    @property
    def cap(self) -> Decimal | None:
        return self._till.cap

    @property
    def spent(self) -> Decimal:
        """USD that all models cost that spend of it."""
        return self._till.spent

    @property
    def reserved(self) -> Decimal:
        """USD set aside for what is being asked."""
        return sum((reservation.usd for reservation in self._till.open.values()), Decimal(0))

    def worst(self, prompt_tokens: int, max_tokens: int) -> Decimal:
        """What an answer costs at most: a prompt longer than counted, and all that may be written."""
        return self.cost(int(prompt_tokens * self._margin) + ADDED, max_tokens)

    async def reserve(self, prompt_tokens: int, max_tokens: int) -> Reservation | None:
        """Sets the worst case of an answer aside; None where that does not fit into what is left.

        While others are being answered it waits: most answers cost far less than was set aside for them.
        """
        usd = self.worst(prompt_tokens, max_tokens)
        while not self._fits(usd):
            if not self._till.open:
                return None
            self._till.settled.clear()
            await self._till.settled.wait()
        self._till.numbers += 1
        reservation = Reservation(self._till.numbers, usd)
        self._till.open[reservation.number] = reservation
        return reservation

    def settle(self, reservation: Reservation, prompt_tokens: int, completion_tokens: int) -> None:
        """Gives back what an answer did not cost. A server that counts no tokens, or never answered,
        is taken to charge the worst case."""
        self._close(
            reservation, self.cost(prompt_tokens, completion_tokens) if prompt_tokens > 0 else reservation.usd
        )

    def release(self, reservation: Reservation) -> None:
        """Gives all back: nothing was sent, or it was refused, which costs nothing."""
        self._close(reservation, Decimal(0))

    def _close(self, reservation: Reservation, usd: Decimal) -> None:
        if self._till.open.pop(reservation.number, None) is not None:
            self._till.spent += usd
        self._till.settled.set()

    def _fits(self, usd: Decimal) -> bool:
        return self.cap is None or self.spent + self.reserved + usd <= self.cap
