"""Inputs by kind, each with what has to be printed of it and what must not: one test walks their tables.

A folder of `cases` holds inputs and a `cases.tsv`: kind, file, arguments of `briefing`, must, must not, exit.
The command runs in that folder; OUT among its arguments is an empty folder. `must` and `must not` are texts
divided by `|`, looked for on stdout (`err:`: on stderr, `any:`: on either, in any case); `exit` lists the
right codes. Where nothing was made, the file has to be named. Rows of the kind `statement` name a file of
statements, each with its `expected` verdict.
"""

import json
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Command, Outcome

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    folder: str
    kind: str
    file: str
    arguments: list[str]
    must: list[str]
    must_not: list[str]
    exits: list[str]


def _case(folder: str, row: str) -> Case:
    kind, file, arguments, must, must_not, exits = row.split("\t")
    return Case(folder, kind, file, arguments.split(), _texts(must), _texts(must_not), exits.split(","))


def _texts(cell: str) -> list[str]:
    return [text.replace("\\n", "\n") for text in cell.split("|") if text]


ROWS = [
    _case(table.parent.name, row)
    for table in sorted(CASES.glob("*/cases.tsv"))
    for row in table.read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"{case.folder}/{case.file}: {case.kind}")
def test_an_input_gives_what_its_row_says(
    case: Case, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(CASES / case.folder)
    outcome = command(*(part.replace("OUT", str(tmp_path)) for part in case.arguments))

    assert _faults(case, outcome) == [], outcome.err


def _faults(case: Case, outcome: Outcome) -> list[str]:
    made = outcome.code in (0, 3)
    faults = [] if str(outcome.code) in case.exits else [f"exit {outcome.code}"]
    if not made and Path(case.file).name not in outcome.out + outcome.err:
        faults.append("the file is not named")
    wanted = [text for text in case.must if made or text.startswith(("err:", "any:"))]
    faults += [f"lacks {text!r}" for text in wanted if not _holds(outcome, text)]
    faults += [f"has {text!r}" for text in case.must_not if _holds(outcome, text)]
    return faults + (_wrong_verdicts(case, outcome) if case.kind == "statement" else [])


def _holds(outcome: Outcome, text: str) -> bool:
    where, _, rest = text.partition(":")
    if where == "err":
        return rest in outcome.err
    if where == "any":
        return rest.lower() in (outcome.out + outcome.err).lower()
    return text in outcome.out.replace("\\n", "\n")


def _wrong_verdicts(case: Case, outcome: Outcome) -> list[str]:
    """Statements that are supported and should not be, or the other way round; weak and unsupported are not
    told apart."""
    rows = (CASES / case.folder / case.file).read_text(encoding="utf-8").splitlines()
    wrong = []
    for row, printed in zip_longest(rows, outcome.out.splitlines(), fillvalue="{}"):
        stated, verdict = json.loads(row), json.loads(printed).get("verdict")
        if (verdict == "supported") != (stated["expected"] == "supported"):
            wrong.append(f"{stated['statement']!r} is {verdict}")
    return wrong


def test_each_folder_of_cases_has_its_table() -> None:
    assert [folder.name for folder in CASES.iterdir() if not (folder / "cases.tsv").exists()] == []
