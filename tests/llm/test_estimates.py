import json
from pathlib import Path

import pytest

from briefing import prompts
from briefing.llm.cassettes.cassette_file import read
from briefing.llm.estimates import answer_tokens
from briefing.llm.token_count import tokenizer
from briefing.tasks.analyze import answer_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
# The second reader's was written by hand for a few faults, and tells a third of an article.
ANALYZED = sorted(path for path in FIXTURES.glob("*.yaml") if path.stem != "second-reader")
SCHEMA = answer_schema(prompts.sections()).json_schema
COUNT = tokenizer("gpt-4o").count


def test_an_answer_is_expected_to_have_an_item_for_each_sentence_as_far_as_the_schema_has_room() -> None:
    assert answer_tokens(SCHEMA, 3) == 40 + 3 * 60
    assert answer_tokens(SCHEMA, 500) == 40 + 22 * 60


@pytest.mark.parametrize("cassette", ANALYZED, ids=lambda path: path.stem)
def test_the_expected_answer_is_that_of_the_recorded_ones_within_a_factor_of_two(cassette: Path) -> None:
    recorded = next(one for one in read(cassette).interactions if "<article-" in str(one.request["messages"]))
    lines = str(recorded.request["messages"]).rpartition("<article-")[2].count("\\n[")
    answer = json.loads(json.dumps(recorded.response.body))["choices"][0]["message"]["content"]

    (tokens,) = COUNT([json.dumps(json.loads(answer), ensure_ascii=False)])

    assert 0.5 < tokens / answer_tokens(SCHEMA, lines) < 2
