"""Trust in a second reader: which kinds of error it saw among the controls of a run, and what that makes of
what it says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from briefing.judge.controls import RequestStatement
from briefing.judge.planted_errors import ERROR_KINDS
from briefing.models import PlantedErrors
from briefing.tasks.readings import ErrorKind, Reading, join_errors

KeyT = TypeVar("KeyT")

_TRUE_ONES = 0.9  # of the true controls that have to be left in peace


class ControlResults(NamedTuple):
    """How the controls of some requests were answered: for each kind how many errors were planted and how
    many of those were seen; how many true ones there were, and how many were found entailed."""

    planted: Counter[ErrorKind]
    seen: Counter[ErrorKind]
    true: int = 0
    entailed: int = 0

    def plus(self, other: "ControlResults") -> "ControlResults":
        """Both together."""
        return ControlResults(
            self.planted + other.planted,
            self.seen + other.seen,
            self.true + other.true,
            self.entailed + other.entailed,
        )

    @property
    def trusted(self) -> bool:
        """Whether what was said is worth anything: the true ones left in peace, most errors seen."""
        fair = self.true > 0 and self.entailed >= _TRUE_ONES * self.true
        return fair and 2 * self.seen.total() > self.planted.total()

    def believes(self, kind: ErrorKind) -> bool:
        """Whether an error of a kind is believed: where that was planted, most of it has to be seen."""
        errors = self.by_kind().get(kind)
        return self.trusted and (errors is None or errors.mostly_seen)

    @property
    def blind_to(self) -> tuple[ErrorKind, ...]:
        """The kinds of which it saw half or less."""
        return tuple(kind for kind in ERROR_KINDS if not self.believes(kind)) if self.trusted else ()

    def by_kind(self) -> dict[ErrorKind, PlantedErrors]:
        """The planted errors for a brief to tell, in the order of their kinds."""
        return {
            kind: PlantedErrors(planted=self.planted[kind], seen=self.seen[kind])
            for kind in ERROR_KINDS
            if self.planted[kind]
        }


NO_CONTROLS = ControlResults(Counter(), Counter())


def control_results(
    statements: Sequence[RequestStatement], readings: Mapping[int, Reading]
) -> ControlResults | None:
    """How the controls of a request were answered, None where one was not; `readings` are by the places in
    it, from 1."""
    controls = [(s.planted, readings.get(at)) for at, s in enumerate(statements, start=1) if s.number is None]
    if any(reading is None for _, reading in controls):
        return None
    answered = [(planted, reading.verdict == "entailed") for planted, reading in controls if reading]
    return ControlResults(
        Counter([planted for planted, _ in answered if planted]),
        Counter([planted for planted, entailed in answered if planted and not entailed]),
        sum(planted is None for planted, _ in answered),
        sum(planted is None and entailed for planted, entailed in answered),
    )


def believed_readings(readings: Mapping[KeyT, Reading], results: ControlResults) -> dict[KeyT, Reading]:
    """The readings that count, of a reader who answered the controls so, with those of their errors that
    do."""
    if not results.trusted:
        return {}
    counted: dict[KeyT, Reading] = {}
    for key, reading in readings.items():
        errors = [error for error in reading.errors if results.believes(error.kind)]
        if reading.verdict == "entailed" or errors:
            counted[key] = join_errors(errors) if errors else reading
    return counted
