"""Today's `briefing daily --engine extractive` beside that of an earlier commit, run in turns on one folder.

    .venv/bin/python -m pytest tests/bench/test_side_by_side.py --bench -s -n0

compares with commit d396f01 on 60 made-up articles. `BRIEFING_BENCH_FOLDER=DIR` names a folder of articles
of one's own, `BRIEFING_BENCH_COMMIT` another commit, `BRIEFING_BENCH_ROUNDS` how often each is run (3).

Prints, for each way of running it, the least seconds of CPU and of the clock and the most megabytes that all
its processes held at once, of both trees, and today's as shares of the earlier one's. Today's tree is run as
a user would, with `--jobs 1` where there is such an option, and once more on a day that it has read already.
Memory is what /proc says, page by page, shared ones counted by their share; without /proc it is 0.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bench import shapes
from tests.earlier import COMMIT, PROGRAM, copy_today, unpack

FOLDER = os.environ.get("BRIEFING_BENCH_FOLDER", "")
ROUNDS = int(os.environ.get("BRIEFING_BENCH_ROUNDS", "3"))
MADE_UP = 60  # articles
CHARACTERS = 4000  # of each
EVERY = 0.02  # seconds between two looks at the memory

pytestmark = pytest.mark.bench


class Cost(NamedTuple):
    """Seconds of CPU and of the clock, megabytes at the peak."""

    cpu: float
    wall: float
    memory: float

    def share(self, of: "Cost") -> str:
        return ", ".join(
            f"{mine / theirs:.2f}" if theirs else "?" for mine, theirs in zip(self, of, strict=True)
        )


def articles(folder: Path) -> Path:
    """The folder that was named, or made-up articles of all shapes in `folder`."""
    if FOLDER:
        return Path(FOLDER).absolute()
    folder.mkdir()
    names = [name for name, shape in shapes.SHAPES.items() if shape.suffix == "txt"]
    for number in range(MADE_UP):
        shape = shapes.SHAPES[names[number % len(names)]]
        text = shape.text(CHARACTERS + 50 * number)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def processes(root: int) -> list[int]:
    """A process and all those that it or they began."""
    children = Path(f"/proc/{root}/task/{root}/children")
    try:
        begun = [int(number) for number in children.read_text(encoding="ascii").split()]
    except OSError:
        begun = []
    return [root, *(each for child in begun for each in processes(child))]


def held(number: int) -> float:
    """Megabytes of one process, pages that it shares with others in part."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # gone, or no /proc
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


def run(tree: Path, folder: Path, place: Path, options: tuple[str, ...] = ()) -> Cost:
    """One `briefing daily` in the folder `place`, with a home of its own there."""
    place.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "HOME": str(place), "XDG_CACHE_HOME": str(place / "cache"), "PYTHONPATH": ""}
    command = [sys.executable, "-c", PROGRAM, str(tree), "daily", str(folder), "--engine", "extractive"]
    before, begun, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0.0
    with subprocess.Popen(
        [*command, "--date", "2026-11-24", *options],
        cwd=place,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(held, processes(process.pid))))
            time.sleep(EVERY)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process.returncode in (0, 3), f"{tree}: exit code {process.returncode}"
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall, peak)


def has_jobs(tree: Path) -> bool:
    shown = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tree), "daily", "--help"], capture_output=True, check=False
    )
    return b"--jobs" in shown.stdout


def least(costs: list[Cost]) -> Cost:
    """The least time, which chance adds to alone, and the most memory, which looks in between can miss."""
    return Cost(min(c.cpu for c in costs), min(c.wall for c in costs), max(c.memory for c in costs))


def test_a_day_beside_an_earlier_commit(tmp_path: Path) -> None:
    earlier, today = unpack(COMMIT, tmp_path / "earlier"), copy_today(tmp_path / "today")
    folder = articles(tmp_path / "articles")
    ways: dict[str, tuple[Path, tuple[str, ...]]] = {COMMIT: (earlier, ()), "today": (today, ())}
    if has_jobs(today):
        ways["today --jobs 1"] = (today, ("--jobs", "1"))
    costs: dict[str, list[Cost]] = {}

    for number in range(ROUNDS):
        for way, (tree, options) in ways.items():
            place = tmp_path / f"{len(costs)}-{number}"
            costs.setdefault(way, []).append(run(tree, folder, place, options))
            again = f"{way}, the same day again"
            costs.setdefault(again, []).append(run(tree, folder, place, options))
            shutil.rmtree(place)

    print(f"\n{folder}, {len(list(folder.iterdir()))} files, {ROUNDS} rounds")
    measured = {way: least(each) for way, each in costs.items()}
    for way, cost in measured.items():
        beside = measured[COMMIT] if way in ways else measured[f"{COMMIT}, the same day again"]
        print(
            f"{way:32} CPU {cost.cpu:6.2f} s  wall {cost.wall:6.2f} s  peak {cost.memory:6.1f} MB"
            f"   shares {cost.share(beside)}"
        )
