import json
from typing import Any

import pytest

from briefing import prompts
from briefing.analysis.llm import merge_drafts
from briefing.errors import AnswerError
from briefing.models import Cited, Draft, KeyPoint
from briefing.tasks.analyze import answer_schema, parse_draft

ANSWER = {
    "headline": "Norway buys ferries",
    "headline_evidence": [1],
    "summary": [{"text": "Norway buys ferries.", "status": "fact", "evidence": [1, 2]}],
    "positions": [
        {
            "stakeholder": "Kari Holm",
            "stakeholder_kind": "person",
            "role": "Minister",
            "verb": "hopes",
            "position": "to sail in May",
            "stance": "unclear",
            "stance_on": "",
            "directness": "reported",
            "evidence": [3],
            "named_in": 2,
        }
    ],
    "open_questions": [{"question": "Who will pay?", "why": "no payer is named", "evidence": [1]}],
}

EXPECTED = answer_schema(prompts.sections())


def objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        own = [node] if node.get("type") == "object" else []
        return own + [found for value in node.values() for found in objects(value)]
    return [found for value in node for found in objects(value)] if isinstance(node, list) else []


def points(*texts: str, headline: str = "") -> Draft:
    return Draft(
        summary=tuple(Cited(statement=KeyPoint(text=t, status="fact"), cites=(1,)) for t in texts),
        headline=headline,
        headline_cites=(1,) if headline else (),
    )


def test_the_schema_is_one_that_every_strict_endpoint_accepts() -> None:
    found = objects(EXPECTED.json_schema)

    assert len(found) == 4
    assert all(
        o["additionalProperties"] is False and set(o["required"]) == set(o["properties"]) for o in found
    )
    assert "default" not in json.dumps(EXPECTED.json_schema)


def test_an_answer_becomes_a_draft_that_cites_numbers() -> None:
    draft = parse_draft(json.dumps(ANSWER), EXPECTED)

    assert draft.summary[0].cites == (1, 2)
    assert (draft.positions[0].cites, draft.positions[0].named_in) == ((3,), 2)
    assert (draft.headline, draft.headline_cites) == ("Norway buys ferries", (1,))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Sure! Here is the brief.", "does not fit the schema"),
        ("[" * 100_000, "does not fit the schema"),
        (json.dumps(ANSWER | {"summary": [{"text": "A."}]}), "at summary.0.status"),
        (json.dumps(ANSWER | {"mood": "good"}), "at mood"),
    ],
)
def test_what_is_no_answer_is_said_to_be_none(content: str, said: str) -> None:
    with pytest.raises(AnswerError, match="schema") as caught:
        parse_draft(content, EXPECTED)

    assert said in str(caught.value)


def test_a_statement_that_a_later_chunk_repeats_stands_once() -> None:
    both = merge_drafts(
        [points("The bank cut its key rate on Friday."), points("The bank cut the key rate on Friday.", "B.")]
    )

    assert [c.statement.text for c in both.summary] == ["The bank cut its key rate on Friday.", "B."]


def test_statements_that_differ_in_a_figure_or_a_name_are_two() -> None:
    texts = (
        "The bank in Oslo cut it by 3 percent.",
        "The bank in Oslo cut it by 4 percent.",
        "The bank in Rome cut it by 3 percent.",
    )

    assert len(merge_drafts([points(text) for text in texts]).summary) == 3


def test_a_statement_and_its_denial_are_two() -> None:
    both = merge_drafts([points("The bank will cut its rate."), points("The bank will not cut its rate.")])

    assert len(both.summary) == 2


def test_the_headline_is_that_of_the_first_chunk_that_has_one() -> None:
    assert (
        merge_drafts([points("A."), points("B.", headline="Second"), points(headline="Third")]).headline
        == "Second"
    )
