import asyncio
import time

import pytest

from briefing.llm.rate_limit import Limiter


def limiter(most: int) -> Limiter:
    return Limiter(most, time.monotonic, asyncio.sleep)


async def most_at_once(tested: Limiter, requests: int) -> int:
    """How many of so many requests ran at the same time."""
    highest = 0

    async def one() -> None:
        nonlocal highest
        async with tested.slot():
            highest = max(highest, tested.running)
            await asyncio.sleep(0.001)

    await asyncio.gather(*(one() for _ in range(requests)))
    return highest


def test_no_more_run_at_once_than_are_allowed() -> None:
    tested = limiter(3)

    assert asyncio.run(most_at_once(tested, 20)) == 3
    assert tested.running == 0


def test_a_429_halves_what_is_allowed_and_answers_bring_it_back_one_by_one() -> None:
    tested = limiter(8)

    tested.note_refusal(0)
    assert tested.allowed == 4
    for _ in range(4):
        tested.note_answer()
    assert tested.allowed == pytest.approx(5, abs=0.2)
    for _ in range(100):
        tested.note_answer()
    assert tested.allowed == 8


def test_all_429s_of_requests_that_were_under_way_together_count_as_one() -> None:
    tested = limiter(8)

    for _ in range(8):
        tested.note_refusal(0)
    assert tested.allowed == 4
    tested.note_refusal(1)
    assert tested.allowed == 2


def test_one_is_always_allowed() -> None:
    tested = limiter(4)

    for taken_in in range(9):
        tested.note_refusal(taken_in)
    assert asyncio.run(most_at_once(tested, 5)) == 1


def test_a_request_that_is_given_up_while_it_waits_takes_no_place() -> None:
    async def run() -> int:
        tested = limiter(1)
        async with tested.slot():
            waiting = asyncio.create_task(most_at_once(tested, 1))
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        return await asyncio.wait_for(most_at_once(tested, 2), 1)

    assert asyncio.run(run()) == 1


def test_a_request_that_is_given_up_as_its_turn_comes_leaves_it_to_the_next() -> None:
    async def run() -> int:
        tested = limiter(1)
        async with tested.slot():
            waiting = asyncio.create_task(most_at_once(tested, 1))
            await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        return tested.running + await asyncio.wait_for(most_at_once(tested, 2), 1)

    assert asyncio.run(run()) == 1
