"""Structured output: one question to a model, from the cache to a validated answer.

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
    NO_USAGE,
    BudgetError,
    CassetteError,
    EndedError,
    FormatError,
    ModelError,
    ReasoningError,
    SchemaError,
    StatusError,
    TokenUsage,
    TruncatedError,
)
from briefing.llm import cache as caching
from briefing.llm.answer_repair import SchemaFit, fit_to_schema
from briefing.llm.budget import Budget
from briefing.llm.cache import CachedAnswer
from briefing.llm.client import Client
from briefing.llm.pricing import no_cost
from briefing.llm.rate_limit import Limiter
from briefing.llm.response import Completion
from briefing.llm.retry import Patience, retry
from briefing.llm.structured_output import (
    MAYBE_FORMAT,
    Ladder,
    Message,
    RetryMode,
    Rung,
    SentRequest,
    StructuredQuestion,
    complaint,
    sent_request,
)
from briefing.llm.token_count import Estimate, TokenCounter

T = TypeVar("T")

_DOUBTED_AFTER = 2  # answers of status 500 in a row: then the way of asking may be at fault
_BEFORE = 3  # requests before a question is asked as usual again: those, and one on another rung
_EMPTY = (
    "That leaves every list empty, though the text states things, quotes people or leaves something open."
)


class AnswerCache(Protocol):
    """Answers by the key of their question."""

    def get(self, wanted: bytes) -> CachedAnswer | None: ...

    def put(self, wanted: bytes, answer: CachedAnswer) -> None: ...


class CostBudget(Protocol):
    """Money before it is spent. `reserve` gives None where the worst case does not fit into what is left;
    `settle` takes the tokens that were counted, and `release` gives back what was not used at all."""

    async def reserve(self, prompt_tokens: int, max_tokens: int) -> Any: ...

    def settle(self, reservation: Any, prompt_tokens: int, completion_tokens: int) -> None: ...

    def release(self, reservation: Any) -> None: ...


class NoCache:
    """A cache that keeps nothing."""

    def get(self, wanted: bytes) -> CachedAnswer | None:
        return None

    def put(self, wanted: bytes, answer: CachedAnswer) -> None:
        pass


class ValidatedAnswer(NamedTuple, Generic[T]):
    """A validated answer. Its tokens are those of the answer that was used, paid for now or before. So many
    marks were `mended` in it, and so many findings `left_out` that did not fit the schema."""

    value: T
    model: str
    paid: TokenUsage
    cached: bool
    mended: int = 0
    left_out: int = 0


class Tally(NamedTuple):
    """What this run asked so far. `requests` were answered, `running` are under way; `paid` counts all that
    was answered, useless answers among them, and nothing from the cache."""

    requests: int = 0
    running: int = 0
    cached: int = 0
    paid: TokenUsage = NO_USAGE


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
        cache: AnswerCache | None = None,
        budget: CostBudget | None = None,
        count: TokenCounter | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.client = client
        self.patience = patience or Patience()
        self.limiter = Limiter(concurrency, self.patience.clock, self.patience.sleep)
        self.ladder = Ladder()
        self.ended: ModelError | None = None
        self.planned: list[Estimate] = []
        self._cache: AnswerCache = NoCache() if cache is None else cache
        self._budget: CostBudget = Budget(None, no_cost) if budget is None else budget
        self._tokens = _token_counter(count)
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

    def key(self, question: StructuredQuestion) -> bytes:
        """What the cache knows a question by: all that its answer depends on, but not the rung."""
        endpoint = self.client.endpoint
        request = {
            "model": endpoint.model,
            "parameters": {"temperature": 0, "max_tokens": endpoint.max_tokens},
            "messages": question.messages,
            "schema": question.schema,
        }
        return caching.key(endpoint.identity, request)

    def cached_answer(self, question: StructuredQuestion) -> CachedAnswer | None:
        """The answer in the cache, as it is."""
        return self._cache.get(self.key(question))

    def estimate(self, question: StructuredQuestion) -> Estimate:
        """What the question comes to in tokens, asked once on the first rung."""
        sent = sent_request(question, Rung.STRICT)
        return Estimate(self._tokens(sent), question.answer_tokens, self.client.endpoint.max_tokens)

    async def ask(
        self,
        question: StructuredQuestion,
        read: Callable[[str], T],
        empty: Callable[[T], bool] = lambda value: False,
    ) -> ValidatedAnswer[T]:
        """The answer as `read` makes it of its JSON; `read` raises SchemaError for what does not fit.

        An answer that breaks the schema is asked for once more, and so is one that `empty` finds fault with.
        Raises ModelError where there is none in the end, CassetteError where a replay has none.
        """
        key = self.key(question)
        cached = self._cache.get(key)
        if cached is not None and (valid := self._from_cache(cached, question, read)) is not None:
            return valid
        self.planned.append(self.estimate(question))
        try:
            answer, fit, value = await self._ask_validated(question, read, empty)
        except TruncatedError as cut:
            stored = CachedAnswer(
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
            CachedAnswer(
                json.dumps(fit.stated, ensure_ascii=False),
                answer.model,
                prompt_tokens,
                completion_tokens,
                reasoning_tokens=reasoning_tokens,
            ),
        )
        return ValidatedAnswer(value, answer.model, answer.paid, False, fit.mended, fit.left_out)

    def _from_cache(
        self, cached: CachedAnswer, question: StructuredQuestion, read: Callable[[str], T]
    ) -> ValidatedAnswer[T] | None:
        if cached.truncated:
            raise TruncatedError(f"{cached.model} was cut off before its answer was whole")
        try:
            fit, value = _parse_answer(cached.content, question, read)
        except SchemaError:
            return None
        self._tally = self._tally._replace(cached=self._tally.cached + 1)
        paid = TokenUsage(cached.prompt_tokens, cached.completion_tokens, cached.reasoning_tokens)
        return ValidatedAnswer(value, cached.model, paid, True, fit.mended, fit.left_out)

    async def _ask_validated(
        self, question: StructuredQuestion, read: Callable[[str], T], empty: Callable[[T], bool]
    ) -> tuple[Completion, SchemaFit, T]:
        answer, rung = await self._ask_on_ladder(question)
        try:
            fit, value = _parse_answer(answer.content, question, read)
        except SchemaError as broken:
            self.ladder.distrust(rung)
            again, _ = await self._ask_on_ladder(question, complaint(answer.content, broken.fault))
            return again, *_parse_answer(again.content, question, read)
        if empty(value):
            with suppress(ModelError):
                again, _ = await self._ask_on_ladder(question, complaint(answer.content, _EMPTY))
                return again, *_parse_answer(again.content, question, read)
        return answer, fit, value

    async def _ask_on_ladder(
        self, question: StructuredQuestion, more: Sequence[Message] = ()
    ) -> tuple[Completion, Rung]:
        return await self.ladder.ask(
            question.name,
            lambda rung, mode: self._ask_with_room(sent_request(question, rung, more), mode),
        )

    async def _ask_with_room(self, sent: SentRequest, mode: RetryMode) -> Completion:
        """One answer, waited for as long as the trial says; once more with a larger room where all of the
        room went to reasoning."""
        room = self.client.room
        try:
            return await self._ask_with_retries(sent, mode)
        except ReasoningError:
            if not self.client.widen(room):
                raise
            return await self._ask_with_retries(sent, mode)

    async def _ask_with_retries(self, sent: SentRequest, mode: RetryMode) -> Completion:
        patience, doubts = self.patience, mode is RetryMode.DOUBTING
        if mode is RetryMode.ONCE:
            patience = patience._replace(attempts=1, more=1)
        elif mode is RetryMode.AFTER:
            patience = patience._replace(attempts=max(1, patience.attempts - _BEFORE))
        return await retry(
            lambda: self._attempt(sent),
            patience,
            self.limiter,
            lambda fault, tries: doubts and tries >= _DOUBTED_AFTER and _may_be_format(fault),
        )

    async def _attempt(self, sent: SentRequest) -> Completion:
        """One answer within the budget. Raises BudgetError where the worst case does not fit into it."""
        if self.ended is not None:
            raise EndedError(self.ended)
        if sent.rung < self.ladder.rung:
            raise FormatError("the endpoint refused this way of asking while the request waited for its turn")
        await self._open()
        reserved = await self._budget.reserve(self._tokens(sent), self.client.room)
        if reserved is None:
            raise BudgetError("what is left of the budget is too little for another request; raise --budget")
        charged: TokenUsage | None = (
            NO_USAGE  # where it is not known what came of it, as when the run is stopped
        )
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
        so_far = self._tally
        self._tally = so_far._replace(
            requests=so_far.requests + 1,
            paid=TokenUsage(*map(sum, zip(so_far.paid, charged, strict=True))),
        )


def _token_counter(count: TokenCounter | None) -> Callable[[SentRequest], int]:
    """The tokens of what is sent; 0 where nobody counts. Most texts are sent more than once."""
    if count is None:
        return lambda sent: 0
    count_text = lru_cache(maxsize=256)(lambda text: count([text])[0])
    return lambda sent: sum(map(count_text, sent.texts()))


def _may_be_format(fault: ModelError) -> bool:
    return isinstance(fault, StatusError) and fault.status in MAYBE_FORMAT


def _parse_answer(
    content: str, question: StructuredQuestion, read: Callable[[str], T]
) -> tuple[SchemaFit, T]:
    """The object in an answer, and what `read` makes of it. Raises SchemaError where none fits the schema."""
    fit = fit_to_schema(content, question.schema)
    return fit, read(json.dumps(fit.value, ensure_ascii=False))
