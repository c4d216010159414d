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
    first, wrong, last = asyncio.run(main(workers))
assert (first, last) == (1.0, 0.5) and isinstance(wrong, WorkerError), (first, wrong, last)
"""
AHEAD = """
import asyncio, itertools
from briefing.forked_workers import fork_workers
kept = {}
def walk():
    for number in itertools.count():
        yield kept.setdefault(number, 1 // (number - %d))
async def main(workers):
    async with workers:
        await asyncio.sleep(0.2)
        return await workers.do(0)
with fork_workers(lambda n: len(kept), 1, walk()) as workers:
    walked = asyncio.run(main(workers))
assert walked %s, walked
assert not kept
"""
UNFORKED = """
import gc, os, signal
from briefing.forked_workers import fork_workers
def refuse():
    raise BlockingIOError
fork, os.fork = os.fork, refuse
try:
    with fork_workers(abs, 1):
        raise AssertionError
except BlockingIOError:
    assert not gc.get_freeze_count()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
os.fork = fork
with fork_workers(abs, 2):
    assert not gc.get_freeze_count()
"""
MAPPED = """
import os
from briefing.forked_workers import map_forked
here = os.getpid()
def work(number):
    if number == 3 and os.getpid() != here:
        os._exit(1)
    return number * number
assert map_forked(work, 12, 2) == [number * number for number in range(12)]
try:
    map_forked(lambda number: 1 // (number - 5), 12, 2)
except ZeroDivisionError:
    print("met here")
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


def test_a_fault_in_a_worker_is_told_to_who_waits_for_that_result_and_to_no_other() -> None:
    done = run(FAULTS)
    assert done.returncode == 0, done.stderr


def test_ctrl_c_and_the_collector_are_as_they_were_whether_it_forked_or_not() -> None:
    done = run(UNFORKED)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("faulty", "walked"), [(-1, "> 0"), (3, "== 3")], ids=["endless", "faulty"])
def test_a_worker_walks_ahead_until_it_is_asked_or_meets_a_fault(faulty: int, walked: str) -> None:
    done = run(AHEAD % (faulty, walked))
    assert done.returncode == 0, done.stderr


def test_what_a_worker_cannot_do_is_done_by_the_process_that_waits_and_meets_its_fault() -> None:
    done = run(MAPPED)
    assert (done.stdout, done.returncode) == ("met here\n", 0), done.stderr


def test_a_worker_ends_when_its_program_is_killed() -> None:
    """Its standard error is the program's: `run` returns once both have closed it."""
    begun = time.monotonic()
    assert run(ORPHAN).returncode == -9
    assert time.monotonic() - begun < 30


def test_no_process_is_forked_beside_a_thread() -> None:
    done = run(
        "import threading, time; from briefing.forked_workers import other_processors\n"
        "threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\n"
        "assert other_processors() == 0"
    )
    assert done.returncode == 0, done.stderr


def test_a_brief_is_the_same_whoever_checks_its_drafts(tmp_path: Path) -> None:
    written(tmp_path / "news", 24)
    program = (
        "import sys; from briefing import draft_checks; from briefing.cli import main\n"
        "count = int(sys.argv.pop(1)); draft_checks.other_processors = lambda jobs: count\n"
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
