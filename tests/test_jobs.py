"""Several processes read what one would, and write the same bytes."""

import os
from pathlib import Path

import pytest

from briefing import forked_workers
from briefing.forked_workers import map_forked, other_processors
from tests.conftest import Run

ARTICLES = 20


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


def test_three_processes_write_what_one_writes(
    folder: Path, tmp_path: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    forks: list[int] = []
    fork = os.fork
    monkeypatch.setattr(forked_workers, "_can_fork", lambda: True)

    def count_and_fork() -> int:
        forks.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", count_and_fork)
    written = []
    for jobs in ("1", "3"):
        done = briefing("daily", str(folder), "--engine", "extractive", "--jobs", jobs, "--out", f"out{jobs}")
        assert done.returncode == 0
        written.append({path.name: path.read_bytes() for path in (tmp_path / f"out{jobs}").rglob("*.*")})
        assert len(forks) == (0 if jobs == "1" else 4)  # two for the articles, two for the stories

    assert written[0] == written[1]
    assert len(written[0]) == 3


def test_as_many_processes_as_are_wanted_and_one_for_each_processor_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forked_workers, "_can_fork", lambda: True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)

    assert [other_processors(jobs) for jobs in (0, 1, 2, 9)] == [2, 0, 1, 8]


def test_what_a_worker_cannot_do_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == 3 and os.getpid() != here:
            os._exit(1)
        return number * number

    assert map_forked(work, 12, 2) == [number * number for number in range(12)]


def test_a_fault_is_met_in_the_process_that_waits_for_it() -> None:
    def work(number: int) -> int:
        return 1 // (number - 5)

    with pytest.raises(ZeroDivisionError):
        map_forked(work, 12, 2)


@pytest.mark.parametrize("given", ["-1", "many"])
def test_a_wrong_number_is_one_line(given: str, folder: Path, briefing: Run) -> None:
    done = briefing("daily", str(folder), "--jobs", given)

    assert done.returncode == 2
    assert b"jobs" in done.stderr
