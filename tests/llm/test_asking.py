"""A question on its way to a validated answer, against a server that answers as it is told to."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from briefing.errors import BudgetError, DeclinedError, SchemaError, TokenUsage, TruncatedError
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.cache import CachedAnswer
from briefing.llm.client import Client
from briefing.llm.endpoint import endpoint
from briefing.llm.retry import Patience
from briefing.llm.structured_output import StructuredQuestion
from tests.llm.server import Chooser, Json, Reply, Server, completion, fault, serve

SCHEMA = {
    "type": "object",
    "properties": {"n": {"type": "array", "items": {"type": "integer"}, "maxItems": 3}},
    "required": ["n"],
    "additionalProperties": False,
}
GOOD = '{"n": [1, 2]}'
HURRIED = Patience(first=0.001, longest=0.01)


def question(text: str = "Which numbers?") -> StructuredQuestion:
    return StructuredQuestion(
        ({"role": "system", "content": "Count."}, {"role": "user", "content": text}), SCHEMA, "numbers"
    )


def numbers(content: str) -> list[int]:
    found = json.loads(content)
    if set(found) != {"n"}:
        raise SchemaError("the answer does not fit the schema", "That has no field n.")
    return list(found["n"])


class Kept(dict[bytes, CachedAnswer]):
    """A cache in memory."""

    def put(self, wanted: bytes, answer: CachedAnswer) -> None:
        self[wanted] = answer


class Purse:
    """A budget that counts requests."""

    def __init__(self, requests: int) -> None:
        self.left = requests
        self.paid: list[TokenUsage] = []

    async def reserve(self, prompt_tokens: int, max_tokens: int) -> object | None:
        self.left -= 1
        return self if self.left >= 0 else None

    def settle(self, made: Any, prompt_tokens: int, completion_tokens: int) -> None:
        self.paid.append(TokenUsage(prompt_tokens, completion_tokens))

    def release(self, made: Any) -> None:
        self.left += 1


def ask(server: Server, *questions: StructuredQuestion, **settings: Any) -> list[Any]:
    """The answers, or the errors, of questions that are asked at once."""
    asker = Asker(Client(endpoint("small", server.url, {})), 8, patience=HURRIED, **settings)

    async def asking() -> list[Any]:
        async with asker:
            waiting = (asker.ask(one, numbers, lambda found: not found) for one in questions)
            return await asyncio.gather(*waiting, return_exceptions=True)

    return asyncio.run(asking())


def one_after_another(*replies: str | Reply) -> Chooser:
    left: Iterator[str | Reply] = iter(replies)
    return lambda request: next(left)


def formats(requests: Sequence[Json]) -> list[str | None]:
    return [request.get("response_format", {}).get("type") for request in requests]


# ── Answers ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_carries_its_value_its_model_and_what_it_cost() -> None:
    with serve(lambda _: GOOD) as server:
        assert ask(server, question()) == [
            ValidatedAnswer([1, 2], "small", TokenUsage(100, 20), cached=False)
        ]


def test_an_answer_that_breaks_the_schema_is_asked_for_once_more_with_the_fault_named() -> None:
    with serve(one_after_another('{"m": 1}', GOOD)) as server:
        (asked,) = ask(server, question())
    assert asked.value == [1, 2]
    assert server.requests[1]["messages"][-2:] == [
        {"role": "assistant", "content": '{\n  "m": 1\n}\n'},
        {
            "role": "user",
            "content": "That does not fit the schema (it lacks n). "
            "Answer again, in full, with the JSON object and nothing else.",
        },
    ]


def test_an_answer_that_breaks_the_schema_twice_is_an_error() -> None:
    with serve(lambda _: '{"m": 1}') as server:
        (wrong,) = ask(server, question())
    assert isinstance(wrong, SchemaError)
    assert server.count == 2


def test_an_empty_answer_is_asked_for_once_more_and_then_believed() -> None:
    with serve(lambda _: '{"n": []}') as server:
        (asked,) = ask(server, question())
    assert (asked.value, server.count) == ([], 2)


def test_an_empty_answer_stands_where_the_second_one_fails() -> None:
    with serve(one_after_another('{"n": []}', "no JSON")) as server:
        (asked,) = ask(server, question())
    assert asked.value == []


# ── Cache ───────────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_in_the_cache_is_not_asked_for_and_costs_what_it_did() -> None:
    cache = Kept()
    with serve(lambda _: GOOD) as server:
        (first,) = ask(server, question(), cache=cache)
        (second,) = ask(server, question(), cache=cache)
    assert server.count == 1
    assert second == first._replace(cached=True)


def test_the_cache_knows_a_question_on_whatever_rung_it_was_answered() -> None:
    def choose(request: Json) -> str | Reply:
        return Reply(fault("no response_format here"), 400) if "response_format" in request else GOOD

    cache = Kept()
    with serve(choose) as server:
        ask(server, question(), cache=cache)
        before = server.count
        (second,) = ask(server, question(), cache=cache)
    assert (second.cached, server.count) == (True, before)


def test_what_is_asked_is_told_apart_in_the_cache() -> None:
    with serve(lambda _: GOOD) as server:
        here = Asker(Client(endpoint("small", server.url, {})), 8)
        keys = {
            here.key(question()),
            here.key(question("Which others?")),
            here.key(question()._replace(schema={})),
            Asker(Client(endpoint("large", server.url, {})), 8).key(question()),
            Asker(Client(endpoint("small", server.url, {}, max_tokens=9)), 8).key(question()),
            Asker(Client(endpoint("small", None, {})), 8).key(question()),
        }
    assert len(keys) == 6


def test_an_answer_that_was_cut_off_is_not_paid_for_twice() -> None:
    cache = Kept()
    with serve(lambda _: Reply(completion('{"n": [1', finish="length"))) as server:
        (first,) = ask(server, question(), cache=cache)
        (second,) = ask(server, question(), cache=cache)
    assert isinstance(first, TruncatedError)
    assert isinstance(second, TruncatedError)
    assert server.count == 1


def test_a_kept_answer_that_does_not_fit_any_more_is_asked_for_again() -> None:
    with serve(lambda _: GOOD) as server:
        cache = Kept()
        ask(server, question(), cache=cache)
        cache.update({key: stored._replace(content="{}") for key, stored in cache.items()})
        (asked,) = ask(server, question(), cache=cache)
    assert (asked.value, asked.cached) == ([1, 2], False)


# ── Budget ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_does_not_fit_into_the_budget_is_not_asked() -> None:
    with serve(lambda _: GOOD) as server:
        asked, refused = ask(server, question(), question("Which others?"), budget=Purse(1))
    assert asked.value == [1, 2]
    assert isinstance(refused, BudgetError)
    assert server.count == 1


def test_the_budget_is_settled_with_all_that_was_paid_useless_answers_too() -> None:
    purse = Purse(9)
    with serve(one_after_another("no JSON", Reply(completion(None, refusal="I cannot")))) as server:
        (declined,) = ask(server, question(), budget=purse)
    assert isinstance(declined, DeclinedError)
    assert purse.paid == [TokenUsage(100, 20), TokenUsage(100, 20)]


# ── The ladder ──────────────────────────────────────────────────────────────────────────────────────


def test_a_format_that_the_endpoint_refuses_is_left_for_the_whole_run() -> None:
    def choose(request: Json) -> str | Reply:
        wanted = request.get("response_format", {}).get("type")
        return Reply(fault("unknown response_format"), 400) if wanted == "json_schema" else GOOD

    with serve(choose) as server:
        asked = ask(server, *(question(f"Which, {n}?") for n in range(30)))
    assert all(one.value == [1, 2] for one in asked)
    assert formats(server.requests).count("json_schema") <= 8


def test_below_the_strict_rungs_the_schema_stands_in_the_prompt() -> None:
    def choose(request: Json) -> str | Reply:
        return Reply(fault("unknown response_format"), 400) if "response_format" in request else f"So: {GOOD}"

    with serve(choose) as server:
        (asked,) = ask(server, question())
    assert asked.value == [1, 2]
    assert formats(server.requests) == ["json_schema", "json_object", None]
    assert json.dumps(SCHEMA, separators=(",", ":")) in server.requests[-1]["messages"][0]["content"]


def test_an_endpoint_that_refuses_a_bound_of_lists_gets_the_schema_without() -> None:
    def choose(request: Json) -> str | Reply:
        return Reply(fault("maxItems is not permitted"), 400) if "maxItems" in json.dumps(request) else GOOD

    with serve(choose) as server:
        (asked,) = ask(server, question())
    assert asked.value == [1, 2]
    assert formats(server.requests) == ["json_schema", "json_schema"]


def test_an_endpoint_that_ignores_the_schema_is_shown_it_in_the_prompt() -> None:
    with serve(lambda request: GOOD if "fits this JSON Schema" in str(request) else '{"m": 1}') as server:
        ask(server, question())
        assert formats(server.requests) == ["json_schema", "json_object"]


def test_after_a_refusal_one_question_looks_for_the_rung_that_holds() -> None:
    def choose(request: Json) -> str | Reply:
        return Reply(fault("unknown response_format"), 400) if "response_format" in request else GOOD

    with serve(choose, delay=0.02) as server:
        ask(server, *(question(f"Which, {n}?") for n in range(8)))
    assert formats(server.requests).count("json_object") == 1


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_refusal_of_the_format_is_known_by_its_words(status: int) -> None:
    def choose(request: Json) -> str | Reply:
        refusal = Reply({"error": "'response_format.type' must be 'text'"}, status)
        return refusal if "response_format" in request else GOOD

    with serve(choose) as server:
        assert ask(server, question())[0].value == [1, 2]
