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
    ReasoningError,
    SchemaError,
    StatusError,
    TruncatedError,
)
from briefing.llm import cache as caching
from briefing.llm.cache import Stored
from briefing.llm.client import Client
from briefing.llm.conformance import Conforming, conforming
from briefing.llm.estimates import Count, Estimate
from briefing.llm.ladder import (
    MAYBE_FORMAT,
    Ladder,
    Message,
    Question,
    Rung,
    Trial,
    complaint,
    messages,
    response_format,
)
from briefing.llm.limiter import Limiter
from briefing.llm.response import Answer
from briefing.llm.retries import Patience, retrying

T = TypeVar("T")

_DOUBTED_AFTER = 2  # answers of status 500 in a row: then the way of asking may be at fault
_BEFORE = 3  # requests before a question is asked as usual again: those, and one on another rung
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
    """A validated answer. Its tokens are those of the answer that was used, paid for now or before. So many
    marks were `mended` in it, and so many findings `left_out` that did not fit the schema."""

    value: T
    model: str
    paid: Paid
    cached: bool
    mended: int = 0
    left_out: int = 0


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
        if kept is not None and (found := self._from_cache(kept, question, read)) is not None:
            return found
        self.planned.append(self.estimate(question))
        try:
            answer, fit, value = await self._validated(question, read, empty)
        except TruncatedError as cut:
            stored = Stored(
                "", self.client.endpoint.model, cut.paid.prompt_tokens, cut.paid.completion_tokens
            )
            self._cache.put(key, stored._replace(truncated=True))
            raise
        except ModelError as fault:
            self.ended = self.ended or (fault if fault.ends_run else None)
            raise
        prompt_tokens, completion_tokens, reasoning_tokens = answer.paid
        self._cache.put(
            key,
            Stored(
                json.dumps(fit.stated, ensure_ascii=False),
                answer.model,
                prompt_tokens,
                completion_tokens,
                reasoning_tokens=reasoning_tokens,
            ),
        )
        return Asked(value, answer.model, answer.paid, False, fit.mended, fit.left_out)

    def _from_cache(self, kept: Stored, question: Question, read: Callable[[str], T]) -> Asked[T] | None:
        if kept.truncated:
            raise TruncatedError(f"{kept.model} was cut off before its answer was whole")
        try:
            fit, value = _read(kept.content, question, read)
        except SchemaError:
            return None
        self._tally = self._tally._replace(cached=self._tally.cached + 1)
        paid = Paid(kept.prompt_tokens, kept.completion_tokens, kept.reasoning_tokens)
        return Asked(value, kept.model, paid, True, fit.mended, fit.left_out)

    async def _validated(
        self, question: Question, read: Callable[[str], T], empty: Callable[[T], bool]
    ) -> tuple[Answer, Conforming, T]:
        answer, rung = await self._answered(question)
        try:
            fit, value = _read(answer.content, question, read)
        except SchemaError as broken:
            self.ladder.distrust(rung)
            again, _ = await self._answered(question, complaint(answer.content, broken.fault))
            return again, *_read(again.content, question, read)
        if empty(value):
            with suppress(ModelError):
                again, _ = await self._answered(question, complaint(answer.content, _EMPTY))
                return again, *_read(again.content, question, read)
        return answer, fit, value

    async def _answered(self, question: Question, more: Sequence[Message] = ()) -> tuple[Answer, Rung]:
        return await self.ladder.answered(
            question.name,
            lambda rung, trial: self._paid(
                _Sent(rung, (*messages(question, rung), *more), response_format(question, rung)), trial
            ),
        )

    async def _paid(self, sent: "_Sent", trial: Trial) -> Answer:
        """One answer, waited for as long as the trial says; once more with a larger room where all of the
        room went to reasoning."""
        room = self.client.room
        try:
            return await self._tried(sent, trial)
        except ReasoningError:
            if not self.client.widen(room):
                raise
            return await self._tried(sent, trial)

    async def _tried(self, sent: "_Sent", trial: Trial) -> Answer:
        patience, doubts = self.patience, trial is Trial.DOUBTING
        if trial is Trial.ONCE:
            patience = patience._replace(attempts=1, more=1)
        elif trial is Trial.AFTER:
            patience = patience._replace(attempts=max(1, patience.attempts - _BEFORE))
        return await retrying(
            lambda: self._attempt(sent),
            patience,
            self.limiter,
            lambda fault, tries: doubts and tries >= _DOUBTED_AFTER and _may_be_format(fault),
        )

    async def _attempt(self, sent: "_Sent") -> Answer:
        """One answer within the budget. Raises BudgetError where the worst case does not fit into it."""
        if self.ended is not None:
            raise EndedError(self.ended)
        if sent.rung < self.ladder.rung:
            raise FormatError("the endpoint refused this way of asking while the request waited for its turn")
        await self._open()
        reserved = await self._budget.reserve(self._tokens(sent), self.client.room)
        if reserved is None:
            raise BudgetError("what is left of the budget is too little for another request; raise --budget")
        charged: Paid | None = NOTHING  # where it is not known what came of it, as when the run is stopped
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

    def _settle(self, reserved: Any, charged: Paid | None) -> None:
        if charged is None:
            self._budget.release(reserved)
            return
        self._budget.settle(reserved, charged.prompt_tokens, charged.completion_tokens)
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


def _may_be_format(fault: ModelError) -> bool:
    return isinstance(fault, StatusError) and fault.status in MAYBE_FORMAT


def _read(content: str, question: Question, read: Callable[[str], T]) -> tuple[Conforming, T]:
    """The object in an answer, and what `read` makes of it. Raises SchemaError where none fits the schema."""
    fit = conforming(content, question.schema)
    return fit, read(json.dumps(fit.value, ensure_ascii=False))
