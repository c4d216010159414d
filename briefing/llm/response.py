"""Response parsing: what a response of status 200 holds: an answer, wherever it stands, or a fault."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from briefing.errors import DeclinedError, GarbledError, ReasoningError, TokenUsage, TruncatedError
from briefing.llm import error_responses
from briefing.llm.endpoint import public_name

_TRUNCATED = frozenset(("length", "max_tokens", "max_output_tokens", "model_length", "max_length"))
_FILTERED = frozenset(
    (
        "content_filter",
        "safety",
        "recitation",
        "prohibited_content",
        "blocklist",
        "spii",
        "refusal",
        "guardrails",
    )
)
_BROKEN_OFF = frozenset(
    ("error", "abort", "aborted", "cancelled", "canceled", "network_error", "insufficient_system_resource")
)
_THOUGHTS = ("reasoning_content", "reasoning")
_TEXTS = frozenset(("text", "output_text"))
_EVENT = (b"data:", b"event:", b"id:", b"retry:", b":")
_LINE = re.compile(r"\r\n|\n|\r")  # others, as U+2028, may stand in a text
_BOM = b"\xef\xbb\xbf"
_AROUND = ("result", "response", "data")  # what a gateway puts around an answer
_END = "[DONE]"


class Completion(NamedTuple):
    """`model` is the one that answered; the tokens are 0 where the server does not count them."""

    content: str
    model: str
    paid: TokenUsage


class Refusal(NamedTuple):
    """A fault that an endpoint names: its status, the body that tells of it, and the headers."""

    status: int
    body: object
    headers: Mapping[str, str]


def indent_json(content: str) -> str:
    """An answer that is a JSON object, written over lines, which means the same; any other as it is."""
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        return content
    return json.dumps(parsed, indent=2, ensure_ascii=False) + "\n" if isinstance(parsed, dict) else content


def models(content: bytes) -> list[str] | None:
    """The names in a list of models, whatever else a server writes there."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    rows = body.get("data", body.get("models")) if isinstance(body, dict) else body
    if not isinstance(rows, list):
        return None
    return [
        name for row in rows if isinstance(name := _as_dict(row).get("id", _as_dict(row).get("name")), str)
    ]


def body(content: bytes) -> dict[str, Any] | None:
    """The JSON object of a response, a stream of events put together; None where there is none."""
    content = content.removeprefix(_BOM)
    if content.lstrip().startswith(_EVENT):
        return _stream_body(content)
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if isinstance(parsed, list) and len(parsed) == 1:
        parsed = parsed[0]
    return _unwrap(parsed) if isinstance(parsed, dict) else None


def _unwrap(whole: dict[str, Any]) -> dict[str, Any]:
    """The answer within what a gateway puts around it, and one as Ollama's own interface gives it as one."""
    if "choices" in whole:
        return whole
    inner = next((whole[name] for name in _AROUND if "choices" in _as_dict(whole.get(name))), None)
    if inner is not None:
        return dict(inner)
    if isinstance(whole.get("message"), dict) and "done" in whole:
        ended = whole.get("done_reason", "stop")
        return {**whole, "choices": [{"index": 0, "finish_reason": ended, "message": whole["message"]}]}
    return whole


def refusal(content: bytes, headers: Mapping[str, str]) -> Refusal | None:
    """The fault in a response of status 200 that holds one instead of an answer, as routers send it."""
    whole = body(content) or {}
    choice = _first(whole.get("choices"))
    error = _fault(whole) or ({} if _choice_text(choice) else choice.get("error"))
    if not error or (_choice_text(choice) and not isinstance(error, Mapping)):
        return None
    status = error_responses.status_of(error)
    return Refusal(status, error, headers) if status else None


def _fault(whole: Mapping[str, Any]) -> object:
    """What a body names as its fault; None where it says nothing of one."""
    fault = whole.get("error") or (None if "choices" in whole else whole.get("errors"))
    return None if isinstance(fault, dict) and not any(fault.values()) else fault


def answer(content: bytes, model: str, host: str, room: int) -> Completion:
    """The answer that a host gave for a model, which could write so many tokens.

    Raises AnswerError where there is none.
    """
    whole = body(content)
    if whole is None:
        streamed = content.removeprefix(_BOM).lstrip().startswith(_EVENT)
        raise GarbledError(
            f"{host} answered by a stream that holds no answer; try again, or another server"
            if streamed
            else f"{host} answered with a page instead of JSON: "
            "check that --base-url is the address of the API, which mostly ends in /v1"
        )
    paid = _paid_tokens(_as_dict(whole.get("usage")))
    text = _answer_text(whole, f"{model} at {host}", room, paid)
    answered = whole.get("model")
    return Completion(
        content=text,
        model=public_name(answered if isinstance(answered, str) and answered else model),
        paid=paid,
    )


def _answer_text(whole: Mapping[str, Any], who: str, room: int, paid: TokenUsage) -> str:
    choice = _first(whole.get("choices"))
    message = _as_dict(choice.get("message"))
    said = _choice_text(choice)
    ended = str(choice.get("finish_reason") or "").lower().partition(":")[0].strip()
    if ended in _FILTERED or message.get("refusal"):
        raise DeclinedError(f"{who} declined to answer; try another model", paid=paid)
    if ended in _TRUNCATED:
        raise _truncation_error(who, room, paid, said, message)
    if ended in _BROKEN_OFF or choice.get("error") or _fault(whole):
        raise GarbledError(f"{who} broke its answer off; try again, or another model", paid=paid)
    text = said or _reasoning_text(message)
    if not text:
        raise GarbledError(f"{who} gave an empty answer; try again, or another model", paid=paid)
    return text


def _truncation_error(
    who: str, room: int, paid: TokenUsage, said: str, message: Mapping[str, Any]
) -> TruncatedError | ReasoningError:
    thought = paid.reasoning_tokens
    if not said or thought * 2 > paid.completion_tokens > 0:
        counted = f"{thought:,} of " if thought else ""
        return ReasoningError(
            f"{who} spent its room on reasoning ({counted}{room:,} tokens) and was cut off before an answer; "
            "give it more with max_tokens (BRIEFING_MAX_TOKENS), or name a model that reasons less",
            paid=paid,
        )
    return TruncatedError(
        f"{who} was cut off before its answer was whole "
        f"(it may write {room} tokens); try a model that answers more tersely",
        paid=paid,
    )


def _choice_text(choice: Mapping[str, Any]) -> str:
    """The text of an answer: the content, its parts of text, or the arguments of the tool that is called."""
    message = _as_dict(choice.get("message"))
    content = message.get("content")
    if isinstance(content, list):
        content = "".join(map(_text_part, content))
    if isinstance(content, dict):
        content = json.dumps(content)
    if isinstance(content, str) and content.strip():
        return content
    if isinstance(message.get("parsed"), dict):
        return json.dumps(message["parsed"])
    call = _as_dict(_as_dict(_first(message.get("tool_calls"))).get("function")) or _as_dict(
        message.get("function_call")
    )
    arguments = call.get("arguments")
    if isinstance(arguments, dict):
        return json.dumps(arguments)
    if isinstance(arguments, str) and arguments.strip():
        return arguments
    legacy = choice.get("text")  # of a server that answers as to a completion
    return legacy if isinstance(legacy, str) and legacy.strip() else ""


def _reasoning_text(message: Mapping[str, Any]) -> str:
    """What stands where a model reasons, for a server that takes the whole answer for that."""
    for name in _THOUGHTS:
        thought = message.get(name)
        if isinstance(thought, str) and "{" in thought:
            return thought
    return ""


def _text_part(part: object) -> str:
    if isinstance(part, str):
        return part
    stated = _as_dict(part)
    if isinstance(stated.get("json"), dict):
        return json.dumps(stated["json"])
    text = stated.get("text")
    text = text.get("value") if isinstance(text, dict) else text
    return text if isinstance(text, str) and stated.get("type", "text") in _TEXTS else ""


def _paid_tokens(usage: Mapping[str, Any]) -> TokenUsage:
    details = _as_dict(usage.get("completion_tokens_details")) or _as_dict(usage.get("output_tokens_details"))
    reasoning = details.get("reasoning_tokens", usage.get("reasoning_tokens"))
    return TokenUsage(
        _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")), _count(reasoning)
    )


def _stream_body(content: bytes) -> dict[str, Any] | None:
    """The events of a stream (WHATWG HTML, 9.2.6) as the one body that they are pieces of."""
    pieces: list[dict[str, Any]] = []
    for line in _LINE.split(content.decode("utf-8", "replace")):
        field, _, value = line.partition(":")
        if field != "data" or value.strip() == _END:
            continue
        try:
            piece = json.loads(value)
        except (ValueError, RecursionError):
            if "{" in value:
                return None
            continue  # a sign of life, as "ping"
        if isinstance(piece, dict):
            pieces.append(piece)
    return _join_pieces(pieces) if pieces else None


def _join_pieces(pieces: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant"}
    arguments, ended = "", ""
    whole: dict[str, Any] = {}
    for piece in pieces:
        whole |= {name: piece[name] for name in ("model", "usage", "error") if piece.get(name)}
        choice = _first(piece.get("choices"))
        ended = choice.get("finish_reason") or ended
        delta = _as_dict(choice.get("delta")) or _as_dict(choice.get("message"))
        for name in ("content", "refusal", *_THOUGHTS):
            if isinstance(delta.get(name), str):
                message[name] = message.get(name, "") + delta[name]
        called = _as_dict(_first(delta.get("tool_calls")).get("function")).get("arguments")
        arguments += called if isinstance(called, str) else ""
    if arguments:
        message["tool_calls"] = [{"type": "function", "function": {"arguments": arguments}}]
    finish = ended or "error"  # a stream that does not say that it ended was broken off
    return {**whole, "choices": [{"index": 0, "finish_reason": finish, "message": message}]}


def _first(choices: object) -> dict[str, Any]:
    return _as_dict(choices[0]) if isinstance(choices, list) and choices else {}


def _as_dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
