"""`briefing find`, `story`, `positions` and `questions`: what they print, for people and for programs."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefing.archive_place import ArchivePlace, PostgresAddress
from tests.conftest import Run

ARTICLES = Path(__file__).parents[1] / "articles" / "three_days"


@pytest.fixture
def archive(briefing: Run, tmp_path: Path, place: ArchivePlace) -> str:
    """Three days of a sinking and a fire in an archive, which messages call so."""
    if isinstance(place, PostgresAddress):
        (tmp_path / "briefing.toml").write_text(f"archive = {json.dumps(place.url)}\n", encoding="utf-8")
    for day in (1, 2, 3):
        shutil.copytree(ARTICLES / str(day), tmp_path / "articles", dirs_exist_ok=True)
        done = briefing("daily", "articles", "--date", f"2026-11-2{day + 2}", "--quiet")
        assert done.returncode == 0, done.stderr
    return place.name if isinstance(place, PostgresAddress) else "briefs/archive.db"


def test_the_four_answer_with_dates_and_sources(briefing: Run, archive: str) -> None:
    def printed(*arguments: str) -> str:
        done = briefing(*arguments)
        assert (done.returncode, done.stderr) == (0, b"")
        return " ".join(done.stdout.decode().split())

    assert printed("find", "crew") == (
        "2026-11-23 Ferry Lady Maud sinks off Ravensey, at least 12 dead (2026-11-23/s1) Brandt Lines said"
        " “the crew had been trained for such a night” (Ravensey Courier, 23 November 2026)"
    )
    story = printed("story", "2026-11-25/s1")
    assert "told on 3 days 2026-11-23 Ferry Lady Maud sinks" in story
    assert (
        "Answered: Will the ministry order an inquiry into the sinking? “The ministry ordered an inquiry into"
        " the sinking on Monday.” (Ravensey Courier, 24 November 2026)" in story
    )
    assert "Corrected: How old Lena Hart is: “The captain, Lena Hart, 43, left" in story
    assert story.count("At least 12 people died") == 2  # as it was told, and before it changed
    held = printed("positions", "Brandt Lines")
    assert held.startswith("Brandt Lines Ferry Lady Maud")
    assert "2026-11-24: Brandt Lines said “it would pay for the funerals” (Ravensey Courier, 24" in held
    asked = printed("questions")
    assert "2026-11-23 Will the ministry order an inquiry into the sinking? Ferry Lady Maud sinks" in asked
    assert "Answered on 2026-11-24: “The ministry ordered an inquiry into the sinking on Monday.”" in asked
    assert "Answered" not in printed("questions", "--open")

    def read(*arguments: str) -> Any:
        return json.loads(briefing(*arguments, "--json").stdout)

    (found,) = read("find", "crew trained")
    assert (found["story"], found["party"]) == ("2026-11-23/s1", "Brandt Lines")
    told = read("story", found["storyline"])
    assert [step["state"] for step in told["steps"]] == ["", "changed", "changed"]
    assert read("positions", "Brandt Lines")["party"] == "Brandt Lines"
    assert {row["answered"] is None for row in read("questions")} == {True, False}


def test_where_nothing_is_found_it_is_said_beside_an_empty_result(briefing: Run, archive: str) -> None:
    done = briefing("find", "helicopter")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"Nothing found.\n")
    assert json.loads(briefing("find", "helicopter", "--json").stdout) == []
    assert briefing("find", "heli\udcffcopter").stderr == b"Nothing found.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("story", "2026-11-30/s1"), b"has no brief of 2026-11-30; the nearest is of 2026-11-25"),
        (("story", "Parliament dissolved"), b"no story in ARCHIVE is called"),
        (("positions", "Nobody Atall"), b"no party in ARCHIVE is called 'Nobody Atall'"),
        (("find", "crew", "--party", "Nobody"), b"no party in ARCHIVE is called 'Nobody'"),
        (("find", "crew", "--since", "Monday"), b"is no period and no date"),
        (("find", "***"), b"holds no word to look for"),
        (("story", "Par\udcffliament"), b"no story in ARCHIVE is called"),
        (("positions", "No\udcffbody"), b"no party in ARCHIVE is called"),
        (("questions", "--archive", "nowhere.db"), b"there is no archive at nowhere.db"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_there_is_not_is_said_in_a_line(
    briefing: Run, archive: str, arguments: tuple[str, ...], said: bytes
) -> None:
    done = briefing(*arguments)

    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert said in done.stderr.replace(archive.encode(), b"ARCHIVE")


def test_a_damaged_archive_is_said_to_be_one(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "archive.db").write_bytes(b"no database" * 1000)

    for command in (("find", "crew"), ("story", "s1"), ("positions", "Moe"), ("questions",)):
        done = briefing(*command)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
