"""How gateways and servers beyond OpenAI's own answer: the shapes of faults, streams and answers, each
played on loopback as in `test_endpoints`."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.conftest import Command
from tests.llm.server import Json, Reply, completion, serve
from tests.test_endpoints import (
    SMALL,
    Endpoint,
    always,
    answer,
    check,
    first_times,
    hurried,
    is_text,
    kind,
    numbered,
    saying,
    text,
    unless,
)

__all__ = ("hurried",)  # a fixture that each test has


def raw(body: Any, status: int = 200) -> Reply:
    content = body if isinstance(body, bytes | str) else json.dumps(body)
    return Reply(content, status, {"content-type": "application/json"})


def whole(message: Json, finish: Any = "stop", **other: Any) -> Reply:
    body = completion("", finish=finish) | other
    body["choices"][0]["message"] = message
    return Reply(body)


def once(reply: Reply) -> Callable[[], Callable[[Json], Reply]]:
    return lambda: first_times(1, lambda _: reply)


def sse(request: Json, before: str = "", crlf: bool = False, **other: object) -> Reply:
    """A stream with signs of life between its pieces, and the tokens in a piece of their own."""
    said = json.dumps(answer(request, **other), ensure_ascii=False)
    pieces: list[Json] = [
        {"choices": [{"index": 0, "delta": {"content": said[at : at + 30]}, "finish_reason": None}]}
        for at in range(0, len(said), 30)
    ]
    pieces.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}], "usage": None})
    pieces.append({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 5}})
    lines = [
        f": OPENROUTER PROCESSING\n\ndata: {json.dumps(piece, ensure_ascii=False)}\n\n" for piece in pieces
    ]
    whole = before + "".join(lines) + "data: [DONE]\n\n"
    return Reply(
        whole.replace("\n", "\r\n") if crlf else whole, headers={"content-type": "text/event-stream"}
    )


GATEWAYS: dict[str, Endpoint] = {
    "200 error text": Endpoint(
        always(lambda _: Reply({"error": "the model is loading"})), 6, False, "the model is loading"
    ),
    "200 error text once": Endpoint(once(Reply({"error": "the model is loading"})), 2),
    "200 error list": Endpoint(once(Reply({"error": [{"message": "busy", "code": 503}]})), 2),
    "200 success false CF": Endpoint(
        once(
            Reply(
                {
                    "success": False,
                    "errors": [{"code": 3040, "message": "Capacity temporarily exceeded"}],
                    "result": None,
                }
            )
        ),
        2,
    ),
    "200 detail": Endpoint(once(Reply({"detail": "Internal Server Error"})), 2),
    "200 null body": Endpoint(once(raw("null")), 2),
    "200 empty body": Endpoint(once(raw("")), 2),
    "200 choices null": Endpoint(once(Reply({"id": "x", "choices": None, "usage": None})), 2),
    "200 choices empty": Endpoint(once(Reply({"id": "x", "choices": [], "usage": {}})), 2),
    "usage null": Endpoint(always(lambda r: whole({"role": "assistant", "content": text(r)}, usage=None)), 1),
    "usage floats": Endpoint(
        always(
            lambda r: whole(
                {"role": "assistant", "content": text(r)},
                usage={"prompt_tokens": "12", "completion_tokens": 3.0, "completion_tokens_details": None},
            )
        ),
        1,
    ),
    "finish null": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, finish=None)), 1
    ),
    "finish number": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, finish=1)), 1
    ),
    "finish list": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, finish=["stop"])), 1
    ),
    "model null": Endpoint(always(lambda r: whole({"role": "assistant", "content": text(r)}, model=None)), 1),
    "error null beside": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, error=None)), 1
    ),
    "error empty obj beside": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, error={})), 1
    ),
    "error empty text beside": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, error="")), 1
    ),
    "error 'null-ish' code 0": Endpoint(
        always(lambda r: whole({"role": "assistant", "content": text(r)}, error={"code": 0, "message": ""})),
        1,
    ),
    "azure filter 400": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "The prompt triggered the content management policy.",
                        "type": None,
                        "param": "prompt",
                        "code": "content_filter",
                        "status": 400,
                        "innererror": {
                            "code": "ResponsibleAIPolicyViolation",
                            "content_filter_result": {"hate": {"filtered": True, "severity": "high"}},
                        },
                    }
                },
                400,
            )
        ),
        1,
        False,
        "declined",
    ),
    "azure filter choice": Endpoint(
        always(
            lambda _: Reply(
                {
                    "choices": [
                        {
                            "index": 0,
                            "finish_reason": "content_filter",
                            "content_filter_results": {"violence": {"filtered": True}},
                        }
                    ],
                    "usage": {},
                }
            )
        ),
        1,
        False,
        "declined",
    ),
    "azure filter innererror only": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "blocked",
                        "code": "BadRequest",
                        "innererror": {"code": "ResponsibleAIPolicyViolation"},
                    }
                },
                400,
            )
        ),
        1,
        False,
        "declined",
    ),
    "azure deployment": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "code": "DeploymentNotFound",
                        "message": "The API deployment for this resource does not exist.",
                    }
                },
                404,
            )
        ),
        1,
        False,
        "model m",
    ),
    "openrouter moderation 403": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "code": 403,
                        "message": "m requires moderation. Your input was flagged",
                        "metadata": {"reasons": ["violence"], "flagged_input": "..."},
                    }
                },
                403,
            )
        ),
        1,
        False,
        "declined",
    ),
    "gemini safety null content": Endpoint(
        always(
            lambda _: Reply(
                {
                    "choices": [
                        {
                            "index": 0,
                            "finish_reason": "content_filter: PROHIBITED_CONTENT",
                            "message": {"role": "assistant"},
                        }
                    ]
                }
            )
        ),
        1,
        False,
        "declined",
    ),
    "gemini no message": Endpoint(
        once(Reply({"choices": [{"index": 0, "finish_reason": "stop"}], "usage": {}})), 2
    ),
    "gemini 503 list": Endpoint(
        once(
            raw(
                [{"error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}}],
                503,
            )
        ),
        2,
    ),
    "gemini 429 list quota": Endpoint(
        always(
            lambda _: raw(
                [
                    {
                        "error": {
                            "code": 429,
                            "message": "You exceeded your quota, check your plan and billing",
                            "status": "RESOURCE_EXHAUSTED",
                        }
                    }
                ],
                429,
            )
        ),
        6,
        False,
        "429",
    ),
    "openai 429 quota": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "You exceeded your quota, check your plan and billing",
                        "type": "insufficient_quota",
                        "param": None,
                        "code": "insufficient_quota",
                    }
                },
                429,
            )
        ),
        1,
        False,
        "no credit",
    ),
    "together 402": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "Credit limit exceeded",
                        "type": "credit_limit",
                        "param": None,
                        "code": None,
                    }
                },
                402,
            )
        ),
        1,
        False,
        "no credit",
    ),
    "402 text": Endpoint(
        always(lambda _: Reply("Payment Required", 402, {"content-type": "text/plain"})),
        1,
        False,
        "no credit",
    ),
    "deepseek balance": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "Insufficient Balance",
                        "type": "unknown_error",
                        "param": None,
                        "code": "invalid_request_error",
                    }
                },
                402,
            )
        ),
        1,
        False,
        "no credit",
    ),
    "anthropic credit 400": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "type": "invalid_request_error",
                        "message": "Your credit balance is too low to access the API.",
                    }
                },
                400,
            )
        ),
        1,
        False,
        "no credit",
    ),
    "429 spending words": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "Insufficient credits. Add more using the billing page",
                        "type": "billing",
                        "code": 429,
                    }
                },
                429,
            )
        ),
        2,
        False,
        "no credit",
    ),
    "413 nginx": Endpoint(
        unless(
            lambda r: len(numbered(r)) <= 4,
            lambda _: Reply("<html><head><title>413 Request Entity Too Large</title></head></html>", 413),
        ),
        6,
    ),
    "groq 413 tpm": Endpoint(
        unless(
            lambda r: len(numbered(r)) <= 4,
            lambda _: Reply(
                {
                    "error": {
                        "message": "Request too large for `m`: Limit 6000, reduce your message",
                        "type": "tokens",
                        "code": "rate_limit_exceeded",
                    }
                },
                413,
            ),
        ),
        6,
    ),
    "groq 400 json_validate_failed": Endpoint(
        unless(
            is_text,
            lambda _: Reply(
                {
                    "error": {
                        "message": "Failed to validate JSON. See 'failed_generation'",
                        "type": "invalid_request_error",
                        "code": "json_validate_failed",
                        "failed_generation": "",
                    }
                },
                400,
            ),
        ),
        5,
    ),
    "groq json_schema unsupported": Endpoint(
        unless(
            lambda r: kind(r) != "json_schema",
            lambda _: Reply(
                {
                    "error": {
                        "message": "This model does not support `json_schema` as response format",
                        "type": "invalid_request_error",
                    }
                },
                400,
            ),
        ),
        3,
    ),
    "deepseek rf unavailable": Endpoint(
        unless(
            lambda r: kind(r) != "json_schema",
            lambda _: Reply(
                {
                    "error": {
                        "message": "This response_format type is unavailable now",
                        "type": "invalid_request_error",
                        "param": None,
                        "code": "invalid_request_error",
                    }
                },
                400,
            ),
        ),
        3,
    ),
    "lmstudio": Endpoint(
        unless(
            lambda r: kind(r) != "json_object",
            lambda _: Reply({"error": "'response_format.type' must be 'json_schema' or 'text'"}, 400),
        ),
        3,
    ),
    "lmstudio no model": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "No models loaded. Load one in the developer page",
                        "type": "invalid_request_error",
                        "param": "model",
                        "code": "model_not_found",
                    }
                },
                404,
            )
        ),
        2,
        False,
        "No models loaded",
    ),
    "lmstudio unexpected": Endpoint(
        always(lambda _: Reply({"error": "Unexpected endpoint or method. (POST /chat/completions)"})),
        6,
        False,
        "Unexpected endpoint",
    ),
    "vllm 400": Endpoint(
        unless(
            lambda r: len(numbered(r)) <= 4,
            lambda _: Reply(
                {
                    "object": "error",
                    "message": "maximum context length: 2048 tokens, 4096 in the completion",
                    "type": "BadRequestError",
                    "param": None,
                    "code": 400,
                },
                400,
            ),
        ),
        8,
    ),
    "vllm max_tokens": Endpoint(
        unless(
            lambda r: r.get("max_tokens", 0) <= 2000,
            lambda _: Reply(
                {
                    "error": {
                        "message": "'max_tokens' is too large: 4096 > 3000 - 900",
                        "type": "BadRequestError",
                        "param": "max_tokens",
                        "code": 400,
                    }
                },
                400,
            ),
        ),
        4,
    ),
    "vllm unsupported guided": Endpoint(
        unless(
            is_text,
            lambda _: Reply(
                {
                    "error": {
                        "message": 'Grammar error: Unimplemented keys: ["maxItems"]',
                        "type": "BadRequestError",
                        "code": 400,
                    }
                },
                400,
            ),
        ),
        5,
    ),
    "litellm prefix": Endpoint(
        unless(
            lambda r: kind(r) != "json_schema",
            lambda _: Reply(
                {
                    "error": {
                        "message": "UnsupportedParamsError: bedrock does not support ['response_format']",
                        "type": "None",
                        "param": "None",
                        "code": "400",
                    }
                },
                400,
            ),
        ),
        4,
    ),
    "litellm temp": Endpoint(
        unless(
            lambda r: "temperature" not in r,
            lambda _: Reply(
                {
                    "error": {
                        "message": "UnsupportedParamsError: no temperature=0, only temperature=1",
                        "type": "None",
                        "param": None,
                        "code": "400",
                    }
                },
                400,
            ),
        ),
        3,
    ),
    "litellm budget": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "Budget has been exceeded! Current cost: 10.1, Max budget: 10.0",
                        "type": "budget_exceeded",
                        "param": None,
                        "code": "400",
                    }
                },
                400,
            )
        ),
        2,
        False,
        "Budget has been exceeded",
    ),
    "litellm auth": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "Invalid proxy server token passed. Received = sk-...cdef",
                        "type": "token_not_found_in_db",
                        "param": "key",
                        "code": "401",
                    }
                },
                401,
            )
        ),
        1,
        False,
        "refused the key",
    ),
    "litellm no healthy": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "BadRequestError: LLM Provider NOT provided",
                        "type": None,
                        "param": None,
                        "code": "400",
                    }
                },
                400,
            )
        ),
        4,
        False,
        "LLM Provider NOT provided",
    ),
    "mistral 422": Endpoint(
        unless(
            lambda r: kind(r) != "json_schema",
            lambda _: Reply(
                {
                    "object": "error",
                    "message": {
                        "detail": [
                            {
                                "type": "literal_error",
                                "loc": ["body", "response_format", "type"],
                                "msg": "Input should be 'text' or 'json_object'",
                                "input": "json_schema",
                            }
                        ]
                    },
                    "type": "invalid_request_error",
                    "param": None,
                    "code": None,
                },
                422,
            ),
        ),
        3,
    ),
    "mistral 401": Endpoint(
        always(lambda _: Reply({"detail": "Unauthorized"}, 401)), 1, False, "refused the key"
    ),
    "mistral thinking parts": Endpoint(
        always(
            lambda r: saying(
                [
                    {"type": "thinking", "thinking": [{"type": "text", "text": SMALL}]},
                    {"type": "text", "text": text(r)},
                ]
            )
        ),
        1,
    ),
    "mistral 3505 capacity": Endpoint(
        once(
            Reply(
                {
                    "object": "error",
                    "message": "Service tier capacity exceeded for this model.",
                    "type": "service_tier_capacity_exceeded",
                    "param": None,
                    "code": "3505",
                },
                429,
            )
        ),
        2,
    ),
    "ollama 404": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "model 'm' not found",
                        "type": "api_error",
                        "param": None,
                        "code": None,
                    }
                },
                404,
            )
        ),
        2,
        False,
        "not found",
    ),
    "ollama text 400": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": '"m" does not support chat',
                        "type": "api_error",
                        "param": None,
                        "code": None,
                    }
                },
                400,
            )
        ),
        4,
        False,
        "does not support chat",
    ),
    "503 HTML": Endpoint(once(Reply("<html><h1>503 Service Temporarily Unavailable</h1></html>", 503)), 2),
    "524 cloudflare": Endpoint(once(Reply("error code: 524", 524)), 2),
    "bedrock throttling": Endpoint(
        once(Reply({"message": "Too many requests, please wait before trying again."}, 429)), 2
    ),
    "bedrock validation": Endpoint(
        unless(
            lambda r: kind(r) != "json_schema",
            lambda _: Reply(
                {"message": "Malformed input: extraneous key [response_format] is not permitted"},
                400,
            ),
        ),
        4,
    ),
    "bedrock tooling __type": Endpoint(
        always(
            lambda _: Reply(
                {
                    "__type": "AccessDeniedException",
                    "Message": "You don't have access to the model with the specified model ID.",
                },
                403,
            )
        ),
        1,
        False,
        "You don't have access",
    ),
    "capital Message 400": Endpoint(
        always(lambda _: Reply({"Message": "the stars are wrong"}, 400)), 4, False, "the stars are wrong"
    ),
    "errors list msg": Endpoint(
        always(lambda _: Reply({"errors": [{"message": "the stars are wrong"}]}, 400)),
        4,
        False,
        "the stars are wrong",
    ),
    "detail list msg": Endpoint(
        always(
            lambda _: Reply(
                {"detail": [{"loc": ["body", "x"], "msg": "the stars are wrong", "type": "v"}]}, 422
            )
        ),
        4,
        False,
        "the stars are wrong",
    ),
    "message nested object": Endpoint(
        always(lambda _: Reply({"error": {"message": {"text": "the stars are wrong"}}}, 400)), 4, False, "400"
    ),
    "text plain 400": Endpoint(
        always(lambda _: Reply("the stars are wrong", 400, {"content-type": "text/plain"})),
        4,
        False,
        "the stars are wrong",
    ),
    "sse comments": Endpoint(always(sse), 1),
    "sse crlf": Endpoint(always(lambda r: sse(r, crlf=True)), 1),
    "sse bom": Endpoint(always(lambda r: sse(r, before="\ufeff")), 1),
    "sse ping events": Endpoint(
        always(lambda r: sse(r, before='event: ping\ndata: {"type": "ping"}\n\n')), 1
    ),
    "sse ping text": Endpoint(always(lambda r: sse(r, before="event: ping\ndata: ping\n\n")), 1),
    "sse retry": Endpoint(always(lambda r: sse(r, before="retry: 3000\n\n")), 1),
    "sse error mid": Endpoint(
        lambda: first_times(
            1,
            lambda r: Reply(
                "data: "
                + json.dumps({"choices": [{"delta": {"content": '{"headl'}}]})
                + "\n\ndata: "
                + json.dumps(
                    {
                        "error": {"code": 502, "message": "Provider disconnected"},
                        "choices": [{"delta": {"content": ""}, "finish_reason": "error"}],
                    }
                )
                + "\n\n",
                200,
                {"content-type": "text/event-stream"},
            ),
        ),
        2,
    ),
    "leading blank lines (keepalive)": Endpoint(
        always(lambda r: raw("\n \n \n" + json.dumps(completion(text(r))))), 1
    ),
    "BOM json": Endpoint(
        always(lambda r: raw(b"\xef\xbb\xbf" + json.dumps(completion(text(r))).encode())), 1
    ),
    "BOM content": Endpoint(always(lambda r: saying("\ufeff" + text(r))), 1),
    "nul in content": Endpoint(always(lambda r: saying(text(r, headline="Pier\u0000 closed"))), 2),
    "nested parts": Endpoint(
        always(lambda r: saying([{"type": "text", "text": {"value": text(r), "annotations": []}}])), 1
    ),
    "parts json type": Endpoint(always(lambda r: saying([{"type": "json", "json": answer(r)}])), 1),
    "two text parts": Endpoint(
        always(
            lambda r: saying([{"type": "text", "text": text(r)[:40]}, {"type": "text", "text": text(r)[40:]}])
        ),
        1,
    ),
    "tool parsed object": Endpoint(
        always(
            lambda r: saying(
                None, "tool_calls", tool_calls=[{"function": {"name": "json", "arguments": answer(r)}}]
            )
        ),
        1,
    ),
    "tool call tags": Endpoint(
        always(
            lambda r: saying(
                "<tool_call>\n" + json.dumps({"name": "analysis", "arguments": answer(r)}) + "\n</tool_call>"
            )
        ),
        1,
    ),
    "parsed beside": Endpoint(always(lambda r: saying(None, parsed=answer(r))), 2),
    "reasoning tag json in": Endpoint(
        always(lambda r: saying(f"<reasoning>Draft: {text(r, summary=[])}</reasoning>\n{text(r)}")), 1
    ),
    "reasoning tag, draft after": Endpoint(
        always(lambda r: saying(f"{text(r)}\n<reasoning>{SMALL}</reasoning>")), 1
    ),
    "array of answers": Endpoint(always(lambda r: saying("[" + text(r) + "," + text(r) + "]")), 1),
    "trailing commas": Endpoint(always(lambda r: saying(text(r)[:-1] + ",}")), 1),
    "comments": Endpoint(always(lambda r: saying("{ // the answer\n" + text(r)[1:])), 1),
    "single quotes": Endpoint(always(lambda r: saying(str(answer(r)))), 1),
    "python literals": Endpoint(always(lambda r: saying(repr({**answer(r), "headline": None}))), 2),
    "fence json5": Endpoint(always(lambda r: saying("```json5\n" + text(r) + "\n```\nDone.")), 1),
    "duplicate keys": Endpoint(always(lambda r: saying('{"headline": "Other", ' + text(r)[1:])), 1),
    "deep nest in answer": Endpoint(
        always(lambda r: saying(text(r, extra=json.loads("[" * 400 + "]" * 400)))), 2
    ),
    "very deep content": Endpoint(lambda: first_times(1, lambda r: saying("[" * 100000)), 2),
    "deep body": Endpoint(lambda: first_times(1, lambda r: raw("[" * 100000)), 2),
    "1 MB answer": Endpoint(always(lambda r: saying(text(r, notes="x " * 500_000))), 1),
    "1 MB prose before": Endpoint(always(lambda r: saying("Hm. " * 250_000 + text(r))), 1),
    "1 MB prose after": Endpoint(always(lambda r: saying(text(r) + " Hm." * 250_000)), 2),
    "smart quotes": Endpoint(always(lambda r: saying(text(r).replace('"summary"', "“summary”"))), 2),
    "text_completion": Endpoint(
        always(
            lambda r: Reply(
                {"object": "text_completion", "choices": [{"text": text(r), "finish_reason": "stop"}]}
            )
        ),
        1,
    ),
    "ollama native": Endpoint(
        always(
            lambda r: Reply(
                {
                    "model": "m",
                    "message": {"role": "assistant", "content": text(r)},
                    "done": True,
                    "done_reason": "stop",
                }
            )
        ),
        2,
    ),
    "list of one": Endpoint(always(lambda r: raw([completion(text(r))])), 1),
    "wrapped result (CF)": Endpoint(
        always(lambda r: Reply({"result": completion(text(r)), "success": True, "errors": []})), 1
    ),
    "refusal text": Endpoint(always(lambda r: saying(None, refusal="I can't help")), 1, False, "declined"),
    "prose refusal": Endpoint(
        always(lambda r: saying("I'm sorry, but I can't help with that.")), 4, False, "no JSON"
    ),
    "status 204": Endpoint(once(Reply("", 204)), 3),
    "status 202": Endpoint(once(Reply({"status": "queued"}, 202)), 3),
    "account suspended": Endpoint(
        always(
            lambda _: Reply(
                {
                    "error": {
                        "message": "The account is suspended: it reached its spending limit",
                        "code": "412",
                    }
                },
                412,
            )
        ),
        1,
        False,
        "no credit",
    ),
    "separators of Unicode in a stream": Endpoint(always(lambda r: sse(r, headline="A\u2028pier\x85")), 1),
    "null for a text": Endpoint(always(lambda r: saying(text(r, headline=None))), 1),
}


@pytest.mark.parametrize("name", GATEWAYS)
def test_a_gateway_is_read_or_told_of_with_few_requests(
    name: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(GATEWAYS[name], command, monkeypatch)


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("cap", ["0.002", "0.01", "0.02", "0.05"])
def test_a_room_that_is_widened_for_reasoning_never_overspends_the_budget(
    command: Command, monkeypatch: pytest.MonkeyPatch, streams: bool, cap: str
) -> None:
    def thinks(request: Json) -> Reply:
        room = request["max_tokens"]
        spent = {"completion_tokens": room, "completion_tokens_details": {"reasoning_tokens": room}}
        body = whole({"content": ""}, "length", usage={"prompt_tokens": 1500, **spent})
        if not streams:
            return body
        piece = {"choices": [{"delta": {"content": ""}, "finish_reason": "length"}], "usage": spent}
        return Reply(f"data: {json.dumps(piece)}\n\n", headers={"content-type": "text/event-stream"})

    monkeypatch.setenv("BRIEFING_CACHE", "false")
    with serve(thinks) as server:
        address = ("--base-url", server.url, "--model", "gpt-5-mini")
        command("analyze", "pier.txt", *address, "--budget", cap)

    prices = [1500 * Decimal("0.25") + 2 * request["max_tokens"] for request in server.requests]
    assert sum(prices) <= Decimal(cap) * 1_000_000
    assert server.count <= 2
