"""How real endpoints answer, each played on loopback: what is read, with how many requests, and what is said.

One article of eight sentences is analyzed. `ENDPOINTS` is the table: what the endpoint does with a request,
at most how many requests it may take, whether the article is read in the end, and what has to be said where
it is not (or, after `told:`, all the same).
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing.llm.retry import Patience
from tests.conftest import Command
from tests.llm.server import Json, Reply, Server, completion, serve

SENTENCES = (
    "The harbour board of Norvik closed pier 4 on Monday.",
    "Divers had found cracks in its pillars in the spring.",
    "The repairs will cost 14 million euros.",
    "The board said that it would name a date in April.",
    "Shipping agents asked the ministry to pay for the repairs.",
    "The mayor called for an inquiry into the cracks.",
    "Ferries use pier 5 until then.",
    "The fishermen of Norvik land their catch in Hamn.",
)
ARTICLE = "Norvik closes a pier\n\n" + " ".join(SENTENCES) + "\n"
KEY = "sk-planted-0123456789abcdef"


def numbered(request: Json) -> list[tuple[int, str]]:
    """The article's sentences in a request, by their numbers; the worked example's are not among them."""
    said = "\n".join(str(message["content"]) for message in request["messages"] if message["role"] == "user")
    lines = re.findall(r"^\[(\d+)\] (.+)$", said, re.MULTILINE)
    return [(int(number), line) for number, line in lines if line in SENTENCES]


def example(request: Json) -> str:
    return text(request, summary=[finding(request, text="…")])


def finding(request: Json, **other: object) -> Json:
    number, line = numbered(request)[0]
    return {"text": line, "status": "fact", "evidence": [number], **other}


def answer(request: Json, **other: object) -> Json:
    """What a model that states the first sentence answers."""
    empty: Json = {"headline": "", "headline_evidence": [], "positions": [], "open_questions": []}
    return {**empty, "summary": [finding(request)], **other}


def text(request: Json, **other: object) -> str:
    return json.dumps(answer(request, **other))


def good(request: Json) -> Reply:
    return Reply(completion(text(request)))


def saying(content: Any, finish: str = "stop", **message: Any) -> Reply:
    return Reply(completion(content, finish=finish, **message))


def refusing(status: int, message: str, **other: Any) -> Reply:
    return Reply({"error": {"message": message, **other}}, status)


def kind(request: Json) -> str:
    return str(request.get("response_format", {}).get("type", "text"))


def spent(reasoning: int, content: str | None = "") -> Reply:
    body = completion(content, finish="length")
    body["usage"] = {
        "prompt_tokens": 900,
        "completion_tokens": reasoning,
        "completion_tokens_details": {"reasoning_tokens": reasoning},
    }
    return Reply(body)


def streamed(request: Json, *, whole: bool = True) -> Reply:
    said = text(request)
    pieces: list[Json] = [
        {"choices": [{"index": 0, "delta": {"content": said[i : i + 40]}}]} for i in range(0, len(said), 40)
    ]
    if whole:
        pieces.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    lines = [f"data: {json.dumps(piece)}\n\n" for piece in pieces] + ["data: [DONE]\n\n"] * whole
    return Reply("".join(lines), headers={"content-type": "text/event-stream"})


def one_role(request: Json) -> bool:
    return all(message["role"] != "system" for message in request["messages"])


def first_times(times: int, reply: Callable[[Json], Reply]) -> Callable[[Json], Reply]:
    """An endpoint that misbehaves so often, and answers well from then on."""
    asked = iter(range(10_000))
    return lambda request: reply(request) if next(asked) < times else good(request)


class Endpoint(NamedTuple):
    """`plays` makes what plays the endpoint, anew for each test."""

    plays: Callable[[], Callable[[Json], Reply]]
    most: int
    read: bool = True
    told: str = ""


def always(reply: Callable[[Json], Reply]) -> Callable[[], Callable[[Json], Reply]]:
    return lambda: reply


def unless(
    right: Callable[[Json], bool], wrong: Callable[[Json], Reply]
) -> Callable[[], Callable[[Json], Reply]]:
    """An endpoint that answers what is `right`, and refuses anything else so."""
    return always(lambda request: good(request) if right(request) else wrong(request))


def is_text(request: Json) -> bool:
    return kind(request) == "text"


def is_object(request: Json) -> bool:
    return kind(request) == "json_object"


def inside(code: object, message: str = "no room at the provider") -> Reply:
    return Reply({"error": {"message": message, "code": code}})


def moving(status: int) -> Reply:
    return Reply("", status, {"location": "/v2/chat/completions?key=planted"})


SMALL = '{"headline": "x"}'
TOLD_ROOM = "spent its room on reasoning"

ENDPOINTS: dict[str, Endpoint] = {
    # ── Reasoning ──
    "empty, cut off": Endpoint(always(lambda _: spent(4096)), 4, False, f"{TOLD_ROOM}|max_tokens"),
    "empty, cut off, no reasoning counted": Endpoint(
        always(lambda _: saying("", "length")), 4, False, f"{TOLD_ROOM}|max_tokens"
    ),
    "null, cut off, reasoning beside": Endpoint(
        always(lambda _: saying(None, "length", reasoning_content="Let me see …")), 4, False, TOLD_ROOM
    ),
    "empty, cut off, the larger room is enough": Endpoint(
        always(lambda request: good(request) if request["max_tokens"] > 4096 else spent(4096)), 2
    ),
    "begun, cut off, most of it reasoning": Endpoint(
        always(lambda request: good(request) if request["max_tokens"] > 4096 else spent(4000, '{"headl')), 2
    ),
    "a larger room is refused": Endpoint(
        always(
            lambda request: (
                refusing(400, "max_tokens is too large: at most 8192 are supported", param="max_tokens")
                if request.get("max_tokens", 0) > 8192
                else (good(request) if request.get("max_tokens", 0) > 4096 else spent(4096))
            )
        ),
        3,
    ),
    "ended for length in other words": Endpoint(
        always(lambda r: saying('{"headline": "Nor', "MAX_TOKENS") if len(numbered(r)) > 4 else good(r)), 9
    ),
    # ── Parameters and the ladder ──
    "param None": Endpoint(
        always(
            lambda request: (
                refusing(400, "temperature 0 is not supported with this model", param="None")
                if "temperature" in request
                else good(request)
            )
        ),
        3,
    ),
    "param empty": Endpoint(
        always(
            lambda request: (
                refusing(400, "Unsupported value: 'temperature'", param="")
                if "temperature" in request
                else good(request)
            )
        ),
        3,
    ),
    "schema refused, list": Endpoint(
        unless(
            is_object,
            lambda _: Reply(
                [{"error": {"code": 400, "message": 'Unknown name "additionalProperties"'}}], 400
            ),
        ),
        4,
    ),
    "schema refused, in passing": Endpoint(
        unless(is_object, lambda _: Reply({"error": "failed to initialize the sampler"}, 400)), 4
    ),
    "schema refused, without a word": Endpoint(unless(is_object, lambda _: Reply("", 400)), 4),
    "schema refused, 422": Endpoint(unless(is_object, lambda _: Reply({"detail": "unprocessable"}, 422)), 4),
    "schema refused, by route": Endpoint(
        unless(is_text, lambda _: refusing(404, "No endpoints that support the requested parameters")), 5
    ),
    "JSON mode fails": Endpoint(
        unless(is_text, lambda _: refusing(400, "Failed to generate JSON", code="json_validate_failed")), 5
    ),
    "500 with a schema alone": Endpoint(unless(is_object, lambda _: refusing(500, "internal error")), 4),
    "500 that passes": Endpoint(lambda: first_times(1, lambda _: refusing(500, "internal error")), 2),
    "500 for ever": Endpoint(always(lambda _: refusing(500, "internal error")), 6, False, "status 500"),
    "key refused, list": Endpoint(
        always(
            lambda _: Reply(
                [{"error": {"code": 400, "message": "API key not valid. Pass a valid one."}}], 400
            )
        ),
        4,
        False,
        "API key not valid",
    ),
    "an unknown model": Endpoint(
        always(lambda _: refusing(404, "The model m does not exist", code="model_not_found")),
        1,
        False,
        "model m",
    ),
    "an unknown model, without a code": Endpoint(
        always(lambda _: refusing(404, "nothing by that name")), 3, False, "nothing by that name"
    ),
    "refused for something else": Endpoint(
        always(lambda _: refusing(400, "the moon is in the wrong phase")),
        4,
        False,
        "the moon is in the wrong phase",
    ),
    # ── Where the answer stands ──
    "parts": Endpoint(
        always(
            lambda r: saying([{"type": "thinking", "thinking": SMALL}, {"type": "text", "text": text(r)}])
        ),
        1,
    ),
    "in the reasoning": Endpoint(always(lambda r: saying("", reasoning_content=text(r))), 1),
    "in the reasoning, null": Endpoint(always(lambda r: saying(None, reasoning=text(r))), 1),
    "in a tool call": Endpoint(
        always(
            lambda r: saying(
                None, "tool_calls", tool_calls=[{"type": "function", "function": {"arguments": text(r)}}]
            )
        ),
        1,
    ),
    "in a function call": Endpoint(
        always(lambda r: saying(None, function_call={"name": "analysis", "arguments": text(r)})), 1
    ),
    "an object for a text": Endpoint(always(lambda r: saying(answer(r))), 1),
    "a stream comes unasked": Endpoint(always(streamed), 1),
    "streams only": Endpoint(
        always(
            lambda r: (
                streamed(r)
                if r.get("stream")
                else refusing(400, "This model only supports streaming: set stream to true")
            )
        ),
        3,
    ),
    "a stream that breaks off": Endpoint(lambda: first_times(1, lambda r: streamed(r, whole=False)), 2),
    # ── 200 and a fault ──
    "200 and no credit": Endpoint(
        always(lambda _: inside(402, "Insufficient credits")), 2, False, "Insufficient credits"
    ),
    "200 and a passing fault": Endpoint(lambda: first_times(2, lambda _: inside(502)), 4),
    "200 and too many": Endpoint(lambda: first_times(2, lambda _: inside(429)), 4),
    "200 and a fault in words": Endpoint(lambda: first_times(1, lambda _: inside("rate_limit_exceeded")), 2),
    "200 and the key refused": Endpoint(
        always(lambda _: inside(401, "No auth")), 1, False, "refused the key"
    ),
    "200, a fault in the choice": Endpoint(
        lambda: first_times(
            1,
            lambda _: Reply(
                {"choices": [{"error": {"code": 502, "message": "gone"}, "finish_reason": "error"}]}
            ),
        ),
        2,
    ),
    "200, broken off": Endpoint(lambda: first_times(1, lambda _: saying('{"headline": "Nor', "error")), 3),
    # ── Which object ──
    "thought not closed": Endpoint(always(lambda r: saying(f"<think>Perhaps {SMALL}, no. {text(r)}")), 2),
    "a thought in other tags": Endpoint(always(lambda r: saying(f"<thought>{SMALL}</thought>{text(r)}")), 1),
    "a thought in brackets": Endpoint(always(lambda r: saying(f"[THINK]{SMALL}[/THINK]{text(r)}")), 1),
    "a thought in channels": Endpoint(
        always(
            lambda r: saying(
                f"<|channel|>analysis<|message|>{SMALL}<|end|><|channel|>final<|message|>{text(r)}"
            )
        ),
        1,
    ),
    "an example first": Endpoint(
        always(lambda r: saying(f"Like so:\n```json\n{example(r)}\n```\nSo:\n```json\n{text(r)}\n```")),
        1,
    ),
    "the schema echoed": Endpoint(
        always(
            lambda r: saying(
                json.dumps(r["response_format"]["json_schema"]["schema"]) + "\n" + text(r)
                if kind(r) == "json_schema"
                else text(r)
            )
        ),
        1,
    ),
    # ── Mended ──
    "nullable absent": Endpoint(always(lambda r: saying(text(r, positions=[position(r)]))), 1),
    "one key more": Endpoint(always(lambda r: saying(text(r, notes="all read", confidence=0.9))), 1),
    "other case": Endpoint(always(lambda r: saying(text(r, summary=[finding(r, status="Fact")]))), 1),
    "wrapped in a list": Endpoint(always(lambda r: saying(f"[{text(r)}]")), 1),
    "wrapped under a name": Endpoint(always(lambda r: saying(json.dumps({"analysis": answer(r)}))), 1),
    "wrapped under properties": Endpoint(
        always(lambda r: saying(json.dumps({"type": "object", "properties": answer(r)}))), 1
    ),
    "JSON in a text": Endpoint(always(lambda r: saying(json.dumps(text(r)))), 1),
    "number for a list": Endpoint(
        always(lambda r: saying(text(r, summary=[finding(r, evidence=numbered(r)[0][0])]))), 1
    ),
    "numbers in texts": Endpoint(
        always(lambda r: saying(text(r, summary=[finding(r, evidence=[f"[{numbered(r)[0][0]}]"])]))), 1
    ),
    "not a number": Endpoint(
        always(lambda r: saying(text(r, positions=[position(r, named_in=float("nan"))]))), 1
    ),
    "one finding that does not fit": Endpoint(
        always(lambda r: saying(text(r, summary=[finding(r), {"text": "No status."}]))), 1
    ),
    "a list left out": Endpoint(
        always(lambda r: saying(json.dumps({k: v for k, v in answer(r).items() if k != "open_questions"}))), 1
    ),
    # ── Roles, length, moves ──
    "no system role": Endpoint(unless(one_role, lambda _: refusing(400, "System role not supported")), 3),
    "roles have to alternate": Endpoint(
        unless(one_role, lambda _: refusing(400, "Conversation roles must alternate user/assistant")), 3
    ),
    "no instruction for developers": Endpoint(
        unless(one_role, lambda _: refusing(400, "Developer instruction is not enabled for models/m")), 3
    ),
    "window, other words": Endpoint(
        unless(
            lambda r: len(numbered(r)) <= 4,
            lambda _: refusing(400, "the sum of input and answer must be less than 1,024 tokens"),
        ),
        6,
    ),
    "window, 429": Endpoint(
        unless(
            lambda r: len(numbered(r)) <= 4,
            lambda _: refusing(429, "Request too large for m: the input must be reduced to run"),
        ),
        6,
    ),
    "window, no word of it": Endpoint(
        unless(lambda r: len(numbered(r)) <= 4, lambda _: refusing(400, "it does not fit")), 6
    ),
    "window, by a number": Endpoint(
        unless(lambda r: len(numbered(r)) <= 4, lambda _: refusing(400, "512 tokens is all that m takes")), 6
    ),
    "sent on for good": Endpoint(always(lambda _: moving(301)), 2, False, "has moved to|/v2"),
    "sent on to look elsewhere": Endpoint(always(lambda _: moving(303)), 2, False, "has moved to|/v2"),
    "sent on for now": Endpoint(lambda: first_times(1, lambda _: moving(307)), 2),
    "sent on for good, as it is": Endpoint(lambda: first_times(1, lambda _: moving(308)), 2),
}


def position(request: Json, **other: object) -> Json:
    number, _ = numbered(request)[0]
    return {
        "stakeholder": "harbour board of Norvik",
        "stakeholder_kind": "organisation",
        "role": "",
        "verb": "closed",
        "position": "pier 4",
        "stance": "unclear",
        "stance_on": "",
        "directness": "reported",
        "evidence": [number],
        **other,
    }


class Run(NamedTuple):
    code: int
    err: str
    unread: list[int]
    findings: int
    server: Server


@contextmanager
def analyzed(plays: Callable[[Json], Reply], command: Command) -> Iterator[Run]:
    with serve(plays) as server:
        ran = command("analyze", "pier.txt", "--base-url", server.url, "--model", "m")
    row = json.loads(ran.out) if ran.out else {"unread": [*range(1, 9)], "summary": []}
    yield Run(ran.code, ran.err, row["unread"], len(row["summary"]), server)


@pytest.fixture(autouse=True)
def hurried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Patience, "lasting", lambda *_: Patience(first=0.001, longest=0.01))
    Path("pier.txt").write_text(ARTICLE, encoding="utf-8")


def check(row: Endpoint, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asks what plays the endpoint, and holds it against its row; neither the key nor a secret is told."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("BRIEFING_CACHE", "false")
    with analyzed(row.plays(), command) as run:
        assert (run.unread == [], run.findings > 0) == (row.read, row.read), run.err
        assert run.server.count <= row.most
        assert run.code == (0 if row.read else 1)
        assert [told for told in row.told.split("|") if told not in run.err] == []
        assert KEY not in run.err
        assert "planted" not in run.err


@pytest.mark.parametrize("name", ENDPOINTS)
def test_an_endpoint_is_read_or_told_of_with_few_requests(
    name: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(ENDPOINTS[name], command, monkeypatch)


def usage(command: Command, url: str) -> dict[str, Any]:
    ran = command("daily", "pier.txt", "--base-url", url, "--model", "m", "--stdout", "--format", "json")
    return dict(json.loads(ran.out)["run"]["usage"])


def test_what_was_mended_left_out_and_reasoned_is_counted_in_the_brief(command: Command) -> None:
    def plays(request: Json) -> Reply:
        several = [finding(request, status="Fact"), {"text": "No status."}]
        body = completion(text(request, more=1, summary=several))
        body["usage"] = {"prompt_tokens": 9, "completion_tokens": 5, "reasoning_tokens": 3}
        return Reply(body)

    with serve(plays) as server:
        counted = usage(command, server.url)

    assert (counted["mended"], counted["left_out"], counted["reasoning_tokens"]) == (2, 1, 3)


def test_an_answer_in_the_cache_counts_as_it_did_when_it_was_paid(command: Command) -> None:
    with serve(lambda request: saying(json.dumps({"analysis": answer(request, more=1)}))) as server:
        first, second = usage(command, server.url), usage(command, server.url)

    assert server.count == 1
    assert first == second
    assert first["mended"] > 0


def test_what_an_endpoint_refuses_is_learnt_once_for_all_articles(command: Command) -> None:
    for number in range(4):
        Path(f"pier{number}.txt").write_text(ARTICLE.replace("14 million", f"1{number} million"))
    right = ENDPOINTS["no system role"].plays()
    with serve(right) as server:
        ran = command("analyze", ".", "--base-url", server.url, "--model", "m")

    refused = [request for request in server.requests if not one_role(request)]
    assert ran.code == 0, ran.err
    assert len(refused) <= 5  # those under way together
    assert server.count - len(refused) == 5


def test_a_stream_is_recorded_as_the_answer_that_it_is(command: Command) -> None:
    with serve(streamed) as server:
        arguments = ("--base-url", server.url, "--model", "m", "--record", "tape.yaml")
        recorded = command("analyze", "pier.txt", *arguments)
    replayed = command("analyze", "pier.txt", "--replay", "tape.yaml")

    assert replayed.out == recorded.out
    assert "data:" not in Path("tape.yaml").read_text(encoding="utf-8")
