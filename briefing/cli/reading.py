"""Reading a brief.json that somebody names."""

from pathlib import Path

from briefing import archive
from briefing.cli import output
from briefing.errors import NotABrief
from briefing.model import Brief


def read_json(named: str) -> object:
    """What a JSON file holds. Raises NotABrief where it cannot be read or is no JSON."""
    try:
        content = output.given().read() if named == "-" else Path(named).read_bytes()
    except OSError as wrong:
        raise NotABrief(
            f"{named}: {(wrong.strerror or 'cannot be read').lower()}; name a brief-DATE.json"
        ) from wrong
    return archive.parsed(named, content)


def read_brief(named: str) -> Brief:
    """A whole and valid brief. Raises NotABrief for anything else."""
    return archive.valid(named, read_json(named))
