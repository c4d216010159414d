"""Three made-up days of a sinking, a fire and a strike: a toll is corrected, and questions are answered."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

ARTICLES = Path(__file__).parents[1] / "articles" / "three_days"


@pytest.fixture
def brief_of(briefing: Run, tmp_path: Path):  # type: ignore[no-untyped-def]
    """The story of the ferry in the brief of a day, and its page; the days before are briefed first."""

    def run(last: int) -> tuple[dict[str, Any], str]:
        for day in range(1, last + 1):
            shutil.copytree(ARTICLES / str(day), tmp_path / "articles", dirs_exist_ok=True)
            done = briefing("daily", "articles", "--date", f"2026-11-2{day + 2}")
            assert done.returncode == 0, done.stderr
        path = tmp_path / f"briefs/2026-11-2{last + 2}/brief-2026-11-2{last + 2}.json"
        stories = json.loads(path.read_bytes())["stories"]
        (ferry,) = (one for one in stories if "ferry" in one["headline"]["text"].lower())
        return ferry, path.with_suffix(".md").read_text(encoding="utf-8")

    return run


def test_a_toll_that_rises_is_shown_beside_the_one_before(brief_of) -> None:  # type: ignore[no-untyped-def]
    ferry, page = brief_of(2)

    (change,) = ferry["history"]["changes"]
    assert (change["correction"], change["before"]["says"]) == (False, "At least 12 people died")
    assert "- **How many were killed**: “death toll of the sinking of the ferry Lady Maud" in page
    assert "; “At least 12 people died” (Ravensey Courier, 23 November)." in page


def test_a_question_is_answered_with_the_sentence_that_answers_it(brief_of) -> None:  # type: ignore[no-untyped-def]
    ferry, page = brief_of(2)

    (answer,) = ferry["history"]["answers"]
    assert answer["before"]["quote"] == "The ministry has yet to order an inquiry into the sinking."
    assert (
        "- **Answered**: Will the ministry order an inquiry into the sinking? (open since 23 November); “The"
        " ministry ordered an inquiry into the sinking on Monday.” (Ravensey Courier)"
    ) in page
    assert "**Still open**: Will Brandt Lines raise the ferry? (since 23 November, Ravensey Courier)." in page


def test_a_figure_that_was_wrong_is_said_to_be_corrected(brief_of) -> None:  # type: ignore[no-untyped-def]
    ferry, page = brief_of(3)

    assert {(one["text"], one["correction"]) for one in ferry["history"]["changes"]} == {
        ("How old Lena Hart is", True),
        ("How many were killed", True),
    }
    assert "- **Corrected: how many were killed**: “death toll" in page
    assert "- **Corrected: how old Lena Hart is**: “Lena Hart, 43” (Ravensey Courier)" in page


def test_a_question_stays_open_since_the_day_that_asked_it_and_is_answered_later(brief_of) -> None:  # type: ignore[no-untyped-def]
    ferry, _ = brief_of(3)

    (answer,) = ferry["history"]["answers"]
    assert (answer["question"], answer["asked"]) == ("Will Brandt Lines raise the ferry?", "2026-11-23")
    assert ferry["history"]["pending"] == []


def test_verify_checks_what_changed(brief_of, briefing: Run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    brief_of(3)
    path = tmp_path / "briefs/2026-11-25/brief-2026-11-25.json"
    sound = briefing("verify", str(path))

    brief = json.loads(path.read_bytes())
    change = next(one["history"]["changes"] for one in brief["stories"] if one["history"]["changes"])[0]
    change["correction"] = not change["correction"]
    (tmp_path / "forged.json").write_text(json.dumps(brief), encoding="utf-8")
    forged = briefing("verify", "forged.json")

    assert (sound.returncode, b"0 at fault" in sound.stdout) == (0, True)
    assert (forged.returncode, b"its sentences show no such change" in forged.stdout) == (1, True)
