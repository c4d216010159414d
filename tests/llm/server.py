"""A server on loopback that speaks like an OpenAI-compatible endpoint, and misbehaves on demand.

    with serve(lambda request: '{"summary": []}') as server:
        endpoint(model, server.url, {})

The callable sees the request's JSON body and gives the content of an answer, or a `Reply` that says more.
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


@dataclass(frozen=True)
class Reply:
    """An answer on the wire. A dict or a list is sent as JSON, text and bytes as they are.

    `delay`: seconds before the first byte. `pause`: seconds after each byte of the body. `cut`: the
    connection is reset after so many bytes of the body (0: before the status line).
    """

    body: Json | list[Any] | str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    pause: float = 0.0
    cut: int | None = None

    def encoded(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()

    def content_type(self) -> str:
        return "application/json" if isinstance(self.body, dict | list) else "text/html; charset=utf-8"


Chooser = Callable[[Json], "str | Reply"]


def completion(content: Any, model: str = "model", finish: str = "stop", **message: Any) -> Json:
    """The body of an answer, with what differs from one to the next: an id, a date, a fingerprint."""
    return {
        "id": f"chatcmpl-{time.monotonic_ns()}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": model,
        "system_fingerprint": f"fp_{time.monotonic_ns()}",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": USAGE,
    }


def fault(message: str, param: str | None = None, code: str | None = None) -> Json:
    """The body of a refusal, as OpenAI writes it."""
    return {"error": {"message": message, "type": "invalid_request_error", "param": param, "code": code}}


class Server:
    """What was asked so far: `requests`, the JSON bodies, and `headers`, each in order of arrival."""

    def __init__(self, chooser: Chooser, delay: float, models: Reply) -> None:
        self.models = models
        self.requests: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.chooser = chooser
        self.delay = delay
        self.open = threading.Event()
        self._lock = threading.Lock()
        self._http = _Http(self)
        self.port: int = self._http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"

    @property
    def count(self) -> int:
        return len(self.requests)

    def note(self, path: str, headers: dict[str, str], request: Json) -> None:
        with self._lock:
            self.paths.append(path)
            self.headers.append(headers)
            self.requests.append(request)

    def run(self) -> None:
        self._http.serve_forever(poll_interval=0.01)

    def stop(self) -> None:
        self.open.set()
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serve(chooser: Chooser, delay: float = 0.0, models: Reply | None = None) -> Iterator[Server]:
    """A running server; `delay`: seconds before each answer, beside the answer's own. `models` is what it
    lists them with; without it there is no such path."""
    server = Server(chooser, delay, models or Reply(fault("no such path"), 404))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def closed_port() -> int:
    """A port of loopback where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, server: Server) -> None:
        self.told = server
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no fault of the test's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def do_GET(self) -> None:
        known = self.path.partition("?")[0].endswith("/models")
        self._send(self.server.told.models if known else Reply(fault("no such path"), 404))

    def do_POST(self) -> None:
        told = self.server.told
        content = self.rfile.read(int(self.headers.get("content-length", 0)))
        request = json.loads(content)
        told.note(self.path, {name.lower(): value for name, value in self.headers.items()}, request)
        if not self.path.partition("?")[0].endswith("/chat/completions"):
            reply = Reply(fault("no such path"), 404)
        else:
            chosen = told.chooser(request)
            reply = (
                chosen if isinstance(chosen, Reply) else Reply(completion(chosen, request.get("model", "")))
            )
        told.open.wait(told.delay + reply.delay)
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        body = reply.encoded()
        if reply.cut == 0:
            self._reset()
            return
        head = {"content-type": reply.content_type(), "content-length": str(len(body)), **reply.headers}
        lines = [f"HTTP/1.1 {reply.status} Answer", *(f"{name}: {value}" for name, value in head.items())]
        start = ("\r\n".join(lines) + "\r\n\r\n").encode()
        if reply.cut is not None:
            self.wfile.write(start + body[: reply.cut])
            self._reset()
        elif reply.pause:
            self.wfile.write(start)
            for byte in body:
                self.wfile.write(bytes([byte]))
                if self.server.told.open.wait(reply.pause):
                    break
        else:
            self.wfile.write(start + body)

    def _reset(self) -> None:
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass
