"""A run that is killed, two at once: nothing that was answered is asked again, and the brief is the same."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import COMMAND
from tests.llm import articles
from tests.llm.server import Json, Server, serve

ARTICLES = 12
AT_ONCE = 3
DATE = "2026-11-24"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds the articles in a folder `news`."""
    articles.write(tmp_path / "news", ARTICLES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def started(server: Server, cache: Path) -> subprocess.Popen[bytes]:
    """`briefing daily news` in a process of its own."""
    where = ("--base-url", server.url, "--model", articles.MODEL, "--concurrency", str(AT_ONCE))
    return subprocess.Popen(
        [COMMAND, "daily", "news", *where, "--date", DATE, "--stdout", "--format", "json"],
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def brief(server: Server, cache: Path) -> bytes:
    """What the same run makes, here."""
    return articles.made(Path("news"), server, cache, concurrency=AT_ONCE).json


def killed_after(requests: int, server: Server, cache: Path) -> None:
    """Starts a run and kills it when so many of its requests have arrived."""
    enough, wanted = threading.Event(), server.count + requests

    def choose(request: Json) -> str:
        if server.count >= wanted:
            enough.set()
        return articles.answer(request)

    server.chooser = choose
    running = started(server, cache)
    assert enough.wait(60)
    running.kill()
    running.communicate()
    server.chooser = articles.answer


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_run_asks_only_for_what_is_missing_and_makes_the_same_brief(news: Path) -> None:
    moments = random.Random(5).sample(range(1, ARTICLES // 2), 2)
    with serve(articles.answer, delay=0.01) as server:
        unbroken = brief(server, news / "other")
        server.requests.clear()
        for moment in moments:
            killed_after(moment, server, news / "own")
        resumed = brief(server, news / "own")

    assert resumed == unbroken
    assert len({articles.lines(request)[1] for request in server.requests}) == ARTICLES
    assert server.count <= ARTICLES + AT_ONCE * len(moments)  # those under way when it was killed


def test_two_runs_at_once_do_not_hurt_each_other(news: Path) -> None:
    with serve(articles.answer, delay=0.01) as server:
        both = [started(server, news / "own") for _ in range(2)]
        ended = [run.communicate() for run in both]
        before = server.count
        third = brief(server, news / "own")

    assert [run.returncode for run in both] == [0, 0]
    assert ended[0][0] == ended[1][0] == third
    assert not any(b"cache of answers is not used" in said for _, said in ended)
    assert server.count == before
