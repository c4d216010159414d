"""Provenance: what a request was made from: its source, its templates, its schema and what shaped it.

Whoever asks a model says so around the call (`use_provenance`), and a recorder keeps it beside the request:
the request itself holds nothing of it, so that a cassette replays whatever the files are called.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import groupby

from pydantic import BaseModel, ConfigDict, JsonValue

SOURCES = " + "  # between the names of several sources
_DIGITS = 12
_NAMED = 6  # sources
_FENCED = re.compile(r"^<(\w+-[0-9a-f]{16})>\n(.*?)\n</\1>$", re.MULTILINE | re.DOTALL)
_NUMBERED = re.compile(r"\[\d+\] ")
_BEFORE_A_NAME = re.compile(r"[/\\]")


class Provenance(BaseModel):
    """`source` is a file's name alone. `head` is what the request tells of the article above its numbered
    lines. `lines` is the hash of those, which stand in the request, `part` their number among the `parts` of
    the article. `templates` holds the hashes of the templates by their names, `answer_schema` that of the
    schema, `settings` the variables and settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    part: int
    parts: int
    head: str = ""
    lines: str
    templates: dict[str, str]
    answer_schema: str
    settings: dict[str, JsonValue]


_provenance: ContextVar[Provenance | None] = ContextVar("briefing_provenance", default=None)


@contextmanager
def use_provenance(made_from: Provenance) -> Iterator[None]:
    """Requests that are sent within the block are made from this."""
    before = _provenance.set(made_from)
    try:
        yield
    finally:
        _provenance.reset(before)


def current_provenance() -> Provenance | None:
    """What the request under way is made from; None where nobody said so."""
    return _provenance.get()


def source_name(source: str) -> str:
    """The name of a file or the last part of an address: nothing of a machine, a host or a query."""
    return _BEFORE_A_NAME.split(source.partition("?")[0].rstrip("/\\"))[-1]


def sources_name(sources: Sequence[str]) -> str:
    """The names of several sources in a line, at most six of them."""
    more = [f"{len(sources) - _NAMED} more"] if len(sources) > _NAMED else []
    return SOURCES.join([*map(source_name, sources[:_NAMED]), *more])


def schema_hash(schema: Mapping[str, object]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a schema in its canonical form."""
    canonical = json.dumps(schema, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:_DIGITS]


def lines_hash(lines: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of an article's numbered lines."""
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def lines_in(message: str, digest: str) -> str | None:
    """The numbered lines of this hash that stand in a message, in a run or between their fences; None where
    there are none."""
    fenced = (match[2] for match in _FENCED.finditer(message))
    return next((lines for lines in (*numbered_runs(message), *fenced) if lines_hash(lines) == digest), None)


def numbered_runs(message: str) -> tuple[str, ...]:
    """All runs of numbered lines in a message: the worked example's, then the article's."""
    grouped = groupby(message.split("\n"), key=lambda line: bool(_NUMBERED.match(line)))
    return tuple("\n".join(lines) for numbered, lines in grouped if numbered)
