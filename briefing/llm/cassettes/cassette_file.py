"""Cassette file: YAML that reads well in a diff, one question and its answer after another.

    about: who gave the answers
    made_by: the command that records them anew, where it is not the usual one
    interactions:
    - made_from: the source, the templates with their hashes, and what else the request was made from
      request: the JSON body as it was sent
      response: status, content-type, and the JSON body reduced to what is read of it

What is kept is named here, so nothing else gets in: no header but the content type, no host, no date, no key,
no number that a server gives each answer. Bodies that are no JSON are text.
"""

import errno
import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ConfigDict, Field, JsonValue, ValidationError, field_validator

from briefing import atomic_files
from briefing.errors import BriefingError, UsageError
from briefing.frozen import Frozen
from briefing.llm import error_responses, response
from briefing.llm.cassettes.provenance import Provenance
from briefing.llm.endpoint import public_name

_HEADING = "# Questions to a language model and its answers. They contain the articles' text.\n"
_BEGUN, _WHOLE = "# an answer\n", "# is whole\n"  # lines around each one until the cassette is whole
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, and faster where libyaml is there
_SPACE_AT_END = re.compile(r" +(?=\n|\Z)")
_HEAD = 4_000  # characters in which a cassette says that it is unfinished
_DEEPEST = 100  # levels of nesting, more than any schema needs and fewer than Python's recursion allows

_Kept = Mapping[str, "_Kept | None"]
_FAULT: _Kept = {**dict.fromkeys(("message", "type", "param", "code")), "innererror": {"code": None}}
_CALL: _Kept = dict.fromkeys(("name", "arguments"))
_MESSAGE: _Kept = {
    **dict.fromkeys(("role", "content", "refusal", "parsed", "reasoning_content", "reasoning")),
    "tool_calls": {"type": None, "function": _CALL},
    "function_call": _CALL,
}
_ANSWER: _Kept = {
    "model": None,
    "choices": {"index": None, "finish_reason": None, "message": _MESSAGE, "error": _FAULT},
    "usage": {
        **dict.fromkeys(("prompt_tokens", "completion_tokens", "total_tokens")),
        "completion_tokens_details": {"reasoning_tokens": None},
    },
    "error": _FAULT,
    "errors": _FAULT,
    "Message": None,
    "detail": dict.fromkeys(("type", "loc", "msg")),
    **_FAULT,
}


class _Recorded(Frozen):
    model_config = ConfigDict(populate_by_name=True)


class RecordedResponse(_Recorded):
    status: int
    content_type: str = Field(alias="content-type")
    body: dict[str, JsonValue] | str

    def content(self) -> bytes:
        """The body as a server sends it."""
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()


class Interaction(_Recorded):
    made_from: Provenance | None = None
    request: dict[str, JsonValue]
    response: RecordedResponse


class CassetteContent(_Recorded):
    """All of a cassette. `about` says who gave the answers, `made_by` with which command they are recorded
    anew; both are empty where nobody said so. One that is `unfinished` was left by a recording that was
    stopped."""

    about: str = ""
    made_by: str = ""
    unfinished: bool = False
    interactions: tuple[Interaction, ...]

    @field_validator("interactions", mode="before")
    @classmethod
    def _empty_if_none(cls, value: object) -> object:
        return () if value is None else value


class RequestKey(NamedTuple):
    """The model that is asked, and the canonical form of what it is asked."""

    model: str
    canonical: str


def request_key(request: Mapping[str, object]) -> RequestKey:
    """What a request asks: its body with the keys sorted, without the parameters in which servers differ."""
    body = {name: request[name] for name in error_responses.ASKED if name in request}
    return RequestKey(str(body.get("model", "")), json.dumps(body, sort_keys=True, separators=(",", ":")))


def interaction(
    request: bytes, status: int, content_type: str, content: bytes, made_from: Provenance | None = None
) -> Interaction:
    """A question and its answer, reduced to what a cassette keeps."""
    asked = json.loads(request)
    answered = response.body(content)
    if answered is not None:
        if isinstance(answered.get("model"), str):
            answered["model"] = public_name(answered["model"])
        body: dict[str, Any] | str = _spread_over_lines(_reduce(answered, _ANSWER))
        kind = "application/json"
    else:
        body = content.decode("utf-8", "replace")
        kind = "text/html" if content_type.startswith("text/html") else "text/plain"
    return Interaction(
        made_from=made_from,
        request=dict(sorted(asked.items())),
        response=RecordedResponse(status=status, content_type=kind, body=body),
    )


def is_unfinished(path: Path) -> bool:
    """Whether a file was left by a recording that was stopped."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return "\nunfinished: true\n" in file.read(_HEAD)
    except OSError:
        return False


def read(path: Path) -> CassetteContent:
    """What is recorded in a file. Raises UsageError where there is none or it is no cassette."""
    try:
        text = _drop_unfinished(path.read_bytes()).decode("utf-8")
        _check_shape(text)
        return CassetteContent.model_validate(yaml.load(text, Loader=_LOADER))
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such cassette; make one with --record {path}") from None
    except OSError as wrong:
        raise UsageError(f"{path} cannot be read: {wrong.strerror}") from wrong
    except (yaml.YAMLError, ValidationError, ValueError) as wrong:
        raise UsageError(
            f"{path} is no cassette ({_error_place(wrong)}); make one with --record {path}"
        ) from wrong


def write(path: Path, about: str, interactions: Sequence[Interaction], made_by: str = "") -> None:
    """Writes the whole file or nothing. The order is that of the questions; of equal ones that of their
    sources, then that of asking.

    Raises BriefingError where the file cannot be written.
    """
    ordered = sorted(interactions, key=_sort_key)
    head = {name: value for name, value in (("about", about), ("made_by", made_by)) if value}
    text = _dump_yaml({**head, "interactions": [_row(exchange) for exchange in ordered]})
    atomic_files.write_all({path: (_HEADING + text).encode()}, "name another file with --record")


def begin(path: Path, about: str, made_by: str, left: Sequence[Interaction]) -> None:
    """Writes a cassette that is unfinished and holds what is left of an earlier recording. Raises
    BriefingError as `write` does."""
    head = {name: value for name, value in (("about", about), ("made_by", made_by)) if value}
    rows = "".join(map(_marked_row, left))
    text = _dump_yaml({**head, "unfinished": True}) + "interactions:\n" + rows
    atomic_files.write_all({path: (_HEADING + text).encode()}, "name another file with --record")


def append(path: Path, exchange: Interaction) -> None:
    """Adds an answer to the end of a cassette that is unfinished; it is on the disk when this returns.

    Raises BriefingError where it cannot be written, and leaves nothing of it then.
    """
    row = _marked_row(exchange).encode()
    try:
        with path.open("r+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            try:
                if file.write(row) != len(row):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise
    except OSError as wrong:
        reason = (wrong.strerror or "no reason given").lower()
        raise BriefingError(
            f"cannot write {path}: {reason}; what came before is kept: make room there and run it again"
        ) from wrong


def _drop_unfinished(content: bytes) -> bytes:
    """A cassette without the answer that was being written when the process was killed. Texts are indented,
    so none holds a line like these."""
    before, begun, after = content.rpartition(f"\n{_BEGUN}".encode())
    return before + b"\n" if begun and f"\n{_WHOLE}".encode() not in after else content


def _marked_row(exchange: Interaction) -> str:
    row = _dump_yaml([_row(exchange)]).removesuffix("...\n")  # after an open end, as if no other answer came
    return f"{_BEGUN}{row}{_WHOLE}"


def _row(exchange: Interaction) -> dict[str, Any]:
    return exchange.model_dump(by_alias=True, exclude=None if exchange.made_from else {"made_from"})


def _dump_yaml(value: object) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf")))


def _sort_key(exchange: Interaction) -> tuple[str, str]:
    return request_key(exchange.request).canonical, exchange.made_from.source if exchange.made_from else ""


def check_writable(path: Path) -> None:
    """Raises UsageError where a recording could not be written in the end, after all was paid for."""
    advice = "name a file in a folder that exists with --record"
    with suppress(OSError):
        if not path.parent.exists():
            raise UsageError(f"cannot write {path}: there is no such folder; {advice}")
    atomic_files.check_writable([path], advice)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True

    def analyze_scalar(self, scalar: str) -> Any:
        """PyYAML escapes a whole text where one line ends in a space; a block holds that as well."""
        analysis = super().analyze_scalar(scalar)
        if analysis.multiline and not analysis.allow_block:
            analysis.allow_block = super().analyze_scalar(_SPACE_AT_END.sub("", scalar)).allow_block
        return analysis


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # Half a pair of UTF-16, as in the JSON of a careless server, is no character, and no file can hold it.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # YAML counts three more characters as line breaks, and changes them unless they are escaped.
    escaped = any(mark in text for mark in "\x85\u2028\u2029")
    style = '"' if escaped else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _reduce(value: object, kept: _Kept | None) -> Any:
    """The part of a JSON value that is named in `kept`, in the order of its names."""
    if kept is None:
        return value
    if isinstance(value, list):
        return [_reduce(member, kept) for member in value]
    if isinstance(value, dict):
        return {name: _reduce(value[name], deeper) for name, deeper in kept.items() if name in value}
    return value


def _spread_over_lines(body: dict[str, Any]) -> dict[str, Any]:
    """The answer with each content that is a JSON object written over lines, which means the same."""
    choices = body.get("choices")
    for choice in choices if isinstance(choices, list) else []:
        message = choice.get("message") if isinstance(choice, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(message, dict) and isinstance(content, str):
            message["content"] = response.indent_json(content)
    return body


def _check_shape(text: str) -> None:
    """Raises ValueError for what grows when it is read (aliases) or overflows the stack (nesting)."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("a cassette has no aliases")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ValueError("it is nested too deeply")


def _error_place(wrong: Exception) -> str:
    if isinstance(wrong, ValidationError):
        fault = wrong.errors()[0]
        return f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}"
    if isinstance(wrong, yaml.MarkedYAMLError) and wrong.problem_mark is not None:
        return f"line {wrong.problem_mark.line + 1}: {wrong.problem}"
    return " ".join(str(wrong).split())
