"""Structured-output ladder: the ways of asking for JSON, the strictest first, and how one is learnt.

    STRICT     a strict `json_schema`, in the subset that OpenAI documents for structured outputs
    UNBOUNDED  the same without `maxItems` and `minItems`, which some endpoints refuse (Amazon Bedrock does)
    OBJECT     `json_object`, with the schema in the prompt
    TEXT       no format at all, with the schema in the prompt

An answer may stand between prose or in a fence on any rung, since some endpoints take a format and ignore it.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from enum import Enum, IntEnum
from typing import Any, NamedTuple, TypeVar

from briefing.errors import (
    BudgetError,
    CassetteError,
    EndedError,
    FormatError,
    ModelError,
    StatusError,
    UnknownModelError,
)
from briefing.llm.response import indent_json

T = TypeVar("T")
Message = Mapping[str, str]

MAYBE_FORMAT = (400, 404, 422, 500, 501)
"""Statuses that may come of the way in which JSON is asked for, whatever is said with them."""

_BOUNDS = ("maxItems", "minItems")
_REPEATED = 8_000  # characters of a broken answer that its author is shown again


class Rung(IntEnum):
    STRICT = 0
    UNBOUNDED = 1
    OBJECT = 2
    TEXT = 3


class StructuredQuestion(NamedTuple):
    """What is asked, whatever the rung: `messages` (`role`, `content`), and the `schema` of this `name`. An
    answer is expected to have about `answer_tokens`."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    name: str
    answer_tokens: int = 0


class SentRequest(NamedTuple):
    """A question as it goes to the endpoint on a rung."""

    rung: Rung
    messages: tuple[Message, ...]
    response_format: dict[str, Any] | None

    def texts(self) -> list[str]:
        """All that an endpoint counts as the prompt; it adds a few tokens of its own."""
        texts = [message["content"] for message in self.messages]
        if self.response_format is not None:
            texts.append(json.dumps(self.response_format, separators=(",", ":")))
        return texts


def sent_request(question: StructuredQuestion, rung: Rung, more: Sequence[Message] = ()) -> SentRequest:
    """The question as it is sent on a rung, with what follows its messages when it is asked again."""
    return SentRequest(rung, (*messages(question, rung), *more), response_format(question, rung))


def messages(question: StructuredQuestion, rung: Rung) -> list[Message]:
    """The messages as they are sent on a rung: below the strict ones the schema stands in the first."""
    if rung < Rung.OBJECT:
        return list(question.messages)
    first, *others = question.messages
    described = json.dumps(question.schema, separators=(",", ":"))
    content = f"{first['content']}\n\nAnswer with one JSON object that fits this JSON Schema:\n{described}\n"
    return [{**first, "content": content}, *others]


def response_format(question: StructuredQuestion, rung: Rung) -> dict[str, Any] | None:
    """What the endpoint is told of the format on a rung; None where it is told nothing."""
    if rung is Rung.TEXT:
        return None
    if rung is Rung.OBJECT:
        return {"type": "json_object"}
    schema = dict(question.schema) if rung is Rung.STRICT else _drop_bounds(question.schema)
    return {"type": "json_schema", "json_schema": {"name": question.name, "strict": True, "schema": schema}}


def complaint(content: str, fault: str) -> list[Message]:
    """What follows the messages when a question is asked again: the answer, and what is wrong with it."""
    repeated = indent_json(content)  # as a cassette keeps it, so that a replay asks the same
    shown = repeated if len(repeated) <= _REPEATED else f"{repeated[:_REPEATED]}…"
    return [
        {"role": "assistant", "content": shown},
        {"role": "user", "content": f"{fault} Answer again, in full, with the JSON object and nothing else."},
    ]


class RetryMode(Enum):
    """How long a question is waited for on a rung: as usual, until it is plain that the way of asking may be
    at fault (a second 500 in a row), for a single request, or as usual after all that."""

    USUAL = "usual"
    DOUBTING = "doubting"
    ONCE = "once"
    AFTER = "after"


class Ladder:
    """The rung that an endpoint is asked on. It begins on the first, and goes down where it must.

    All questions start on the first rung at once, since most endpoints know it. After a refusal one of them
    looks for the next rung that holds, and the others wait for what it finds. What a refusal says is not
    needed for that: after any 400, 404 or 422, and a 500 that stays, the lower rungs are tried once each, and
    where none of them is answered the refusal was about something else, and the rung stays.
    """

    def __init__(self) -> None:
        self.rung = Rung.STRICT
        self._proved = True  # taken for granted until a refusal
        self._looking = asyncio.Lock()
        self._held: set[tuple[Rung, str]] = set()
        self._in_vain: set[str] = set()

    async def ask(self, name: str, ask: Callable[[Rung, RetryMode], Awaitable[T]]) -> tuple[T, Rung]:
        """What `ask` gives on the rung that holds for questions of this name, and the rung.

        Where a cassette lacks the request on one rung, this question is asked on the next one.
        Raises FormatError where the last is refused, too, and whatever else `ask` raises.
        """
        lacking: CassetteError | None = None
        rung = self.rung
        while True:
            await self._looking.acquire()
            rung = max(rung, self.rung)
            alone = not self._proved
            if not alone:
                self._looking.release()
            try:
                answer = await ask(rung, self._retry_mode(rung, name))
                self._proved = self._proved or rung == self.rung
                self._held.add((rung, name))
                return answer, rung
            except FormatError as refused:
                if rung is Rung.TEXT:
                    raise
                rung = self._below(rung, refused.keyword)
            except CassetteError as missing:
                lacking = lacking or missing
                if missing.played or rung is Rung.TEXT:
                    raise lacking from None
                rung = Rung(rung + 1)
            except ModelError as fault:
                if not _is_doubtful(fault) or rung is Rung.TEXT:
                    raise
                lower_answer = await self._ask_lower(name, ask, rung, fault, alone)
                if lower_answer is not None:
                    return lower_answer
                rung = self.rung
            finally:
                if alone:
                    self._looking.release()

    def distrust(self, rung: Rung) -> None:
        """An answer on that rung broke the schema: where the endpoint promised it, it did not hold it."""
        if rung < Rung.OBJECT:
            self._go_down(Rung.OBJECT)

    def _retry_mode(self, rung: Rung, name: str) -> RetryMode:
        doubts = rung < Rung.TEXT and (rung, name) not in self._held and name not in self._in_vain
        return RetryMode.DOUBTING if doubts else RetryMode.USUAL

    async def _ask_lower(
        self,
        name: str,
        ask: Callable[[Rung, RetryMode], Awaitable[T]],
        rung: Rung,
        fault: ModelError,
        alone: bool,
    ) -> tuple[T, Rung] | None:
        """The answer on a lower rung after a fault that may have been the rung's; None where the ladder has
        gone down meanwhile. Raises the fault where no lower rung is answered, either."""
        async with nullcontext() if alone else self._looking:
            if self.rung > rung:
                return None
            if name in self._in_vain:
                raise fault
            passes = fault.passes
            below = Rung(max(rung + 1, Rung.OBJECT))
            for lower in (below,) if passes else (Rung(n) for n in range(below, Rung.TEXT + 1)):
                try:
                    answer = await ask(lower, RetryMode.ONCE)
                except (EndedError, BudgetError, CassetteError):
                    break
                except ModelError:
                    continue
                if (rung, name) not in self._held:
                    self._go_down(lower)
                self._held.add((lower, name))
                return answer, lower
            self._in_vain.add(name)
        if passes:
            return await ask(rung, RetryMode.AFTER), rung
        raise fault

    def _below(self, rung: Rung, keyword: bool) -> Rung:
        below = Rung.OBJECT if rung is Rung.STRICT and not keyword else Rung(rung + 1)
        self._go_down(below)
        return below

    def _go_down(self, to: Rung) -> None:
        if to > self.rung:
            self.rung, self._proved = to, False


def _is_doubtful(fault: ModelError) -> bool:
    """Whether a fault may be that of the way of asking, whatever it says."""
    if isinstance(fault, UnknownModelError):
        return not fault.by_name
    return isinstance(fault, StatusError) and fault.status in MAYBE_FORMAT


def _drop_bounds(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {
            name: _drop_bounds(value)
            for name, value in node.items()
            if name not in _BOUNDS or not isinstance(value, int)  # else a field that is named so
        }
    return [_drop_bounds(member) for member in node] if isinstance(node, list) else node
