"""One question to a language model, answered by a schema. Any OpenAI-compatible endpoint will do.

A request depends on its messages, its schema, the model and the parameters alone: nothing of the machine, the
clock or a path is in it. One plain attempt; whoever retries, caches or counts the cost stands above.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict, Field

from briefing.errors import (
    ContextLengthError,
    ModelError,
    SlowModelError,
    UnboundedError,
    UsageError,
)
from briefing.llm import faults, parameters, response
from briefing.llm.response import Answer

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

DEFAULT_HOST = "api.openai.com"
TIMEOUT = 120.0
MAX_TOKENS = 4096
_LEAST_ROOM = 1024  # tokens that an answer about a part of an article may need
_LISTING = 10.0  # seconds for a list of models
_PATH = "/chat/completions"
_NO_KEY = "none"  # the SDK refuses to start without a key, and a local server takes any
_NOWHERE = "http://replay.invalid/v1"
_LONE = re.compile("[\ud800-\udfff]")  # half a pair of UTF-16, which no request can carry
_MACHINE = ("Lang", "Package-Version", "OS", "Arch", "Runtime", "Runtime-Version", "Async")


class Endpoint(BaseModel):
    """Where a model is asked. `timeout`: seconds for one whole answer; `max_tokens` bounds it.

    `identity` tells whose answers these are, whatever port or key led to them: the address without password
    and query, or the digest of a local model's file. Answers are kept by it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    model: str
    base_url: str | None
    identity: str
    api_key: str | None = Field(repr=False)
    timeout: float
    max_tokens: int

    @property
    def is_a_file(self) -> bool:
        """Whether the model runs inside this process, where one request at a time is the fastest."""
        return self.identity.startswith("sha256:")


def endpoint(
    model: str,
    base_url: str | None,
    environment: Mapping[str, str],
    timeout: float = TIMEOUT,
    max_tokens: int = MAX_TOKENS,
) -> Endpoint:
    """The endpoint that `base_url`, else OPENAI_BASE_URL, else OpenAI itself stands for, with OPENAI_API_KEY.

    A server that was named needs no key. (OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS are read
    by the SDK.) Raises UsageError for an address or a key that cannot be one.
    """
    address = (base_url or environment.get("OPENAI_BASE_URL", "")).strip() or None
    key = environment.get("OPENAI_API_KEY", "").strip() or None
    if address is not None and not _is_address(address):
        raise UsageError(
            "the base URL of the model is no address: write it as in --base-url http://localhost:8080/v1"
        )
    if key is not None and not (key.isascii() and key.isprintable()):
        raise UsageError("OPENAI_API_KEY holds a character that no key has: copy it anew")
    if key is None and address is not None:
        key = _NO_KEY
    return Endpoint(
        model=model,
        base_url=address,
        identity=plain_address(address),
        api_key=key,
        timeout=timeout,
        max_tokens=max_tokens,
    )


def plain_address(base_url: str | None) -> str:
    """An address fit to be shown and kept: OpenAI's own for None, without a password and without a query,
    either of which may hold a key."""
    parts = urlsplit(base_url or f"https://{DEFAULT_HOST}/v1")
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path.rstrip("/"), "", ""))


def nowhere(model: str) -> Endpoint:
    """The endpoint for a replay: it needs no key, and nobody listens there."""
    return endpoint(model, _NOWHERE, {})


def host(where: Endpoint) -> str:
    """The host, and the port where the address names one; never a password of the address."""
    return urlsplit(plain_address(where.base_url)).netloc


class Client:
    """Asks one endpoint, many questions at once: `async with Client(endpoint) as client`.

    It learns which parameters the endpoint refuses, and remembers that as long as it lives. Where a prompt
    and the room for its answer are too long together, it asks with less room. One that is `bounded` asks
    nothing where no answer can be held to `max_tokens`.
    """

    def __init__(self, where: Endpoint, *, bounded: bool = False) -> None:
        self.endpoint = where
        self._bounded = bounded
        self._names: dict[str, str | None] = {"temperature": "temperature", "max_tokens": "max_tokens"}
        self._sdk: AsyncOpenAI

    async def __aenter__(self) -> Self:
        """Raises UsageError where OpenAI itself is to be asked and there is no key."""
        self._sdk = _sdk(self.endpoint)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._sdk.close()

    async def models(self) -> list[str] | None:
        """The models that the endpoint lists, None where it has no list. Nothing is sent but the key.

        Raises ModelError where nobody answers, or the key is refused.
        """
        from openai import APIConnectionError, APIStatusError, APITimeoutError

        where = host(self.endpoint)
        try:
            async with asyncio.timeout(_LISTING):
                raw = await self._sdk.models.with_raw_response.list()
        except (TimeoutError, APITimeoutError):
            raise SlowModelError(
                f"{where} gave no answer in {_LISTING:g} seconds; check --base-url, or try again later"
            ) from None
        except APIStatusError as wrong:
            if wrong.status_code in (401, 403, 407, 429) or wrong.status_code >= 500:
                raise self._fault(wrong, {"messages": []}) from None
            return None
        except APIConnectionError as wrong:
            raise faults.of_connection(wrong, where) from wrong
        return response.models(raw.http_response.content)

    async def ask(
        self, messages: Sequence[Mapping[str, str]], response_format: Mapping[str, object] | None
    ) -> Answer:
        """The model's answer to the messages (`role`, `content`), in the format that is asked for.

        Raises ModelError where there is none, CassetteError where a replay has none.
        """
        question: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": [{name: _LONE.sub("\ufffd", text) for name, text in one.items()} for one in messages],
        }
        if response_format is not None:
            question["response_format"] = response_format
        room = self.endpoint.max_tokens
        while True:
            try:
                answer = await self._attempt(question, self._parameters(room))
            except ContextLengthError as wrong:
                if not wrong.with_answer or room < 2 * _LEAST_ROOM or self._names["max_tokens"] is None:
                    raise
                room //= 2
                continue
            if isinstance(answer, Answer):
                return answer
            self._give_up(answer)

    async def _attempt(self, question: dict[str, Any], sent: Mapping[str, Any]) -> "Answer | str":
        """An answer, or the name of the parameter that the server refused."""
        import httpx2
        from openai import APIConnectionError, APIStatusError, APITimeoutError

        where = host(self.endpoint)
        try:
            async with asyncio.timeout(self.endpoint.timeout):
                # The SDK's `create` walks through all of the schema first, a third of what a request costs.
                reply = await self._sdk.post(_PATH, cast_to=httpx2.Response, body={**question, **sent})
        except (TimeoutError, APITimeoutError):
            raise SlowModelError(
                f"{where} gave no whole answer in {self.endpoint.timeout:g} seconds; "
                "try again later, or a faster model"
            ) from None
        except APIStatusError as wrong:
            refused = parameters.refused(wrong.status_code, wrong.body, sent)
            if refused is not None:
                return refused
            # What the server said may repeat the key or the prompt, so it is no part of a traceback either.
            raise self._fault(wrong, question) from None
        except APIConnectionError as wrong:
            below = faults.from_below(wrong)
            if below is not None:
                raise below from None
            raise faults.of_connection(wrong, where) from wrong
        return response.answer(reply.content, self.endpoint.model, where, self.endpoint.max_tokens)

    def _fault(self, wrong: "APIStatusError", question: dict[str, Any]) -> ModelError:
        model, key = self.endpoint.model, self.endpoint.api_key
        prompt = [message["content"] for message in question["messages"]]
        return faults.of_status(
            wrong, host(self.endpoint), model, "" if key in (None, _NO_KEY) else key, prompt
        )

    def _parameters(self, room: int) -> dict[str, float]:
        if self._bounded and self._names["max_tokens"] is None:
            raise UnboundedError(
                f"{host(self.endpoint)} takes no bound on the length of an answer, so no budget can be kept: "
                "leave out --budget, or name another server"
            )
        values = {"temperature": 0, "max_tokens": room}
        return {name: values[meant] for meant, name in self._names.items() if name is not None}

    def _give_up(self, refused: str) -> None:
        """Renames or drops a parameter. One that an answer to an earlier request refused as well is left."""
        for meant, name in self._names.items():
            if name == refused:
                self._names[meant] = parameters.RENAMED.get(refused)


def _sdk(where: Endpoint) -> "AsyncOpenAI":
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient, Omit

    if where.api_key is None:
        raise UsageError(
            f"there is no key for {DEFAULT_HOST}: set OPENAI_API_KEY, or name another server with --base-url"
        )
    address = urlsplit(where.base_url or f"https://{DEFAULT_HOST}/v1")
    quiet: Any = {f"X-Stainless-{name}": Omit() for name in _MACHINE}
    try:
        return AsyncOpenAI(
            api_key=where.api_key,
            base_url=urlunsplit((*address[:3], "", "")),
            default_query=dict(parse_qsl(address.query)),
            timeout=where.timeout,
            max_retries=0,
            default_headers=quiet,
            # No proxy reaches a server of this machine, and none is asked for what a cassette holds.
            http_client=DefaultAsyncHttpxClient(trust_env=False) if _is_here(address.hostname) else None,
        )
    except (ValueError, ImportError) as wrong:
        raise UsageError(
            "the proxy or the certificates that the environment names cannot be used: "
            "check HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE"
        ) from wrong


def _is_here(name: str | None) -> bool:
    if name in ("localhost", urlsplit(_NOWHERE).hostname):
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
            and text.isprintable()
        )
    except ValueError:
        return False
