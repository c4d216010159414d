"""Retries: the same request again after a fault that passes: exponential backoff with full jitter.

Full jitter is Marc Brooker's, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015): each delay is
drawn evenly between nothing and a ceiling that doubles, so that requests which failed together do not come
back together.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple, Self, TypeVar

from briefing.errors import AnswerError, ModelError, StatusError
from briefing.llm.rate_limit import Limiter
from briefing.notices import Notice

T = TypeVar("T")
_TOO_MANY = 429


class Patience(NamedTuple):
    """How long a fault is waited for. `whole` bounds the seconds of all attempts and delays of one request,
    but not its waiting for a turn; `first` is the ceiling of the first delay, `longest` that of any.

    `attempts` bound a request alone; as long as the endpoint answers others meanwhile, `more` do. `report` is
    told of each fault that is waited for.
    """

    attempts: int = 6
    more: int = 12
    whole: float = 60.0
    first: float = 1.0
    longest: float = 20.0
    draw: Callable[[float, float], float] = random.uniform
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    clock: Callable[[], float] = time.monotonic
    report: Callable[[ModelError], None] = lambda fault: None

    @classmethod
    def lasting(cls, seconds: float, notice: Notice = lambda line: None) -> Self:
        """Patience for so long, with delays in proportion; none at all for 0. `notice` is told of each kind
        of fault once."""
        reported: set[str] = set()

        def report(fault: ModelError) -> None:
            if fault.reason not in reported:
                reported.add(fault.reason)
                notice(f"{str(fault).partition('; ')[0]}; asking again, for up to {seconds:g} seconds.")

        return cls(whole=seconds, first=seconds / 60, longest=seconds / 3, report=report)

    @classmethod
    def replaying(cls) -> Self:
        """The same attempts without a delay, since a recording does not change in a minute."""
        return cls(draw=lambda shortest, longest: shortest)


async def retry(
    attempt: Callable[[], Awaitable[T]],
    patience: Patience,
    limiter: Limiter,
    hopeless: Callable[[ModelError, int], bool] = lambda fault, tries: False,
) -> T:
    """What an attempt gives in the end; each one takes a slot of the limiter, and tells it how it went.

    Raises the last ModelError where it does not pass, or is `hopeless` after so many tries, or patience has
    run out. Where the endpoint answered nobody all the while, that fault ends the run.
    """
    tries, spent, before = 0, 0.0, limiter.answers
    while True:
        async with limiter.slot() as taken_in:
            begun = patience.clock()
            before = before if tries else limiter.answers
            try:
                result = await attempt()
            except ModelError as caught:
                fault = caught
            else:
                limiter.note_answer()
                return result
            spent += patience.clock() - begun
        _tell_limiter(limiter, fault, taken_in)
        if not fault.passes:
            raise fault
        tries += 1
        if hopeless(fault, tries):
            raise fault
        delay = _delay(fault, tries, patience)
        spent += delay
        alone = limiter.answers == before
        if tries >= (patience.attempts if alone else patience.more) or spent > patience.whole:
            fault.ends_run = alone
            raise fault
        patience.report(fault)
        if fault.retry_after is not None:
            limiter.hold(fault.retry_after)
        await patience.sleep(delay)


def _tell_limiter(limiter: Limiter, fault: ModelError, taken_in: int) -> None:
    if isinstance(fault, StatusError) and fault.status == _TOO_MANY:
        limiter.note_refusal(taken_in)
    elif isinstance(fault, AnswerError) and not fault.passes:
        limiter.note_answer()


def _delay(fault: ModelError, tries: int, patience: Patience) -> float:
    """Never less than the endpoint asked for; the little more keeps those apart that were told the same."""
    ceiling = min(patience.longest, patience.first * 2.0 ** (tries - 1))
    if fault.retry_after is None:
        return patience.draw(0.0, ceiling)
    return fault.retry_after + patience.draw(0.0, min(ceiling, 0.1 * fault.retry_after))
