"""A recording that is killed, or finds no room on the disk: no answer that came is lost or paid for again."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.llm.cassettes import cassette_file
from briefing.llm.cassettes.cassette import PARTIAL, extend_cassette, record_cassette
from briefing.llm.endpoint import endpoint
from tests.llm import articles
from tests.llm.server import Json, Reply, Server, serve
from tests.llm.test_cassette import ask

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork and no SIGKILL there")
COUNT = 10
ROOT = Path(__file__).parents[2]


class Ended(NamedTuple):
    code: int
    said: list[str]


class Recorder:
    """The process that records on demand; `pid` is that of the recording that runs."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._said = articles.write(folder / "news", COUNT), folder / "said"
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.llm.recorder"],
            cwd=ROOT,
            env=clean,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = 0
        self.under_way = threading.Event()

    def record(
        self, server: Server, tape: Path, *, mode: str = "all", most_bytes: int = 0, concurrency: int = 1
    ) -> Ended:
        wanted: Json = {"folder": str(self._folder), "url": server.url, "tape": str(tape), "mode": mode}
        wanted |= {"most_bytes": most_bytes, "said": str(self._said), "concurrency": concurrency}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._said.unlink(missing_ok=True)
        self.under_way.clear()
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        self.pid = int(self._process.stdout.readline())
        self.under_way.set()
        code = int(self._process.stdout.readline())
        return Ended(code, self.said())

    def said(self) -> list[str]:
        try:
            return self._said.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []

    def end(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    started = Recorder(tmp_path_factory.mktemp("recorder"))
    with serve(articles.answer) as server:
        started.record(server, tmp_path_factory.mktemp("warm") / "tape.yaml")
    yield started
    started.end()


@pytest.fixture(scope="module")
def undisturbed(recorder: Recorder, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The cassette of the same articles by a recording that nobody stops."""
    tape = tmp_path_factory.mktemp("undisturbed") / "tape.yaml"
    with serve(articles.answer) as server:
        assert recorder.record(server, tape).code == 0
    return tape.read_bytes()


def killing(
    recorder: Recorder, at: int, after: float | None, by: signal.Signals = signal.SIGKILL
) -> Callable[[Json], str | Reply]:
    """Answers, and kills the recording at the request of this number: before the answer is sent, or so many
    seconds `after` that."""
    numbers = iter(range(1, 1000))

    def choose(request: Json) -> str | Reply:
        recorder.under_way.wait()
        if next(numbers) == at:
            if after is None:
                os.kill(recorder.pid, by)
            else:
                threading.Timer(after, os.kill, (recorder.pid, by)).start()
        return articles.answer(request)

    return choose


def answers(path: Path) -> int:
    return len(cassette_file.read(path).interactions) if path.exists() else 0


@pytest.mark.parametrize("is_there", [False, True])
def test_a_recording_killed_ten_times_loses_no_answer_and_pays_for_none_twice(
    recorder: Recorder, undisturbed: bytes, tmp_path: Path, is_there: bool
) -> None:
    tape = tmp_path / "tape.yaml"
    whole = undisturbed.replace(b"Aldby", b"Elsewhere")
    if is_there:
        tape.write_bytes(whole)
    kept = tape.with_name(f"tape.yaml{PARTIAL}") if is_there else tape
    answered = 0
    with serve(articles.answer) as server:
        for time in range(10):
            before = server.count
            server.chooser = killing(recorder, 1 + time % 2, None if time % 3 else 0.002 * time)
            assert recorder.record(server, tape).code == -signal.SIGKILL
            came = server.count - before
            assert answered + came - 1 <= answers(kept) <= answered + came
            answered = answers(kept)
            assert not is_there or tape.read_bytes() == whole
        before = server.count
        server.chooser = articles.answer
        assert recorder.record(server, tape).code == 0

    assert server.count - before == COUNT - answered
    assert tape.read_bytes() == undisturbed
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == ["tape.yaml"]


@pytest.mark.parametrize("rows", [1, 3, 6])
def test_a_full_disk_ends_the_recording_in_one_line_and_what_came_before_is_kept(
    recorder: Recorder, undisturbed: bytes, tmp_path: Path, rows: int
) -> None:
    tape = tmp_path / "tape.yaml"
    most = undisturbed.split(b"\n- ")[:rows]
    with serve(articles.answer) as server:
        full = recorder.record(server, tape, most_bytes=sum(map(len, most)) + 400)
        kept, asked = answers(tape), server.count
        done = recorder.record(server, tape)

    assert full.code == 1
    assert [line for line in full.said if line.startswith("briefing: ")] == [full.said[-1]]
    assert "no space left on device; what came before is kept" in full.said[-1]
    assert kept == asked - 1 < COUNT
    assert server.count == asked + COUNT - kept
    assert done.code == 0
    assert tape.read_bytes() == undisturbed


def test_of_two_recordings_into_one_cassette_the_second_is_refused_before_it_asks(
    recorder: Recorder, undisturbed: bytes, tmp_path: Path
) -> None:
    tape = tmp_path / "tape.yaml"
    with serve(articles.answer) as server, record_cassette(tape):
        refused = recorder.record(server, tape)

    assert (refused.code, server.count) == (2, 0)
    assert [line for line in refused.said if line.startswith("briefing: ")] == [refused.said[-1]]
    assert "another run records into" in refused.said[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["tape.yaml"]


def test_of_two_that_add_to_one_cassette_the_second_waits_and_both_are_kept(
    recorder: Recorder, undisturbed: bytes, tmp_path: Path
) -> None:
    tape = tmp_path / "tape.yaml"
    tape.write_bytes(b"interactions: []\n")
    ended: list[Ended] = []
    with serve(articles.answer) as server:
        other = threading.Thread(target=lambda: ended.append(recorder.record(server, tape, mode="new")))
        with extend_cassette(tape):
            other.start()
            while not any(line.startswith("Waiting for another run") for line in recorder.said()):
                assert other.is_alive()
            assert server.count == 0
            server.chooser = lambda _: "{}"
            ask(endpoint("small", server.url, {}), "A question of the first.")
            server.chooser = articles.answer
        other.join()

    assert ended[0].code == 0
    assert answers(tape) == COUNT + 1
    assert [path.name for path in tmp_path.iterdir()] == ["tape.yaml"]


def test_ctrl_c_keeps_what_came(recorder: Recorder, undisturbed: bytes, tmp_path: Path) -> None:
    tape = tmp_path / "tape.yaml"
    with serve(articles.answer) as server:
        server.chooser = killing(recorder, 4, None, signal.SIGINT)
        stopped = recorder.record(server, tape)
        kept, asked = answers(tape), server.count
        server.chooser = articles.answer
        assert recorder.record(server, tape).code == 0

    assert stopped.code == 130
    assert stopped.said[-1].endswith(
        f"{kept} answers kept; the same command with --record {tape} goes on from there."
    )
    assert (kept, server.count) in ((asked - 1, asked + COUNT - kept), (asked, COUNT))
    assert tape.read_bytes() == undisturbed


def test_an_answer_of_which_half_was_written_is_asked_for_again(undisturbed: bytes, tmp_path: Path) -> None:
    whole = tmp_path / "whole.yaml"
    whole.write_bytes(undisturbed)
    rows = cassette_file.read(whole).interactions
    tape = tmp_path / "tape.yaml"
    cassette_file.begin(tape, "", "", rows[:1])
    cassette_file.append(tape, rows[1])
    before = tape.stat().st_size
    cassette_file.append(tape, rows[2])
    content = tape.read_bytes()

    for size in range(before, len(content), 311):
        tape.write_bytes(content[:size])
        assert cassette_file.read(tape).interactions == rows[:2]
