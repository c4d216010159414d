"""Forked workers: what they give, what becomes of their faults, and that none outlives its block."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.delaying import serving
from tests.bench.test_calls_speed import written

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")

# Each runs in a process of its own: pytest has threads, and a fork would copy their locks.
SQUARES = """
import asyncio
from briefing.forked_workers import fork_workers
async def main(workers):
    async with workers:
        return await asyncio.gather(*map(workers.do, range(200)))
with fork_workers(lambda n: n * n, 2) as workers:
    assert asyncio.run(main(workers)) == [n * n for n in range(200)]
"""
FAULTS = """
import asyncio
from briefing.forked_workers import WorkerError, fork_workers
async def main(workers):
    async with workers:
        return await asyncio.gather(*map(workers.do, (1, 0, 2)), return_exceptions=True)
with fork_workers(lambda n: 1 / n, 1) as workers:
    first, *others = asyncio.run(main(workers))
# A socket that is closed with a job unread can take a result with it that was on its way.
assert first == 1.0 or isinstance(first, WorkerError), first
assert all(isinstance(wrong, WorkerError) for wrong in others), others
"""
ORPHAN = """
import os, time
from briefing.forked_workers import fork_workers
with fork_workers(lambda n: os.getpid(), 1) as workers:
    os.kill(os.getpid(), 9)
"""


def run(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)


def test_results_come_to_those_who_asked() -> None:
    done = run(SQUARES)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_in_a_worker_is_told_to_all_who_wait_for_it() -> None:
    done = run(FAULTS)
    assert done.returncode == 0, done.stderr


def test_a_worker_ends_when_its_program_is_killed() -> None:
    """Its standard error is the program's: `run` returns once both have closed it."""
    begun = time.monotonic()
    assert run(ORPHAN).returncode == -9
    assert time.monotonic() - begun < 30


def test_no_process_is_forked_beside_a_thread() -> None:
    done = run(
        "import threading, time; from briefing.forked_workers import spare_processors\n"
        "threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\n"
        "assert spare_processors() == 0"
    )
    assert done.returncode == 0, done.stderr


def test_a_brief_is_the_same_whoever_checks_its_drafts(tmp_path: Path) -> None:
    written(tmp_path / "news", 24)
    program = (
        "import sys; from briefing import draft_checks; from briefing.cli import main\n"
        "count = int(sys.argv.pop(1)); draft_checks.spare_processors = lambda: count\n"
        "main()"
    )
    briefs = []
    with serving("reading") as server:
        for workers in ("0", "2"):
            home = tmp_path / workers
            command = [sys.executable, "-c", program, workers, "daily", str(tmp_path / "news"), "--stdout"]
            command += ["--format", "json", "--date", "2026-11-24", "--base-url", server.url, "--model", "m"]
            environment = {**os.environ, "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
            done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
            briefs.append(done.stdout)
    assert briefs[0] == briefs[1]
