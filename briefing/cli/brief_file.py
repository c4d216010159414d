"""Brief input: reading a brief.json that somebody names, and the earlier one to compare with."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.archive import briefs
from briefing.cli import console
from briefing.errors import BriefingError, NotABrief
from briefing.models import Brief
from briefing.notices import Notice

if TYPE_CHECKING:
    from briefing.settings import Settings

_NO_COMPARISON = "none"


def read_json(named: str) -> object:
    """What a JSON file holds. Raises NotABrief where it cannot be read or is no JSON."""
    return briefs.parse_json(named, console.read_input(named, "name a brief-DATE.json", NotABrief))


def read_brief(named: str) -> Brief:
    """A whole and valid brief. Raises NotABrief for anything else."""
    return briefs.validate_brief(named, read_json(named))


def earlier_briefs(chosen: "Settings", day: date, notice: Notice) -> tuple[Brief, ...]:
    """The brief that the settings name, else those from before `day` that were written and whose stories can
    go on, the newest first; none where there is none, or none is wanted. What is broken and was not named
    costs a notice.

    Raises NotABrief or UsageError for a named one that will not do.
    """
    if chosen.previous == _NO_COMPARISON:
        return ()
    if chosen.previous:
        return (briefs.load_earlier_brief(Path(chosen.previous), day),)
    loaded: list[Brief] = []
    for newest, path in enumerate(briefs.recent_brief_paths(Path(chosen.out), day)):
        try:
            loaded.append(briefs.load_earlier_brief(path, day))
        except BriefingError as wrong:
            if newest == 0:
                notice(f"Compared with no earlier brief: {wrong}, or --previous none.")
                return ()
            notice(f"Left out of the comparison: {wrong}.")
        else:
            if newest == 0:
                notice(f"Compared with {path}.")
    return tuple(loaded)
