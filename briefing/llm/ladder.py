"""The ways of asking for JSON, the strictest first, and how the one that an endpoint knows is learnt.

    STRICT     a strict `json_schema`, in the subset that OpenAI documents for structured outputs
    UNBOUNDED  the same without `maxItems` and `minItems`, which some endpoints refuse (Amazon Bedrock does)
    OBJECT     `json_object`, with the schema in the prompt
    TEXT       no format at all, with the schema in the prompt

An answer may stand between prose or in a fence on any rung, since some endpoints take a format and ignore it.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from enum import IntEnum
from typing import Any, NamedTuple, TypeVar

from briefing.errors import CassetteError, FormatError, SchemaError
from briefing.llm.response import over_lines

T = TypeVar("T")
Message = Mapping[str, str]

_BOUNDS = ("maxItems", "minItems")
_OPENING = re.compile(r'\{\s*"')
_THOUGHT = "</think>"  # what reasoning models that run locally write before their answer ends so
_LONGEST = 200_000  # characters of an answer that are worth mending
_REPEATED = 8_000  # characters of a broken answer that its author is shown again


class Rung(IntEnum):
    STRICT = 0
    UNBOUNDED = 1
    OBJECT = 2
    TEXT = 3


class Question(NamedTuple):
    """What is asked, whatever the rung: `messages` (`role`, `content`), and the `schema` of this `name`. An
    answer is expected to have about `answer_tokens`."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    name: str
    answer_tokens: int = 0


def messages(question: Question, rung: Rung) -> list[Message]:
    """The messages as they are sent on a rung: below the strict ones the schema stands in the first."""
    if rung < Rung.OBJECT:
        return list(question.messages)
    first, *others = question.messages
    described = json.dumps(question.schema, separators=(",", ":"))
    told = f"{first['content']}\n\nAnswer with one JSON object that fits this JSON Schema:\n{described}\n"
    return [{**first, "content": told}, *others]


def response_format(question: Question, rung: Rung) -> dict[str, Any] | None:
    """What the endpoint is told of the format on a rung; None where it is told nothing."""
    if rung is Rung.TEXT:
        return None
    if rung is Rung.OBJECT:
        return {"type": "json_object"}
    schema = dict(question.schema) if rung is Rung.STRICT else _unbounded(question.schema)
    return {
        "type": "json_schema",
        "json_schema": {"name": question.name, "strict": True, "schema": schema},
    }


def complaint(content: str, fault: str) -> list[Message]:
    """What follows the messages when a question is asked again: the answer, and what is wrong with it."""
    repeated = over_lines(content)  # as a cassette keeps it, so that a replay asks the same
    shown = repeated if len(repeated) <= _REPEATED else f"{repeated[:_REPEATED]}…"
    return [
        {"role": "assistant", "content": shown},
        {"role": "user", "content": f"{fault} Answer again, in full, with the JSON object and nothing else."},
    ]


def json_of(content: str) -> str:
    """The JSON object in an answer, without what stands around it, and mended where only marks are missing.

    Raises SchemaError where there is none.
    """
    try:
        json.loads(content)
        return content
    except (ValueError, RecursionError):
        found = _object(content.rpartition(_THOUGHT)[2][:_LONGEST])
    if found is None:
        raise SchemaError("the model's answer holds no JSON; try another model", "That was no JSON object.")
    return json.dumps(found, ensure_ascii=False)


class Ladder:
    """The rung that an endpoint is asked on. It begins on the first, and goes down where it must.

    All questions start on the first rung at once, since most endpoints know it. After a refusal one of them
    looks for the next rung that holds, and the others wait for what it finds.
    """

    def __init__(self) -> None:
        self.rung = Rung.STRICT
        self._proved = True  # taken for granted until a refusal
        self._looking = asyncio.Lock()

    async def answered(self, ask: Callable[[Rung], Awaitable[T]]) -> tuple[T, Rung]:
        """What `ask` gives on the rung that holds, and the rung.

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
                found = await ask(rung)
                self._proved = self._proved or rung == self.rung
                return found, rung
            except FormatError as refused:
                if rung is Rung.TEXT:
                    raise
                rung = self._below(rung, refused.keyword)
            except CassetteError as missing:
                lacking = lacking or missing
                if missing.played or rung is Rung.TEXT:
                    raise lacking from None
                rung = Rung(rung + 1)
            finally:
                if alone:
                    self._looking.release()

    def distrust(self, rung: Rung) -> None:
        """An answer on that rung broke the schema: where the endpoint promised it, it did not hold it."""
        if rung < Rung.OBJECT:
            self._go_down(Rung.OBJECT)

    def _below(self, rung: Rung, keyword: bool) -> Rung:
        below = Rung.OBJECT if rung is Rung.STRICT and not keyword else Rung(rung + 1)
        self._go_down(below)
        return below

    def _go_down(self, to: Rung) -> None:
        if to > self.rung:
            self.rung, self._proved = to, False


def _unbounded(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {
            name: _unbounded(value)
            for name, value in node.items()
            if name not in _BOUNDS or not isinstance(value, int)  # else a field that is named so
        }
    return [_unbounded(one) for one in node] if isinstance(node, list) else node


def _object(text: str) -> dict[str, Any] | None:
    opening = _OPENING.search(text)
    if opening is None:
        return None
    try:
        found, _ = json.JSONDecoder().raw_decode(text, opening.start())
    except (ValueError, RecursionError):
        found = _mended(text[opening.start() :])
    return found if isinstance(found, dict) else None


def _mended(text: str) -> object:
    import json_repair

    try:
        found = json_repair.loads(text)
    except (ValueError, RecursionError):
        return None
    several = found if isinstance(found, list) else [found]
    return next((one for one in several if isinstance(one, dict)), None)
