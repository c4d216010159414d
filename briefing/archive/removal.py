"""Removal of days from the archive, with all that refers to them. Within a transaction of the caller's."""

from datetime import date

from briefing.archive.database import Archive
from briefing.archive.rows import first_id

_LEFT_ALONE = (
    "DELETE FROM storylines WHERE NOT EXISTS (SELECT 1 FROM stories WHERE stories.storyline = storylines.id)"
)


def remove_days(archive: Archive, first: date, beyond: date) -> int:
    """Removes the briefs from `first` up to the day before `beyond`, and the storylines of which nothing is
    left. How many briefs there were."""
    archive.full_text.remove(first_id(first), first_id(beyond))
    removed = archive.execute(
        "DELETE FROM briefs WHERE date >= :first AND date < :beyond",
        first=first.isoformat(),
        beyond=beyond.isoformat(),
    )
    archive.execute(_LEFT_ALONE)
    return removed
