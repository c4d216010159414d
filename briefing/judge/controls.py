"""Controls: statements of which the answer is known, put among those that a second reader is asked about.

Two are sentences of the request that rest on themselves; two rest on a sentence that says otherwise. A model
that finds fault with everything, or with nothing, gets two of them wrong. (SmolLM2-135M found fault with 38
of 39 statements that people had labelled, all 27 true ones among them.)
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.judge.statements import STATEMENT, JudgedStatement
from briefing.models import Reading

UNTRUE = (
    JudgedStatement(
        STATEMENT,
        "The harbour at Wexby was closed for three days in March.",
        ("The harbour at Wexby stayed open throughout March, said its master.",),
    ),
    JudgedStatement(
        STATEMENT,
        "Dana Orlov sold the mill to Piet Haas.",
        ("Piet Haas sold the mill to Dana Orlov, who will tear it down.",),
    ),
)
COUNT = 2 + len(UNTRUE)


class RequestStatement(NamedTuple):
    """A statement in a request. `number` is the asker's own, None for a control, of which `true` tells the
    answer."""

    statement: JudgedStatement
    number: int | None
    true: bool = True


def add_controls(statements: Sequence[RequestStatement]) -> list[RequestStatement]:
    """The statements of a request with controls before, among and after them; the same ones always, so that
    an answer that is kept can be found again."""
    half = len(statements) // 2
    first, last = (_true_control(statements[at]) for at in (0, -1))
    first_untrue, second_untrue = (RequestStatement(untrue, None, true=False) for untrue in UNTRUE)
    return [first, *statements[:half], first_untrue, *statements[half:], last, second_untrue]


def _true_control(original: RequestStatement) -> RequestStatement:
    sentence = original.statement.sentences[0]
    return RequestStatement(JudgedStatement(STATEMENT, sentence, (sentence,)), None)


def passes_controls(statements: Sequence[RequestStatement], readings: Mapping[int, Reading]) -> bool:
    """Whether all controls were read, and rightly; `readings` are by the place among what was put, from 1."""
    return all(
        at in readings and (readings[at].borne_out == "borne out") is statement.true
        for at, statement in enumerate(statements, start=1)
        if statement.number is None
    )
