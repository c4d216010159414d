#!/usr/bin/env bash
# One would have guessed that a download which ends too soon raises one of huggingface_hub's own errors, so that
# `except OSError` around it means the disk.
# Instead it is a bare OSError without errno or strerror, which no class tells from a full disk; and since
# HfHubHTTPError is an OSError as well, a 503 of the hub lands in the same branch.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check huggingface-hub==2.4.0
HF_HOME="$folder/home" HF_HUB_DISABLE_TELEMETRY=1 "$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import huggingface_hub
from huggingface_hub.errors import HfHubHTTPError

CONTENT, COMMIT = b"{}" * 50, "c0ffee" * 6 + "c0de"


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.answer(b"")

    def do_GET(self):
        self.answer(CONTENT[:-10])

    def answer(self, body):
        self.send_response(200)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("X-Linked-Size", str(len(CONTENT)))
        self.send_header("ETag", '"made"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
endpoint = f"http://127.0.0.1:{server.server_address[1]}"
try:
    huggingface_hub.hf_hub_download("made/model", "config.json", local_dir=sys.argv[1], endpoint=endpoint, token=False)
    raise SystemExit("changed: a short download is taken for a whole one")
except OSError as wrong:
    print("huggingface_hub", huggingface_hub.__version__, type(wrong).__name__, "errno", wrong.errno)
    print(str(wrong).splitlines()[0])
    assert type(wrong) is OSError and wrong.errno is None, "changed: a short download has an error of its own"
assert issubclass(HfHubHTTPError, OSError), "changed: the hub's answers are no errors of the system any more"
PYTHON
