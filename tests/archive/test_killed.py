"""A process that is killed while it writes: nothing of a day is lost, half there or there twice.

Three moments here; `BRIEFING_KILLS=20` for more, as in

    BRIEFING_KILLS=20 .venv/bin/python -m pytest -n0 tests/archive/test_killed.py
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from briefing.archive.database import open_archive
from briefing.archive.upkeep import add_briefs, brief_paths
from briefing.archive_place import ArchivePlace
from briefing.errors import UsageError
from briefing.models import Brief
from tests.archive.databases import Places, check_index, everything
from tests.archive.made_days import BONUS, CLOSURE, FIRE, STRIKE, archive_of, brief_of

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
from briefing.archive_place import archive_place
paths = brief_paths([Path(sys.argv[1])])
print("ready", flush=True)
while True:
    with open_archive(archive_place(sys.argv[2]), create=True) as archive:
        for _ in add_briefs(archive, paths):
            pass
"""


def written(folder: Path, briefs: list[Brief]) -> None:
    for brief in briefs:
        place = folder / brief.date
        place.mkdir(parents=True)
        (place / f"brief-{brief.date}.json").write_text(brief.model_dump_json(), encoding="utf-8")


def rows_by_day(place: ArchivePlace) -> dict[str, tuple[int, ...]]:
    """For each day how many rows of it there are in the tables that have a date; nothing where there is no
    archive yet."""
    try:
        with open_archive(place) as archive:
            if isinstance(place, Path):
                assert archive.value("PRAGMA integrity_check") == "ok"
                assert archive.rows("PRAGMA foreign_key_check") == []
            check_index(archive)
            return {
                row["date"]: tuple(
                    archive.value(f"SELECT count(*) FROM {table} WHERE date = :date", date=row["date"])
                    for table in ("articles", "stories", "story_articles", "parties", "statements")
                )
                for row in archive.rows("SELECT date FROM briefs")
            }
    except UsageError:
        return {}


def test_a_killed_writer_leaves_whole_days(places: Places, tmp_path: Path) -> None:
    briefs = tmp_path / "briefs"
    written(briefs, DAYS)
    undisturbed, disturbed = places(), places()
    with archive_of(undisturbed, *DAYS):
        pass
    whole = rows_by_day(undisturbed)
    rng, seen = random.Random(KILLS), 0

    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(briefs), getattr(disturbed, "url", str(disturbed))],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(rng.uniform(0.01, 0.8))
            writer.kill()
        days = rows_by_day(disturbed)
        assert all(whole[day] == rows for day, rows in days.items())
        assert len(days) >= seen
        seen = len(days)

    with archive_of(disturbed) as archive:
        assert list(add_briefs(archive, brief_paths([briefs]))) == brief_paths([briefs])
    assert everything(disturbed) == everything(undisturbed)
