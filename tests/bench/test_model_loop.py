"""A model that answers after 200 ms: a brief of a hundred articles, read again, in turn with an old tree.

The old tree is that of the commit in BRIEFING_BENCH_COMMIT (d396f01). Both run in processes of their own,
with a cache and a folder of their own. The articles are those of `stories-dev.jsonl` where it is beside the
project, else made up.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from math import ceil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bench.delaying import DELAY, Running, serving
from tests.bench.test_calls_speed import AT_ONCE, written
from tests.earlier import COMMIT, PROGRAM, ROOT, unpack

STORIES = ROOT.parent / "shared" / "eval" / "stories-dev.jsonl"
ARTICLES, ROUNDS = 100, 5
MOST_LOOP, MOST_WALL = 1.3, 0.35

pytestmark = pytest.mark.bench


class Run(NamedTuple):
    """`loop` are the seconds from the arrival of the first request to the sending of the last answer."""

    requests: int
    loop: float
    wall: float

    @property
    def ideal(self) -> float:
        return ceil(self.requests / AT_ONCE) * DELAY


@pytest.fixture
def old_tree(tmp_path: Path) -> Path:
    return unpack(COMMIT, tmp_path / "old")


def environment(folder: Path) -> dict[str, str]:
    """A home of one's own; modules are compiled once, as on a user's machine, and not into the trees."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    homes = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
    return {**kept, **homes, "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")}


def write_articles(folder: Path) -> None:
    if not STORIES.exists():
        written(folder, ARTICLES)
        return
    folder.mkdir()
    lines = STORIES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[: 2 * ARTICLES : 2]):
        (folder / f"{number:03}.txt").write_text(json.loads(line)["text"], encoding="utf-8")


def brief(tree: Path, articles: Path, folder: Path, server: Running) -> Run:
    folder.mkdir()
    command = [sys.executable, "-P", "-c", PROGRAM, str(tree), "daily", str(articles), "--check", "model"]
    command += ["--base-url", server.url, "--model", "m", "--concurrency", str(AT_ONCE), "--quiet"]
    begun = time.monotonic()
    subprocess.run(command, cwd=folder, env=environment(folder), check=True, capture_output=True)
    wall = time.monotonic() - begun
    asked = server.asked()
    return Run(asked.requests, asked.seconds, wall)


def test_a_brief_read_again_beside_the_old_tree(tmp_path: Path, old_tree: Path) -> None:
    articles = tmp_path / "articles"
    write_articles(articles)
    trees, runs = {"old": old_tree, "new": ROOT}, dict[str, list[Run]](old=[], new=[])
    with serving("reading") as server:
        for number in range(ROUNDS + 1):
            for name, tree in trees.items():
                runs[name].append(brief(tree, articles, tmp_path / f"{name} {number}", server))

    print()
    for name in trees:
        del runs[name][0]  # in which the modules were compiled
        loops = [run.loop / run.ideal for run in runs[name]]
        least = min(runs[name], key=lambda run: run.loop)
        print(
            f"{name}: {least.requests} requests, first to last {least.loop:.2f} s, ideal {least.ideal:.2f} s,"
            f" ratio {min(loops):.2f} (median {statistics.median(loops):.2f});"
            f" whole run {min(run.wall for run in runs[name]):.2f} s"
        )
    walls = [new.wall / old.wall for new, old in zip(runs["new"], runs["old"], strict=True)]
    print(
        f"wanted: ratio at most {MOST_LOOP}; whole run at most {MOST_WALL} of the old tree's:"
        f" {statistics.median(walls):.2f}"
    )


def cpu_of_replay(tree: Path, folder: Path) -> float:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-P", "-c", PROGRAM, str(tree), "daily", "seeds", "--stdout", "--quiet"]
    command += ["--date", "2026-11-24", "--replay", str(tree / "fixtures" / "eu-japan.yaml")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=tree, env=environment(folder), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_replay_in_a_new_process_beside_the_old_tree(tmp_path: Path, old_tree: Path) -> None:
    pairs = [
        tuple(cpu_of_replay(tree, tmp_path / "home") for tree in (old_tree, ROOT)) for _ in range(ROUNDS + 1)
    ]
    old, new = (statistics.median(column) for column in zip(*pairs[1:], strict=True))
    print(f"\nfirst replay in a process: {old:.2f} s of CPU before, {new:.2f} s now: {new / old:.2f}")
