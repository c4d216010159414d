"""How long a fault is waited for, on a clock that goes only when somebody sleeps."""

import asyncio
from collections.abc import Iterator

import pytest

from briefing.errors import DeclinedError, ModelError, QuotaError, StatusError, UnreachableError
from briefing.llm.rate_limit import Limiter
from briefing.llm.retry import Patience, retry


class Clock:
    """`slept` are the delays so far; an attempt takes no time, unless `takes` says so."""

    def __init__(self, takes: float = 0.0) -> None:
        self.slept: list[float] = []
        self.now = 0.0
        self.takes = takes

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    def patience(self) -> Patience:
        """The usual one, with the longest delay that could be drawn."""
        return Patience(draw=lambda low, high: high, sleep=self.sleep, clock=lambda: self.now)

    def limiter(self, most: int = 8) -> Limiter:
        return Limiter(most, lambda: self.now, self.sleep)


def tried(clock: Clock, *outcomes: ModelError | str, limiter: Limiter | None = None) -> str:
    """What comes of attempts with these outcomes, the last of them again and again."""
    left: Iterator[ModelError | str] = iter(outcomes)

    async def attempt() -> str:
        clock.now += clock.takes
        outcome = next(left, outcomes[-1])
        if isinstance(outcome, ModelError):
            raise outcome
        return outcome

    return asyncio.run(retry(attempt, clock.patience(), limiter or clock.limiter()))


def busy(retry_after: float | None = None, status: int = 503) -> StatusError:
    return StatusError("not now", status, retry_after)


def test_a_fault_that_passes_is_waited_for_longer_each_time() -> None:
    clock = Clock()

    assert tried(clock, busy(), busy(), busy(), "well") == "well"
    assert clock.slept == [1.0, 2.0, 4.0]


def test_a_delay_is_drawn_evenly_from_nothing_to_its_ceiling() -> None:
    drawn: list[tuple[float, float]] = []
    clock = Clock()

    def draw(low: float, high: float) -> float:
        drawn.append((low, high))
        return low

    async def attempt() -> str:
        if len(drawn) < 3:
            raise busy()
        return "well"

    patience = clock.patience()._replace(draw=draw)
    asyncio.run(retry(attempt, patience, clock.limiter()))
    assert drawn == [(0.0, 1.0), (0.0, 2.0), (0.0, 4.0)]


def test_six_attempts_are_made() -> None:
    clock = Clock()

    with pytest.raises(StatusError):
        tried(clock, busy())
    assert len(clock.slept) == 5


def test_more_are_made_while_the_endpoint_answers_others() -> None:
    clock = Clock()
    limiter = clock.limiter()
    made = 0

    async def attempt() -> str:
        nonlocal made
        made += 1
        limiter.answers += 1
        raise busy(retry_after=0.0)

    with pytest.raises(StatusError) as caught:
        asyncio.run(retry(attempt, clock.patience(), limiter))
    assert made == 12
    assert not caught.value.ends_run


def test_an_endpoint_that_answers_nobody_ends_the_run() -> None:
    with pytest.raises(UnreachableError) as caught:
        tried(Clock(), UnreachableError("nobody listens"))
    assert caught.value.ends_run


def test_attempts_that_take_a_minute_are_not_made_again() -> None:
    clock = Clock(takes=61)

    with pytest.raises(StatusError):
        tried(clock, busy())
    assert clock.slept == []


def test_the_seconds_that_an_endpoint_asks_for_are_waited_and_a_little_more() -> None:
    clock = Clock()

    tried(clock, busy(7.0, 429), "well")
    assert clock.slept == [7.0 + 0.7]


def test_an_endpoint_that_asks_for_more_than_a_minute_is_given_up() -> None:
    clock = Clock()

    with pytest.raises(StatusError):
        tried(clock, busy(120.0, 429))
    assert clock.slept == []


def test_a_pause_that_one_request_is_asked_for_holds_back_the_others() -> None:
    clock = Clock()
    limiter = clock.limiter()
    begun: list[float] = []

    async def late() -> str:
        begun.append(clock.now)
        return "well"

    async def both() -> None:
        async def early() -> str:
            if not begun:
                begun.append(clock.now)
                raise busy(5.0, 429)
            return "well"

        first = asyncio.create_task(retry(early, clock.patience(), limiter))
        await asyncio.sleep(0)
        await asyncio.gather(first, retry(late, clock.patience(), limiter))

    asyncio.run(both())
    assert begun[1] >= 5.0


@pytest.mark.parametrize("lasting", [QuotaError("no credit"), DeclinedError("no"), busy(status=400)])
def test_what_does_not_pass_is_not_waited_for(lasting: ModelError) -> None:
    clock = Clock()

    with pytest.raises(type(lasting)):
        tried(clock, lasting)
    assert clock.slept == []


def test_a_kind_of_fault_that_is_waited_for_is_told_once_without_its_advice() -> None:
    said: list[str] = []
    patience = Patience.lasting(60, said.append)

    for _ in range(3):
        patience.report(StatusError("host answered with status 503; this passes: try again later", 503))
    patience.report(UnreachableError("cannot reach host: refused; check that it is running"))

    assert said == [
        "host answered with status 503; asking again, for up to 60 seconds.",
        "cannot reach host: refused; asking again, for up to 60 seconds.",
    ]
