"""Three made-up days of a strike and a fire, briefed one after the other."""

import json
from pathlib import Path

import pytest

from tests.cli.test_daily import MILL
from tests.conftest import Run

MONDAY = (
    b"Dockers stop work in Larvik\n\nDockers in Larvik stopped work on the western quay on Monday, the port "
    b"authority said. About 120 dockers took part in the strike. The union wants more pay for night shifts, "
    b"its leader Karin Moe said. The port authority fears that ships will go to other harbours. It is not "
    b"known when dockers will go back to work. Ships from Denmark waited outside the harbour all day.\n"
)
TUESDAY = (
    b"Council makes an offer to Larvik dockers\n\nThe council of Larvik offered the striking dockers a bonus "
    b"of 300 crowns a night on Tuesday, the mayor, Jon Lunde, said. The union called the offer a first step "
    b"and said that its members would vote on Thursday. It is not known when dockers will go back to work. "
    b"Two more ships turned back from the western quay and sailed to Sandefjord, the port authority said. "
    b"The authority said that each day of the strike costs it two million crowns.\n"
)
FIRST, SECOND = "briefs/2026-11-23/brief-2026-11-23.json", "briefs/2026-11-24/brief-2026-11-24.json"


@pytest.fixture
def day(briefing: Run, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs `daily` on the article of a strike and one of a fire that never changes."""
    (tmp_path / "mill.txt").write_bytes(MILL)

    def brief(date: str, article: bytes, *more: str):  # type: ignore[no-untyped-def]
        (tmp_path / "quay.txt").write_bytes(article)
        return briefing("daily", "mill.txt", "quay.txt", "--date", f"2026-11-{date}", *more)

    return brief


def test_a_changed_story_leads_and_an_unchanged_one_is_a_line(day, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    day("23", MONDAY)
    done = day("24", TUESDAY)

    page = (tmp_path / SECOND).with_suffix(".md").read_text(encoding="utf-8")
    assert (done.returncode, f"Compared with {FIRST}.".encode() in done.stderr) == (0, True)
    assert "**Why it leads.** Changed since 23 November, what is new comes first." in page
    assert "*New.* " in page
    assert "- “Mill burns” (unchanged since 23 November)" in page


def test_a_question_asked_on_both_days_keeps_its_date(day, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    day("23", MONDAY)
    day("24", TUESDAY)

    (strike, _) = json.loads((tmp_path / SECOND).read_bytes())["stories"]
    asked = {one["question"]: one["first_told"] for one in strike["open_questions"]}
    assert asked["When will dockers go back to work?"] == "2026-11-23"


def test_a_day_without_news_is_a_brief_of_three_lines(day) -> None:  # type: ignore[no-untyped-def]
    day("23", MONDAY)
    done = day("24", MONDAY, "--format", "md", "--stdout")

    text = [line for line in done.stdout.decode().splitlines() if line]
    assert done.returncode == 0
    assert text[1].startswith("*Nothing new since 23 November. Unchanged: ")
    assert text[2] == "---"


def test_none_compares_with_no_brief(day, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    day("23", MONDAY)
    day("24", MONDAY, "--previous", "none")

    assert json.loads((tmp_path / SECOND).read_bytes())["previous"] == ""


def test_a_second_run_replaces_the_first_and_is_compared_with_the_day_before(day, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    day("23", MONDAY)
    day("24", TUESDAY)
    first = (tmp_path / SECOND).read_bytes()
    done = day("24", TUESDAY)

    assert f"Replaces {SECOND}.".encode() in done.stderr
    assert (tmp_path / SECOND).read_bytes() == first


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{", b"is no JSON"), (b"{}", b"is no brief"), (None, b"no such file")],
)
def test_a_broken_brief_that_is_named_ends_the_run(day, tmp_path: Path, content, said: bytes) -> None:  # type: ignore[no-untyped-def]
    if content is not None:
        (tmp_path / "old.json").write_bytes(content)
    done = day("24", TUESDAY, "--previous", "old.json")

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert said in done.stderr


def test_a_brief_of_the_same_day_is_no_earlier_one(day) -> None:  # type: ignore[no-untyped-def]
    day("24", TUESDAY)
    done = day("24", TUESDAY, "--previous", SECOND)

    assert (done.returncode, b"which is not before 2026-11-24" in done.stderr) == (2, True)


def test_a_broken_brief_that_was_found_costs_a_notice(day, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    day("23", MONDAY)
    (tmp_path / FIRST).write_bytes(b"{")
    done = day("24", TUESDAY)

    assert (done.returncode, done.stderr.count(b"Compared with no earlier brief")) == (0, 1)


def test_the_merge_log_goes_to_stderr(day) -> None:  # type: ignore[no-untyped-def]
    done = day("24", TUESDAY, "--explain", "--quiet", "--stdout")

    assert b"1 point = 1 for independent sources" in done.stderr
    assert b"quay.txt: no other article tells the same" in done.stderr
