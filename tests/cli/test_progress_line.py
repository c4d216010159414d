"""What a run says of itself while it lasts."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.cli.progress_line import Pace, progress_line, watch_progress
from briefing.llm.bill import Account, Bill
from briefing.progress import Progress
from tests.conftest import COMMAND, Run
from tests.llm.server import Json, serve

EMPTY = json.dumps(
    {"headline": "", "headline_evidence": [], "summary": [], "positions": [], "open_questions": []}
)


def test_a_line_tells_sentences_requests_tokens_cost_and_what_is_left() -> None:
    unplanned = Bill(0, 0, 0, 0, None, None)
    account = Account(12, 30_000, 1_000, Decimal("0.021"), unplanned, cached=3, cap=None)

    assert progress_line(Progress(120, 450, account), 40.2) == (
        "Read 120 of 450 sentences; 12 requests, 3 answers from the cache, 31,000 tokens, $0.0210; "
        "about 40 seconds left"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert progress_line(Progress(0, 1450), None) == "Read 0 of 1,450 sentences"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "2 seconds"), (89, "89 seconds"), (600, "10 minutes"), (7200, "2.0 hours")]
)
def test_the_time_left_is_told_as_roughly_as_it_is_known(seconds: float, said: str) -> None:
    assert progress_line(Progress(1, 2), seconds).endswith(f"about {said} left")


def test_nothing_is_foretold_before_anything_was_read() -> None:
    pace = Pace()

    assert [pace.seconds_left(at, 0, 100) for at in (0.0, 10.0)] == [None, None]


def test_answers_that_came_at_once_from_the_cache_do_not_shorten_what_is_foretold() -> None:
    pace = Pace()
    for at, done in ((0.0, 0), (1.0, 500), (20.0, 520), (31.0, 530)):
        pace.seconds_left(at, done, 1000)

    assert pace.seconds_left(61.0, 560, 1000) == 440.0


def test_a_watcher_shows_what_has_changed_alone() -> None:
    lines: list[str] = []
    three = threading.Event()
    steps = iter([1, 1, 1, 2, 2, 3])

    def look() -> Progress:
        done = next(steps, 3)
        if done == 3:
            three.set()
        return Progress(done, 3)

    with watch_progress(look, lines.append, lambda _: 0.001):
        three.wait(60)

    assert lines[:2] == ["Read 1 of 3 sentences", "Read 2 of 3 sentences"]
    assert len(lines) <= 3


def test_three_hundred_articles_are_told_on_a_pipe_in_a_few_lines(briefing: Run, tmp_path: Path) -> None:
    for number in range(300):
        text = f"Port {number} opens\n\nThe minister of town {number} opened a port on Monday.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")

    done = briefing("daily", str(tmp_path), "--stdout", "--format", "json")

    assert done.returncode == 0
    assert len(done.stderr.splitlines()) <= 20
    assert b"300 articles" in done.stderr


def test_hundreds_of_sources_that_nobody_could_read_are_told_in_a_few_lines(
    briefing: Run, seed: Path
) -> None:
    missing = [f"{number}.txt" for number in range(200)]

    done = briefing("daily", "seeds", *missing, "--stdout")

    assert done.returncode == 3
    assert len(done.stderr.splitlines()) <= 15
    assert b"190 more sources read by nobody" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_a_terminal_gets_one_line_that_is_written_over_and_gone_in_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A port opens\n\nThe mayor opened a port on Monday.\n", encoding="utf-8")

    told_of = threading.Event()

    def answer_once_it_is_shown(_: Json) -> str:
        told_of.wait(60)
        return EMPTY

    def look(so_far: bytes) -> None:
        if b"Read 0 of 1 sentences" in so_far:
            told_of.set()

    with serve(answer_once_it_is_shown) as server:
        shown = on_a_terminal(tmp_path, look, "daily", "a.txt", "--base-url", server.url, "--model", "m")

    assert "Read 0 of 1 sentences" in shown
    after = shown.rpartition("Read 0 of 1 sentences")[2]
    assert "\x1b[2K" in after  # erased
    assert "[1/1] a.txt: 1 sentences" in shown


def on_a_terminal(folder: Path, look: Callable[[bytes], None], *arguments: str) -> str:
    """What a command writes to a terminal of 100 columns as its standard error; `look` sees it grow."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
    environment = {**clean, "TERM": "xterm", "XDG_CACHE_HOME": str(folder / "cache")}
    with subprocess.Popen(
        [COMMAND, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=theirs
    ) as run:
        os.close(theirs)
        written = b""
        with suppress(OSError):  # how a terminal says that nobody writes to it any more
            while part := os.read(ours, 65536):
                written += part
                look(written)
        run.wait()
    os.close(ours)
    return written.decode()
