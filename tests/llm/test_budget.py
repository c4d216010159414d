import asyncio
import random
from decimal import Decimal

import pytest

from briefing.llm.budget import ADDED, ESTIMATED, Budget, Reservation


def a_token_a_cent(prompt_tokens: int, completion_tokens: int) -> Decimal:
    return Decimal(prompt_tokens + completion_tokens) / 100


def budget(usd: str) -> Budget:
    return Budget(Decimal(usd), a_token_a_cent)


def reserved(found: Reservation | None) -> Reservation:
    assert found is not None
    return found


WORST = Decimal(110 + ADDED + 50) / 100  # of a prompt of 100 tokens and an answer of 50


def test_the_worst_case_is_a_longer_prompt_and_the_longest_answer() -> None:
    assert budget("10").worst(100, 50) == WORST
    assert Budget(Decimal(10), a_token_a_cent, ESTIMATED).worst(100, 50) == WORST + Decimal("0.4")


def test_what_does_not_fit_is_not_reserved() -> None:
    async def asked() -> Reservation | None:
        return await budget(str(WORST - Decimal("0.01"))).reserve(100, 50)

    assert asyncio.run(asked()) is None


def test_an_answer_gives_back_what_it_did_not_cost() -> None:
    async def asked() -> Budget:
        held = budget("10")
        held.settle(reserved(await held.reserve(100, 50)), 100, 20)
        return held

    held = asyncio.run(asked())

    assert (held.spent, held.reserved) == (Decimal("1.2"), Decimal(0))


def test_a_server_that_counts_nothing_is_taken_to_charge_the_worst_case() -> None:
    async def asked() -> Budget:
        held = budget("10")
        held.settle(reserved(await held.reserve(100, 50)), 0, 0)
        return held

    assert asyncio.run(asked()).spent == WORST


def test_what_was_refused_costs_nothing() -> None:
    async def asked() -> Budget:
        held = budget("10")
        held.release(reserved(await held.reserve(100, 50)))
        return held

    held = asyncio.run(asked())

    assert (held.spent, held.reserved) == (Decimal(0), Decimal(0))


def test_who_does_not_fit_yet_waits_for_those_that_are_being_answered() -> None:
    async def asked() -> Reservation | None:
        held = budget(str(WORST * Decimal("1.5")))
        first = reserved(await held.reserve(100, 50))
        second = asyncio.create_task(held.reserve(100, 50))
        await asyncio.sleep(0)
        assert not second.done()
        held.settle(first, 50, 0)
        return await second

    assert asyncio.run(asked()) is not None


@pytest.mark.parametrize("seed", range(20))
def test_many_at_once_never_spend_more_than_the_cap(seed: int) -> None:
    chance = random.Random(seed)
    cap = Decimal(30)
    held = Budget(cap, a_token_a_cent)

    async def one() -> bool:
        prompt, longest = chance.randint(1, 200), chance.randint(1, 200)
        made = await held.reserve(prompt, longest)
        if made is None:
            return False
        assert held.spent + held.reserved <= cap
        for _ in range(chance.randint(0, 3)):
            await asyncio.sleep(0)
        held.settle(made, int(prompt * 1.1) + ADDED, chance.choice([longest, longest // 3]))
        return True

    async def many() -> list[bool]:
        return await asyncio.gather(*(one() for _ in range(60)))

    answered = asyncio.run(many())

    assert 0 < sum(answered) < 60
    assert held.spent <= cap
    assert held.reserved == 0
