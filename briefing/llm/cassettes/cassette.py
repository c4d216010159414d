"""Cassettes: answers of a model, recorded through vcrpy, and replayed without a key or a network.

A request finds its answer by what it asks (`cassette_file.request_key`), whatever host it goes to. Faults
that pass, refused keys and refused parameters are not recorded, so a replay meets none of them.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.llm.cassettes import cassette_file
from briefing.llm.cassettes.provenance import Provenance
from briefing.notices import Notice

if TYPE_CHECKING:
    from briefing.llm.cassettes.player import Player


_STEP = 0.05  # seconds between two looks whether another recording has ended
PARTIAL = ".partial"
"""What the name of a file ends in that holds the answers of a recording which would replace another."""


class Replay:
    """A cassette while it is played. `added` counts the answers that it lacked and now has."""

    def __init__(self, recorded: cassette_file.CassetteContent, player: "Player") -> None:
        self.about = recorded.about
        self.recorded = len(recorded.interactions)
        self.added = 0
        self._player = player

    @property
    def played(self) -> int:
        """How many of the recorded answers were played so far."""
        return self._player.played


def recorded_model(path: Path, of: Callable[[Provenance | None], bool] = lambda made_from: True) -> str:
    """The model that was asked, by the first request that is `of` a kind; empty where there is none. Raises
    UsageError as `replay_cassette` does."""
    recorded = (
        interaction for interaction in cassette_file.read(path).interactions if of(interaction.made_from)
    )
    return next((str(interaction.request.get("model", "")) for interaction in recorded), "")


@contextmanager
def record_cassette(
    path: Path, about: str = "", made_by: str = "", notice: Notice = lambda line: None
) -> Iterator[None]:
    """Records what a model is asked and answers meanwhile; each answer is on the disk when the next is asked.

    A file that exists is replaced when the block has succeeded; until then the answers stand in a file of the
    same name that ends in `.partial`. Where the block raises or the process is killed, they stay there, or in
    the file itself where there was none, and the next recording goes on from them (`notice` is told). `about`
    says whose answers they are, `made_by` with which command they are recorded anew. Raises UsageError,
    before anything is asked, where the file could not be written or another run records into it.
    """
    from briefing.llm.cassettes.vcr import Extender

    _check_writable(path)
    with _lock(path, wait=False):
        pending = _PendingRecording(path, about, made_by, notice)
        extender = Extender(str(path), pending.left, pending.add)
        with pending.keep_on_failure(), extender.running():
            yield
        pending.write((*extender.player.used, *extender.added))


@contextmanager
def extend_cassette(path: Path, about: str = "", notice: Notice = lambda line: None) -> Iterator[Replay]:
    """Answers from the file what it has answers to, and records the rest as `record_cassette` does. A file
    that lacks nothing is not touched; where there is none, one is made.

    Waits for another recording into the file, so that both keep what they add (`notice` is told). Raises
    UsageError as `record_cassette` does, and where the file is no cassette.
    """
    from briefing.llm.cassettes.vcr import Extender

    _check_writable(path)
    with _lock(path, wait=True, notice=notice):
        is_whole = path.exists() and not cassette_file.is_unfinished(path)
        whole = cassette_file.read(path) if is_whole else cassette_file.CassetteContent(interactions=())
        pending = _PendingRecording(path, about or whole.about, whole.made_by, notice)
        recorded = whole.model_copy(update={"interactions": (*whole.interactions, *pending.left)})
        extender = Extender(str(path), recorded.interactions, pending.add)
        replay = Replay(recorded, extender.player)
        with pending.keep_on_failure(), extender.running():
            yield replay
        replay.added = len(extender.added)
        if extender.added or pending.left or not is_whole:
            pending.write((*recorded.interactions, *extender.added))


class _PendingRecording:
    """The answers of a recording until it ends: in the file itself, or beside one that is whole. `left` are
    those of a recording that was stopped."""

    def __init__(self, path: Path, about: str, made_by: str, notice: Notice) -> None:
        self._path, self._beside = path, _recording_path(path)
        self._about, self._made_by, self._notice = about, made_by, notice
        self.left = cassette_file.read(self._beside).interactions if self._beside.exists() else ()
        self._count = len(self.left)
        self._begun = False
        if self.left:
            notice(f"{path}: going on from {answer_count(self._count)} of a recording that was stopped.")

    def add(self, interaction: cassette_file.Interaction) -> None:
        """Raises BriefingError where it cannot be written."""
        if not self._begun:
            cassette_file.begin(self._beside, self._about, self._made_by, self.left)
            self._begun = True
        cassette_file.append(self._beside, interaction)
        self._count += 1

    @contextmanager
    def keep_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            if self._count:
                self._notice(
                    f"{self._beside}: {answer_count(self._count)} kept;"
                    f" the same command with --record {self._path} goes on from there."
                )
            elif self._begun:
                self._beside.unlink(missing_ok=True)
            raise

    def write(self, interactions: Sequence[cassette_file.Interaction]) -> None:
        """Writes the whole cassette. Raises BriefingError where it cannot be written."""
        cassette_file.write(self._path, self._about, interactions, self._made_by)
        if self._beside != self._path:
            self._beside.unlink(missing_ok=True)


@contextmanager
def _lock(path: Path, *, wait: bool, notice: Notice = lambda line: None) -> Iterator[None]:
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


def _check_writable(path: Path) -> None:
    cassette_file.check_writable(path)
    cassette_file.check_writable(_recording_path(path))  # its name is longer


def _recording_path(path: Path) -> Path:
    """Where the answers of a recording stand until it ends: beside a cassette that is whole."""
    whole = path.exists() and not cassette_file.is_unfinished(path)
    return path.with_name(f"{path.name}{PARTIAL}") if whole else path


def answer_count(count: int) -> str:
    """ "1 answer", "2 answers"."""
    return "1 answer" if count == 1 else f"{count} answers"


@contextmanager
def replay_cassette(path: Path, again: str = "") -> Iterator[Replay]:
    """Answers each request to a model from the file; each answer is played as often as it was recorded.

    A request without an answer raises CassetteError, which says what has changed since and names the command
    that records anew: the one that the file names, else `again`. Raises UsageError where there is no such
    file or it is no cassette.
    """
    from briefing.llm.cassettes.player import Player

    recorded = cassette_file.read(path)
    how = recorded.made_by or again or f"briefing daily SOURCE --record {path}"
    player = Player(str(path), recorded.interactions, how)
    with player.running():
        yield Replay(recorded, player)
