"""A question is answered by a sentence in which what it asks about has happened, or is refused."""

from pathlib import Path

import pytest

from briefing.models import Evidence
from briefing.stories.contradictions.claims import Claim, claim
from briefing.stories.history.answers import find_answer

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("answers.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
ANSWERS = [tuple(row) for kind, *row in ROWS if kind == "answers"]
OPEN = [tuple(row) for kind, *row in ROWS if kind == "open"]


def told(sentence: str) -> Claim:
    return claim(Evidence(article="a1", start=0, end=len(sentence), quote=sentence))


@pytest.mark.parametrize(("question", "sentence"), ANSWERS)
def test_what_happened_or_was_refused_answers_a_question(question: str, sentence: str) -> None:
    assert find_answer(question, [told("It rained in Larvik."), told(sentence)]) == told(sentence)


@pytest.mark.parametrize(("question", "sentence"), OPEN)
def test_what_is_planned_or_told_of_another_leaves_it_open(question: str, sentence: str) -> None:
    assert find_answer(question, [told(sentence)]) is None
