"""Error classification: what an endpoint's refusal says: of a parameter, the format, the length, the key.

Endpoints agree on neither codes nor words, so what is read here only shortens the way: a refusal in words
that nobody knows is asked about on the next rung of the ladder, whatever it says.
"""

import re
from collections.abc import Iterable, Mapping

ASKED = ("model", "messages", "response_format")
"""What a request asks; any other parameter may be refused, and is renamed or dropped then."""

_REFUSING = (400, 422)
_FORMAT_REFUSING = (
    *_REFUSING,
    500,
    501,
)  # llama.cpp calls a schema that it cannot turn into a grammar its fault
_TOO_MANY = 429
_TOO_LARGE = 413
_TOO_LONG = re.compile(
    r"context[ _](length|window|size|limit)|(prompt|input|request|messages?) (is|are|was) too (long|large)"
    r"|exceeds? the (maximum|max) (number of )?(input )?tokens"
    r"|reduce the length of the (messages|prompt|input)"
    r"|(too many|maximum|number of) (input |prompt |total )*tokens|token (limit|count)|\bn_ctx\b|\bnum_ctx\b",
    re.IGNORECASE,
)
_REDUCE = re.compile(
    r"(request|prompt|input|messages?) (is )?too (large|long|big)|must be reduced|has to be reduced"
    r"|reduce (the|your) (length|size|prompt|input|messages?|request)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"max_(completion_)?tokens|in the completion|for the completion|output tokens|input and (answer|output)"
    r"|prompt and (answer|completion)",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"response[_ ]format|json[_ ]schema|json[_ ]object|structured[_ ]outputs?|json mode|json_validate_failed"
    r"|failed to (generate|validate) json|\bgrammar\b",
    re.IGNORECASE,
)
_KEYWORD = re.compile(r"\b(maxItems|minItems)\b")
_KEY = re.compile(
    r"(api|access|auth\w*)[ _-]?(key|token)\b.{0,40}"
    r"\b(invalid|incorrect|not valid|expired|missing|unknown|revoked)"
    r"|(invalid|incorrect|expired|missing|unknown|wrong)\b.{0,20}\b(api|access|auth\w*)[ _-]?(key|token)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(system|developer)\b.{0,40}\b(roles?|messages?|prompts?|instructions?)\b|\broles?\b.{0,60}\bsystem\b"
    r"|\broles?\b.{0,40}\balternat|must alternate|first message\b.{0,30}\buser",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit balance is too low|insufficient (credit|balance|fund)|(no|out of|not enough) credits?\b"
    r"|credit limit|spending limit|budget has been exceeded",
    re.IGNORECASE,
)
_MODERATED = re.compile(
    r"\brequires moderation\b|\b(input|prompt|content|request)\b.{0,20}\bflagged\b"
    r"|content (management|usage) policy",
    re.IGNORECASE,
)
_UNKNOWN_MODEL = re.compile(r"\bmodel\b.{0,80}\b(not found|does not exist|not exist)", re.IGNORECASE)
_STREAM = re.compile(r"\bstream(s|ing|ed)?\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:[,_ ]\d{3})+(?![\w.])|(?<![\w.])\d{3,8}(?![\w])")
_NEAR = 0.9  # of a number of tokens that a refusal names: as much is taken to be over it
_CHARACTERS = 4  # of a token, in English; only what is near a bound is told by it
_STATUSES = {
    "insufficient_quota": 402,
    "insufficient_balance": 402,
    "insufficient_credits": 402,
    "payment_required": 402,
    "billing_hard_limit_reached": 402,
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "resource_exhausted": 429,
    "too_many_requests": 429,
    "invalid_api_key": 401,
    "authentication_error": 401,
    "unauthenticated": 401,
    "permission_error": 403,
    "permission_denied": 403,
    "model_not_found": 404,
    "not_found_error": 404,
    "context_length_exceeded": 400,
    "invalid_request_error": 400,
    "invalid_argument": 400,
    "content_filter": 400,
    "overloaded_error": 529,
    "unavailable": 503,
    "api_error": 500,
    "server_error": 500,
    "internal_server_error": 500,
    "timeout": 504,
}
"""The status that an error of this code or type is sent with, where it comes with status 200."""

_NO_CREDIT = frozenset(name for name, status in _STATUSES.items() if status == 402)
_FILTERED = frozenset(("content_filter", "responsibleaipolicyviolation"))
_NO_MODEL = frozenset(
    ("model_not_found", "model_not_supported", "deployment_not_found", "deploymentnotfound")
)
_TELLING = ("message", "Message", "detail", "error")
BELIEVED_BAD = 502  # of a fault with status 200 that names neither a status nor a kind: a bad gateway


def adjustable_parameters(request: Mapping[str, object]) -> list[str]:
    """The parameters of a request that may be renamed or dropped."""
    return [name for name in request if name not in ASKED]


def refused_parameter(status: int, body: object, sent: Iterable[str]) -> str | None:
    """The one of the parameters `sent` that an answer of this status refuses, or None.

    A prompt that is too long is no matter of parameters, though the refusal often names one. A `param` that
    names nothing that was sent ("None", "") is no answer; the message is looked through then.
    """
    if status not in _REFUSING or is_too_long(status, body):
        return None
    fault, names = error(body), list(sent)
    param = str(fault.get("param") or "")
    if param in names:
        return param
    if re.split(r"[.\[]", param)[0] in ASKED:
        return None
    return _first_mentioned(_full_message(body), names)


def _first_mentioned(text: str, names: Iterable[str]) -> str | None:
    places = {name: re.search(rf"(?<![\w-]){name}(?![\w-])", text) for name in names}
    first = sorted((match.start(), name) for name, match in places.items() if match)
    return first[0][1] if first else None


def is_too_long(status: int, body: object, sent: int = 0) -> bool:
    """Whether an answer of this status says that the request is longer than the model reads.

    `sent` are the characters of the prompt: one that is near or over a number of tokens that the refusal
    names is too long in whatever words it is said.
    """
    text = _full_message(body)
    if status == _TOO_MANY:
        return bool(_REDUCE.search(text))
    if status == _TOO_LARGE:
        return True
    if status not in _REFUSING:
        return False
    return bool(_TOO_LONG.search(text) or _REDUCE.search(text) or _is_over(sent, text))


def _is_over(sent: int, text: str) -> bool:
    if not sent or "token" not in text.lower():
        return False
    numbers = [int(re.sub(r"\D", "", stated)) for stated in _NUMBER.findall(text)]
    return any(sent / _CHARACTERS >= _NEAR * number for number in numbers)


def token_bound(body: object, room: int) -> int | None:
    """The bound on an answer's tokens that a refusal of `max_tokens` names, where it is less than `room`."""
    numbers = [int(re.sub(r"\D", "", stated)) for stated in _NUMBER.findall(_full_message(body))]
    return max((number for number in numbers if number < room), default=None)


def counts_room(body: object) -> bool:
    """Whether a refusal for length counts the room for an answer as well."""
    return bool(_ROOM.search(_full_message(body)))


def refuses_format(status: int, body: object) -> bool:
    """Whether an answer of this status refuses the way in which JSON was asked for, in so many words."""
    text = f"{error(body).get('param')} {_full_message(body)}"
    return (
        status in _FORMAT_REFUSING
        and not is_too_long(status, body)
        and bool(_FORMAT.search(text) or _KEYWORD.search(text))
    )


def refuses_keyword(body: object) -> bool:
    """Whether a refusal names a keyword of the schema that bounds lists."""
    return bool(_KEYWORD.search(_full_message(body)))


def refuses_key(status: int, body: object) -> bool:
    """Whether an answer of status 400 refuses the key, as some endpoints do."""
    return status in _REFUSING and bool(_KEY.search(_full_message(body)))


def lacks_credit(status: int, body: object) -> bool:
    """Whether an answer of this status says that the account has no credit left, in a code or in words."""
    if status == 402 or codes(body) & _NO_CREDIT:
        return True
    return status in (*_REFUSING, 403, 412, _TOO_MANY) and bool(_CREDIT.search(message(body)))


def is_declined(status: int, body: object) -> bool:
    """Whether an answer of this status says that a filter stopped the question."""
    if status in _REFUSING and codes(body) & _FILTERED:
        return True
    return status in (*_REFUSING, 403) and bool(_MODERATED.search(message(body)))


def is_unknown_model(body: object) -> bool:
    """Whether a refusal says that the model is not known, and not an address or a way of asking."""
    return bool(codes(body) & _NO_MODEL or _UNKNOWN_MODEL.search(message(body)))


def refuses_role(status: int, body: object) -> bool:
    """Whether an answer of this status refuses messages of the role `system`."""
    return status in _REFUSING and bool(_ROLE.search(_full_message(body)))


def demands_stream(status: int, body: object) -> bool:
    """Whether an answer of this status says that the model answers by a stream alone."""
    return status in _REFUSING and bool(_STREAM.search(_full_message(body)))


def codes(body: object) -> frozenset[str]:
    """The code, type and status that an error body names, in lower case."""
    fault = error(body)
    inner = fault.get("innererror")
    named = [fault.get(name) for name in ("code", "type", "status")]
    named += [inner.get("code")] if isinstance(inner, Mapping) else []
    return frozenset(str(name).lower() for name in named if name)


def status_of(body: object) -> int:
    """The status that an error body stands for, whatever status it came with."""
    fault = error(body)
    for name in ("code", "status", "status_code"):
        stated = str(fault.get(name) or "")
        if stated.isdecimal() and 400 <= int(stated[:4]) < 600:
            return int(stated)
    return next((_STATUSES[name] for name in sorted(codes(body)) if name in _STATUSES), BELIEVED_BAD)


def message(body: object) -> str:
    """What an error body says, on one line; empty where it says nothing."""
    fault = error(body)
    stated = next((fault[name] for name in _TELLING if isinstance(fault.get(name), str)), "")
    return " ".join(str(stated or _messages(fault.get("detail"))).split())


def error(body: object) -> Mapping[str, object]:
    """The object that tells of the fault in an error body: in it, in the list that it is, or itself; a text
    is its `message`."""
    if isinstance(body, list):
        body = body[0] if body else {}
    inner = body.get("error") or body.get("errors") or body if isinstance(body, Mapping) else body
    if isinstance(inner, list):
        inner = inner[0] if inner else {}
    return inner if isinstance(inner, Mapping) else {"message": inner}


def _full_message(body: object) -> str:
    """All that a refusal says, in one text."""
    fault = error(body)
    return f"{fault.get('code')} {fault.get('type')} {message(body)} {_places(fault.get('detail'))}"


def _messages(detail: object) -> str:
    """What a FastAPI server finds fault with (`detail[].msg`)."""
    rows = detail if isinstance(detail, list) else []
    return "; ".join(str(row["msg"]) for row in rows if isinstance(row, Mapping) and "msg" in row)


def _places(detail: object) -> str:
    """The places that a FastAPI server finds fault with (`detail[].loc`), without the input it echoes."""
    rows = detail if isinstance(detail, list) else []
    return " ".join(str(row.get("loc")) for row in rows if isinstance(row, Mapping))
