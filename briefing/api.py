"""Python API: `briefing.make_brief`."""

import asyncio
import contextvars
import io
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date as Date  # noqa: N812 (the parameter is named after what it is)
from pathlib import Path
from typing import TypeVar

from briefing import pipeline, settings
from briefing.archive import briefs
from briefing.engine import open_engine
from briefing.errors import UsageError
from briefing.models import Brief
from briefing.notices import Notice

SourcePath = str | os.PathLike[str]
Made = TypeVar("Made")

_OF_FILES = (
    "out",
    "formats",
    "stories",
    "story_words",
    "also",
    "words",
)  # settings of the files that the command writes


def make_brief(
    sources: SourcePath | Iterable[SourcePath],
    *,
    date: Date | str | None = None,
    notice: Notice | None = None,
    **given: object,
) -> Brief:
    """The brief of files and folders, as `briefing daily` makes it. Prints nothing, and writes nothing but
    the cassette that `record` names.

    `date` is the brief's (a date or "2026-11-24"; today's where none is given). `notice` is called with each
    line that the command says on stderr. The rest are the settings by their names, which go before BRIEFING_*
    in the environment and `briefing.toml` in the working folder: `engine`, `model`, `base_url`, `prompts`,
    `record`, `replay` and so on (the fields of `briefing.settings.Settings`). With `previous` it is
    compared with the earlier brief in that file, else with none.

    A source that could not be read is in the brief (`articles[].status` and `.reason`), not an error. In a
    running event loop, as in a notebook, the brief is made in a thread of its own; the call waits for it.

    Raises a `BriefingError`: UsageError for settings that are wrong or do not go together, NothingToBrief
    where no source gave an article, CassetteError where a replay lacks an answer, ModelError where a model
    gave none.
    """
    return run_outside_loops(lambda: brief_of(sources, date, notice or (lambda _: None), given, os.environ))


def brief_of(
    sources: SourcePath | Iterable[SourcePath],
    date: Date | str | None,
    notice: Notice,
    given: Mapping[str, object],
    environment: Mapping[str, str],
) -> Brief:
    """As `make_brief`, with the environment's variables named, and outside of any event loop."""
    unused = [name for name in _OF_FILES if name in given]
    if unused:
        raise UsageError(f"make_brief writes no file: leave out {unused[0]}, or use `briefing daily`")
    named = (sources,) if isinstance(sources, str | os.PathLike) else tuple(sources)
    flags = {
        name: os.fspath(value) if isinstance(value, os.PathLike) else value for name, value in given.items()
    }
    flags["sources"] = tuple(os.fspath(source) for source in named) or None
    chosen = settings.load(flags, Path.cwd(), environment, flags_from="make_brief")
    if not chosen.sources:
        raise UsageError('no source is named; name one, as in make_brief("articles/")')
    day, stdin = parse_day(date), getattr(sys.stdin, "buffer", io.BytesIO())  # a notebook's has no bytes
    with open_engine(chosen, environment, notice, day) as opened:
        wanted = pipeline.selection(chosen, day, environment, Date.today())
        return pipeline.make_brief(
            wanted,
            stdin,
            opened,
            notice,
            interests=pipeline.Interests(chosen.watch, chosen.ignore),
            earlier=load_earlier(chosen.previous, day),
        )


def load_earlier(named: str, day: Date) -> tuple[Brief, ...]:
    """The brief to compare with, where one is named. Raises NotABrief or UsageError for one that won't do."""
    return (briefs.load_earlier_brief(Path(named), day),) if named and named != "none" else ()


def parse_day(given: Date | str | None) -> Date:
    """The date given, or today's. Raises UsageError for what is no date."""
    if isinstance(given, Date):
        return Date(given.year, given.month, given.day)  # a datetime is a date as well
    try:
        return Date.fromisoformat(given) if given else Date.today()
    except (TypeError, ValueError) as wrong:
        raise UsageError(f"date={given!r} is no date; write it as in date='2026-11-24'") from wrong


def run_outside_loops(make: Callable[[], Made]) -> Made:
    """What `make` gives, from a thread of its own where this one runs an event loop (it cannot run two)."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return make()
    with ThreadPoolExecutor(1, thread_name_prefix="briefing") as thread:
        return thread.submit(contextvars.copy_context().run, make).result()
