"""A process that is killed while it writes: nothing of a day is lost, half there or there twice.

Three moments here; `BRIEFING_KILLS=20` for more, as in

    BRIEFING_KILLS=20 .venv/bin/python -m pytest -n0 tests/archive/test_killed.py
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from briefing.archive.upkeep import add_briefs, brief_paths
from briefing.models import Brief
from tests.archive.made_days import BONUS, CLOSURE, FIRE, STRIKE, archive_of, brief_of
from tests.archive.test_intake import TABLES

KILLS = int(os.environ.get("BRIEFING_KILLS", "3"))
ROOT = Path(__file__).parents[2]
DAYS = [
    brief_of(f"2026-{month:02}-{day:02}", STRIKE, FIRE, BONUS, CLOSURE)
    for month in (1, 2)
    for day in range(1, 29)
]
WRITER = """
import sys
from pathlib import Path
from briefing.archive.database import open_archive
from briefing.archive.upkeep import add_briefs, brief_paths
folder = Path(sys.argv[1])
paths = brief_paths([folder / "briefs"])
print("ready", flush=True)
while True:
    with open_archive(folder / "archive.db", create=True) as archive:
        for _ in add_briefs(archive, paths):
            pass
"""


def written(folder: Path, briefs: list[Brief]) -> None:
    for brief in briefs:
        place = folder / "briefs" / brief.date
        place.mkdir(parents=True)
        (place / f"brief-{brief.date}.json").write_text(brief.model_dump_json(), encoding="utf-8")


def rows_by_day(path: Path) -> dict[str, tuple[int, ...]]:
    """For each day how many rows of it there are in the tables that have a date."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.execute("INSERT INTO full_text (full_text, rank) VALUES ('integrity-check', 1)")
        return {
            day: tuple(
                database.execute(f"SELECT count(*) FROM {table} WHERE date = ?", (day,)).fetchone()[0]
                for table in ("articles", "stories", "story_articles", "parties", "statements")
            )
            for (day,) in database.execute("SELECT date FROM briefs").fetchall()
        }


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        return {table: sorted(database.execute(f"SELECT * FROM {table}").fetchall()) for table in TABLES}


def test_a_killed_writer_leaves_whole_days(tmp_path: Path) -> None:
    written(tmp_path, DAYS)
    undisturbed = tmp_path / "undisturbed"
    with archive_of(undisturbed, *DAYS):
        pass
    whole = rows_by_day(undisturbed / "archive.db")
    rng, seen = random.Random(KILLS), 0

    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(rng.uniform(0.01, 0.4))
            writer.kill()
        days = rows_by_day(tmp_path / "archive.db") if (tmp_path / "archive.db").exists() else {}
        assert all(whole[day] == rows for day, rows in days.items())
        assert len(days) >= seen
        seen = len(days)

    with archive_of(tmp_path) as archive:
        assert not [path for path in add_briefs(archive, brief_paths([tmp_path / "briefs"])) if not path]
    assert everything(tmp_path / "archive.db") == everything(undisturbed / "archive.db")
