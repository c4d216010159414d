import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

import pytest

from briefing.errors import (
    AnswerError,
    ContextLengthError,
    ModelError,
    QuotaError,
    RefusedKeyError,
    SlowModelError,
    StatusError,
    TokenUsage,
    UnknownModelError,
    UnreachableError,
    UsageError,
)
from briefing.llm.client import Client
from briefing.llm.endpoint import DEFAULT_HOST, Endpoint, endpoint, host, replay_endpoint
from briefing.llm.response import Completion
from tests.llm.server import Chooser, Reply, Server, closed_port, completion, fault, serve

KEY = "sk-planted-0123456789abcdef"
PROMPT = "The ministers of the two neighbouring states met on a rainy Tuesday morning."
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
FORMAT = {"type": "json_schema", "json_schema": {"name": "analysis", "strict": True, "schema": SCHEMA}}
MESSAGES = [{"role": "system", "content": "Answer in JSON."}, {"role": "user", "content": PROMPT}]


def at(url: str, key: str = KEY, timeout: float = 10.0) -> Endpoint:
    return endpoint("small", url, {"OPENAI_API_KEY": key}, timeout=timeout)


def ask(where: Endpoint, times: int = 1) -> list[Completion]:
    """Asks the same client so many times, one after another."""

    async def asking() -> list[Completion]:
        async with Client(where) as client:
            return [await client.ask(MESSAGES, FORMAT) for _ in range(times)]

    return asyncio.run(asking())


def failure(reply: Reply, where: Mapping[str, Any] | None = None) -> str:
    """The line that a user reads when the server answers so."""
    with serve(lambda _: reply) as server, pytest.raises(ModelError) as caught:
        ask(at(server.url, **(where or {})))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def refusing(*unsupported: str) -> Chooser:
    """A server that names one parameter at a time which it does not take."""

    def choose(request: dict[str, Any]) -> str | Reply:
        for name in unsupported:
            if name in request:
                return Reply(fault(f"Unsupported parameter: '{name}'", name, "unsupported_parameter"), 400)
        return "{}"

    return choose


def test_an_endpoint_is_the_same_whatever_password_or_query_leads_to_it() -> None:
    plain, secret = at("http://host:8080/v1"), at("http://user:word@host:8080/v1/?key=word", key="sk-other")

    assert plain.identity == secret.identity == "http://host:8080/v1"
    assert endpoint("small", None, {}).identity == "https://api.openai.com/v1"


# ── A request ───────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_carries_its_content_its_model_and_its_tokens() -> None:
    with serve(lambda _: Reply(completion('{"a": 1}', "small-2026"))) as server:
        assert ask(at(server.url)) == [Completion('{"a": 1}', "small-2026", TokenUsage(100, 20))]


def test_a_request_holds_the_messages_the_strict_schema_and_the_parameters() -> None:
    with serve(lambda _: "{}") as server:
        ask(at(server.url))
    assert server.requests[0] == {
        "model": "small",
        "messages": MESSAGES,
        "response_format": FORMAT,
        "temperature": 0,
        "max_tokens": 4096,
    }


def test_a_request_says_nothing_of_the_machine() -> None:
    with serve(lambda _: "{}") as server:
        ask(at(server.url))
    telling = [name for name in server.headers[0] if name.startswith("x-stainless-")]
    assert set(telling) <= {"x-stainless-retry-count", "x-stainless-read-timeout", "x-stainless-raw-response"}


def test_eight_questions_at_once_get_their_own_answers() -> None:
    async def asking(where: Endpoint) -> list[Completion]:
        async with Client(where) as client:
            questions = [[{"role": "user", "content": str(n)}] for n in range(8)]
            return await asyncio.gather(*(client.ask(one, FORMAT) for one in questions))

    with serve(lambda request: json.dumps({"n": request["messages"][0]["content"]})) as server:
        answers = asyncio.run(asking(at(server.url)))
    assert [json.loads(answer.content)["n"] for answer in answers] == [str(n) for n in range(8)]


def test_missing_usage_counts_no_tokens() -> None:
    body = completion("{}")
    del body["usage"]
    with serve(lambda _: Reply(body)) as server:
        assert ask(at(server.url))[0].paid.prompt_tokens == 0


# ── Parameters that servers differ in ───────────────────────────────────────────────────────────────


def test_a_refused_parameter_is_renamed_once_and_the_client_remembers() -> None:
    with serve(refusing("max_tokens")) as server:
        ask(at(server.url), times=3)
    assert ["max_completion_tokens" in request for request in server.requests] == [False, True, True, True]


def test_a_parameter_that_has_no_other_name_is_dropped() -> None:
    with serve(refusing("temperature", "max_tokens", "max_completion_tokens")) as server:
        ask(at(server.url))
    assert set(server.requests[-1]) == {"model", "messages", "response_format"}
    assert server.count == 4


def test_a_server_that_refuses_everything_is_asked_once_for_each_parameter() -> None:
    def refuse(request: dict[str, Any]) -> Reply:
        return Reply(fault("temperature, max_tokens and max_completion_tokens: all wrong"), 400)

    with serve(refuse) as server, pytest.raises(StatusError):
        ask(at(server.url))
    assert server.count == 4


def test_questions_refused_at_the_same_time_do_not_drop_what_was_just_renamed() -> None:
    async def asking(where: Endpoint) -> None:
        async with Client(where) as client:
            await asyncio.gather(*(client.ask(MESSAGES, FORMAT) for _ in range(8)))

    with serve(refusing("max_tokens")) as server:
        asyncio.run(asking(at(server.url)))
    assert sum("max_completion_tokens" in request for request in server.requests) == 8
    assert all("max_completion_tokens" in one or "max_tokens" in one for one in server.requests)


def test_a_refusal_in_the_manner_of_fastapi_is_understood() -> None:
    detail = [{"type": "extra_forbidden", "loc": ["body", "temperature"], "msg": "Extra inputs"}]

    def choose(request: dict[str, Any]) -> str | Reply:
        return Reply({"detail": detail}, 422) if "temperature" in request else "{}"

    with serve(choose) as server:
        ask(at(server.url))
    assert "temperature" not in server.requests[-1]


def test_a_prompt_that_is_too_long_is_no_matter_of_parameters() -> None:
    told = "the prompt is too long: the maximum context length is 2048 tokens"
    with (
        serve(lambda _: Reply(fault(told), 400)) as server,
        pytest.raises(ContextLengthError, match="context length"),
    ):
        ask(at(server.url))
    assert server.count == 1


@pytest.mark.parametrize(("most", "rooms"), [(2048, [4096, 2048]), (0, [4096, 2048, 1024])])
def test_where_prompt_and_answer_are_too_long_together_less_room_is_asked_for(
    most: int, rooms: list[int]
) -> None:
    told = "maximum context length is 3000; you asked for 404 in the messages, 4096 in the completion"

    def choose(request: dict[str, Any]) -> str | Reply:
        return Reply(fault(told), 400) if request["max_tokens"] > most else "{}"

    with serve(choose) as server, nullcontext() if most else pytest.raises(ContextLengthError):
        ask(at(server.url))
    assert [request["max_tokens"] for request in server.requests] == rooms


# ── Faults, each in one line that names the host and what to do ─────────────────────────────────────


def test_a_refused_connection_says_so() -> None:
    port = closed_port()
    with pytest.raises(UnreachableError) as caught:
        ask(at(f"http://127.0.0.1:{port}/v1"))
    assert str(caught.value) == (
        f"cannot reach 127.0.0.1:{port}: the connection was refused; "
        "check that it is running, --base-url and any proxy"
    )


def test_a_host_that_nobody_knows_says_so() -> None:
    with pytest.raises(UnreachableError, match=r"cannot reach nobody\.invalid: "):
        ask(at("http://nobody.invalid/v1"))


@pytest.mark.parametrize("cut", [0, 10])
def test_a_connection_that_breaks_off_says_so(cut: int) -> None:
    assert "the connection broke off" in failure(Reply(completion("{}"), cut=cut))


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_says_which_variable_to_check_and_not_the_key(status: int) -> None:
    told = failure(Reply(fault(f"Incorrect API key provided: {KEY}"), status))
    assert f"refused the key ({status}): check OPENAI_API_KEY" in told
    assert KEY[:9] not in told


def test_a_refused_key_is_an_error_of_its_own() -> None:
    with serve(lambda _: Reply(fault("no"), 401)) as server, pytest.raises(RefusedKeyError):
        ask(at(server.url))


def test_an_unknown_model_is_named() -> None:
    with (
        serve(lambda _: Reply(fault("no such model"), 404)) as server,
        pytest.raises(UnknownModelError) as caught,
    ):
        ask(at(server.url))
    assert "has no model small" in str(caught.value)


def test_a_server_that_never_answers_is_given_up() -> None:
    with (
        serve(lambda _: Reply(completion("{}"), delay=30)) as server,
        pytest.raises(SlowModelError) as caught,
    ):
        ask(at(server.url, timeout=0.2))
    assert f"127.0.0.1:{server.port} gave no whole answer in 0.2 seconds" in str(caught.value)


def test_a_body_that_trickles_is_given_up_at_the_same_time() -> None:
    with serve(lambda _: Reply(completion("{}"), pause=0.1)) as server, pytest.raises(SlowModelError):
        ask(at(server.url, timeout=0.3))


@pytest.mark.parametrize(
    ("status", "code", "advice"),
    [
        (429, "rate_limit_exceeded", "try again later"),
        (503, None, "try again later"),
        (400, "invalid_value", "check --model and --base-url"),
    ],
)
def test_any_other_status_is_named_with_what_to_do(status: int, code: str | None, advice: str) -> None:
    told = failure(Reply(fault("Not now", code=code), status))
    assert f"answered with status {status} (Not now); " in told
    assert advice in told


@pytest.mark.parametrize(("status", "code"), [(429, "insufficient_quota"), (402, None)])
def test_an_account_without_credit_is_an_error_of_its_own(status: int, code: str | None) -> None:
    with serve(lambda _: Reply(fault("Not now", code=code), status)) as server, pytest.raises(QuotaError):
        ask(at(server.url))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_a_fault_says_how_long_the_server_asks_to_wait(
    headers: dict[str, str], seconds: float | None
) -> None:
    reply = Reply(fault("slow down"), 429, headers)
    with serve(lambda _: reply) as server, pytest.raises(StatusError) as caught:
        ask(at(server.url))
    assert (caught.value.passes, caught.value.retry_after) == (True, seconds)


def test_half_a_character_is_sent_as_a_replacement() -> None:
    async def asking(where: Endpoint) -> None:
        async with Client(where) as client:
            await client.ask([{"role": "user", "content": "a\ud800b"}], None)

    with serve(lambda _: "{}") as server:
        asyncio.run(asking(at(server.url)))
    assert server.requests[0]["messages"][0]["content"] == "a\ufffdb"


def test_one_plain_attempt_is_made() -> None:
    with serve(lambda _: Reply("overloaded", 503)) as server, pytest.raises(StatusError) as caught:
        ask(at(server.url))
    assert (server.count, caught.value.status) == (1, 503)


@pytest.mark.parametrize("echo", [KEY, f"sk-...{KEY[-8:]}", PROMPT, f"the text {PROMPT[20:60]} is too long"])
def test_a_message_that_repeats_the_key_or_the_prompt_is_not_repeated(echo: str) -> None:
    assert "answered with status 400; " in failure(Reply(fault(echo), 400))


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("<html><body>Welcome</body></html>"), "a page instead of JSON"),
        (Reply("null"), "a page instead of JSON"),
        (Reply({"choices": []}), "an empty answer"),
        (Reply({"choices": None}), "an empty answer"),
        (Reply(completion(None)), "an empty answer"),
        (Reply(completion(None, refusal="I cannot")), "declined to answer"),
        (Reply(completion("", finish="content_filter")), "declined to answer"),
        (Reply(completion('{"a', finish="length")), "was cut off before its answer was whole"),
    ],
)
def test_an_answer_without_content_says_what_it_was(reply: Reply, said: str) -> None:
    with serve(lambda _: reply) as server, pytest.raises(AnswerError, match=said):
        ask(at(server.url))


def test_no_log_and_no_message_holds_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = failure(Reply(fault(KEY), 400))
    assert KEY not in caplog.text + told


# ── Endpoints ───────────────────────────────────────────────────────────────────────────────────────


def test_a_key_is_in_no_representation_of_its_endpoint() -> None:
    assert KEY not in repr(at("http://localhost/v1")) + str(at("http://localhost/v1"))


def test_the_flag_wins_over_the_environment() -> None:
    environment = {"OPENAI_BASE_URL": "http://from.environment/v1", "OPENAI_API_KEY": KEY}
    assert host(endpoint("m", None, environment)) == "from.environment"
    assert host(endpoint("m", "http://from.flag:8080/v1", environment)) == "from.flag:8080"


def test_a_host_is_named_without_the_password_of_its_address() -> None:
    assert host(at("http://user:secret@localhost:8080/v1")) == "localhost:8080"


def test_a_named_server_needs_no_key() -> None:
    with serve(lambda _: "{}") as server:
        ask(endpoint("small", server.url, {}))
    assert server.headers[0]["authorization"] == "Bearer none"


def test_openai_itself_needs_a_key() -> None:
    where = endpoint("small", None, {})
    assert (host(where), where.api_key) == (DEFAULT_HOST, None)
    with pytest.raises(UsageError, match="set OPENAI_API_KEY, or name another server"):
        ask(where)


def test_a_key_pasted_with_its_newline_works_and_a_broken_one_is_an_error() -> None:
    assert endpoint("m", None, {"OPENAI_API_KEY": f"{KEY}\n"}).api_key == KEY
    with pytest.raises(UsageError, match="a character that no key has"):
        endpoint("m", None, {"OPENAI_API_KEY": "sk-“quoted”"})


@pytest.mark.parametrize("url", ["localhost:8080/v1", "http://", "http://host:port/v1", "ftp://host/v1", "x"])
def test_an_address_that_is_none_is_an_error(url: str) -> None:
    with pytest.raises(UsageError, match="--base-url http://localhost:8080/v1"):
        endpoint("m", url, {})


def test_a_proxy_that_cannot_be_one_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://nowhere:1")
    with pytest.raises(UsageError, match="check HTTPS_PROXY and ALL_PROXY"):
        ask(at("http://model.example/v1"))


def test_a_server_of_this_machine_is_asked_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port()}")
    with serve(lambda _: "{}") as server:
        assert len(ask(at(server.url))) == 1


def test_the_query_of_an_address_goes_with_each_request() -> None:
    with serve(lambda _: "{}") as server:
        ask(at(f"{server.url}?api-version=2026-11"))
    assert server.paths == ["/v1/chat/completions?api-version=2026-11"]


def test_the_endpoint_of_a_replay_needs_no_key() -> None:
    with pytest.raises(UnreachableError, match=r"cannot reach replay\.invalid"):
        ask(replay_endpoint("small"))


def test_importing_the_client_imports_neither_openai_nor_vcr() -> None:
    heavy = (
        "import sys, briefing.llm.client, briefing.llm.cassettes.cassette;"
        " print({'openai','vcr'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_the_server_counts_what_it_was_asked() -> None:
    with serve(lambda _: "{}") as server:
        ask(at(server.url), times=2)
        assert isinstance(server, Server)
        assert (server.count, server.paths) == (2, ["/v1/chat/completions"] * 2)
