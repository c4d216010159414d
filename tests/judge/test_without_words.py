"""Statements without the words at fault: what may be cut, and what is left."""

from typing import Any

import pytest

from briefing.judge.without_words import cut_phrase, without_words
from briefing.models import Evidence, Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.tasks.readings import Reading

QUOTE = "The town council of Brackwater voted to close the fish market, and the mayor resigned."


def evidence(quote: str = QUOTE) -> tuple[Evidence, ...]:
    return (Evidence(article="a1", start=0, end=len(quote), quote=quote),)


def point(text: str, quote: str = QUOTE) -> KeyPointFinding:
    return KeyPointFinding(
        text=text, status="fact", evidence=evidence(quote), verdict="weak", reason="marked"
    )


def position(**fields: str) -> PositionFinding:
    given: dict[str, Any] = {
        "stakeholder": "traders' union",
        "stakeholder_kind": "organisation",
        "role": "of the fishmongers",
        "verb": "rejects",
        "position": "the plan to close the market",
        "stance": "opposes",
        "stance_on": "the levy",
        "directness": "reported",
        **fields,
    }
    quote = f"The traders' union {given['verb']} the plan to close the market."
    return PositionFinding(**given, evidence=evidence(quote), verdict="supported")


def cut(finding: Finding, words: str) -> Any:
    return without_words(finding, Reading(verdict="partly", words=words), {})


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        (
            "The council voted to close the market on Monday.",
            "on Monday",
            "The council voted to close the market.",
        ),
        ("On Monday, the council voted.", "On Monday", "The council voted."),
        ("The council, in a first step, voted.", "in a first step", "The council voted."),
        ("The council voted Monday.", "Monday", "The council voted."),
        (
            "The council voted to close it because of rats.",
            "because of rats",
            "The council voted to close it.",
        ),
    ],
)
def test_a_phrase_at_the_edge_is_cut(text: str, words: str, left: str) -> None:
    assert cut_phrase(text, words) == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The market is mainly for fish.", "mainly"),
        ("The council voted against the plan.", "against the plan"),
        ("The council did not vote.", "not"),
        ("The market on Monday street is old.", "on Monday"),
        ("The council voted without a debate.", "without a debate"),
        # without the phrase more is said
        ("The mill did not close on Monday.", "on Monday"),
        ("The mill didn’t close because of rats.", "because of rats"),
        ("No ferry sailed in March.", "in March"),
        ("All ferries sailed in March.", "in March"),
        ("Few farms were flooded in March.", "in March"),
        ("The bridge is open only on Monday.", "on Monday"),
        ("The town refused to sell the mill before Monday.", "before Monday"),
        ("The mill stays closed until Monday.", "until Monday"),
    ],
)
def test_what_carries_the_sense_is_not_cut(text: str, words: str) -> None:
    assert cut_phrase(text, words) == ""


def test_what_is_left_is_shown_where_it_passes_the_rules() -> None:
    left = cut(point("The council voted to close the fish market on Monday."), "on Monday")

    assert left.text == "The council voted to close the fish market."
    assert (left.verdict, left.reason) == ("supported", "")


def test_what_is_left_and_does_not_pass_is_not_shown() -> None:
    assert cut(point("The council closed 14 fish markets on Monday."), "on Monday") is None


def test_the_role_and_the_stance_of_a_party_are_dropped_where_the_fault_is_there() -> None:
    assert cut(position(), "of the fishmongers").role == ""
    assert cut(position(), "opposes the levy").stance == "unclear"
    assert cut(position(), "rejects") is None


def test_a_position_loses_a_phrase_of_its_own() -> None:
    later = "the plan to close the market in March"
    left = cut(position(verb="backs", position=later), "in March")

    assert (left.position, left.role) == ("the plan to close the market", "of the fishmongers")
    assert cut(position(verb="rejects", position=later), "in March") is None
    assert cut(position(verb="does not back", position=later), "in March") is None


def test_the_reason_of_a_question_is_dropped_and_the_question_is_not_cut() -> None:
    question = QuestionFinding(
        question="When will the market close?",
        why="no day is given",
        evidence=evidence(),
        verdict="supported",
    )

    assert cut(question, "no day is given").why == ""
    assert cut(question, "the market") is None


def test_words_that_stand_elsewhere_as_well_are_not_cut() -> None:
    twice = position(
        verb="backs", role="of the fishmongers in March", position="the plan to close the market in March"
    )
    beside = position(role="of the opposed", stance_on="the levy of the opposed")

    assert cut(twice, "in March") is None
    assert cut(beside, "of the opposed") is None


def test_one_of_several_errors_is_not_cut_alone() -> None:
    later = Reading(verdict="partly", words="of the fishmongers")
    reading = Reading(verdict="partly", words="opposes the levy", further=(later,))

    assert without_words(position(), reading, {}) is None


def test_what_was_marked_for_the_role_stays_marked() -> None:
    marked = position(verb="backs", position="the plan to close the market in March").model_copy(
        update={"verdict": "weak", "reason": "a role that its source does not give"}
    )

    left = cut(marked, "in March")

    assert (left.position, left.verdict) == ("the plan to close the market", "weak")


def test_no_words_no_cut() -> None:
    assert cut(point("The council voted to close the fish market on Monday."), " ") is None
