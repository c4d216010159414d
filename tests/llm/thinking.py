"""What a model costs that reasons until it is cut off, and never comes to an answer:

    python -m tests.llm.thinking

The seed articles are briefed by a server on loopback whose answers are all of that kind. Prints how often it
was asked, the tokens that would be paid for, and what the command says on stderr.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.llm.server import Json, Reply, completion, serve

_ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-c", "from briefing.cli import main; main()", "daily", str(_ROOT / "seeds"))
_PROMPT = 1500  # tokens of each prompt, as the server counts them


def spent(request: Json) -> Reply:
    """An empty answer, all of whose room went to reasoning."""
    room = int(request.get("max_tokens") or request.get("max_completion_tokens") or 0)
    body = completion("", request["model"], finish="length", reasoning_content="Let me think …")
    body["usage"] = {
        "prompt_tokens": _PROMPT,
        "completion_tokens": room,
        "total_tokens": _PROMPT + room,
        "completion_tokens_details": {"reasoning_tokens": room},
    }
    return Reply(body)


def main() -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
    with serve(spent) as server, tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*_COMMAND, "--base-url", server.url, "--model", "m", "--out", folder, "--no-cache"],
            cwd=folder,
            env={**clean, "PYTHONPATH": str(_ROOT), "XDG_CONFIG_HOME": folder},
            capture_output=True,
            text=True,
        )
    rooms = [int(request.get("max_tokens") or 0) for request in server.requests]
    print(f"{server.count} requests, of these rooms: {', '.join(map(str, rooms))}")
    print(f"{sum(rooms) + _PROMPT * server.count:,} tokens paid, {sum(rooms):,} of them reasoning")
    print(f"exit code {done.returncode}; on stderr:\n{done.stderr}", end="")


if __name__ == "__main__":
    main()
