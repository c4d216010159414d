"""Endpoint: where a model is asked: the address, the key, and what may be told of them."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict, Field

from briefing.errors import UsageError

DEFAULT_HOST = "api.openai.com"
TIMEOUT = 120.0
MAX_TOKENS = 4096
KEY = "OPENAI_API_KEY"
NO_KEY = "none"
"""The SDK refuses to start without a key, and a local server takes any."""

_REPLAY_ADDRESS = "http://replay.invalid/v1"


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
    key_name: str = KEY,
) -> Endpoint:
    """The endpoint that `base_url`, else OPENAI_BASE_URL, else OpenAI itself stands for, with the key that
    the environment holds by this name.

    A server that was named needs no key. (OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS are read
    by the SDK.) Raises UsageError for an address or a key that cannot be one.
    """
    address = (base_url or environment.get("OPENAI_BASE_URL", "")).strip() or None
    key = environment.get(key_name, "").strip() or None
    if address is not None and not _is_address(address):
        raise UsageError(
            "the base URL of the model is no address: write it as in --base-url http://localhost:8080/v1"
        )
    if key is not None and not (key.isascii() and key.isprintable()):
        raise UsageError(f"{key_name} holds a character that no key has: copy it anew")
    if key is None and address is not None:
        key = NO_KEY
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


def replay_endpoint(model: str) -> Endpoint:
    """The endpoint for a replay: it needs no key, and nobody listens there."""
    return endpoint(model, _REPLAY_ADDRESS, {})


def public_name(model: str) -> str:
    """A model's name without the folder of its file, which a local server may call it by; "openai/gpt-oss" is
    a name and stays."""
    is_path = model.startswith(("/", "~", "\\", ".")) or model[1:3] == ":\\"
    return re.split(r"[/\\]", model)[-1] if is_path else model


def host(where: Endpoint) -> str:
    """The host, and the port where the address names one; never a password of the address."""
    return urlsplit(plain_address(where.base_url)).netloc


def is_this_machine(name: str | None) -> bool:
    """Whether a host is this machine, or that of a replay."""
    if name in ("localhost", urlsplit(_REPLAY_ADDRESS).hostname):
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
