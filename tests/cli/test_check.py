import json
from pathlib import Path

import pytest

from tests.conftest import Run

BRIEF = "briefs/2026-11-24/brief-2026-11-24.json"


@pytest.fixture
def made(briefing: Run, seed: Path) -> Run:
    briefing("daily", "seeds", "--date", "2026-11-24", "--format", "json")
    return briefing


def test_a_brief_within_its_limits_passes_with_a_line_for_each(made: Run) -> None:
    done = made("check", BRIEF)

    assert (done.returncode, done.stdout.count(b"\n")) == (0, 6)
    assert done.stdout.startswith(b"ok    withheld           0 of 23 (0%), limit 25%: statements withheld\n")


def test_an_option_beats_the_limit_of_the_file(made: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("[check]\nmax_lone = 0.5\n", encoding="utf-8")

    by_file, by_option = made("check", BRIEF), made("check", BRIEF, "--max-lone", "1")

    assert (by_file.returncode, by_option.returncode) == (1, 0)
    assert b"FAIL  lone" in by_file.stdout


def test_each_limit_is_a_line_of_json(made: Run) -> None:
    done = made("check", BRIEF, "--json", "--max-lone", "0.9")

    rows = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert (rows["lone"]["value"], rows["lone"]["limit"], rows["lone"]["passed"]) == (1.0, 0.9, False)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]"])
def test_what_is_no_brief_is_wrong_usage(briefing: Run, content: bytes) -> None:
    done = briefing("check", "-", stdin=content)

    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("max_week = 0.1", b"unknown setting 'check.max_week'; did you mean max_weak?"),
        ("max_weak = 2", b"check.max_weak = 2 will not do: input should be less than or equal to 1"),
    ],
)
def test_a_wrong_limit_in_the_file_is_named(briefing: Run, tmp_path: Path, table: str, said: bytes) -> None:
    (tmp_path / "briefing.toml").write_text(f"[check]\n{table}\n", encoding="utf-8")

    done = briefing("check", "-")

    assert (done.returncode, said in done.stderr) == (2, True)
