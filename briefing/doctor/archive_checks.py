"""Archive checks: where the archive is, what it holds, and whether a run can use it."""

from collections.abc import Mapping

from briefing.archive.database import read_archive
from briefing.archive.postgres_access import check_access
from briefing.archive.upkeep import contents
from briefing.doctor.local_checks import CheckResult
from briefing.errors import ArchiveError, UsageError
from briefing.notices import pluralize
from briefing.settings import Settings

_MEGABYTE = 1e6


def check_archive(chosen: Settings, environment: Mapping[str, str]) -> CheckResult:
    """Whether the archive that the settings name can be reached and read. None is made."""
    place = chosen.archive_place
    if place is None:
        return CheckResult("archive", "ok", "none is kept (archive = none)")
    try:
        check_access(place, environment)
    except UsageError as wrong:
        return CheckResult("archive", "fail", str(wrong))
    try:
        with read_archive(place) as archive:
            held = contents(archive)
    except UsageError as none_yet:
        return CheckResult("archive", "ok", str(none_yet))
    except ArchiveError as wrong:
        return CheckResult("archive", "fail", str(wrong))
    size = f"{held.size / _MEGABYTE:.1f} MB"
    return CheckResult("archive", "ok", f"{held.path}, {pluralize(held.briefs, 'brief')}, {size}")
