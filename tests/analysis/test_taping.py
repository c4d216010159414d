"""`--record FILE --record-mode MODE`, as a user runs it."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.llm.server import serve
from tests.record_fixtures import ROOT

ANSWER = (ROOT / "tests" / "answers" / "eu-japan.json").read_text(encoding="utf-8")
DAILY = ("daily", "seeds", "--date", "2026-11-24", "--stdout", "--format", "json")


def said(done: Any) -> list[str]:
    lines: list[str] = done.stderr.decode().splitlines()
    return lines


@pytest.fixture
def recorded(briefing: Run, seed: Path, tmp_path: Path) -> Path:
    """A cassette of the seed article, next to `seeds/`."""
    with serve(lambda _: ANSWER) as server:
        done = briefing(*DAILY, "--base-url", server.url, "--model", "m", "--record", "tape.yaml")
    assert done.returncode == 0, done.stderr
    return tmp_path / "tape.yaml"


def test_new_asks_for_what_the_cassette_lacks_alone(briefing: Run, recorded: Path, seed: Path) -> None:
    (seed / "rents.txt").write_text("Rents fall\n\nRents fell in Oslo in May.\n", encoding="utf-8")

    with serve(lambda _: ANSWER) as server:
        done = briefing(*DAILY, "--base-url", server.url, "--record", "tape.yaml", "--record-mode", "new")

    assert (server.count, server.requests[0]["model"]) == (1, "m")
    assert said(done)[-1] == "tape.yaml: 1 answer replayed, 1 added."
    assert briefing(*DAILY, "--replay", "tape.yaml").stdout == done.stdout


def test_strict_is_a_replay_and_asks_nobody(briefing: Run, recorded: Path) -> None:
    before = recorded.read_bytes()

    done = briefing(*DAILY, "--record", "tape.yaml", "--record-mode", "strict")

    assert done.stdout == briefing(*DAILY, "--replay", "tape.yaml").stdout
    assert "nothing is sent" in said(done)[0]
    assert recorded.read_bytes() == before


def test_all_writes_the_cassette_anew(briefing: Run, recorded: Path, seed: Path) -> None:
    with serve(lambda _: ANSWER) as server:
        briefing(*DAILY, "--base-url", server.url, "--model", "other", "--record", "tape.yaml")

    assert server.count == 1
    assert "model: other" in recorded.read_text(encoding="utf-8")
    assert "model: m\n" not in recorded.read_text(encoding="utf-8")


def test_answers_that_nobody_asked_for_are_said(briefing: Run, recorded: Path, seed: Path) -> None:
    (seed / "rents.txt").write_text("Rents fall\n\nRents fell in Oslo in May.\n", encoding="utf-8")
    with serve(lambda _: ANSWER) as server:
        briefing(*DAILY, "--base-url", server.url, "--record", "tape.yaml", "--record-mode", "new")
    (seed / "rents.txt").unlink()

    done = briefing(*DAILY, "--replay", "tape.yaml")

    assert (done.returncode, said(done)[-1]) == (0, "tape.yaml: 1 of its 2 answers not asked for.")


def test_modes_that_do_not_go_with_the_rest_are_wrong_usage(briefing: Run, seed: Path) -> None:
    alone = briefing(*DAILY, "--record-mode", "new")
    unknown = briefing(*DAILY, "--record", "tape.yaml", "--record-mode", "none")

    assert (alone.returncode, unknown.returncode) == (2, 2)
    assert "name it with --record FILE" in said(alone)[-1]
    assert "record_mode = 'none' will not do" in said(unknown)[-1]
