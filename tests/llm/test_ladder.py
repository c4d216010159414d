"""The JSON in an answer, wherever it stands; which rung is asked is in test_asking."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SchemaError
from briefing.llm.ladder import Question, Rung, complaint, json_of, messages, response_format

OBJECT = {"summary": [{"text": "Rents fell.", "evidence": [1]}], "headline": "Rents “fall” {sharply}"}
JSON = json.dumps(OBJECT, ensure_ascii=False)
SCHEMA = {"type": "object", "properties": {"maxItems": {"type": "array", "maxItems": 3, "items": {}}}}
QUESTION = Question(
    ({"role": "system", "content": "You read."}, {"role": "user", "content": "A."}), SCHEMA, "n"
)


@pytest.mark.parametrize(
    "answer",
    [
        JSON,
        f"```json\n{JSON}\n```",
        f"Sure! Here is the brief:\n\n{JSON}\n\nLet me know what {{else}} you need.",
        f'<think>An object like {{"summary": []}}?</think>\n{JSON}',
        f"For {{the}} article [1]:\n{JSON}",
        JSON[:-1],
        JSON[:-1] + ",}",
    ],
)
def test_the_object_is_found_whatever_stands_around_it(answer: str) -> None:
    assert json.loads(json_of(answer)) == OBJECT


@pytest.mark.parametrize("answer", ["", "I cannot do that.", "<html><body>no</body></html>", "[" * 50_000])
def test_what_holds_no_object_is_said_to_hold_none(answer: str) -> None:
    with pytest.raises(SchemaError):
        json_of(answer)


@given(st.text() | st.text(alphabet='{}[]":,\\ a1\n'))
def test_no_answer_is_read_as_anything_but_json_or_nothing(answer: str) -> None:
    try:
        json.loads(json_of(answer))
    except SchemaError:
        return


def test_only_the_bounds_of_lists_are_left_out_where_they_are_refused() -> None:
    strict, unbounded = response_format(QUESTION, Rung.STRICT), response_format(QUESTION, Rung.UNBOUNDED)

    assert strict is not None
    assert unbounded is not None
    assert strict["json_schema"]["schema"] == SCHEMA
    assert unbounded["json_schema"]["schema"] == {
        "type": "object",
        "properties": {"maxItems": {"type": "array", "items": {}}},
    }


def test_the_question_stays_the_same_on_every_rung_but_for_the_schema() -> None:
    assert messages(QUESTION, Rung.STRICT) == list(QUESTION.messages)
    assert messages(QUESTION, Rung.TEXT)[1:] == list(QUESTION.messages[1:])
    assert response_format(QUESTION, Rung.TEXT) is None


def test_a_model_is_shown_no_more_of_a_broken_answer_than_it_needs() -> None:
    said, asked = complaint("x" * 100_000, "That is no JSON.")

    assert len(said["content"]) < 10_000
    assert asked["content"].startswith("That is no JSON. Answer again")
