"""Earlier briefs, as they lie in files: one that is named, or the newest in the folders of their dates."""

import json
from datetime import date, timedelta
from pathlib import Path

from pydantic import ValidationError

from briefing.errors import NotABrief, UsageError
from briefing.models import Brief
from briefing.stories.history.tellings import DAYS


def parse_json(name: str, content: bytes) -> object:
    """What the content of a file holds as JSON. Raises NotABrief for what is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as wrong:
        raise NotABrief(f"{name} is no JSON; name a brief-DATE.json") from wrong


def validate_brief(name: str, content: object) -> Brief:
    """The brief that a parsed file holds. Raises NotABrief for anything else."""
    try:
        return Brief.model_validate(content)
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise NotABrief(
            f"{name} is no brief: {where}: {fault['msg'].lower()}; name a brief-DATE.json"
        ) from wrong


def load_brief(path: Path) -> Brief:
    """The brief of a file. Raises NotABrief where it cannot be read or is none."""
    try:
        content = path.read_bytes()
    except OSError as wrong:
        reason = (wrong.strerror or "cannot be read").lower()
        raise NotABrief(f"{path}: {reason}; name a brief-DATE.json") from wrong
    return validate_brief(str(path), parse_json(str(path), content))


def load_earlier_brief(path: Path, day: date) -> Brief:
    """The brief of a file, to compare one of `day` with. Raises NotABrief as `load_brief` does, and
    UsageError where it is not of an earlier day."""
    brief = load_brief(path)
    if brief.date >= day.isoformat():
        raise UsageError(
            f"{path} is the brief of {brief.date}, which is not before {day.isoformat()}; name an earlier one"
        )
    return brief


def written_brief_paths(folder: Path) -> list[Path]:
    """The briefs that `daily` wrote under a folder, in the order of their dates."""
    written = (
        path for path in folder.glob("*/brief-*.json") if path.name == f"brief-{path.parent.name}.json"
    )
    return sorted((path for path in written if is_date(path.parent.name)), key=lambda path: path.parent.name)


def recent_brief_paths(folder: Path, day: date) -> list[Path]:
    """The briefs from before `day` that `daily` wrote under a folder and whose stories can go on, the newest
    first: that one, however old, and those of the 14 days before it."""
    before = [path for path in written_brief_paths(folder) if path.parent.name < day.isoformat()]
    if not before:
        return []
    newest = date.fromisoformat(before[-1].parent.name)
    first = (newest - timedelta(days=DAYS)).isoformat()
    return [path for path in reversed(before) if path.parent.name > first]


def is_date(name: str) -> bool:
    """Whether a name is a date as in "2026-11-24"."""
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False
