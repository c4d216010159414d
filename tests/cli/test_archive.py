"""`briefing archive`, and what `briefing daily` does with the archive."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.database import read_archive
from briefing.archive_place import ArchivePlace, PostgresAddress
from tests.archive.made_days import BONUS, FIRE, STRIKE, brief_of
from tests.cli.test_daily import MILL
from tests.conftest import Run, clean

DAYS = [brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-24", BONUS, previous="2026-11-23")]
MODULES = (
    "import sys; from briefing.cli import main; sys.argv[1:] = {!r}\ntry: main()\nexcept SystemExit: pass\n"
)


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A folder of dated folders, as `daily` leaves it."""
    for brief in DAYS:
        folder = tmp_path / "briefs" / brief.date
        folder.mkdir(parents=True)
        (folder / f"brief-{brief.date}.json").write_text(brief.model_dump_json(), encoding="utf-8")
    return tmp_path / "briefs"


@pytest.fixture
def mill(tmp_path: Path) -> str:
    (tmp_path / "mill.txt").write_bytes(MILL)
    return "mill.txt"


@pytest.fixture
def kept(place: ArchivePlace, tmp_path: Path) -> ArchivePlace:
    """Where the settings of the folder have the archive: in its usual file, or on a server."""
    if isinstance(place, Path):
        return tmp_path / "briefs" / "archive.db"
    (tmp_path / "briefing.toml").write_text(f"archive = {json.dumps(place.url)}\n", encoding="utf-8")
    return place


def name(kept: ArchivePlace) -> str:
    """What messages call it."""
    return kept.name if isinstance(kept, PostgresAddress) else "briefs/archive.db"


def dates(place: ArchivePlace) -> list[str]:
    with read_archive(place) as archive:
        return [row["date"] for row in archive.rows("SELECT date FROM briefs ORDER BY date")]


def test_daily_takes_each_brief_into_the_archive(briefing: Run, kept: ArchivePlace, mill: str) -> None:
    for day in ("2026-11-24", "2026-11-23", "2026-11-24"):
        assert briefing("daily", mill, "--date", day).returncode == 0

    assert dates(kept) == ["2026-11-23", "2026-11-24"]


@pytest.mark.parametrize("options", [("--stdout",), ("--no-archive",)], ids=" ".join)
def test_daily_leaves_the_archive_alone(
    briefing: Run, tmp_path: Path, mill: str, options: tuple[str]
) -> None:
    assert briefing("daily", mill, *options).returncode == 0

    assert not list(tmp_path.rglob("archive.db"))


@pytest.mark.parametrize(
    ("setting", "path"),
    [('archive = "kept/all.db"', "kept/all.db"), ('archive = "none"', ""), ("archive = false", "")],
)
def test_the_setting_says_where_it_is(
    briefing: Run, tmp_path: Path, mill: str, setting: str, path: str
) -> None:
    (tmp_path / "briefing.toml").write_text(setting, encoding="utf-8")

    assert briefing("daily", mill).returncode == 0

    assert [str(found.relative_to(tmp_path)) for found in tmp_path.rglob("*.db")] == ([path] if path else [])


def test_the_brief_has_the_same_bytes_with_an_archive_and_without(
    briefing: Run, tmp_path: Path, mill: str
) -> None:
    for folder, option in (("with", "--quiet"), ("without", "--no-archive")):
        for day in ("2026-11-23", "2026-11-24"):
            briefing("daily", mill, "--date", day, "--out", folder, option)

    names = [path.relative_to(tmp_path / "without") for path in (tmp_path / "without").rglob("*.*")]
    assert len(names) == 6
    for name in names:
        assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()


def test_an_archive_that_cannot_be_written_costs_a_line_and_not_the_brief(
    briefing: Run, tmp_path: Path, mill: str
) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "archive.db").write_bytes(b"no database" * 1000)

    done = briefing("daily", mill, "--date", "2026-11-24", "--quiet")

    assert done.returncode == 3
    assert done.stderr == (
        b"briefing: the brief is written, and not in the archive: briefs/archive.db is no database; name"
        b" another file as archive, or move it away\n"
    )
    assert (tmp_path / "briefs/2026-11-24/brief-2026-11-24.md").exists()


PROGRAM = """
import sys
from briefing.cli import main
sys.argv[1:] = ["daily", "mill.txt", "--no-archive", "--quiet"]
try:
    main()
except SystemExit as end:
    print(end.code, sorted(name for name in sys.modules if name.startswith("briefing.archive.")))
"""


def test_a_run_without_an_archive_imports_nothing_of_it(tmp_path: Path, mill: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, env=clean(), capture_output=True, text=True, check=True
    )

    assert done.stdout == "0 ['briefing.archive.briefs']\n"


def test_add_takes_in_dated_folders_in_the_order_of_their_dates(
    briefing: Run, briefs: Path, kept: ArchivePlace
) -> None:
    done = briefing("archive", "add", "briefs")

    assert (done.returncode, done.stdout) == (0, f"Took 2 briefs into {name(kept)}.\n".encode())
    assert dates(kept) == ["2026-11-23", "2026-11-24"]


def test_add_leaves_out_what_is_no_brief_and_says_so(briefing: Run, briefs: Path, kept: ArchivePlace) -> None:
    twice = DAYS[0].model_copy(update={"date": "2026-11-25", "stories": DAYS[0].stories[:1] * 2})
    for day, content in (("2026-11-22", b"{"), ("2026-11-25", twice.model_dump_json().encode())):
        (briefs / day).mkdir()
        (briefs / day / f"brief-{day}.json").write_bytes(content)

    done = briefing("archive", "add", "briefs")

    assert (done.returncode, done.stdout) == (3, f"Took 2 briefs into {name(kept)}.\n".encode())
    assert done.stderr.decode().splitlines() == [
        "briefing: briefs/2026-11-22/brief-2026-11-22.json is no JSON; name a brief-DATE.json",
        "briefing: briefs/2026-11-25/brief-2026-11-25.json is no brief that `daily` wrote: an id in it stands"
        " twice, or a place is none; make it again",
    ]


def test_add_refuses_a_folder_without_briefs(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for place in ("empty", "nowhere"):
        done = briefing("archive", "add", place)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_stats_say_what_there_is(briefing: Run, briefs: Path, kept: ArchivePlace) -> None:
    briefing("archive", "add", "briefs")

    told = briefing("archive", "stats").stdout.decode()
    counted = json.loads(briefing("archive", "stats", "--json").stdout)

    assert "briefs      2, 2026-11-23 to 2026-11-24\n" in told
    assert (counted["briefs"], counted["rows"]["storylines"], counted["rows"]["positions"]) == (2, 2, 2)


def test_export_is_an_object_a_line(briefing: Run, briefs: Path, kept: ArchivePlace) -> None:
    briefing("archive", "add", "briefs")

    rows = [json.loads(line) for line in briefing("archive", "export").stdout.splitlines()]

    assert [row["record"] for row in rows[:6]] == [
        "brief",
        "article",
        "article",
        "story",
        "story",
        "statement",
    ]
    assert all(row["evidence"] for row in rows if row["record"] == "statement")


def test_prune_removes_what_is_older_and_leaves_the_files(
    briefing: Run, briefs: Path, kept: ArchivePlace
) -> None:
    briefing("archive", "add", "briefs")
    days = (date.today() - date.fromisoformat("2026-11-24")).days

    done = briefing("archive", "prune", "--older", f"{days}d")

    assert done.stdout.startswith(b"Removed 1 brief from before 2026-11-24.")
    assert dates(kept) == ["2026-11-24"]
    assert len(list(briefs.glob("*/brief-*.json"))) == 2


def test_prune_keeps_the_storyline_of_what_stays(briefing: Run, briefs: Path, kept: ArchivePlace) -> None:
    briefing("archive", "add", "briefs")
    with read_archive(kept) as archive:
        before = archive.value("SELECT storyline FROM stories WHERE date = '2026-11-24'")

    days = (date.today() - date.fromisoformat("2026-11-24")).days
    briefing("archive", "prune", "--older", f"{days}d")

    with read_archive(kept) as archive:
        assert archive.rows("SELECT id FROM storylines") == [{"id": before}]


@pytest.mark.parametrize("command", [("stats",), ("export",), ("prune", "--older", "2y")], ids=" ".join)
def test_where_there_is_no_archive_it_is_said_how_to_make_one(
    briefing: Run, kept: ArchivePlace, command: tuple[str]
) -> None:
    done = briefing("archive", *command)

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert f"there is no archive at {name(kept)}" in done.stderr.decode()
