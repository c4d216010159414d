"""The object in an answer that fits the schema, wherever it stands, and what of it is mended."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SchemaError
from briefing.llm.answer_repair import fit_to_schema

POINT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "status": {"enum": ["fact", "claim"]},
        "evidence": {"type": "array", "items": {"type": "integer"}},
        "named_in": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    },
}
SCHEMA: dict[str, Any] = {
    "$defs": {"Point": POINT},
    "type": "object",
    "properties": {
        "headline": {"type": "string"},
        "summary": {"type": "array", "items": {"$ref": "#/$defs/Point"}},
    },
}
RIGHT = {"text": "Rents fell.", "status": "fact", "evidence": [1], "named_in": None}
OBJECT = {"headline": "Rents “fall” {sharply}", "summary": [RIGHT]}
JSON = json.dumps(OBJECT, ensure_ascii=False)


@pytest.mark.parametrize(
    "answer",
    [
        JSON,
        f"```json\n{JSON}\n```",
        f"Sure! Here is the brief:\n\n{JSON}\n\nLet me know what {{else}} you need.",
        f'<think>An object like {{"summary": []}}?</think>\n{JSON}',
        f'<think>An object like {{"headline": "", "summary": []}}? No.\n{JSON}',
        f"For {{the}} article [1]:\n{JSON}",
        JSON[:-1],
        JSON[:-1] + ",}",
        f"{json.dumps(SCHEMA)}\n\n{JSON}",
        json.dumps({"result": {"analysis": OBJECT}}),
        json.dumps([OBJECT]),
        json.dumps(JSON),
    ],
)
def test_the_object_that_fits_is_taken_whatever_stands_around_it(answer: str) -> None:
    assert fit_to_schema(answer, SCHEMA).value == OBJECT


def test_of_several_objects_that_fit_the_last_is_the_answer() -> None:
    example = json.dumps({**OBJECT, "headline": "An example"})

    assert fit_to_schema(f"{example}\n{JSON}", SCHEMA).value == OBJECT


@pytest.mark.parametrize(
    ("stated", "mended"),
    [
        ({}, 1),  # named_in, which may be null
        ({"named_in": None, "confidence": 0.8}, 1),
        ({"named_in": None, "status": "FACT"}, 1),
        ({"named_in": None, "evidence": 1}, 1),
        ({"named_in": None, "evidence": ["[1]"]}, 1),
        ({"named_in": None, "evidence": [1.0]}, 1),
        ({"named_in": "null"}, 1),
        ({"named_in": float("nan")}, 1),
        ({"named_in": None}, 0),
    ],
)
def test_a_finding_that_fits_but_for_its_form_is_mended_and_counted(
    stated: dict[str, object], mended: int
) -> None:
    point = {**{name: RIGHT[name] for name in ("text", "status", "evidence")}, **stated}

    fit = fit_to_schema(json.dumps({"headline": OBJECT["headline"], "summary": [point]}), SCHEMA)

    assert (fit.value, fit.mended, fit.left_out) == (OBJECT, mended, 0)


@pytest.mark.parametrize(
    "wrong", [{"text": "No status."}, {**RIGHT, "status": "rumour"}, {**RIGHT, "text": None}]
)
def test_a_finding_that_does_not_fit_costs_itself_alone(wrong: dict[str, object]) -> None:
    fit = fit_to_schema(json.dumps({**OBJECT, "summary": [wrong, RIGHT]}), SCHEMA)

    assert (fit.value, fit.left_out) == (OBJECT, 1)


def test_where_no_finding_fits_the_answer_is_asked_for_again_with_the_fault_named() -> None:
    with pytest.raises(SchemaError) as wrong:
        fit_to_schema(json.dumps({**OBJECT, "summary": [{**RIGHT, "status": "rumour"}]}), SCHEMA)

    assert wrong.value.fault == "That does not fit the schema (summary.0.status: one of fact, claim is due)."


@pytest.mark.parametrize(
    "answer",
    ["", "I cannot do that.", "<html>no</html>", "[" * 50_000, '{"a": ' * 50_000, '{"points": []}', "{{}}"],
)
def test_what_holds_no_object_that_fits_is_said_to_hold_none(answer: str) -> None:
    with pytest.raises(SchemaError):
        fit_to_schema(answer, SCHEMA)


@given(st.text() | st.text(alphabet='{}[]":,\\ a1\n'))
def test_no_answer_is_read_as_anything_but_what_fits_or_nothing(answer: str) -> None:
    try:
        fit = fit_to_schema(answer, SCHEMA)
    except SchemaError:
        return
    assert fit.value.keys() == OBJECT.keys()


def test_the_object_as_it_stood_fits_again_with_the_same_marks_mended() -> None:
    fit = fit_to_schema(json.dumps({"answer": {**OBJECT, "Headline ": "x", "more": 1}}), SCHEMA)
    again = fit_to_schema(json.dumps(fit.stated), SCHEMA)

    assert (again.value, again.mended) == (fit.value, fit.mended)
