"""A server in a process of its own that answers every question after 200 ms, and tells how it was asked.

`python -m tests.bench.delaying` prints its port and serves until its standard input is closed. Its answer
cites sentence 1. `GET /asked` gives the number of requests, and the seconds from the arrival of the first to
the sending of the last answer, and begins anew.
"""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.request import urlopen

DELAY = 0.2
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
_COMPLETION = {
    "model": "m",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": json.dumps(_ANSWER)},
        }
    ],
    "usage": {"prompt_tokens": 2000, "completion_tokens": 60, "total_tokens": 2060},
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
def serving() -> Iterator[Running]:
    """The server, started and ended."""
    command = [sys.executable, "-m", "tests.bench.delaying"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield Running(f"http://127.0.0.1:{int(process.stdout.readline())}/v1")
        finally:
            process.stdin.close()


class _Server:
    def __init__(self) -> None:
        self.requests, self.first, self.last = 0, 0.0, 0.0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = re.search(r"content-length: *(\d+)", head, re.IGNORECASE)
                await reader.readexactly(int(length[1]) if length else 0)
                body = self.told() if head.startswith("GET") else await self.answer()
                kept = "content-type: application/json\r\ncontent-length"
                writer.write(f"HTTP/1.1 200 OK\r\n{kept}: {len(body)}\r\n\r\n".encode() + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer(self) -> bytes:
        self.first = self.first or time.monotonic()
        self.requests += 1
        await asyncio.sleep(DELAY)
        self.last = time.monotonic()
        return json.dumps(_COMPLETION).encode()

    def told(self) -> bytes:
        told = [self.requests, self.last - self.first]
        self.requests, self.first, self.last = 0, 0.0, 0.0
        return json.dumps(told).encode()


async def _serve() -> None:
    server = await asyncio.start_server(_Server().connected, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve())
