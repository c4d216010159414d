"""What a model adds beside its statements, and no sentence bears out: on no page, and told by `verify`."""

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.llm.server import serve
from tests.test_lies_in_every_field import ANSWER, PIER, planted

LIE = "Mayor, convicted of bribery in 2015"
EXCUSE = "the board was bribed by a shipping line"


def answer(role: str = LIE, why: str = EXCUSE) -> str:
    """The answer on the pier with another role and another reason, and without a user's section."""
    changed = planted(planted(ANSWER, "positions.0.role", role), "open_questions.0.why", why)
    return json.dumps({name: part for name, part in changed.items() if name != "costs"})


@pytest.fixture
def folder(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The brief of the article, in every format."""
    monkeypatch.chdir(tmp_path)
    Path("pier.txt").write_text(PIER, encoding="utf-8")
    formats = "markdown,html,json,email"
    with serve(lambda _: answer()) as server:
        where = ("--base-url", server.url, "--model", "m", "--date", "2026-11-24", "--format", formats)
        assert command("daily", "pier.txt", *where).code == 0
    return tmp_path / "briefs" / "2026-11-24"


def test_a_lie_in_a_role_or_in_a_reason_is_on_no_page_and_its_statement_stays(folder: Path) -> None:
    for suffix in ("md", "html", "eml"):
        told = (folder / f"brief-2026-11-24.{suffix}").read_text(encoding="utf-8")
        assert "bribe" not in told
        assert "Per Lund" in told
    story = json.loads((folder / "brief-2026-11-24.json").read_text(encoding="utf-8"))["stories"][0]
    assert (story["positions"][0]["role"], story["open_questions"][0]["why"]) == ("", "")


def test_what_was_left_out_is_counted_with_its_reason(folder: Path) -> None:
    brief = json.loads((folder / "brief-2026-11-24.json").read_text(encoding="utf-8"))

    assert [(row["section"], row["beside"], row["reason"]) for row in brief["withheld"]] == [
        ("positions", LIE, "a role that no sentence gives to Per Lund"),
        ("open_questions", EXCUSE, "a reason that no sentence gives"),
    ]


def test_verify_finds_both_where_somebody_puts_them_in(folder: Path, command: Command) -> None:
    path = folder / "brief-2026-11-24.json"
    brief = json.loads(path.read_text(encoding="utf-8"))
    brief["stories"][0]["positions"][0]["role"] = LIE
    brief["stories"][0]["open_questions"][0]["why"] = EXCUSE
    path.write_text(json.dumps(brief), encoding="utf-8")

    checked = command("verify", str(path))

    faults = [line for line in checked.out.splitlines() if line.startswith("FAULT")]
    assert checked.code == 1
    assert ["s1.positions.1" in faults[0], "s1.open_questions.1" in faults[1]] == [True, True]


def test_a_true_role_is_shown_with_its_sentence(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pier.txt").write_text(PIER, encoding="utf-8")
    with serve(lambda _: answer("mayor of Norvik")) as server:
        where = ("--base-url", server.url, "--model", "m", "--stdout", "--format", "json")
        brief = json.loads(command("daily", "pier.txt", *where).out)

    position = brief["stories"][0]["positions"][0]
    assert (position["role"], "Mayor of Norvik Per Lund" in position["role_in"]["quote"]) == (
        "mayor of Norvik",
        True,
    )


def test_a_second_reader_is_shown_the_role_with_its_sentence_and_the_reason(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pier.txt").write_text(PIER, encoding="utf-8")
    with serve(lambda _: answer("mayor of Norvik", "no date is given")) as server:
        where = ("--base-url", server.url, "--model", "m", "--stdout", "--format", "json", "--check", "model")
        command("daily", "pier.txt", *where)
        shown = server.requests[1]["messages"][0]["content"]

    assert "for an inquiry into the cracks (role: mayor of Norvik" in shown
    assert "(no date is given)" in shown
