"""One question to a model, from the cache to a validated answer.

    cache ─► budget ─► limiter ─► attempt, again after a passing fault ─► validated ─► cache ─► budget settled

The ladder stands around all that is paid for: a question may be asked on several rungs, and once more where
its answer breaks the schema.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from briefing.errors import (
    NOTHING,
    AnswerError,
    BudgetError,
    EndedError,
    FormatError,
    ModelError,
    Paid,
    SchemaError,
    SlowModelError,
    TruncatedError,
)
from briefing.llm import cache as caching
from briefing.llm.cache import Stored
from briefing.llm.client import Answer, Client
from briefing.llm.ladder import Ladder, Message, Question, Rung, complaint, json_of, messages, response_format
from briefing.llm.limiter import Limiter
from briefing.llm.retries import Patience, retrying

T = TypeVar("T")

_EMPTY = (
    "That leaves every list empty, though the text states things, quotes people or leaves something open."
)


class Cache(Protocol):
    """Answers by the key of their question."""

    def get(self, wanted: bytes) -> Stored | None: ...

    def put(self, wanted: bytes, answer: Stored) -> None: ...


class Budget(Protocol):
    """Money before it is spent. `reserve` gives None where the worst case does not fit into what is left;
    `settle` takes the tokens that were counted, and `release` gives back what was not used at all."""

    async def reserve(self, prompt_tokens: int, max_tokens: int) -> Any: ...

    def settle(self, made: Any, prompt_tokens: int, completion_tokens: int) -> None: ...

    def release(self, made: Any) -> None: ...


class NoCache:
    """A cache that keeps nothing."""

    def get(self, wanted: bytes) -> Stored | None:
        return None

    def put(self, wanted: bytes, answer: Stored) -> None:
        pass


class NoBudget:
    """A budget without a bound."""

    async def reserve(self, prompt_tokens: int, max_tokens: int) -> Any:
        return self

    def settle(self, made: Any, prompt_tokens: int, completion_tokens: int) -> None:
        pass

    def release(self, made: Any) -> None:
        pass


class Asked(NamedTuple, Generic[T]):
    """A validated answer. Its tokens are those of the answer that was used, paid for now or before."""

    value: T
    model: str
    paid: Paid
    cached: bool


class Tally(NamedTuple):
    """What this run asked so far. `requests` were answered, `running` are under way; `paid` counts all that
    was answered, useless answers among them, and nothing from the cache."""

    requests: int = 0
    running: int = 0
    cached: int = 0
    paid: Paid = NOTHING


class Asker:
    """Asks one endpoint, many questions at once, at most `concurrency` of them under way.

    `count` gives the tokens of texts, for the budget.
    """

    def __init__(
        self,
        client: Client,
        concurrency: int,
        *,
        cache: Cache | None = None,
        budget: Budget | None = None,
        count: Callable[[Sequence[str]], list[int]] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.client = client
        self.patience = patience or Patience()
        self.limiter = Limiter(concurrency, self.patience.clock, self.patience.sleep)
        self.ladder = Ladder()
        self.ended: ModelError | None = None
        self._cache: Cache = NoCache() if cache is None else cache
        self._budget: Budget = NoBudget() if budget is None else budget
        self._count = count
        self._tally = Tally()

    async def __aenter__(self) -> Self:
        await self.client.__aenter__()
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self.client.__aexit__(*raised)

    @property
    def tally(self) -> Tally:
        return self._tally._replace(running=self.limiter.running)

    def key(self, question: Question) -> bytes:
        """What the cache knows a question by: all that its answer depends on, but not the rung."""
        where = self.client.endpoint
        asked = {
            "model": where.model,
            "parameters": {"temperature": 0, "max_tokens": where.max_tokens},
            "messages": question.messages,
            "schema": question.schema,
        }
        return caching.key(where.identity, asked)

    async def ask(
        self, question: Question, read: Callable[[str], T], empty: Callable[[T], bool] = lambda value: False
    ) -> Asked[T]:
        """The answer as `read` makes it of its JSON; `read` raises SchemaError for what does not fit.

        An answer that breaks the schema is asked for once more, and so is one that `empty` finds fault with.
        Raises ModelError where there is none in the end, CassetteError where a replay has none.
        """
        key = self.key(question)
        kept = self._cache.get(key)
        if kept is not None and (found := self._from_cache(kept, read)) is not None:
            return found
        try:
            answer, value = await self._validated(question, read, empty)
        except TruncatedError as cut:
            self._cache.put(key, Stored("", self.client.endpoint.model, *cut.paid, truncated=True))
            raise
        except ModelError as fault:
            self.ended = self.ended or (fault if fault.ends_run else None)
            raise
        self._cache.put(key, Stored(*answer))
        return Asked(value, answer.model, Paid(*answer[2:]), cached=False)

    def _from_cache(self, kept: Stored, read: Callable[[str], T]) -> Asked[T] | None:
        if kept.truncated:
            raise TruncatedError(f"{kept.model} was cut off before its answer was whole")
        try:
            value = read(kept.content)
        except SchemaError:
            return None
        self._tally = self._tally._replace(cached=self._tally.cached + 1)
        return Asked(value, kept.model, Paid(kept.prompt_tokens, kept.completion_tokens), cached=True)

    async def _validated(
        self, question: Question, read: Callable[[str], T], empty: Callable[[T], bool]
    ) -> tuple[Answer, T]:
        answer, rung = await self._answered(question)
        try:
            whole, value = _read(answer, read)
        except SchemaError as broken:
            self.ladder.distrust(rung)
            again, _ = await self._answered(question, complaint(answer.content, broken.fault))
            return _read(again, read)
        if empty(value):
            with suppress(ModelError):
                again, _ = await self._answered(question, complaint(answer.content, _EMPTY))
                return _read(again, read)
        return whole, value

    async def _answered(self, question: Question, more: Sequence[Message] = ()) -> tuple[Answer, Rung]:
        return await self.ladder.answered(
            lambda rung: self._paid(
                _Sent(rung, (*messages(question, rung), *more), response_format(question, rung))
            )
        )

    async def _paid(self, sent: "_Sent") -> Answer:
        """An answer within the budget. Raises BudgetError where the worst case does not fit into it."""
        prompt_tokens = sum(self._count(sent.texts())) if self._count else 0
        reserved = await self._budget.reserve(prompt_tokens, self.client.endpoint.max_tokens)
        if reserved is None:
            raise BudgetError("what is left of the budget is too little for another request; raise --budget")
        paid: list[Paid] = []
        try:
            return await retrying(lambda: self._attempt(sent, paid), self.patience, self.limiter)
        finally:
            if paid:
                self._budget.settle(reserved, *_sum(paid))
            else:
                self._budget.release(reserved)

    async def _attempt(self, sent: "_Sent", paid: list[Paid]) -> Answer:
        if self.ended is not None:
            raise EndedError(self.ended)
        if sent.rung < self.ladder.rung:
            raise FormatError("the endpoint refused this way of asking while the request waited for its turn")
        try:
            answer = await self.client.ask(sent.messages, sent.response_format)
        except (AnswerError, SlowModelError) as fault:  # a server may charge what it was too slow to send
            paid.append(self._noted(fault.paid))
            raise
        paid.append(self._noted(Paid(answer.prompt_tokens, answer.completion_tokens)))
        return answer

    def _noted(self, paid: Paid) -> Paid:
        so_far = self._tally
        self._tally = so_far._replace(requests=so_far.requests + 1, paid=_sum([so_far.paid, paid]))
        return paid


class _Sent(NamedTuple):
    """A question as it goes to the endpoint."""

    rung: Rung
    messages: tuple[Message, ...]
    response_format: dict[str, Any] | None

    def texts(self) -> list[str]:
        """All that an endpoint counts as the prompt."""
        return [*(message["content"] for message in self.messages), json.dumps(self.response_format)]


def _sum(paid: Sequence[Paid]) -> Paid:
    return Paid(sum(one.prompt_tokens for one in paid), sum(one.completion_tokens for one in paid))


def _read(answer: Answer, read: Callable[[str], T]) -> tuple[Answer, T]:
    whole = answer._replace(content=json_of(answer.content))
    return whole, read(whole.content)
