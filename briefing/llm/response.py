"""What an endpoint's response of status 200 holds."""

import json
from typing import Any, NamedTuple

from briefing.errors import DeclinedError, GarbledError, Paid, TruncatedError
from briefing.llm import parameters


class Answer(NamedTuple):
    """`model` is the one that answered; the tokens are 0 where the server does not count them."""

    content: str
    model: str
    prompt_tokens: int
    completion_tokens: int


def over_lines(content: str) -> str:
    """An answer that is a JSON object, written over lines, which means the same; any other as it is."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return content
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n" if isinstance(found, dict) else content


def models(content: bytes) -> list[str] | None:
    """The names in a list of models, whatever else a server writes there."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    rows = body.get("data", body.get("models")) if isinstance(body, dict) else body
    if not isinstance(rows, list):
        return None
    return [name for row in rows if isinstance(name := _dict(row).get("id", _dict(row).get("name")), str)]


def answer(content: bytes, model: str, host: str, max_tokens: int) -> Answer:
    """The answer that a host gave for a model, which could write so many tokens.

    Raises AnswerError where there is none.
    """
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise GarbledError(
            f"{host} answered with a page instead of JSON: "
            "check that --base-url is the address of the API, which mostly ends in /v1"
        )
    usage = _dict(body.get("usage"))
    paid = Paid(_count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))
    said = _said(body, f"{model} at {host}", max_tokens, paid)
    answered = body.get("model")
    return Answer(
        content=said,
        model=parameters.public_name(answered if isinstance(answered, str) and answered else model),
        prompt_tokens=paid.prompt_tokens,
        completion_tokens=paid.completion_tokens,
    )


def _said(body: dict[str, Any], who: str, max_tokens: int, paid: Paid) -> str:
    choice = _first(body.get("choices"))
    message = _dict(choice.get("message"))
    said = message.get("content")
    if choice.get("finish_reason") == "content_filter" or message.get("refusal"):
        raise DeclinedError(f"{who} declined to answer; try another model", paid=paid)
    if choice.get("finish_reason") == "length":
        raise TruncatedError(
            f"{who} was cut off before its answer was whole "
            f"(it may write {max_tokens} tokens); try a model that answers more tersely",
            paid=paid,
        )
    if not isinstance(said, str) or not said.strip():
        raise GarbledError(f"{who} gave an empty answer; try again, or another model", paid=paid)
    return said


def _first(choices: object) -> dict[str, Any]:
    return _dict(choices[0]) if isinstance(choices, list) and choices else {}


def _dict(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _count(found: object) -> int:
    return found if isinstance(found, int) and found > 0 else 0
