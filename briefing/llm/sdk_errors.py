"""Endpoint errors: what the SDK raises, in one line: what happened, at which host, and what to do."""

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from briefing.errors import (
    PASSING,
    BriefingError,
    ContextLengthError,
    DeclinedError,
    FormatError,
    ModelError,
    MovedError,
    QuotaError,
    RefusedKeyError,
    StatusError,
    UnknownModelError,
    UnreachableError,
)
from briefing.llm import error_responses
from briefing.llm.response import Refusal

if TYPE_CHECKING:
    from openai import APIConnectionError

_PROMPT_ECHO = 24  # characters in a row that a quoted message may not share with a prompt
_KEY_ECHO = 6  # and with a key
_BROKEN_OFF = "the connection broke off"
_QUOTED = 160  # characters of a server's message that are worth a reader's time


def refusal_error(refusal: Refusal, host: str, model: str, key: str, prompt: Sequence[str]) -> ModelError:
    """The error for an answer with a status of 400 or more, or with a fault inside that stands for one."""
    status, body, _ = refusal
    quote = _quoted_message(body, key, prompt)
    if error_responses.lacks_credit(status, body):
        return QuotaError(f"the account at {host} has no credit left{quote}; top it up, or use another key")
    if error_responses.is_declined(status, body):
        return DeclinedError(f"{model} at {host} declined to answer{quote}; try another model")
    if status in (401, 403) or error_responses.refuses_key(status, body):
        return RefusedKeyError(
            f"{host} refused the key ({status}){quote}: check OPENAI_API_KEY, and that it may use {model}"
        )
    if status == 404:
        return UnknownModelError(
            f"{host} has no model {model}, or nothing at this address (404){quote}: "
            "check --model, and that --base-url ends as the server asks, mostly in /v1",
            by_name=error_responses.is_unknown_model(body),
        )
    if error_responses.is_too_long(status, body, sum(map(len, prompt))):
        return ContextLengthError(
            f"{host} cannot read a request so long{quote}; give the server a longer context, "
            "or set a smaller chunk_tokens",
            with_answer=error_responses.counts_room(body),
        )
    if error_responses.refuses_format(status, body):
        return FormatError(
            f"{host} does not take the request ({status}){quote}; try another model",
            error_responses.refuses_keyword(body),
        )
    return StatusError(
        f"{host} answered with status {status}{quote}; {_advice(refusal)}",
        status,
        retry_after(refusal.headers),
    )


def moved_error(host: str, target: str) -> MovedError:
    """The error for an address that sends a request on to another, where it would not arrive as it was."""
    return MovedError(f"{host} has moved to {target}: name that with --base-url")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an endpoint asks to wait, or None where it does not say.

    RFC 9110, 10.2.3 has seconds or a date; some endpoints send milliseconds in a header of their own.
    """
    with suppress(ValueError):
        return max(0.0, float(headers.get("retry-after-ms", "")) / 1000)
    header = headers.get("retry-after", "")
    with suppress(ValueError):
        return max(0.0, float(header))
    with suppress(ValueError):
        when = parsedate_to_datetime(header)
        return max(0.0, (when - datetime.now(when.tzinfo)).total_seconds())
    return None


def underlying_error(wrong: "APIConnectionError") -> BriefingError | None:
    """The error that was raised where the network would have been, as by a cassette, or None."""
    return next((cause for cause in _causes(wrong) if isinstance(cause, BriefingError)), None)


def connection_error(wrong: "APIConnectionError", host: str) -> UnreachableError:
    """The error for a connection that never came about or broke off; an answer may be paid for where it
    broke off."""
    reason = _reason(wrong)
    return UnreachableError(
        f"cannot reach {host}: {reason}; check that it is running, --base-url and any proxy",
        charged=reason == _BROKEN_OFF,
    )


def _advice(refusal: Refusal) -> str:
    if refusal.status in PASSING or refusal.status >= 500:
        seconds = retry_after(refusal.headers)
        return "this passes: try again " + (f"in {seconds:,.0f} seconds" if seconds else "later")
    return "check --model and --base-url"


def _quoted_message(body: object, key: str, prompt: Sequence[str]) -> str:
    """What the server says, in brackets, unless it repeats the key or the prompt."""
    line = error_responses.message(body)
    quoted = line[:_QUOTED]
    if not quoted or not quoted.isprintable() or "<" in quoted:
        return ""
    if _echoes(quoted, key, _KEY_ECHO) or any(_echoes(quoted, text, _PROMPT_ECHO) for text in prompt):
        return ""
    return f" ({quoted}{'…' if len(line) > _QUOTED else ''})"


def _echoes(line: str, text: str, longest: int) -> bool:
    """Whether the line shares so long a run of characters with the text (all of it, where that is short)."""
    plain = " ".join(text.split())
    run = min(longest, len(plain))
    return run > 0 and any(line[i : i + run] in plain for i in range(len(line) - run + 1))


def _reason(wrong: BaseException) -> str:
    for cause in _causes(wrong):
        if isinstance(cause, ssl.SSLError):
            return "its certificate or encryption was not accepted"
        if isinstance(cause, socket.gaierror):
            return "there is no host of this name"
        if isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED:
            return "the connection was refused"
        if isinstance(cause, OSError) and cause.errno in (errno.EHOSTUNREACH, errno.ENETUNREACH):
            return "there is no way to it from here"
    kinds = {type(cause).__name__ for cause in _causes(wrong)}
    broken = {"RemoteProtocolError", "ReadError", "WriteError", "ConnectionResetError", "BrokenPipeError"}
    return _BROKEN_OFF if kinds & broken else "no connection came about"


def _causes(wrong: BaseException) -> Iterator[BaseException]:
    """The exception and all that led to it, each once, the members of groups among them."""
    waiting: list[BaseException] = [wrong]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [led for led in (cause.__cause__, cause.__context__) if led is not None]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
