"""File lock: one recording into a cassette at a time, whatever process it runs in."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import UsageError
from briefing.notices import Notice

_STEP = 0.05  # seconds between two looks whether the other recording has ended


@contextmanager
def lock(path: Path, *, wait: bool, notice: Notice = lambda line: None) -> Iterator[None]:
    """Holds a cassette for this recording; the system lets go of it where the process is killed.

    Where another recording holds it, one that waits does so until that has ended; raises UsageError where it
    does not wait. On Windows, which has no such lock, nothing is held.
    """
    beside = path.with_name(f".{path.name}.lock")
    handle = _try_lock(beside)
    if handle is None:
        if not wait:
            raise UsageError(
                f"another run records into {path}: wait for it, name another file with --record, or add what"
                " it lacks with --record-mode new"
            )
        notice(f"Waiting for another run that records into {path}.")
        while (handle := _try_lock(beside)) is None:
            time.sleep(_STEP)
    try:
        yield
    finally:
        with suppress(OSError):
            beside.unlink()
        os.close(handle)


def _try_lock(beside: Path) -> int | None:
    """A handle of the locked file; None where somebody else has it, or removed it meanwhile."""
    handle = os.open(beside, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        import fcntl
    except ImportError:
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_ino == beside.stat().st_ino:
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
