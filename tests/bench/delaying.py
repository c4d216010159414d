"""A server in a process of its own that answers every question after 200 ms, and tells how it was asked.

`python -m tests.bench.delaying` prints its port and serves until its standard input is closed. Its answer
cites sentence 1; with the argument `reading` it states sentences of the request, and finds every statement
that is to be read again borne out. `GET /asked` gives the number of requests, and the seconds from the
arrival of the first to the sending of the last answer, and begins anew.
"""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.request import urlopen

DELAY = 0.2
_Json = dict[str, Any]
_LINE = re.compile(r"^\[(\d+)\] (?:(\w+): )?(.*)$", re.MULTILINE)
_NUMBERED = re.compile(r"^[\[(](\d+)[\])] (.*)$", re.MULTILINE)
_STATEMENT = re.compile(r"^(\d+)\. (\w+) ((?:\[\d+\])+): (.*)$", re.MULTILINE)
_SPEAKER = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)*) (said|says) (\w.*)")
_UNTRUE = ("The harbour at Wexby was closed", "Dana Orlov sold the mill")  # the controls of the old tree
_POINT = {
    "text": "The council of Lindholm voted on Monday to repair the bridge.",
    "status": "fact",
    "evidence": [1],
}
_ANSWER = {
    "headline": "",
    "headline_evidence": [],
    "summary": [_POINT],
    "positions": [],
    "open_questions": [
        {"question": "When will the bridge be repaired?", "why": "no date is given", "evidence": [1]}
    ],
}


class Asked(NamedTuple):
    requests: int
    seconds: float


class Running(NamedTuple):
    url: str

    def asked(self) -> Asked:
        with urlopen(self.url.replace("/v1", "/asked")) as told:
            return Asked(*json.load(told))


@contextmanager
def serving(*arguments: str) -> Iterator[Running]:
    """The server, started and ended."""
    command = [sys.executable, "-m", "tests.bench.delaying", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield Running(f"http://127.0.0.1:{int(process.stdout.readline())}/v1")
        finally:
            process.stdin.close()


# ── Answers ─────────────────────────────────────────────────────────────────────────────────────────


def _completion(answer: _Json) -> _Json:
    message = {"role": "assistant", "content": json.dumps(answer)}
    return {
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 2000, "completion_tokens": 60, "total_tokens": 2060},
    }


def _same_answer(_: bytes) -> _Json:
    return _completion(_ANSWER)


def reading_answer(body: bytes) -> _Json:
    asked = json.loads(body)
    text = asked["messages"][-1]["content"]
    fenced = text[: text.rindex("\n</")].rpartition("\n<")[2]
    lines = [(int(number), kind, words) for number, kind, words in _LINE.findall(fenced)]
    schema = asked["response_format"]["json_schema"]
    if "entailed" in str(schema["schema"]):
        return _completion(_refute(fenced))
    return _completion(_ANSWERS[schema["name"]](lines))


def _analysis(lines: list[tuple[int, str, str]]) -> _Json:
    """Every other sentence without its last word, what is said in the first ones, and whether two are so."""
    said = [(number, match) for number, _, words in lines for match in [_SPEAKER.search(words)] if match]
    return {
        "headline": "",
        "headline_evidence": [],
        "summary": [
            {"text": f"{words.rpartition(' ')[0]}.", "status": "fact", "evidence": [number]}
            for number, _, words in lines[:10:2]
            if words.count(" ") > 5
        ],
        "positions": [
            {
                "stakeholder": match[1],
                "stakeholder_kind": "person",
                "role": "",
                "verb": match[2],
                "position": match[3].rpartition(" ")[0] or match[3],
                "stance": "unclear",
                "stance_on": "",
                "directness": "reported",
                "evidence": [number],
                "named_in": None,
            }
            for number, match in said[:4]
        ],
        "open_questions": [
            {"question": f"Is it so that {words.rstrip('.')}?", "why": "", "evidence": [number]}
            for number, _, words in lines[1:4:2]
        ],
    }


def _check(lines: list[tuple[int, str, str]]) -> _Json:
    return {
        "answers": [
            {"number": number, "answer": "not" if words.startswith(_UNTRUE) else "borne out", "words": ""}
            for number, kind, words in lines
            if kind != "sentence"
        ]
    }


def _refute(fenced: str) -> _Json:
    """Finds the facts untrue that are no beginning of a sentence of theirs: what was planted."""
    sentences = dict(_NUMBERED.findall(fenced))
    entailed, errors = [], []
    for number, kind, cited, words in _STATEMENT.findall(fenced):
        cites = [sentences[at] for at in re.findall(r"\d+", cited)]
        if kind != "fact" or any(" ".join(text.split()).startswith(words.rstrip(".")) for text in cites):
            entailed.append(int(number))
            continue
        errors.append(
            {"number": int(number), "kind": "other", "words": "", "sentence": 0, "verdict": "contradicted"}
        )
    return {"errors": errors, "entailed": entailed}


def _merge(lines: list[tuple[int, str, str]]) -> _Json:
    points = [(number, words.rpartition("· ")[2]) for number, _, words in lines if "question" not in words]
    return {
        "headline": "",
        "headline_findings": [],
        "summary": [
            {"text": words.partition(" (")[0], "status": "fact", "findings": [number]}
            for number, words in points[:3]
        ],
        "open_questions": [],
        "same_positions": [],
    }


_ANSWERS = {"analysis": _analysis, "check": _check, "merge": _merge}


# ── Server ──────────────────────────────────────────────────────────────────────────────────────────


class _Server:
    def __init__(self, answer: Callable[[bytes], _Json]) -> None:
        self.choose = answer
        self.requests, self.first, self.last = 0, 0.0, 0.0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = re.search(r"content-length: *(\d+)", head, re.IGNORECASE)
                asked = await reader.readexactly(int(length[1]) if length else 0)
                body = self.told() if head.startswith("GET") else await self.answer(asked)
                kept = "content-type: application/json\r\ncontent-length"
                writer.write(f"HTTP/1.1 200 OK\r\n{kept}: {len(body)}\r\n\r\n".encode() + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer(self, asked: bytes) -> bytes:
        self.first = self.first or time.monotonic()
        due = time.monotonic() + DELAY
        self.requests += 1
        body = json.dumps(self.choose(asked)).encode()
        await asyncio.sleep(due - time.monotonic())
        self.last = time.monotonic()
        return body

    def told(self) -> bytes:
        told = [self.requests, self.last - self.first]
        self.requests, self.first, self.last = 0, 0.0, 0.0
        return json.dumps(told).encode()


async def _serve() -> None:
    reading = sys.argv[1:] == ["reading"]
    connected = _Server(reading_answer if reading else _same_answer).connected
    server = await asyncio.start_server(connected, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve())
