"""Answers of a model, recorded and replayed without a key and without a network, through vcrpy.

A request finds its answer by what it asks (`cassette_file.question`), whatever host it goes to. Faults that
pass, refused keys and refused parameters are not recorded, so a replay meets none of them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.llm import cassette_file
from briefing.llm.provenance import Provenance

if TYPE_CHECKING:
    from briefing.llm.tape import Player


class Replay:
    """A cassette while it is played. `added` counts the answers that it lacked and now has."""

    def __init__(self, recorded: cassette_file.Recorded, player: "Player") -> None:
        self.about = recorded.about
        self.recorded = len(recorded.interactions)
        self.added = 0
        self._player = player

    @property
    def played(self) -> int:
        """How many of the recorded answers were played so far."""
        return self._player.played


def about(path: Path) -> str:
    """Who gave the recorded answers; empty where nobody said so. Raises UsageError as `replaying` does."""
    return cassette_file.read(path).about


def model(path: Path, of: Callable[[Provenance | None], bool] = lambda made_from: True) -> str:
    """The model that was asked, by the first request that is `of` a kind; empty where there is none. Raises
    UsageError as `replaying` does."""
    recorded = (one for one in cassette_file.read(path).interactions if of(one.made_from))
    return next((str(one.request.get("model", "")) for one in recorded), "")


@contextmanager
def recording(path: Path, about: str = "", made_by: str = "") -> Iterator[None]:
    """Records what a model is asked and answers meanwhile, and writes the file when the block has succeeded.

    A file that exists is then replaced; where the block raises it stays as it is. `about` says whose answers
    they are, `made_by` with which command they are recorded anew. Raises UsageError, before anything is
    asked, where the file could not be written.
    """
    from briefing.llm.tape import Recorder

    cassette_file.check_writable(path)
    recorder = Recorder()
    with recorder.running():
        yield
    cassette_file.write(path, about, recorder.kept, made_by)


@contextmanager
def extending(path: Path, about: str = "") -> Iterator[Replay]:
    """Answers from the file what it has answers to, records the rest, and adds it to the file when the block
    has succeeded. A file that lacks nothing is not touched; where there is none, one is made.

    Raises UsageError as `recording` does, and where the file is no cassette.
    """
    from briefing.llm.tape import Extender

    cassette_file.check_writable(path)
    recorded = cassette_file.read(path) if path.exists() else cassette_file.Recorded(interactions=())
    extender = Extender(str(path), recorded.interactions)
    replay = Replay(recorded, extender.player)
    with extender.running():
        yield replay
    replay.added = len(extender.kept)
    if extender.kept or not path.exists():
        kept = (*recorded.interactions, *extender.kept)
        cassette_file.write(path, about or recorded.about, kept, recorded.made_by)


@contextmanager
def replaying(path: Path, again: str = "") -> Iterator[Replay]:
    """Answers each request to a model from the file; each answer is played as often as it was recorded.

    A request without an answer raises CassetteError, which says what has changed since and names the command
    that records anew: the one that the file names, else `again`. Raises UsageError where there is no such
    file or it is no cassette.
    """
    from briefing.llm.tape import Player

    recorded = cassette_file.read(path)
    how = recorded.made_by or again or f"briefing daily SOURCE --record {path}"
    player = Player(str(path), recorded.interactions, how)
    with player.running():
        yield Replay(recorded, player)
