"""Interruption: what is said when Ctrl-C has stopped a run."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.engine import Engine


class StoppedError(BriefingError):
    exit_code = 130  # 128 and the number of the signal, as shells have it


@contextmanager
def raise_when_stopped(engine: "Engine") -> Iterator[None]:
    """Raises StoppedError where Ctrl-C ends the block, which says what is kept. A second one ends the
    process."""
    try:
        yield
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        so_far = engine.so_far()
        raise StoppedError(stopped_message(so_far.answers, so_far.kept)) from None


def stopped_message(answers: int, kept: bool) -> str:
    """What became of the answers so far."""
    if not answers:
        return "stopped; nothing was written"
    several, are = ("1 answer", "is") if answers == 1 else (f"{answers:,} answers", "are")
    if not kept:
        return f"stopped; nothing was written, and {several} so far {are} not kept"
    return f"stopped; nothing was written, but {several} {are} kept, and the same command goes on from there"
