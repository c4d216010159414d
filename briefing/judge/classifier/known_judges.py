"""Known judges: the classifiers that can be had by name, from the table beside this file."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from briefing.frozen import Frozen

_TABLE = Path(__file__).with_name("known_judges.toml")


class KnownJudge(Frozen):
    """A row of the table, which says what its fields are. An empty text, or 0, is what nobody could look
    up."""

    name: str
    source: str
    revision: str = ""
    file: str = ""
    sha256: str = ""
    megabytes: int = 0
    licence: str = ""
    scores: str = ""
    entailment: str = ""
    threshold: float | None = Field(default=None, gt=0, lt=1)
    looked_up: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def known_judges() -> dict[str, KnownJudge]:
    """The rows of the table by their names, in its order."""
    rows = tomllib.loads(_TABLE.read_text("utf-8"))["judge"]
    return {row["name"]: KnownJudge.model_validate(row) for row in rows}
