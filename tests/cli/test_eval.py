"""`briefing eval`: the check measured on statements that people labelled."""

import json
from pathlib import Path

import pytest

from tests.cli.test_rereading import answering
from tests.conftest import Run
from tests.llm.server import serve

OIL = ["Oil prices fell 3 percent on Friday.", "Traders had expected a rise."]
STATEMENTS = [
    ("Oil prices dropped 3 percent on Friday.", True, "wording"),
    ("Oil prices rose 3 percent on Friday.", False, "direction"),
    ("Oil prices fell 4 percent on Friday.", False, "figure"),
    ("Oil prices fell 3 percent on Friday in a calm market.", False, "wording"),
]


def lines(*more: dict[str, object]) -> bytes:
    rows: list[dict[str, object]] = [
        {"statement": text, "evidence": OIL, "supported": supported, "kind": kind}
        for text, supported, kind in STATEMENTS
    ]
    return "\n".join(map(json.dumps, [*rows, *more])).encode()


def test_the_table_has_what_is_kept_and_caught_all_in_all_and_by_kind(briefing: Run) -> None:
    done = briefing("eval", "-", stdin=lines())
    table = done.stdout.decode()

    assert (done.returncode, done.stderr) == (0, b"")
    assert table.startswith("4 statements of 1 articles: 1 true, 3 false\n")
    assert "rules  100%  67%     0.833" in table
    assert "direction  0     1      –     100%" in table
    assert "judged wrong" not in table


def test_what_is_judged_wrong_is_listed_where_that_is_wanted(briefing: Run) -> None:
    table = briefing("eval", "-", "--misses", stdin=lines()).stdout.decode()

    assert (
        "rules: 1 judged wrong\nkept, false     Oil prices fell 3 percent on Friday in a calm market."
        in table
    )


def test_a_judge_beside_another_on_the_same_statements(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "oil.jsonl").write_bytes(lines())
    with serve(answering(calm="not entailed")) as server:
        both = ("--check", "rules", "--check", "model", "--base-url", server.url, "--model", "m")
        done = briefing("eval", "oil.jsonl", *both, "--json")
    figures = json.loads(done.stdout)

    assert (figures["rules"]["caught"], figures["model"]["caught"]) == (2, 3)
    assert figures["difference"]["balanced_accuracy"] == pytest.approx(1 / 6)
    assert figures["model"]["statements"][3]["verdict"] == "unsupported"
    assert b"2 statements to be read again" in done.stderr


def test_the_third_that_is_held_out_and_the_rest_are_the_whole(briefing: Run, tmp_path: Path) -> None:
    rows = [{"statement": "A.", "evidence": ["A."], "supported": True, "article": str(n)} for n in range(30)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))

    held, development = (
        json.loads(briefing("eval", "many.jsonl", "--json", "--part", part).stdout)["rules"]["true"]
        for part in ("held-out", "development")
    )

    assert held + development == 30
    assert 0 < held < development


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("absent.jsonl",), "absent.jsonl: no such file"),
        (("-", "--check", "nobody"), "there are rules and model"),
        (("-", "--part", "half"), "there are all, development, held-out"),
        (("-", "--model", "m"), "--check model"),
        (("-",), "-: it has no statement"),
    ],
)
def test_wrong_usage_is_one_line(briefing: Run, arguments: tuple[str, ...], says: str) -> None:
    done = briefing("eval", *arguments, stdin=b"")

    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert says in done.stderr.decode()


def test_a_line_without_a_label_is_named(briefing: Run) -> None:
    done = briefing("eval", "-", stdin=lines({"statement": "A.", "evidence": ["A."]}))

    assert done.returncode == 2
    assert b"line 5" in done.stderr
