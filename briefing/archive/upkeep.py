"""Upkeep of the archive: briefs of before taken in, what it holds, and an end of what is old."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from briefing.archive.briefs import is_date, load_brief, written_brief_paths
from briefing.archive.database import Archive
from briefing.archive.intake import add_brief
from briefing.archive.removal import remove_days
from briefing.errors import NotABrief, UnfitBriefError, UsageError
from briefing.frozen import Frozen

_PERIOD = re.compile(r"(?P<count>\d{1,4})\s?(?P<unit>[dwmy])", re.IGNORECASE)
_COUNTED = ("articles", "stories", "storylines", "statements", "positions", "questions", "answers", "figures")


class Contents(Frozen):
    """What an archive holds: its size in bytes, the first and the last date (empty where there is no brief),
    and the rows of its tables by their names."""

    path: str
    size: int
    version: int
    first: str
    last: str
    briefs: int
    rows: dict[str, int]


class Refusal(NamedTuple):
    """A file that was not taken in, and why."""

    path: Path
    reason: str


def brief_paths(places: Iterable[Path]) -> list[Path]:
    """The briefs of folders of dated folders, and those named themselves, in the order of their names.

    Raises UsageError for a place where there is none.
    """
    paths: list[Path] = []
    for place in places:
        inside = written_brief_paths(place) if place.is_dir() else [place]
        if not inside or not place.exists():
            raise UsageError(f"{place} holds no DATE/brief-DATE.json; name a folder of briefs, or a brief")
        paths += inside
    return sorted(set(paths), key=lambda path: (path.name, path))


def add_briefs(archive: Archive, paths: Sequence[Path]) -> Iterator[Path | Refusal]:
    """Takes each brief in, and yields its path, or why it was not. What one date has twice is taken from the
    last."""
    for path in paths:
        try:
            brief = load_brief(path)
            if not is_date(brief.date):
                raise NotABrief(f"{path} is no brief: {brief.date!r} is no date; name a brief-DATE.json")
            add_brief(archive, brief)
        except NotABrief as wrong:
            yield Refusal(path, str(wrong))
        except UnfitBriefError:
            yield Refusal(
                path,
                f"{path} is no brief that `daily` wrote: an id in it stands twice, or a place"
                " is none; make it again",
            )
        else:
            yield path


def contents(archive: Archive) -> Contents:
    """What an archive holds."""
    (briefs,) = archive.rows("SELECT count(*) AS count, min(date) AS first, max(date) AS last FROM briefs")
    return Contents(
        path=archive.name,
        size=archive.size(),
        version=archive.version(),
        first=briefs["first"] or "",
        last=briefs["last"] or "",
        briefs=briefs["count"],
        rows={name: int(str(archive.value(f"SELECT count(*) FROM {name}"))) for name in _COUNTED},
    )


def prune(archive: Archive, before: date) -> int:
    """Removes the briefs from before a day, and gives their room back. How many there were."""
    with archive.transaction():
        removed = remove_days(archive, date.min, before)
    if removed:
        archive.compact()
    return removed


def day_before(period: str, day: date) -> date:
    """The day that is a period as in "30d", "8w", "6m" or "2y" before another. Raises UsageError for what is
    no period."""
    match = _PERIOD.fullmatch(period.strip())
    if not match:
        raise UsageError(f"{period!r} is no period; write it as in 90d, 8w, 6m or 2y")
    count, unit = int(match["count"]), match["unit"].lower()
    try:
        if unit in "dw":
            return day - timedelta(days=count * (7 if unit == "w" else 1))
        months = day.year * 12 + day.month - 1 - count * (12 if unit == "y" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError) as wrong:
        raise UsageError(f"{period!r} reaches back before all dates; name a shorter period") from wrong
