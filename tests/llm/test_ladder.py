"""What is sent on a rung; which one is asked is in test_asking."""

from briefing.llm.structured_output import Rung, StructuredQuestion, complaint, messages, response_format

SCHEMA = {"type": "object", "properties": {"maxItems": {"type": "array", "maxItems": 3, "items": {}}}}
QUESTION = StructuredQuestion(
    ({"role": "system", "content": "You read."}, {"role": "user", "content": "A."}), SCHEMA, "n"
)


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
