"""Interrupts (Ctrl-C): the first one stops a run in order, a second one at once."""

import asyncio
import signal
import threading
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """As `asyncio.run`, but for Ctrl-C.

    At the first one all tasks are cancelled, and KeyboardInterrupt is raised when they have given back what
    they hold. At a second one the system ends the process: no lookup of a name and no library can delay it.
    Elsewhere than in the main thread, and under a handler of the program's own, it is `asyncio.run`.
    """
    ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if not ours:
        return asyncio.run(main)
    try:
        return asyncio.run(_run_until_stopped(main))
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


async def _run_until_stopped(main: Coroutine[Any, Any, T]) -> T:
    loop, task, stopped = asyncio.get_running_loop(), asyncio.ensure_future(main), []

    def stop() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        stopped.append(True)
        task.cancel()

    with suppress(NotImplementedError):  # Windows has asyncio's own handler alone
        loop.add_signal_handler(signal.SIGINT, stop)
    try:
        return await task
    except asyncio.CancelledError:
        if stopped:
            raise KeyboardInterrupt from None
        raise
