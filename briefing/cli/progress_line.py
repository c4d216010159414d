"""Progress: how far a run is, on standard error: one line on a terminal, one now and then elsewhere."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.cli import console

if TYPE_CHECKING:
    from briefing.llm.bill import Account
    from briefing.progress import Progress

Show = Callable[[str], None]
_BLINK = 0.25  # seconds between two looks on a terminal
_PAUSE = 5.0  # and elsewhere, more as a run grows old
_WINDOW = 30.0  # seconds that tell how fast it goes
_AT_LEAST = 3.0  # seconds before anything is foretold


class Pace:
    """How fast sentences are read, by the last half minute: answers from the cache come at once, and would
    promise the others too soon."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def seconds_left(self, at: float, done: int, of: int) -> float | None:
        """Seconds until all are read, seen at the second `at`; None where it is too early to tell."""
        self._seen.append((at, done))
        while len(self._seen) > 2 and at - self._seen[1][0] >= _WINDOW:
            self._seen.popleft()
        since, before = self._seen[0]
        if done == before or at - since < _AT_LEAST:
            return None
        return (of - done) * (at - since) / (done - before)


def progress_line(progress: "Progress", left: float | None) -> str:
    """One line, as "Read 12 of 45 sentences; 2 requests, 3,100 tokens, $0.0021; about 40 seconds left"."""
    text = f"Read {progress.sentences:,} of {progress.of:,} sentences"
    account_words = list(_account_parts(progress.account)) if progress.account else []
    parts = [text, ", ".join(account_words), f"about {_duration(left)} left" if left is not None else ""]
    return "; ".join(part for part in parts if part)


def _account_parts(account: "Account") -> Iterator[str]:
    from briefing.llm.pricing import round_usd
    from briefing.notices import pluralize

    tokens = account.prompt_tokens + account.completion_tokens
    if account.requests:
        yield pluralize(account.requests, "request")
    if account.cached:
        yield f"{pluralize(account.cached, 'answer')} from the cache"
    if tokens:
        yield pluralize(tokens, "token")
    if account.usd:
        yield f"${round_usd(account.usd)}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(2, round(seconds))} seconds"
    minutes = seconds / 60
    return f"{minutes:.0f} minutes" if minutes < 90 else f"{minutes / 60:.1f} hours"


@contextmanager
def show_progress(look: Callable[[], "Progress"]) -> Iterator[None]:
    """Shows on standard error how far a run is, as long as the block lasts."""
    if console.is_terminal():
        with _live_line() as show, watch_progress(look, show, lambda _: _BLINK):
            yield
    else:
        with watch_progress(look, console.print_notice, _pause):
            yield


def _pause(elapsed: float) -> float:
    """Seconds to the next line: five at first, a twentieth of the time so far in a long run."""
    return max(_PAUSE, elapsed / 20)


@contextmanager
def watch_progress(
    look: Callable[[], "Progress"], show: Show, pause: Callable[[float], float]
) -> Iterator[None]:
    """Shows what has changed, from a thread, after each pause (in seconds, by the seconds so far)."""
    ended = threading.Event()

    def watch() -> None:
        pace, begun, before = Pace(), time.monotonic(), None
        while not ended.wait(pause(time.monotonic() - begun)):
            progress = look()
            left = pace.seconds_left(time.monotonic() - begun, progress.sentences, progress.of)
            if progress != before:
                show(progress_line(progress, left))
            before = progress

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def _live_line() -> Iterator[Show]:
    """A line of the terminal that each text replaces, and that is gone in the end; notices stand above it."""
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    with Live(console=console, auto_refresh=False, transient=True) as live:
        console.show_cursor()  # a run that is killed could not bring it back
        yield lambda said: live.update(Text(said, no_wrap=True, overflow="ellipsis"), refresh=True)
