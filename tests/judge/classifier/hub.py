"""A server on loopback with the paths of the Hugging Face hub, for one repository, and misbehaving on demand.

with serve_hub(folder, "made/bags") as hub:
    add_judge("hf:made/bags", environment, notice, hub.url)
"""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "c0ffee" * 6 + "c0de"


@dataclass
class Hub:
    """What is served, what was asked, and how it goes wrong. `status` is given for whatever is asked, `short`
    leaves out so many bytes at the end of a model, `hashes` are said of files instead of their own."""

    folder: Path
    repository: str
    licence: str = "mit"
    status: int = 0
    short: int = 0
    hashes: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def description(self) -> dict[str, Any]:
        """What the hub tells of a repository, with what its files are (`?blobs=true`)."""
        return {
            "_id": "made",
            "id": self.repository,
            "modelId": self.repository,
            "sha": COMMIT,
            "private": False,
            "gated": False,
            "disabled": False,
            "tags": ["onnx", f"license:{self.licence}"] if self.licence else ["onnx"],
            "siblings": [self._sibling(path) for path in sorted(self.folder.rglob("*")) if path.is_file()],
        }

    def _sibling(self, path: Path) -> dict[str, Any]:
        name, size = path.relative_to(self.folder).as_posix(), path.stat().st_size
        told: dict[str, Any] = {"rfilename": name, "size": size, "blobId": "0" * 40}
        if path.suffix == ".onnx":
            digest = self.hashes.get(name) or hashlib.sha256(path.read_bytes()).hexdigest()
            told["lfs"] = {"sha256": digest, "size": size, "pointerSize": 134}
        return told


@contextmanager
def serve_hub(folder: Path, repository: str, **faults: Any) -> Iterator[Hub]:
    """The hub with the files of a folder as a repository, listening until the block ends."""
    hub = Hub(folder, repository, **faults)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(whole=True)

        def do_HEAD(self) -> None:
            self._answer(whole=False)

        def log_message(self, *_: object) -> None:
            pass

        def _answer(self, whole: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            hub.asked.append(f"{self.command} {path}")
            hub.headers.append({k.lower(): v for k, v in self.headers.items()})
            described = f"/api/models/{hub.repository}"
            files = f"/{hub.repository}/resolve/{COMMIT}/"
            if hub.status:
                self._send(hub.status, b'{"error": "out of order"}')
            elif path in (described, f"{described}/revision/main", f"{described}/revision/{COMMIT}"):
                self._send(200, json.dumps(hub.description()).encode())
            elif path.startswith(f"{described}/revision/"):
                self._send(404, b'{"error": "Invalid rev id"}', {"X-Error-Code": "RevisionNotFound"})
            elif path.startswith(files) and (hub.folder / path.removeprefix(files)).is_file():
                self._send_file(hub.folder / path.removeprefix(files), whole)
            else:
                self._send(401, b'{"error": "Repository not found"}', {"X-Error-Code": "RepoNotFound"})

        def _send_file(self, file: Path, whole: bool) -> None:
            content = file.read_bytes()
            told = {"X-Repo-Commit": COMMIT, "ETag": f'"{hashlib.sha256(content).hexdigest()}"'}
            short = hub.short if file.suffix == ".onnx" else 0
            if whole and short:
                content = content[:-short]
            told["X-Linked-Size"] = str(file.stat().st_size)
            self._send(200, content, told, whole)

        def _send(
            self, status: int, content: bytes, headers: Mapping[str, str] | None = None, whole: bool = True
        ) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if whole and self.command == "GET":
                self.wfile.write(content)

    return Handler
