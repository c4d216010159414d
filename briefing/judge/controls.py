"""Controls: statements of which the answer is known, put among those that a second reader is asked about.

They are made from the sentences of the request itself, so that nothing sets them apart: an error of each kind
is planted in one of them, and some are left as they are. A model that finds fault with everything, or with
nothing, or that does not see one kind of error, is known by them.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from briefing.judge.planted_errors import ERROR_KINDS, annotate_for_planting, plant_errors
from briefing.judge.planted_parties import subject_names
from briefing.judge.statements import JudgedStatement, Passage, distinct_passages, join_lines
from briefing.tasks.readings import ErrorKind

MOST_TRUE, FEWEST_PLANTED = 3, 3
COUNT = MOST_TRUE + len(ERROR_KINDS)  # all that a request may have
_LONGEST = 20  # words of a sentence for a control, where one as short has a place for it
_SHORTEST = 4  # words of a sentence that says something by itself
_FEWEST = 2  # untrue ones, else foreign ones are added


class RequestStatement(NamedTuple):
    """A statement in a request. `number` is the asker's own, None for a control; `planted` is the kind of
    error in that, None where it is true."""

    statement: JudgedStatement
    number: int | None
    planted: ErrorKind | None = None


def _foreign(text: str, sentence: str, kind: ErrorKind) -> RequestStatement:
    return RequestStatement(JudgedStatement("fact", text, (Passage(-1, 0, sentence),)), None, kind)


_FOREIGN = (
    _foreign(
        "The harbour at Wexby was closed for three days in March.",
        "The harbour at Wexby stayed open throughout March, said its master.",
        "polarity",
    ),
    _foreign(
        "Dana Orlov sold the mill to Piet Haas.",
        "Piet Haas sold the mill to Dana Orlov, who will tear it down.",
        "to whom",
    ),
)


def add_controls(statements: Sequence[RequestStatement]) -> list[RequestStatement]:
    """The statements of a request with controls among them; the same ones always, so that an answer that is
    kept can be found again."""
    passages = (passage for s in statements for passage in s.statement.cited)
    cited = list(distinct_passages(passages).values())  # what two articles have alike, once
    beside = dict.fromkeys(passage for s in statements for passage in s.statement.context)
    most_true, most_planted = control_counts(len(statements))
    planted = _planted(cited, [*cited, *beside])[:most_planted]
    taken = {passage for passage, _, _ in planted}
    true = sorted(cited, key=lambda p: _preference(p.text, "true", taken=p in taken))[:most_true]
    controls = [_control(passage, text, kind) for passage, kind, text in planted]
    controls += [_control(passage, passage.text, None) for passage in true]
    if len(planted) < _FEWEST:
        controls += _FOREIGN
    return _spread(statements, sorted(controls, key=lambda control: _order(control.statement.text, "place")))


def control_counts(statements: int) -> tuple[int, int]:
    """How many true controls and how many errors at most a request of so many statements has: one of each
    kind where it is long. A true one costs half of what an error does, whose answer has to be written out,
    and tells as much of who answers at random."""
    return MOST_TRUE, min(len(ERROR_KINDS), max(FEWEST_PLANTED, statements // 3))


def _planted(cited: Sequence[Passage], every: Sequence[Passage]) -> list[tuple[Passage, ErrorKind, str]]:
    """An error of each kind that has a place in one of the sentences; in another sentence each, as far as
    there are so many: the kind of the fewest places chooses first. In an order that says nothing of the
    kinds, so that over a run each of them is tried where few are."""
    sentences = annotate_for_planting([passage.text for passage in every])
    names = subject_names(sentences.values())
    places: dict[ErrorKind, list[tuple[Passage, str]]] = {}
    for passage in cited:
        near = " ".join(
            p.text for p in every if p.source == passage.source and abs(p.number - passage.number) < 2
        )
        errors = plant_errors(sentences[passage.text], [name for name in names if name not in near])
        for kind, text in errors.items():
            places.setdefault(kind, []).append((passage, join_lines(text)))
    chosen: list[tuple[Passage, ErrorKind, str]] = []
    for kind in sorted(places, key=lambda kind: (len(places[kind]), ERROR_KINDS.index(kind))):
        taken = {passage for passage, _, _ in chosen}
        passage, text = min(
            places[kind], key=lambda place: _preference(place[1], kind, taken=place[0] in taken)
        )
        chosen.append((passage, kind, text))
    return sorted(chosen, key=lambda row: _order(row[2], "chosen"))


def _preference(text: str, salt: str, *, taken: bool) -> tuple[bool, bool, bool, str]:
    """What states something first, of a sentence that is not `taken`; short ones, which cost less; else in an
    order that says nothing of them."""
    words = len(text.split())
    states_nothing = words < _SHORTEST or text.rstrip("”\"'’ ").endswith("?")
    return states_nothing, taken, words > _LONGEST, _order(text, salt)


def _control(passage: Passage, text: str, planted: ErrorKind | None) -> RequestStatement:
    return RequestStatement(JudgedStatement("fact", join_lines(text), (passage,)), None, planted)


def _order(text: str, salt: str) -> str:
    """What puts texts in an order that says nothing of them."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def _spread(
    statements: Sequence[RequestStatement], controls: Sequence[RequestStatement]
) -> list[RequestStatement]:
    """The statements in their order, with the controls at even distances."""
    spread: list[RequestStatement] = []
    for at, statement in enumerate([*statements, None]):
        due = [c for n, c in enumerate(controls) if n * (len(statements) + 1) // max(1, len(controls)) == at]
        spread += due
        spread += [statement] if statement is not None else []
    return spread
