"""Brief input: reading a brief.json that somebody names."""

from pathlib import Path

from briefing.archive import briefs
from briefing.cli import console
from briefing.errors import NotABrief
from briefing.models import Brief


def read_json(named: str) -> object:
    """What a JSON file holds. Raises NotABrief where it cannot be read or is no JSON."""
    try:
        content = console.standard_input().read() if named == "-" else Path(named).read_bytes()
    except OSError as wrong:
        raise NotABrief(
            f"{named}: {(wrong.strerror or 'cannot be read').lower()}; name a brief-DATE.json"
        ) from wrong
    return briefs.parse_json(named, content)


def read_brief(named: str) -> Brief:
    """A whole and valid brief. Raises NotABrief for anything else."""
    return briefs.validate_brief(named, read_json(named))
