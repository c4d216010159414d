"""Answers of a second reader: what comes of each row, however odd."""

import json
from typing import Any

import pytest

from briefing.errors import SchemaError
from briefing.tasks.judge import parse_readings
from briefing.tasks.readings import Reading

SENTENCES = {1: "The mill was closed.", 2: "The ferry sank."}


def row(number: int = 1, **given: Any) -> dict[str, Any]:
    return {"number": number, "kind": "time", "words": "in May", "sentence": 0, "verdict": "partly", **given}


def read(*errors: dict[str, Any], entailed: tuple[int, ...] = ()) -> dict[int, Reading]:
    return parse_readings(json.dumps({"errors": errors, "entailed": entailed}), SENTENCES)


def test_all_errors_of_a_statement_are_kept_the_gravest_first() -> None:
    reading = read(row(), row(kind="who", words="Dahl", verdict="contradicted"), row(words="at sea"))[1]

    assert [(error.verdict, error.words) for error in reading.errors] == [
        ("contradicted", "Dahl"),
        ("partly", "in May"),
        ("partly", "at sea"),
    ]


def test_an_error_that_is_told_twice_is_one() -> None:
    assert read(row(), row()) == {1: Reading(verdict="partly", words="in May", kind="time")}


def test_what_follows_after_all_is_no_error_beside_another_and_none_alone() -> None:
    withdrawn = row(verdict="entailed", words="sank")

    assert read(withdrawn, row())[1].errors == read(row())[1].errors
    assert read(withdrawn)[1].errors == ()


def test_an_error_counts_before_a_number_among_the_entailed() -> None:
    assert read(row(), entailed=(1, 2))[1].verdict == "partly"


@pytest.mark.parametrize(
    ("said", "kind"),
    [("Time", "time"), (" `to whom`", "to whom"), ("number", "other"), ("", "other")],
)
def test_an_unknown_kind_is_another(said: str, kind: str) -> None:
    assert read(row(kind=said))[1].kind == kind


@pytest.mark.parametrize(("number", "against"), [(2, "The ferry sank."), (0, ""), (-1, ""), (99, "")])
def test_a_sentence_that_there_is_not_speaks_against_nothing(number: int, against: str) -> None:
    assert read(row(sentence=number))[1].against == against


def test_an_unknown_verdict_is_no_answer() -> None:
    with pytest.raises(SchemaError):
        read(row(verdict="maybe"))
