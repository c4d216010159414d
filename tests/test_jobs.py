"""Several processes read what one would, and write the same bytes."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefing.forked_workers import other_processors
from tests.conftest import Run

ARTICLES = 20
# A process of its own: pytest has threads, and none is forked beside one. It says how often it forked.
COUNTED = """
import os, sys
fork, forks = os.fork, []
def count():
    forks.append(1)
    return fork()
os.fork = count
from briefing.cli import main
try:
    main()
finally:
    print("forks:", len(forks), file=sys.stderr)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(ARTICLES):
        text = (
            f"Port {number} to close\n\nThe council of Ravensey met on Monday about quay {number}.\n\n"
            f"Anna Holm, the mayor, said that quay {number} would close by {2030 + number}. "
            f"The union of dockers wants quay {number} to stay open. It is unclear who will pay.\n"
        )
        (articles / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return articles


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_three_processes_write_what_one_writes(folder: Path) -> None:
    home = folder.parent
    written = []
    for jobs, cache, forks in (
        ("1", "one", 0),
        ("3", "other", 2),  # for the articles; their one story is told by whoever is there
        ("4", "other", 0),  # all of which were kept
    ):
        homes = {"XDG_CACHE_HOME": str(home / cache), "XDG_CONFIG_HOME": str(home / "config")}
        command = [sys.executable, "-c", COUNTED, "daily", str(folder), "--engine", "extractive"]
        done = subprocess.run(
            [*command, "--jobs", jobs, "--out", f"out{jobs}", "--quiet", "--no-archive"],
            cwd=home,
            env={**os.environ, **homes},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr.splitlines()[-1]) == (0, f"forks: {forks}")
        written.append({path.name: path.read_bytes() for path in (home / f"out{jobs}").rglob("*.*")})

    assert written[0] == written[1] == written[2]
    assert len(written[0]) == 3


def test_as_many_processes_as_are_wanted_and_one_for_each_processor_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr(os, "fork", None, raising=False)

    assert [other_processors(jobs) for jobs in (0, 1, 2, 9)] == [2, 0, 1, 8]


@pytest.mark.parametrize("given", ["-1", "many"])
def test_a_wrong_number_is_one_line(given: str, folder: Path, briefing: Run) -> None:
    done = briefing("daily", str(folder), "--jobs", given)

    assert done.returncode == 2
    assert b"jobs" in done.stderr
