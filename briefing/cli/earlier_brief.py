"""Comparison: which earlier brief a new one is compared with, and which one it replaces."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.archive import briefs
from briefing.errors import BriefingError
from briefing.notices import Notice

if TYPE_CHECKING:
    from briefing.models import Brief
    from briefing.settings import Settings

NONE = "none"


def earlier_brief(chosen: "Settings", day: date, notice: Notice) -> "Brief | None":
    """The brief that the settings name, else the newest from before `day` among those written; None where
    there is none, or none is wanted. One that is broken and was not named costs a notice.

    Raises NotABrief or UsageError for a named one that will not do.
    """
    if chosen.previous == NONE:
        return None
    if chosen.previous:
        return briefs.load_earlier_brief(Path(chosen.previous), day)
    path = briefs.newest_brief_path(Path(chosen.out), day)
    if path is None:
        return None
    try:
        brief = briefs.load_earlier_brief(path, day)
    except BriefingError as wrong:
        notice(f"Compared with no earlier brief: {wrong}, or --previous none.")
        return None
    notice(f"Compared with {path}.")
    return brief


def report_replacement(folder: Path, day: date, notice: Notice) -> None:
    """A line where the date has a brief already."""
    path = folder / f"brief-{day.isoformat()}.json"
    if path.exists():
        notice(f"Replaces {path}.")
