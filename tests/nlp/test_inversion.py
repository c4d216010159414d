import pytest

from briefing.nlp.question_inversion import polar_question


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("the captain had a map", "did the captain have a map"),
        ("Kari Holm secretly signed the deal", "did Kari Holm secretly sign the deal"),
        ("the harbour belongs to the council", "does the harbour belong to the council"),
        ("the two ferries need a new engine", "do the two ferries need a new engine"),
        ("a vote on the measure will be held", "will a vote on the measure be held"),
        ("the union would accept the deal", "will the union accept the deal"),
        ("the shipyard could build four ships", "can the shipyard build four ships"),
        ("Nordvik has paid the fee", "has Nordvik paid the fee"),
        ("Nordvik last sold nine boats to Bergen", "did Nordvik last sell nine boats to Bergen"),
        ("Kari Holm first met 40 skippers in May", "did Kari Holm first meet 40 skippers in May"),
        ("the film should be released", "should the film be released"),
    ],
)
def test_a_statement_becomes_the_question_whether_it_is_so(clause: str, question: str) -> None:
    found = polar_question(clause)

    assert found is not None
    assert f"{found.auxiliary} {found.subject} {found.predicate}" == question


@pytest.mark.parametrize(
    "clause",
    [
        "the bridge near the ferries that Holm",
        "Holm won’t sign the deal",
        "the union would not accept the deal",
        "Nordvik",
    ],
)
def test_a_clause_without_a_verb_that_is_surely_one_is_left_alone(clause: str) -> None:
    assert polar_question(clause) is None
