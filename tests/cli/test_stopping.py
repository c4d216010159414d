"""Ctrl-C, sent to a real process that waits for a slow server."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import COMMAND
from tests.llm.server import Json, Reply, Server, completion, serve

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
ANSWER = json.dumps(
    {"headline": "", "headline_evidence": [], "summary": [], "positions": [], "open_questions": []}
)
Start = Callable[..., subprocess.Popen[bytes]]


def first_only(request: Json) -> Reply:
    """The article on Oslo is answered at once, the others when the server ends."""
    slow = 0.0 if "Oslo" in request["messages"][1]["content"] else 60.0
    return Reply(completion(ANSWER), delay=slow)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for town in ("Oslo", "Turin", "Ghent"):
        text = f"A bridge opens in {town}\n\nThe mayor of {town} opened a bridge on Monday.\n"
        (folder / f"{town}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `briefing ARGS` in an empty folder; whatever still runs in the end is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str) -> subprocess.Popen[bytes]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
        running.append(
            subprocess.Popen(
                [COMMAND, *arguments],
                cwd=tmp_path,
                env={**clean, "XDG_CACHE_HOME": str(tmp_path / "cache")},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        )
        return running[-1]

    yield begin
    for one in running:
        one.kill()
        one.communicate()


def asked(server: Server, requests: int) -> None:
    """Waits until so many requests have come."""
    until = time.monotonic() + 30
    while server.count < requests:
        assert time.monotonic() < until, f"{server.count} of {requests} requests came"
        time.sleep(0.01)


def options(server: Server, *more: str) -> tuple[str, ...]:
    return ("daily", "articles", "--base-url", server.url, "--model", "m", *more)


def test_what_was_paid_for_is_kept_and_the_next_run_asks_for_the_rest(
    articles: Path, start: Start, tmp_path: Path
) -> None:
    with serve(first_only) as server:
        first = start(*options(server))
        asked(server, 3)
        time.sleep(0.2)
        first.send_signal(signal.SIGINT)
        _, said = first.communicate(timeout=20)
        assert not (tmp_path / "briefs").exists()
        server.chooser = lambda _: Reply(completion(ANSWER))
        second = start(*options(server))
        second.communicate(timeout=60)

    assert first.returncode == 130
    assert said.decode().splitlines()[-1] == (
        "briefing: stopped; nothing was written, but 1 answer is kept,"
        " and the same command goes on from there"
    )
    assert second.returncode == 0
    assert server.count == 3 + 2


def test_without_a_cache_it_is_said_that_nothing_is_kept(articles: Path, start: Start) -> None:
    with serve(first_only) as server:
        run = start(*options(server, "--no-cache"))
        asked(server, 3)
        time.sleep(0.2)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=20)

    assert run.returncode == 130
    assert said.decode().splitlines()[-1] == (
        "briefing: stopped; nothing was written, and 1 answer so far is not kept"
    )


def test_analyze_stops_as_well_and_prints_no_line(articles: Path, start: Start) -> None:
    with serve(first_only) as server:
        run = start("analyze", "articles", "--base-url", server.url, "--model", "m")
        asked(server, 3)
        run.send_signal(signal.SIGINT)
        printed, said = run.communicate(timeout=20)

    assert (run.returncode, printed) == (130, b"")
    assert said.decode().splitlines()[-1].startswith("briefing: stopped; ")


def test_a_second_one_ends_what_does_not_stop(start: Start) -> None:
    stuck = (
        "import asyncio, time\n"
        "from briefing import interrupts\n"
        "async def main():\n"
        "    try:\n"
        "        print('begun', flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "    finally:\n"
        "        print('stopping', flush=True)\n"
        "        time.sleep(60)\n"
        "interrupts.run(main())\n"
    )
    run = subprocess.Popen([sys.executable, "-c", stuck], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    for said in (b"begun\n", b"stopping\n"):
        assert run.stdout.readline() == said
        run.send_signal(signal.SIGINT)
    run.communicate(timeout=20)

    assert run.returncode == -signal.SIGINT


def test_a_program_that_uses_the_pipeline_gets_its_own_handling_of_ctrl_c_back() -> None:
    from briefing import interrupts

    async def nothing() -> int:
        return 1

    before = signal.getsignal(signal.SIGINT)
    assert interrupts.run(nothing()) == 1
    assert signal.getsignal(signal.SIGINT) is before
