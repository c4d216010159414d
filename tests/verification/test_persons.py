import pytest

from briefing.verification import verify

DAHL = "Minister Ines Dahl told the council that she would open the harbour."


@pytest.mark.parametrize(
    "stated",
    ["Anna Dahl told the council that she would open the harbour.", "He would open the harbour, Dahl said."],
)
def test_a_namesake_or_another_pronoun_is_another_person(stated: str) -> None:
    assert verify(stated, [DAHL]).verdict == "unsupported"


@pytest.mark.parametrize(
    "stated",
    ["Ines Dahl would open the harbour, she told the council.", "Minister Dahl would open the harbour."],
)
def test_the_same_person_by_another_form_of_the_name_stands(stated: str) -> None:
    assert verify(stated, [DAHL]).verdict == "supported"


def test_two_who_share_a_last_name_are_both_there() -> None:
    evidence = ["Anna, Jonas and Ines Dahl opened the harbour on Monday."]

    assert verify("Anna Dahl opened the harbour.", evidence).verdict == "supported"


def test_another_spelling_of_a_first_name_is_no_other_person() -> None:
    evidence = ["Stephen Joel Brandt, the captain, brought the ferry to the harbour on Monday in a storm."]

    stated = "Steven Brandt brought the ferry to the harbour in a storm."
    assert verify(stated, evidence).verdict != "unsupported"


def test_here_is_not_her() -> None:
    evidence = ["The captain brought the ferry here on Monday, and it stayed."]

    assert verify("He brought the ferry here on Monday.", evidence).verdict != "unsupported"


def test_a_pronoun_after_a_name_of_the_statement_is_weak() -> None:
    evidence = ["Brandt praised the plan that Dahl had brought before the council in her speech."]

    assert verify("Brandt praised the plan in the council, he said of it.", evidence).verdict == "weak"
