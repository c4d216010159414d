"""A run killed at twenty moments, a run that finds all its answers in the cache, and what the cache costs."""

import random
import statistics
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.api import brief_of
from briefing.llm.cache import Cache, CachedAnswer, key
from tests.cli import test_resuming
from tests.llm import articles
from tests.llm.server import Server, serve

KILLS = 20
ARTICLES = 100
DELAY = 0.2  # seconds before each answer

pytestmark = pytest.mark.bench


def test_a_run_killed_at_twenty_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles.write(tmp_path / "news", ARTICLES)
    monkeypatch.chdir(tmp_path)
    chance = random.Random(24)
    with serve(articles.answer, delay=0.02) as server:
        unbroken = test_resuming.brief(server, tmp_path / "other")
        server.requests.clear()
        for _ in range(KILLS):
            test_resuming.killed_after(chance.randint(1, 7), server, tmp_path / "own")
        resumed = test_resuming.brief(server, tmp_path / "own")
    again = server.count - ARTICLES

    print(f"\n{KILLS} kills: {again} of {ARTICLES} asked again, at most {test_resuming.AT_ONCE} a kill")
    assert resumed == unbroken
    assert len({articles.lines(request)[1] for request in server.requests}) == ARTICLES
    assert 0 <= again <= test_resuming.AT_ONCE * KILLS


class Timed(NamedTuple):
    """Seconds from the first question to the last answer, and of the whole run."""

    answers: float
    whole: float


def timed(folder: Path, server: Server, home: Path, concurrency: int) -> Timed:
    moments: list[float] = []
    given = {"base_url": server.url, "model": articles.MODEL, "concurrency": concurrency}

    def notice(line: str) -> None:
        if line.startswith("Sending ") or "paid now" in line:
            moments.append(time.perf_counter())

    begun = time.perf_counter()
    brief_of(folder, "2026-11-24", notice, given, {"XDG_CACHE_HOME": str(home)})
    return Timed(moments[1] - moments[0], time.perf_counter() - begun)


@pytest.mark.parametrize("concurrency", [8, 32])
def test_a_second_run(tmp_path: Path, concurrency: int) -> None:
    folder = articles.write(tmp_path / "news", ARTICLES)
    with serve(articles.answer, delay=DELAY) as server:
        timed(folder, server, tmp_path / "warm", concurrency)
        server.requests.clear()
        first = timed(folder, server, tmp_path / "own", concurrency)
        asked = server.count
        again = [timed(folder, server, tmp_path / "own", concurrency) for _ in range(7)]
    second = Timed(min(one.answers for one in again), min(one.whole for one in again))

    print(
        f"\nconcurrency {concurrency}, {asked} requests: answers in {first.answers:.2f} s, then in"
        f" {second.answers:.2f} s, {second.answers / first.answers:.2f} of it (at most 0.10 wanted);"
        f" whole {first.whole:.2f} s, then {second.whole:.2f} s, {second.whole / first.whole:.2f} of it"
    )
    assert server.count == asked


def test_how_long_the_cache_holds_up_all_that_runs(tmp_path: Path) -> None:
    puts, gets = [], []
    with closing(Cache(tmp_path / "own" / "answers.sqlite3", print)) as cache:
        for number in range(2000):
            wanted, answer = key("", {"n": number}), CachedAnswer("x" * 4000, "model", 1, 1)
            begun = time.perf_counter()
            cache.put(wanted, answer)
            kept = time.perf_counter()
            cache.get(wanted)
            puts.append(kept - begun)
            gets.append(time.perf_counter() - kept)

    print(f"\nput {1e3 * statistics.median(puts):.3f} ms, at most {1e3 * max(puts):.1f} ms;", end=" ")
    print(f"get {1e3 * statistics.median(gets):.3f} ms, at most {1e3 * max(gets):.1f} ms")
