"""Reading a brief.json that somebody names."""

import json
from pathlib import Path

from pydantic import ValidationError

from briefing.cli import output
from briefing.errors import NotABrief
from briefing.model import Brief


def read_json(named: str) -> object:
    """What a JSON file holds. Raises NotABrief where it cannot be read or is no JSON."""
    try:
        content = output.given().read() if named == "-" else Path(named).read_bytes()
        return json.loads(content)
    except OSError as wrong:
        raise NotABrief(
            f"{named}: {(wrong.strerror or 'cannot be read').lower()}; name a brief-DATE.json"
        ) from wrong
    except (ValueError, RecursionError) as wrong:
        raise NotABrief(f"{named} is no JSON; name a brief-DATE.json") from wrong


def read_brief(named: str) -> Brief:
    """A whole and valid brief. Raises NotABrief for anything else."""
    try:
        return Brief.model_validate(read_json(named))
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise NotABrief(
            f"{named} is no brief: {where}: {fault['msg'].lower()}; name a brief-DATE.json"
        ) from wrong
