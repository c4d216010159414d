"""Attempts: a question on one rung, in a slot of the limiter, within the budget, again after a fault."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import lru_cache
from typing import Any, Protocol

from briefing.errors import (
    NO_USAGE,
    BudgetError,
    CassetteError,
    ModelError,
    ReasoningError,
    StatusError,
    TokenUsage,
)
from briefing.llm.budget import Budget
from briefing.llm.client import Client
from briefing.llm.pricing import no_cost
from briefing.llm.rate_limit import Limiter
from briefing.llm.response import Completion
from briefing.llm.retry import Patience, retry
from briefing.llm.structured_output import MAYBE_FORMAT, RetryMode, SentRequest
from briefing.llm.token_count import TokenCounter

_DOUBTED_AFTER = 2  # answers of status 500 in a row: then the way of asking may be at fault
_BEFORE = 3  # requests before a question is asked as usual again: those, and one on another rung


class CostBudget(Protocol):
    """Money before it is spent. `reserve` gives None where the worst case does not fit into what is left;
    `settle` takes the tokens that were counted, and `release` gives back what was not used at all."""

    async def reserve(self, prompt_tokens: int, max_tokens: int) -> Any: ...

    def settle(self, reservation: Any, prompt_tokens: int, completion_tokens: int) -> None: ...

    def release(self, reservation: Any) -> None: ...


class Attempts:
    """All that is paid for: `requests` were answered, and `paid` counts what they cost, useless answers among
    them. `check` is called before each attempt, and raises where it is not to be made any more."""

    def __init__(
        self,
        client: Client,
        concurrency: int,
        check: Callable[[SentRequest], None],
        budget: CostBudget | None,
        count: TokenCounter | None,
        patience: Patience,
    ) -> None:
        self.client = client
        self.tokens = _token_counter(count)
        self.requests = 0
        self.paid = NO_USAGE
        self._patience = patience
        self._limiter = Limiter(concurrency, patience.clock, patience.sleep)
        self._check = check
        self._budget: CostBudget = Budget(None, no_cost) if budget is None else budget
        self._opened = AsyncExitStack()
        self._is_open = False

    @property
    def running(self) -> int:
        """How many requests are under way."""
        return self._limiter.running

    async def close(self) -> None:
        await self._opened.aclose()

    async def ask(self, sent: SentRequest, mode: RetryMode) -> Completion:
        """One answer, waited for as long as the `mode` says; once more with a larger room where all of the
        room went to reasoning."""
        room = self.client.room
        try:
            return await self._ask_with_retries(sent, mode)
        except ReasoningError:
            if not self.client.widen(room):
                raise
            return await self._ask_with_retries(sent, mode)

    async def _ask_with_retries(self, sent: SentRequest, mode: RetryMode) -> Completion:
        patience, doubts = self._patience, mode is RetryMode.DOUBTING
        if mode is RetryMode.ONCE:
            patience = patience._replace(attempts=1, more=1)
        elif mode is RetryMode.AFTER:
            patience = patience._replace(attempts=max(1, patience.attempts - _BEFORE))
        return await retry(
            lambda: self._attempt(sent),
            patience,
            self._limiter,
            lambda fault, tries: doubts and tries >= _DOUBTED_AFTER and _may_be_format(fault),
        )

    async def _attempt(self, sent: SentRequest) -> Completion:
        """One answer within the budget. Raises BudgetError where the worst case does not fit into it."""
        self._check(sent)
        await self._open()
        reserved = await self._budget.reserve(self.tokens(sent), self.client.room)
        if reserved is None:
            raise BudgetError("what is left of the budget is too little for another request; raise --budget")
        charged: TokenUsage | None = NO_USAGE  # where it is not known what came of it: the run is stopped
        try:
            answer = await self.client.ask(sent.messages, sent.response_format)
            charged = answer.paid
            return answer
        except ModelError as fault:
            charged = fault.paid if fault.charged else None
            raise
        except CassetteError:
            charged = None
            raise
        finally:
            self._settle(reserved, charged)

    async def _open(self) -> None:
        """Opens the client for the first question that is really asked: its SDK takes 0.7 s to import."""
        if not self._is_open:
            await self._opened.enter_async_context(self.client)  # waits for nothing, so none opens it twice
            self._is_open = True

    def _settle(self, reserved: Any, charged: TokenUsage | None) -> None:
        if charged is None:
            self._budget.release(reserved)
            return
        self._budget.settle(reserved, charged.prompt_tokens, charged.completion_tokens)
        self.requests += 1
        self.paid = TokenUsage(*map(sum, zip(self.paid, charged, strict=True)))


def _token_counter(count: TokenCounter | None) -> Callable[[SentRequest], int]:
    """The tokens of what is sent; 0 where nobody counts. Most texts are sent more than once."""
    if count is None:
        return lambda sent: 0
    count_text = lru_cache(maxsize=256)(lambda text: count([text])[0])
    return lambda sent: sum(map(count_text, sent.texts()))


def _may_be_format(fault: ModelError) -> bool:
    return isinstance(fault, StatusError) and fault.status in MAYBE_FORMAT
