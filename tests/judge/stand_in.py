"""Stand-ins for a second reader: what one answers who is right, who says yes or no to everything, who does
not see one kind of error, or who answers at random. No model is asked.

Who is right knows the controls: a statement is planted where the project's own planting makes it of a cited
sentence. What else it finds is given as `faults`: words of a statement, and the error in it.
"""

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefing.judge.planted_errors import annotate_for_planting, plant_errors
from briefing.judge.planted_parties import subject_names

Json = dict[str, Any]
_SENTENCE = re.compile(r"^[\[(](\d+)[\])] (.*)$")
_STATEMENT = re.compile(r"^(\d+)\. (\w+) ((?:\[\d+\])+): (.*)$")


class AskedStatement(NamedTuple):
    """A statement of a request, with the sentences that it cites."""

    number: int
    kind: str
    text: str
    sentences: tuple[str, ...]


class Asked(NamedTuple):
    """A request: its statements, and all its sentences by their numbers."""

    statements: tuple[AskedStatement, ...]
    sentences: Mapping[int, str]


def asked(request: Json) -> Asked:
    """What a request to read statements again holds."""
    lines = request["messages"][0]["content"].rpartition("\n<statements-")[2].splitlines()[1:-1]
    sentences = {int(m[1]): m[2] for line in lines if (m := _SENTENCE.match(line))}
    statements = (m for line in lines if (m := _STATEMENT.match(line)))
    return Asked(
        tuple(
            AskedStatement(int(m[1]), m[2], m[4], tuple(sentences[int(n)] for n in re.findall(r"\d+", m[3])))
            for m in statements
        ),
        sentences,
    )


def planted_kind(statement: AskedStatement, every: Asked) -> str:
    """The kind of error that was planted in a statement, "" where none was."""
    if statement.kind != "fact" or len(statement.sentences) != 1 or statement.text in statement.sentences:
        return ""
    sentences = annotate_for_planting(list(every.sentences.values()))
    names = subject_names(sentences.values())
    for others in ([], *([name] for name in names)):
        for kind, text in plant_errors(sentences[statement.sentences[0]], others).items():
            if " ".join(text.split()) == statement.text:
                return kind
    return _FOREIGN.get(statement.text, "")


_FOREIGN = {
    "The harbour at Wexby was closed for three days in March.": "polarity",
    "Dana Orlov sold the mill to Piet Haas.": "to whom",
}


def right(request: Json, faults: Mapping[str, Json] | None = None, blind_to: str = "") -> Json:
    """The answer of one who sees what was planted, but for errors of the kind that he is `blind_to`, and the
    `faults`."""
    every, errors, entailed = asked(request), [], []
    for statement in every.statements:
        fault = next((dict(f) for words, f in (faults or {}).items() if words in statement.text), None)
        kind = planted_kind(statement, every)
        if kind and kind != blind_to:
            fault = {"kind": kind, "verdict": "contradicted"}
        if fault is None:
            entailed.append(statement.number)
        else:
            errors.append({"number": statement.number, "kind": "other", "words": "", "sentence": 0} | fault)
    return {"errors": errors, "entailed": entailed}


def same_to_all(request: Json, verdict: str) -> Json:
    """The answer of one who gives one verdict to everything."""
    numbers = [statement.number for statement in asked(request).statements]
    if verdict == "entailed":
        return {"errors": [], "entailed": numbers}
    return {"errors": list(_errors(numbers, verdict)), "entailed": []}


def at_random(request: Json, seed: int) -> Json:
    """The answer of one who throws a coin for each statement."""
    coin = random.Random(f"{seed}{request['messages'][0]['content']}")
    numbers = [statement.number for statement in asked(request).statements]
    wrong = [number for number in numbers if coin.random() < 0.5]
    return {"errors": list(_errors(wrong, "not entailed")), "entailed": sorted({*numbers} - {*wrong})}


def _errors(numbers: list[int], verdict: str) -> Iterator[Json]:
    for number in numbers:
        yield {"number": number, "kind": "other", "words": "", "sentence": 0, "verdict": verdict}
