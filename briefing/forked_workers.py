"""Forked workers: processes that work on what this one has in memory, while its event loop waits for answers.

A worker has all that this process had when it was forked, so a job is small. It ends when this process does,
however that ends, since its socket is closed then; Ctrl-C is not for it.
"""

import asyncio
import gc
import os
import pickle
import select
import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Generic, NamedTuple, NoReturn, Self, TypeVar

from briefing import interrupts

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

_MOST = 4  # workers, whatever the machine has
_AHEAD = 3  # jobs that a worker has at once, so that it never waits for this process
_LENGTH = 8  # bytes before a result that tell how long it is


class WorkerError(Exception):
    """A worker is gone, or could not do its work: the caller does it."""


def other_processors(jobs: int = 0) -> int:
    """How many workers there may be beside this process, whatever else runs: up to `jobs` processes in all,
    as many as there are processors where that is 0; none where this one cannot be forked."""
    if not _can_fork():
        return 0
    return (jobs or min(_MOST + 1, len(os.sched_getaffinity(0)))) - 1


def _can_fork() -> bool:
    return hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and threading.active_count() == 1


class _Worker(NamedTuple):
    pid: int
    socket: socket.socket


@contextmanager
def fork_workers(
    work: Callable[[JobT], ResultT], count: int, ahead: Iterable[object] = ()
) -> Iterator["ForkedWorkers[JobT, ResultT]"]:
    """So many workers for the block, each of which does `work`, and walks through `ahead` until it has its
    first job: what that leaves in memory is there for all."""
    workers: list[_Worker] = []
    try:
        for _ in range(count):
            workers.append(_fork(work, ahead, workers))
        yield ForkedWorkers([worker.socket for worker in workers])
    finally:
        for worker in workers:
            worker.socket.close()
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(worker.pid, signal.SIGTERM)
                os.waitpid(worker.pid, 0)


def _fork(work: Callable[[JobT], ResultT], ahead: Iterable[object], others: list[_Worker]) -> _Worker:
    ours, theirs = socket.socketpair()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    gc.freeze()  # a collection in the worker would write into every page that both have
    try:
        pid = os.fork()
        if pid == 0:
            for worker in others:
                worker.socket.close()
            ours.close()
            _serve(work, ahead, theirs)
    finally:
        gc.unfreeze()
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    theirs.close()
    return _Worker(pid, ours)


def _serve(work: Callable[[JobT], ResultT], ahead: Iterable[object], theirs: socket.socket) -> NoReturn:
    """Does what it is sent until nobody is there to send it. A fault gives an empty result: who waits for it
    does the work then, and meets the fault."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _walk_until_asked(ahead, theirs)
        with theirs.makefile("rb") as jobs:
            while True:
                job = pickle.load(jobs)
                try:
                    result = pickle.dumps(work(job), pickle.HIGHEST_PROTOCOL)
                except Exception:  # noqa: BLE001 (whoever waits for the result meets it)
                    result = b""
                theirs.sendall(len(result).to_bytes(_LENGTH, "big") + result)
    finally:
        os._exit(0)  # without the buffers and the exit handlers of the process that it is a copy of


def _walk_until_asked(ahead: Iterable[object], theirs: socket.socket) -> None:
    """A fault ends it, too: whoever asks for the same meets it again."""
    with suppress(Exception):
        for _ in ahead:
            if select.select([theirs], [], [], 0)[0]:
                return


class ForkedWorkers(Generic[JobT, ResultT]):
    """Workers as coroutines ask them: `async with workers`, in one event loop."""

    def __init__(self, sockets: Sequence[socket.socket]) -> None:
        self._sockets = sockets
        self._lines: list[_Line] = []

    async def __aenter__(self) -> Self:
        self._lines = [_Line(*await asyncio.open_connection(sock=each)) for each in self._sockets]
        return self

    async def __aexit__(self, *_: object) -> None:
        for line in self._lines:
            line.writer.close()

    @property
    def slots(self) -> int:
        """How many jobs they have at once, all together."""
        return _AHEAD * len(self._sockets)

    @property
    def have_room(self) -> bool:
        """Whether a worker would be idle before long."""
        return any(line.jobs < _AHEAD for line in self._lines)

    async def do(self, job: JobT) -> ResultT:
        """The result of a job from the worker that has the fewest. Raises WorkerError where it gives none."""
        line = min(self._lines, key=lambda line: line.jobs)
        line.jobs += 1
        try:
            answer = await line.ask(pickle.dumps(job, pickle.HIGHEST_PROTOCOL))
        except (OSError, EOFError) as wrong:
            raise WorkerError from wrong
        finally:
            line.jobs -= 1
        if not answer:
            raise WorkerError
        result: ResultT = pickle.loads(answer)
        return result


def map_forked(work: Callable[[int], ResultT], count: int, workers: int) -> list[ResultT]:
    """What `work` gives for each number below `count`, in order, by so many workers and this process, which
    does what they cannot. Lower numbers come first, so those that take long should be low."""
    workers = min(workers, count - 1)
    if workers < 1:
        return [work(number) for number in range(count)]
    with fork_workers(work, workers) as forked:
        return interrupts.run(_map(work, count, forked))


async def _map(
    work: Callable[[int], ResultT], count: int, workers: ForkedWorkers[int, ResultT]
) -> list[ResultT]:
    results: dict[int, ResultT] = {}
    numbers = iter(range(count))

    async def ask() -> None:
        for number in numbers:
            try:
                results[number] = await workers.do(number)
            except WorkerError:
                results[number] = work(number)

    async def help_out() -> None:
        for number in numbers:
            results[number] = work(number)
            await asyncio.sleep(0)

    async with workers:
        await asyncio.gather(*(ask() for _ in range(workers.slots)), help_out())
    return [results[number] for number in range(count)]


class _Line:
    """To a worker and back; results come in the order of the jobs."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.jobs = 0
        self.writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()

    async def ask(self, job: bytes) -> bytes:
        self.writer.write(job)  # at once: the worker has its next job when it is done with one
        async with self._turn:
            length = int.from_bytes(await self._reader.readexactly(_LENGTH), "big")
            return await self._reader.readexactly(length)
