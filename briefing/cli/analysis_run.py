"""Run of an analysis, as commands share it: its sources, and what is said where Ctrl-C stops it."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.exit_codes import StoppedError
from briefing.errors import UsageError
from briefing.notices import Notice

if TYPE_CHECKING:
    from briefing.engine import Engine
    from briefing.settings import Settings

SEEDS = "seeds"


def run_settings(flags: dict[str, object], sources: Sequence[str] | None, notice: Notice) -> "Settings":
    """The settings of a run in the working folder, with at least one source: those that the command is given,
    else those of the settings, else ./seeds.

    Raises UsageError where there is none, and as `settings.load` does.
    """
    from briefing import settings

    given = tuple(sources) if sources else None
    chosen = settings.load({**flags, "sources": given}, Path.cwd())
    if chosen.sources:
        return chosen
    if not Path(SEEDS).is_dir():
        raise UsageError(
            "no SOURCE given and no ./seeds here; try: briefing daily article.txt (or briefing init, and list"
            " your sources)"
        )
    notice("No SOURCE given: reading ./seeds.")
    return settings.load({**flags, "sources": (SEEDS,)}, Path.cwd())


@contextmanager
def raise_when_stopped(engine: "Engine") -> Iterator[None]:
    """Raises StoppedError where Ctrl-C ends the block, which says what is kept. A second one ends the
    process."""
    try:
        yield
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        so_far = engine.so_far()
        raise StoppedError(_stopped_message(so_far.answers, so_far.kept)) from None


def _stopped_message(answers: int, kept: bool) -> str:
    """What became of the answers so far."""
    if not answers:
        return "stopped; nothing was written"
    several, are = ("1 answer", "is") if answers == 1 else (f"{answers:,} answers", "are")
    if not kept:
        return f"stopped; nothing was written, and {several} so far {are} not kept"
    return f"stopped; nothing was written, but {several} {are} kept, and the same command goes on from there"
