"""Structured output: one question to a model, from the cache to a validated answer.

    cache ─► limiter ─► budget ─► attempt, again after a passing fault ─► validated ─► cache

The ladder stands around all that is paid for: a question may be asked on several rungs, and once more where
its answer breaks the schema. Each attempt is paid for, so each one asks the budget.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from briefing.errors import EndedError, FormatError, ModelError, SchemaError, TokenUsage, TruncatedError
from briefing.llm import cache as caching
from briefing.llm.answer_repair import SchemaFit, fit_to_schema
from briefing.llm.attempts import Attempts, CostBudget
from briefing.llm.cache import CachedAnswer
from briefing.llm.client import Client
from briefing.llm.response import Completion
from briefing.llm.retry import Patience
from briefing.llm.structured_output import (
    Ladder,
    Message,
    Rung,
    SentRequest,
    StructuredQuestion,
    complaint,
    sent_request,
)
from briefing.llm.token_count import Estimate, TokenCounter

T = TypeVar("T")

_EMPTY = (
    "That leaves every list empty, though the text states things, quotes people or leaves something open."
)


class AnswerCache(Protocol):
    """Answers by the key of their question."""

    def get(self, wanted: bytes) -> CachedAnswer | None: ...

    def put(self, wanted: bytes, answer: CachedAnswer) -> None: ...


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

    requests: int
    running: int
    cached: int
    paid: TokenUsage


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
        self.ladder = Ladder()
        self._attempts = Attempts(client, concurrency, self._check, budget, count, patience or Patience())
        self._ended: ModelError | None = None
        self.planned: list[Estimate] = []
        self._cache = cache
        self._cached = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._attempts.close()

    @property
    def tally(self) -> Tally:
        attempts = self._attempts
        return Tally(attempts.requests, attempts.running, self._cached, attempts.paid)

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
        return None if self._cache is None else self._cache.get(self.key(question))

    def estimate(self, question: StructuredQuestion) -> Estimate:
        """What the question comes to in tokens, asked once on the first rung."""
        sent = sent_request(question, Rung.STRICT)
        return Estimate(self._attempts.tokens(sent), question.answer_tokens, self.client.endpoint.max_tokens)

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
        cached = self.cached_answer(question)
        if cached is not None and (valid := self._from_cache(cached, question, read)) is not None:
            return valid
        self.planned.append(self.estimate(question))
        try:
            answer, fit, value = await self._ask_validated(question, read, empty)
        except TruncatedError as cut:
            model, paid = self.client.endpoint.model, cut.paid
            self._keep(question, CachedAnswer("", model, paid.prompt_tokens, paid.completion_tokens, True))
            raise
        except ModelError as fault:
            self._ended = self._ended or (fault if fault.ends_run else None)
            raise
        content, (prompt, completion, reasoning) = json.dumps(fit.stated, ensure_ascii=False), answer.paid
        self._keep(
            question,
            CachedAnswer(content, answer.model, prompt, completion, reasoning_tokens=reasoning),
        )
        return ValidatedAnswer(value, answer.model, answer.paid, False, fit.mended, fit.left_out)

    def _keep(self, question: StructuredQuestion, answer: CachedAnswer) -> None:
        if self._cache is not None:
            self._cache.put(self.key(question), answer)

    def _from_cache(
        self, cached: CachedAnswer, question: StructuredQuestion, read: Callable[[str], T]
    ) -> ValidatedAnswer[T] | None:
        if cached.truncated:
            raise TruncatedError(f"{cached.model} was cut off before its answer was whole")
        try:
            fit, value = _parse_answer(cached.content, question, read)
        except SchemaError:
            return None
        self._cached += 1
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
            question.name, lambda rung, mode: self._attempts.ask(sent_request(question, rung, more), mode)
        )

    def _check(self, sent: SentRequest) -> None:
        """Raises EndedError, or FormatError where the ladder has gone down meanwhile."""
        if self._ended is not None:
            raise EndedError(self._ended)
        if sent.rung < self.ladder.rung:
            raise FormatError("the endpoint refused this way of asking while the request waited for its turn")


def _parse_answer(
    content: str, question: StructuredQuestion, read: Callable[[str], T]
) -> tuple[SchemaFit, T]:
    """The object in an answer, and what `read` makes of it. Raises SchemaError where none fits the schema."""
    fit = fit_to_schema(content, question.schema)
    return fit, read(json.dumps(fit.value, ensure_ascii=False))
