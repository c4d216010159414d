import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run


@pytest.fixture
def brief(briefing: Run, seed: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(briefing("daily", "seeds", "--stdout", "--format", "json").stdout)
    return found


def test_a_fresh_brief_passes(briefing: Run, brief: dict[str, Any]) -> None:
    done = briefing("verify", "-", stdin=json.dumps(brief).encode())

    assert done.returncode == 0, done.stdout.decode()
    assert b"0 at fault" in done.stdout


def test_a_changed_quote_is_a_fault(briefing: Run, brief: dict[str, Any]) -> None:
    brief["stories"][0]["summary"][0]["evidence"][0]["quote"] = "Something else."

    done = briefing("verify", "-", stdin=json.dumps(brief).encode())

    assert done.returncode == 1
    assert b"FAULT  s1.summary.1" in done.stdout


def test_a_finding_without_evidence_is_a_fault_and_not_the_end(briefing: Run, brief: dict[str, Any]) -> None:
    brief["stories"][0]["positions"][0]["evidence"] = []
    del brief["stories"][0]["open_questions"][0]["why"]

    done = briefing("verify", "-", stdin=json.dumps(brief).encode())

    assert done.returncode == 1
    assert b"2 at fault" in done.stdout


def test_an_invented_figure_is_a_fault(briefing: Run, brief: dict[str, Any]) -> None:
    brief["stories"][0]["summary"][0]["text"] = "The EU will spend $77 billion on chips with Japan."

    done = briefing("verify", "-", stdin=json.dumps(brief).encode())

    assert done.returncode == 1


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"not json", b'{"format": 3}', b'{"format": "briefing/1"}', b"[" * 5000]
)
def test_what_is_no_brief_is_wrong_usage(briefing: Run, content: bytes) -> None:
    done = briefing("verify", "-", stdin=content)

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_a_quote_cut_out_of_a_denial_is_a_fault(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "tax.txt").write_text(
        "Tax talks\n\nNorway does not want to raise the tax by 5 percent.\n", "utf-8"
    )
    made = json.loads(briefing("daily", "tax.txt", "--stdout", "--format", "json").stdout)
    text, cut = made["articles"][0]["text"], "want to raise the tax by 5 percent"
    start = text.index(cut)
    evidence = {"article": "a1", "start": start, "end": start + len(cut), "quote": cut}
    made["bottom_line"] = [{"text": cut, "evidence": [evidence]}]

    done = briefing("verify", "-", stdin=json.dumps(made).encode())

    assert done.returncode == 1
    assert b"FAULT  bottom_line.1" in done.stdout


def test_control_characters_of_a_brief_do_not_reach_the_terminal(
    briefing: Run, brief: dict[str, Any]
) -> None:
    brief["stories"][0]["summary"][0]["text"] = "\x1b[31mred \ud800"

    done = briefing("verify", "-", stdin=json.dumps(brief).encode())

    assert b"\x1b" not in done.stdout
    assert b"Traceback" not in done.stderr


def test_statements_get_a_verdict_a_line(briefing: Run) -> None:
    asked = [
        {"statement": "Oil fell 3 percent.", "evidence": ["Oil fell 3 percent on Friday."]},
        {"statement": "Oil rose 3 percent.", "evidence": ["Oil fell 3 percent on Friday."]},
    ]

    done = briefing("verify", "--statements", "-", stdin="\n".join(map(json.dumps, asked)).encode())

    assert done.returncode == 0
    assert [json.loads(line)["verdict"] for line in done.stdout.splitlines()] == ["supported", "unsupported"]


def test_a_broken_line_of_statements_is_named(briefing: Run) -> None:
    done = briefing("verify", "--statements", "-", stdin=b'{"statement": 3}\n')

    assert done.returncode == 2
    assert b"line 1" in done.stderr
