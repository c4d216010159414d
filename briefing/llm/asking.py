"""One question to a model, from the cache to a validated answer.

    cache ─► limiter ─► budget ─► attempt, again after a passing fault ─► validated ─► cache

The ladder stands around all that is paid for: a question may be asked on several rungs, and once more where
its answer breaks the schema. Each attempt is paid for, so each one asks the budget.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from functools import lru_cache
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from briefing.errors import (
    NOTHING,
    BudgetError,
    CassetteError,
    EndedError,
    FormatError,
    ModelError,
    Paid,
    SchemaError,
    TruncatedError,
)
from briefing.llm import cache as caching
from briefing.llm.cache import Stored
from briefing.llm.client import Client
from briefing.llm.estimates import Count, Estimate
from briefing.llm.ladder import Ladder, Message, Question, Rung, complaint, json_of, messages, response_format
from briefing.llm.limiter import Limiter
from briefing.llm.response import Answer
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

    `count` gives the tokens of texts, for the budget and for `planned`: what those questions were to come to
    that the cache had no answer to, each asked once.
    """

    def __init__(
        self,
        client: Client,
        concurrency: int,
        *,
        cache: Cache | None = None,
        budget: Budget | None = None,
        count: Count | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.client = client
        self.patience = patience or Patience()
        self.limiter = Limiter(concurrency, self.patience.clock, self.patience.sleep)
        self.ladder = Ladder()
        self.ended: ModelError | None = None
        self.planned: list[Estimate] = []
        self._cache: Cache = NoCache() if cache is None else cache
        self._budget: Budget = NoBudget() if budget is None else budget
        self._tokens = _counting(count)
        self._opened = AsyncExitStack()
        self._is_open = False
        self._tally = Tally()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._opened.aclose()

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

    def kept(self, question: Question) -> Stored | None:
        """The answer in the cache, as it is."""
        return self._cache.get(self.key(question))

    def estimate(self, question: Question) -> Estimate:
        """What the question comes to in tokens, asked once on the first rung."""
        sent = _Sent(Rung.STRICT, question.messages, response_format(question, Rung.STRICT))
        return Estimate(self._tokens(sent), question.answer_tokens, self.client.endpoint.max_tokens)

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
        self.planned.append(self.estimate(question))
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
        return await retrying(lambda: self._attempt(sent), self.patience, self.limiter)

    async def _attempt(self, sent: "_Sent") -> Answer:
        """One answer within the budget. Raises BudgetError where the worst case does not fit into it."""
        if self.ended is not None:
            raise EndedError(self.ended)
        if sent.rung < self.ladder.rung:
            raise FormatError("the endpoint refused this way of asking while the request waited for its turn")
        await self._open()
        reserved = await self._budget.reserve(self._tokens(sent), self.client.endpoint.max_tokens)
        if reserved is None:
            raise BudgetError("what is left of the budget is too little for another request; raise --budget")
        charged: Paid | None = NOTHING  # where it is not known what came of it, as when the run is stopped
        try:
            answer = await self.client.ask(sent.messages, sent.response_format)
            charged = Paid(answer.prompt_tokens, answer.completion_tokens)
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

    def _settle(self, reserved: Any, charged: Paid | None) -> None:
        if charged is None:
            self._budget.release(reserved)
            return
        self._budget.settle(reserved, *charged)
        so_far = self._tally
        self._tally = so_far._replace(
            requests=so_far.requests + 1,
            paid=Paid(*map(sum, zip(so_far.paid, charged, strict=True))),
        )


class _Sent(NamedTuple):
    """A question as it goes to the endpoint."""

    rung: Rung
    messages: tuple[Message, ...]
    response_format: dict[str, Any] | None

    def texts(self) -> list[str]:
        """All that an endpoint counts as the prompt; it adds a few tokens of its own."""
        texts = [message["content"] for message in self.messages]
        if self.response_format is not None:
            texts.append(json.dumps(self.response_format, separators=(",", ":")))
        return texts


def _counting(count: Count | None) -> Callable[[_Sent], int]:
    """The tokens of what is sent; 0 where nobody counts. Most texts are sent more than once."""
    if count is None:
        return lambda sent: 0
    one = lru_cache(maxsize=256)(lambda text: count([text])[0])
    return lambda sent: sum(map(one, sent.texts()))


def _read(answer: Answer, read: Callable[[str], T]) -> tuple[Answer, T]:
    whole = answer._replace(content=json_of(answer.content))
    return whole, read(whole.content)
