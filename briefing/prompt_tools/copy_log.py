"""Copy notes: what was copied, noted in a file beside the copies, where no editor comes upon it."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from briefing.errors import UsageError

FILE = ".briefing-copied.json"


class CopyNote(BaseModel):
    """A packaged template as it stood when it was copied: its name, its hash and its text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    default: str
    hash: str
    text: str


_NOTES = TypeAdapter(dict[str, CopyNote])


def copy_note(layer: Path, name: str) -> CopyNote | None:
    """What a user's template was copied from; None where nobody noted it. Raises UsageError as `read`."""
    return read(layer).get(name)


def read(layer: Path) -> dict[str, CopyNote]:
    """All notes of a user's folder, by the names of the copies. Raises UsageError where they are garbled."""
    path = layer / FILE
    try:
        return _NOTES.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValidationError, OSError) as wrong:
        raise UsageError(
            f"{path} cannot be read as notes of what was copied; remove it, and diff will not know when a"
            " default has changed"
        ) from wrong


def dump_notes(notes: Mapping[str, CopyNote]) -> bytes:
    """The notes as the file that `read` reads."""
    return _NOTES.dump_json(dict(sorted(notes.items())), indent=1) + b"\n"
