"""Readings: what a second reader says of statements, whoever it is."""

from collections.abc import Sequence
from typing import Literal

from briefing.frozen import Frozen

Entailment = Literal["entailed", "partly", "not entailed", "contradicted"]
ErrorKind = Literal[
    "who", "to whom", "speaker", "polarity", "certainty", "amount", "time", "cause", "scope", "other"
]


class Reading(Frozen):
    """What a second reader says of one statement against the sentences that it rests on: `words` of it that
    they do not entail, the `kind` of that error, and the sentence that speaks `against` them, if one does;
    `further` are other errors in it, none graver. A classifier names no error, and gives the `probability`
    that they entail it."""

    verdict: Entailment
    words: str = ""
    kind: ErrorKind = "other"
    against: str = ""
    probability: float | None = None
    further: tuple["Reading", ...] = ()

    @property
    def errors(self) -> tuple["Reading", ...]:
        """Each error by itself, the gravest first."""
        first = self.model_copy(update={"further": ()})
        return () if self.verdict == "entailed" else (first, *self.further)

    @property
    def is_doubt(self) -> bool:
        """Whether it is a reason to mark a statement, and none to withhold it: a probability in between."""
        return self.verdict == "partly" and self.probability is not None


def join_errors(errors: Sequence[Reading]) -> Reading:
    """One reading of what was found in one statement, the gravest first. What was written among the errors
    and follows after all is none where there is another."""
    first, *others = errors
    return first.model_copy(update={"further": tuple(one for one in others if one.verdict != "entailed")})
