"""Pin: what is noted of a judge in a file beside it: where it came from, the hashes of its files, and how its
scores are read."""

import hashlib
import json
from pathlib import Path

from pydantic import Field, ValidationError

from briefing.errors import UsageError
from briefing.frozen import Frozen

FILE = "judge.json"


class Pin(Frozen):
    """What is known of a judge; an empty text is what nobody could look up. Who exports a model of their own
    may write this file by hand.

    `files` are the SHA-256 of its files by their names, which `source` (OWNER/REPOSITORY of the hub) had at
    `revision`. `entailment` names the label that says that a statement follows, where config.json does not.
    `template` is the text that a model reads that takes no pair of texts, with {premise} and {hypothesis} in
    it, `max_tokens` how much it reads, where it was trained on more than its configuration tells.
    `threshold` is the probability from which a statement is borne out; from `weak_from` on it is so in part.
    """

    name: str = ""
    source: str = ""
    revision: str = ""
    licence: str = ""
    files: dict[str, str] = Field(default_factory=dict)
    entailment: str = ""
    template: str = Field(default="", pattern=r"^$|(?s:\{premise\}.*\{hypothesis\})")
    max_tokens: int | None = Field(default=None, ge=32)
    threshold: float | None = Field(default=None, gt=0, lt=1)
    weak_from: float | None = Field(default=None, gt=0, lt=1)


def read_pin(folder: Path) -> Pin:
    """What is noted of the judge in a folder; an empty pin where nothing is. Raises UsageError where the file
    cannot be read."""
    path = folder / FILE
    try:
        return Pin.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Pin()
    except OSError as wrong:
        reason = (wrong.strerror or "no reason given").lower()
        raise UsageError(f"{path} cannot be read: {reason}; correct it or move it away") from wrong
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        where = ".".join(map(str, fault["loc"])) or FILE
        raise UsageError(
            f"{path}: {where} will not do: {fault['msg'].lower()}; correct it or move it away"
        ) from wrong


def pin_bytes(pin: Pin) -> bytes:
    """The content of the file."""
    return json.dumps(pin.model_dump(exclude_defaults=True), indent=1, ensure_ascii=False).encode() + b"\n"


def file_digest(path: Path) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
