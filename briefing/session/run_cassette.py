"""Cassette choice: which cassette a run records to or replays from, by its settings."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.notices import Notice
from briefing.redaction import mask
from briefing.settings import Settings

if TYPE_CHECKING:
    from briefing.llm.cassettes import cassette
    from briefing.llm.cassettes.provenance import Provenance

_shared: ContextVar[bool] = ContextVar("briefing_one_tape_for_all_runs", default=False)
_command: ContextVar[str] = ContextVar("briefing_recorded_anew_with", default="")


def resolve_strict_recording(settings: Settings) -> Settings:
    """The settings with a strict recording as the replay that it is.

    Raises UsageError where `record`, `record_mode` and `replay` do not go together.
    """
    if settings.record and settings.replay:
        raise UsageError("--record and --replay do not go together; give one of them")
    if settings.record_mode == "strict" and settings.record:
        return settings.model_copy(update={"record": "", "replay": settings.record, "record_mode": "all"})
    if settings.record_mode == "new" and not settings.record:
        raise UsageError("--record-mode new adds to a cassette; name it with --record FILE")
    return settings


def recorded_model(settings: Settings) -> str:
    """The model that the answers at hand on articles and stories are from; empty where there are none."""
    from briefing.tasks.judge import is_check_request

    return _cassette_model(settings, lambda made_from: made_from is None or not is_check_request(made_from))


def recorded_reader_model(settings: Settings) -> str:
    """The model that the answers at hand of a second reader are from; empty where there are none."""
    from briefing.tasks.judge import is_check_request

    return _cassette_model(settings, lambda made_from: made_from is not None and is_check_request(made_from))


def _cassette_model(settings: Settings, of: "Callable[[Provenance | None], bool]") -> str:
    from briefing.llm.cassettes import cassette

    adding = settings.record_mode == "new" and Path(settings.record).exists()
    named = settings.replay or (settings.record if adding else "")
    return cassette.recorded_model(Path(named), of) if named else ""


@contextmanager
def open_cassette(settings: Settings, notice: Notice) -> Iterator[None]:
    """The cassette around a run, if there is one; a recording is written when the block has succeeded.

    Says in the end which answers were added and which were not asked for. Raises UsageError where the
    cassette cannot be read or written.
    """
    from briefing.llm.cassettes import cassette

    if _shared.get():
        yield
    elif settings.replay:
        with cassette.replay_cassette(Path(settings.replay), record_command(settings)) as played:
            yield
        _say_unasked(settings.replay, played, notice)
    elif settings.record and settings.record_mode == "new":
        with cassette.extend_cassette(Path(settings.record), notice=notice) as played:
            yield
        notice(f"{settings.record}: {cassette.answer_count(played.played)} replayed, {played.added} added.")
        _say_unasked(settings.record, played, notice)
    elif settings.record:
        with cassette.record_cassette(Path(settings.record), notice=notice):
            yield
    else:
        yield


@contextmanager
def share_cassette(settings: Settings, notice: Notice) -> Iterator[None]:
    """The cassette around several runs, which open none of their own within the block. Raises UsageError as
    `open_cassette` does."""
    with open_cassette(settings, notice):
        before = _shared.set(True)
        try:
            yield
        finally:
            _shared.reset(before)


@contextmanager
def set_record_command(command: str) -> Iterator[None]:
    """Within the block a replay that fails names this command, and not one of `briefing`."""
    before = _command.set(command)
    try:
        yield
    finally:
        _command.reset(before)


def record_command(settings: Settings) -> str:
    """The command that records anew what a run of these settings replays."""
    if _command.get():
        return _command.get()
    options = {"--model": settings.model, "--prompts": settings.prompts, "--record": settings.replay}
    given = [part for name, value in options.items() if value for part in (name, value)]
    places = [mask(source.place) for source in settings.sources]
    return shlex.join(["briefing", "daily", *(places or ["SOURCE"]), *given])


def _say_unasked(named: str, played: "cassette.Replay", notice: Notice) -> None:
    from briefing.llm.cassettes.cassette import answer_count

    unused = played.recorded - played.played
    if unused:
        notice(f"{named}: {unused} of its {answer_count(played.recorded)} not asked for.")
