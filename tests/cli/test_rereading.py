"""`briefing verify --check model`: a second reader for a brief, and for any statements."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.judge.stand_in import right
from tests.llm.server import Reply, serve

STATEMENTS = (
    {"statement": "Dockers stopped work.", "evidence": ["Dockers in Larvik stopped work on Monday."]},
    {
        "statement": "Dockers stopped work on Friday.",
        "evidence": ["Dockers in Larvik stopped work on Monday."],
    },
    {"statement": "Dockers in Larvik struck.", "evidence": ["Dockers in Larvik stopped work on Monday."]},
    {"statement": "Ships waited.", "evidence": ["Ships waited."]},
)


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "statements.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in STATEMENTS), encoding="utf-8")
    return path.name


def answering(**faults: str) -> Any:
    """Finds fault with the statements that have these words."""
    found = {}
    for words, fault in faults.items():
        verdict, _, missing = fault.partition(": ")
        found[words.replace("_", " ")] = {"verdict": verdict, "words": missing}
    return lambda request: json.dumps(right(request, found))


def verdicts(done: Any) -> list[str]:
    return [json.loads(line)["verdict"] for line in done.stdout.splitlines()]


def test_only_what_the_rules_let_pass_is_put_to_the_second_reader(briefing: Run, lines: str) -> None:
    with serve(answering(**{"Dockers stopped work.": "partly: Dockers"}, struck="not entailed")) as server:
        done = briefing(
            "verify", "--statements", lines, "--check", "model", "--base-url", server.url, "--model", "m"
        )

    (asked,) = server.requests
    assert (done.returncode, verdicts(done)) == (
        0,
        ["unsupported", "unsupported", "unsupported", "supported"],
    )
    assert "Friday" not in asked["messages"][0]["content"]
    assert b"2 statements to be read again." in done.stderr


def test_a_second_reading_of_statements_replays(briefing: Run, lines: str) -> None:
    arguments = ("verify", "--statements", lines, "--check", "model")
    with serve(answering(struck="not entailed")) as server:
        live = briefing(*arguments, "--base-url", server.url, "--model", "m", "--record", "t.yaml")
    again = briefing(*arguments, "--replay", "t.yaml")

    assert (again.returncode, again.stdout) == (0, live.stdout)
    assert verdicts(again)[2] == "unsupported"


def test_a_statement_of_a_brief_that_is_not_borne_out_is_a_fault(
    briefing: Run, seed: Path, tmp_path: Path
) -> None:
    briefing("daily", "seeds", "--date", "2026-11-24", "--format", "json")
    path = "briefs/2026-11-24/brief-2026-11-24.json"

    with serve(answering(**{"Japan — has been looking": "not entailed"})) as server:
        done = briefing("verify", path, "--check", "model", "--base-url", server.url, "--model", "m")

    assert done.returncode == 1
    assert b"FAULT" in done.stdout
    assert b"1 at fault" in done.stdout


def test_a_brief_that_nobody_read_again_is_not_taken_for_checked(
    briefing: Run, seed: Path, tmp_path: Path
) -> None:
    briefing("daily", "seeds", "--date", "2026-11-24", "--format", "json")
    path = "briefs/2026-11-24/brief-2026-11-24.json"

    with serve(lambda _: Reply("no", status=400)) as server:
        done = briefing("verify", path, "--check", "model", "--base-url", server.url, "--model", "m")

    assert done.returncode == 3
    assert b"were not read again" in done.stderr
    assert b"0 at fault" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--model", "m"), b"--model is for a second reader; give --check model as well"),
        (("--check", "model"), b"no key for a second reader"),
        (("--check", "magic"), b"check = 'magic' will not do"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    briefing: Run, lines: str, arguments: tuple[str, ...], said: bytes
) -> None:
    done = briefing("verify", "--statements", lines, *arguments)

    assert (done.returncode, said in done.stderr, done.stderr.count(b"\n")) == (2, True, 1)
