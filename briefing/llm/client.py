"""Chat-completions client: one question to a language model; any OpenAI-compatible endpoint will do.

A request depends on its messages, its schema, the model and the parameters alone: nothing of the machine, the
clock or a path is in it. One plain attempt; whoever retries, caches or counts the cost stands above.
"""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from briefing.errors import ContextLengthError, ModelError, SlowModelError, UnboundedError, UsageError
from briefing.llm import error_responses, response, sdk_errors
from briefing.llm.endpoint import DEFAULT_HOST, NO_KEY, Endpoint, host, is_this_machine, plain_address
from briefing.llm.response import Completion, Refusal
from briefing.tls import tls_context

if TYPE_CHECKING:
    from httpx2 import Response
    from openai import AsyncOpenAI

_LEAST_ROOM = 1024  # tokens that an answer about a part of an article may need
_WIDER = 4  # times the room, once, for a model that spent it on reasoning
_LISTING = 10.0  # seconds for a list of models
_RENAMED = {"max_tokens": "max_completion_tokens"}  # where a server refuses the one, it may take the other
_PATH = "/chat/completions"
_MOVED = (301, 302, 303)
_LONE = re.compile("[\ud800-\udfff]")  # half a pair of UTF-16, which no request can carry
_MACHINE = ("Lang", "Package-Version", "OS", "Arch", "Runtime", "Runtime-Version", "Async")


class Reply(NamedTuple):
    """A response of status 200, or another that stands for success."""

    content: bytes
    headers: Mapping[str, str]


class RecordedResponse(Protocol):
    """A response as it was recorded."""

    @property
    def status(self) -> int: ...

    @property
    def content_type(self) -> str: ...

    def content(self) -> bytes: ...


class RecordedAnswers(Protocol):
    """Responses by the JSON body of a request; `play` raises CassetteError where there is none."""

    def play(self, request: Mapping[str, Any]) -> RecordedResponse: ...


RECORDED: ContextVar[RecordedAnswers | None] = ContextVar("briefing_recorded_answers", default=None)
"""What is asked in the place of any endpoint, where a recording is replayed."""


class Client:
    """Asks one endpoint, many questions at once: `async with Client(endpoint) as client`.

    It learns which parameters the endpoint refuses, whether it takes a system's message, and whether it
    answers by a stream alone, and remembers that as long as it lives. `room` is how many tokens an answer may
    have; where a prompt and its room are too long together, it asks with less. One that is `bounded` asks
    nothing where no answer can be held to its room.
    """

    def __init__(self, where: Endpoint, *, bounded: bool = False) -> None:
        self.endpoint = where
        self._bounded = bounded
        self.room = where.max_tokens
        self._names: dict[str, str | None] = {"temperature": "temperature", "max_tokens": "max_tokens"}
        self._takes_system = True
        self._streams = False
        self._sdk: AsyncOpenAI | None = None

    async def __aenter__(self) -> Self:
        """Raises UsageError where OpenAI itself is to be asked and there is no key."""
        if RECORDED.get() is None:
            self._sdk = _open_sdk(self.endpoint)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._sdk is not None:
            await self._sdk.close()

    async def models(self) -> list[str] | None:
        """The models that the endpoint lists, None where it has no list. Nothing is sent but the key.

        Raises ModelError where nobody answers, or the key is refused.
        """
        from openai import APIConnectionError, APIStatusError, APITimeoutError

        assert self._sdk is not None, "nobody asks a recording for its models"
        host_name = host(self.endpoint)
        try:
            async with asyncio.timeout(_LISTING):
                raw = await self._sdk.models.with_raw_response.list()
        except (TimeoutError, APITimeoutError):
            raise SlowModelError(
                f"{host_name} gave no answer in {_LISTING:g} seconds; check --base-url, or try again later"
            ) from None
        except APIStatusError as wrong:
            if wrong.status_code in (401, 403, 407, 429) or wrong.status_code >= 500:
                refusal = Refusal(wrong.status_code, wrong.body, wrong.response.headers)
                raise self._fault(refusal, {"messages": []}) from None
            return None
        except APIConnectionError as wrong:
            raise sdk_errors.connection_error(wrong, host_name) from wrong
        return response.models(raw.http_response.content)

    async def ask(
        self, messages: Sequence[Mapping[str, str]], response_format: Mapping[str, object] | None
    ) -> Completion:
        """The model's answer to the messages (`role`, `content`), in the format that is asked for.

        Raises ModelError where there is none, CassetteError where a replay has none.
        """
        question: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": [
                {name: _LONE.sub("\ufffd", text) for name, text in message.items()} for message in messages
            ],
        }
        if response_format is not None:
            question["response_format"] = response_format
        room = self.room
        while True:
            try:
                answer = await self._attempt(question, room)
            except ContextLengthError as wrong:
                if not wrong.with_answer or room < 2 * _LEAST_ROOM or self._names["max_tokens"] is None:
                    raise
                room //= 2
                continue
            if answer is not None:
                return answer
            room = min(room, self.room)

    def widen(self, before: int) -> bool:
        """Whether there is more room for an answer than `before`, once it was not enough to reason in: four
        times as much as was set, unless the model runs in this process or takes no bound at all."""
        widest = self.endpoint.max_tokens * _WIDER
        if self.room == before == self.endpoint.max_tokens and not self.endpoint.is_a_file:
            self.room = widest
        return self.room > before and self._names["max_tokens"] is not None

    async def _attempt(self, question: dict[str, Any], room: int) -> Completion | None:
        """An answer, or None where the server refused something that can be asked otherwise."""
        sent = self._parameters(room)
        request = {**question, "messages": self._messages(question["messages"])}
        recorded = RECORDED.get()
        if recorded is not None:
            await asyncio.sleep(0)  # where Ctrl-C is noticed
            reply = _recorded_reply(recorded.play({**request, **sent}))
        else:
            reply = await self._post({**request, **sent})
        if isinstance(reply, Refusal):
            refusal = reply
        else:
            inside = response.refusal(reply.content, reply.headers)
            if inside is None:
                return response.answer(reply.content, self.endpoint.model, host(self.endpoint), room)
            refusal = inside
        if self._adapts(refusal, request, sent):
            return None
        # What the server said may repeat the key or the prompt, so it is no part of a traceback either.
        raise self._fault(refusal, question) from None

    async def _post(self, request: Mapping[str, Any]) -> Reply | Refusal:
        import httpx2
        from openai import APIConnectionError, APIStatusError, APITimeoutError

        assert self._sdk is not None, "a client is opened before it is asked"
        host_name = host(self.endpoint)
        try:
            async with asyncio.timeout(self.endpoint.timeout):
                # The SDK's `create` walks through all of the schema first, a third of what a request costs.
                reply = await self._sdk.post(_PATH, cast_to=httpx2.Response, body=request)
        except (TimeoutError, APITimeoutError):
            raise SlowModelError(
                f"{host_name} gave no whole answer in {self.endpoint.timeout:g} seconds; "
                "try again later, or a faster model"
            ) from None
        except APIStatusError as wrong:
            return Refusal(wrong.status_code, wrong.body, wrong.response.headers)
        except APIConnectionError as wrong:
            below = sdk_errors.underlying_error(wrong)
            if below is not None:
                raise below from None
            raise sdk_errors.connection_error(wrong, host_name) from wrong
        return Reply(reply.content, reply.headers)

    def _adapts(self, refusal: Refusal, request: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
        """Whether what was refused will be asked otherwise: a parameter renamed, bounded or left out, the
        system's text put before the user's, a stream where only streams are given."""
        status, body, _ = refusal
        name = error_responses.refused_parameter(status, body, sent)
        if name is not None:
            self._give_up(name, error_responses.token_bound(body, int(sent.get(name, 0))))
            return True
        if request["messages"][0]["role"] == "system" and error_responses.refuses_role(status, body):
            self._takes_system = False
            return True
        if not sent.get("stream") and error_responses.demands_stream(status, body):
            self._streams = True
            return True
        return False

    def _fault(self, refusal: Refusal, question: Mapping[str, Any]) -> ModelError:
        model, key = self.endpoint.model, self.endpoint.api_key
        prompt = [message["content"] for message in question["messages"]]
        return sdk_errors.refusal_error(
            refusal, host(self.endpoint), model, "" if key in (None, NO_KEY) else key, prompt
        )

    def _messages(self, messages: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
        first, *others = messages
        if self._takes_system or first["role"] != "system" or not others:
            return list(messages)
        second, *rest = others
        return [{**second, "content": f"{first['content']}\n\n{second['content']}"}, *rest]

    def _parameters(self, room: int) -> dict[str, Any]:
        if self._bounded and self._names["max_tokens"] is None:
            raise UnboundedError(
                f"{host(self.endpoint)} takes no bound on the length of an answer, so no budget can be kept: "
                "leave out --budget, or name another server"
            )
        values = {"temperature": 0, "max_tokens": room}
        named = {name: values[meant] for meant, name in self._names.items() if name is not None}
        return {**named, "stream": True} if self._streams else named

    def _give_up(self, refused: str, bound: int | None) -> None:
        """Renames, bounds or drops a parameter. One that an answer to an earlier request refused as well is
        left."""
        for meant, name in self._names.items():
            if name != refused:
                continue
            if meant == "max_tokens" and bound is not None and bound >= _LEAST_ROOM:
                self.room = min(self.room, bound)
            else:
                self._names[meant] = _RENAMED.get(refused)


def _recorded_reply(recorded: RecordedResponse) -> Reply | Refusal:
    """A recorded response as the SDK would give it."""
    content, headers = recorded.content(), {"content-type": recorded.content_type}
    if 200 <= recorded.status < 300:
        return Reply(content, headers)
    body: object = content.decode("utf-8", "replace").strip()
    with suppress(ValueError, RecursionError):
        body = json.loads(str(body))
    return Refusal(recorded.status, body.get("error", body) if isinstance(body, dict) else body, headers)


def _open_sdk(where: Endpoint) -> "AsyncOpenAI":
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient, Omit

    if where.api_key is None:
        raise UsageError(
            f"there is no key for {DEFAULT_HOST}: set OPENAI_API_KEY, or name another server with --base-url"
        )
    address = urlsplit(where.base_url or f"https://{DEFAULT_HOST}/v1")
    quiet: Any = {f"X-Stainless-{name}": Omit() for name in _MACHINE}
    # No proxy reaches a server of this machine, and none is asked for what a cassette holds.
    trust_env = not is_this_machine(address.hostname)
    try:
        return AsyncOpenAI(
            api_key=where.api_key,
            base_url=urlunsplit((*address[:3], "", "")),
            default_query=dict(parse_qsl(address.query)),
            timeout=where.timeout,
            max_retries=0,
            default_headers=quiet,
            http_client=DefaultAsyncHttpxClient(
                trust_env=trust_env,
                verify=tls_context(trust_env=trust_env),
                event_hooks={"response": [_refuse_redirect]},
            ),
        )
    except (ValueError, ImportError) as wrong:
        raise UsageError(
            "the proxy that the environment names cannot be used: check HTTPS_PROXY and ALL_PROXY"
        ) from wrong


async def _refuse_redirect(reply: "Response") -> None:
    """Raises MovedError where a question would go on as one for a page: httpx makes a POST a GET on these, as
    browsers do (RFC 9110, 15.4)."""
    if reply.status_code in _MOVED and "location" in reply.headers:
        target = str(reply.url.join(reply.headers["location"]))
        raise sdk_errors.moved_error(
            reply.url.netloc.decode("ascii"), plain_address(target).removesuffix(_PATH)
        )
