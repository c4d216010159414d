"""The parameters of a request in which servers differ, and the refusals that name one of them."""

import re
from collections.abc import Iterable, Mapping

RENAMED = {"max_tokens": "max_completion_tokens"}
"""Where a server refuses the one, it may take the other."""

_REFUSING = (400, 422)
_FORMAT_REFUSING = (
    *_REFUSING,
    500,
    501,
)  # llama.cpp calls a schema that it cannot turn into a grammar its fault
_ASKED = ("model", "messages", "response_format")
_TOO_LARGE = 413
_TOO_LONG = re.compile(
    r"context[ _](length|window|size|limit)|(prompt|input|request|messages?) (is|are) too (long|large)"
    r"|exceeds? the (maximum|max) (number of )?(input )?tokens"
    r"|reduce the length of the (messages|prompt|input)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"max_(completion_)?tokens|in the completion|for the completion|output tokens", re.IGNORECASE
)
_FORMAT = re.compile(
    r"response[_ ]format|json[_ ]schema|json[_ ]object|structured[_ ]outputs?|json mode|\bgrammar\b",
    re.IGNORECASE,
)
_KEYWORD = re.compile(r"\b(maxItems|minItems)\b")


def public_name(model: str) -> str:
    """A model's name without the folder of its file, which a local server may call it by; "openai/gpt-oss" is
    a name and stays."""
    is_path = model.startswith(("/", "~", "\\", ".")) or model[1:3] == ":\\"
    return re.split(r"[/\\]", model)[-1] if is_path else model


def refused(status: int, body: object, sent: Iterable[str]) -> str | None:
    """The one of the parameters `sent` that an answer of this status refuses, or None.

    A prompt that is too long is no matter of parameters, though the refusal often names one.
    """
    if status not in _REFUSING or too_long(status, body):
        return None
    fault, told, names = _fault(body), _told(body), list(sent)
    if isinstance(fault.get("param"), str):
        return fault["param"] if fault["param"] in names else None
    found = {name: re.search(rf"(?<![\w-]){name}(?![\w-])", told) for name in names}
    first = sorted((match.start(), name) for name, match in found.items() if match)
    return first[0][1] if first else None


def too_long(status: int, body: object) -> bool:
    """Whether an answer of this status says that the request is longer than the model reads."""
    return status == _TOO_LARGE or (status in _REFUSING and bool(_TOO_LONG.search(_told(body))))


def room_counted(body: object) -> bool:
    """Whether a refusal for length counts the room for an answer as well."""
    return bool(_ROOM.search(_told(body)))


def format_refused(status: int, body: object) -> bool:
    """Whether an answer of this status refuses the way in which JSON was asked for."""
    told = f"{_fault(body).get('param')} {_told(body)}"
    return (
        status in _FORMAT_REFUSING
        and not too_long(status, body)
        and bool(_FORMAT.search(told) or _KEYWORD.search(told))
    )


def keyword_refused(body: object) -> bool:
    """Whether a refusal names a keyword of the schema that bounds lists."""
    return bool(_KEYWORD.search(_told(body)))


def asked(request: Mapping[str, object]) -> dict[str, object]:
    """What a request asks, without the parameters that one server takes and another refuses."""
    return {name: request[name] for name in _ASKED if name in request}


def adjustable(request: Mapping[str, object]) -> list[str]:
    """The parameters of a request that may be renamed or dropped."""
    return [name for name in request if name not in _ASKED]


def _fault(body: object) -> Mapping[str, object]:
    error = body.get("error", body) if isinstance(body, Mapping) else body
    return error if isinstance(error, Mapping) else {"message": error}


def _told(body: object) -> str:
    """All that a refusal says, in one text."""
    fault = _fault(body)
    return f"{fault.get('code')} {fault.get('type')} {fault.get('message')} {_places(fault.get('detail'))}"


def _places(detail: object) -> str:
    """The places that a FastAPI server finds fault with (`detail[].loc`), without the input it echoes."""
    rows = detail if isinstance(detail, list) else []
    return " ".join(str(row.get("loc")) for row in rows if isinstance(row, Mapping))
