import pytest

from briefing.models import Verdict
from briefing.verification import verify

ASKED = "On Monday Oslo asked Aarhus to lend its ferry for the whole summer, and she refused."
BESIDE = "Nobody in Bergen was asked on Monday."


@pytest.mark.parametrize(
    "stated",
    [
        "On Monday Aarhus asked Oslo to lend its ferry for the whole summer.",
        "On Monday Bergen asked Aarhus to lend its ferry for the whole summer.",
        "On Monday Oslo asked Aarhus to lend its ferry for the whole summer, and he refused.",
    ],
)
def test_another_name_or_pronoun_in_an_equal_sentence_is_caught(stated: str) -> None:
    assert verify(stated, [ASKED, BESIDE, "He stayed away."]).verdict == "unsupported"


@pytest.mark.parametrize(
    ("name", "other", "verdict"),
    [
        ("Holmstad", "Homstad", "weak"),  # a letter that one lacks
        ("Holmstad", "Homlstad", "weak"),  # two that changed places
        ("Holmstad", "Holmstedt", "unsupported"),
        ("Bergen", "Berge", "unsupported"),  # too short for a slip
    ],
)
def test_a_name_with_a_slip_in_its_spelling_is_marked(name: str, other: str, verdict: str) -> None:
    evidence = [f"Anna Berg said that the old ferry of {other} will be lent to Aarhus for the whole summer."]
    stated = f"Anna Berg said that the old ferry of {name} will be lent to Aarhus for the whole summer."

    assert verify(stated, [*evidence, f"The ferry is in {name}."]).verdict == verdict
    assert verify(stated, evidence).verdict == "unsupported"  # no source has that name


def test_a_short_name_and_a_long_one_are_one() -> None:
    evidence = ["On Monday Ines Dahl asked the council to lend its ferry for the summer."]

    assert verify("Dahl asked the council to lend its ferry for the summer.", evidence).verdict == "supported"


def test_the_order_of_names_that_stand_together_says_nothing() -> None:
    evidence = ["On Monday Oslo, Bergen and Aarhus asked the council to lend its ferry."]

    assert verify("Aarhus and Oslo asked the council to lend its ferry.", evidence).verdict == "supported"


def test_a_sentence_told_in_the_passive_is_not_the_same_sentence() -> None:
    evidence = ["Oslo sued Aarhus on Monday over the lease of its ferry."]

    assert verify("Aarhus was sued by Oslo over the lease of a ferry.", evidence).verdict != "unsupported"


def test_a_name_that_another_sentence_has_in_that_place_stands() -> None:
    evidence = [
        "He would not have lent a ferry to Oslo.",
        "He would not have lent a ferry to Bergen or any other town that asked the council.",
    ]

    stated = "He would not have lent a ferry to Oslo or any other town that asked the council."
    assert verify(stated, evidence).verdict == "supported"


def test_may_made_will_is_weak_in_an_equal_sentence() -> None:
    evidence = ["Oslo would not be part of the league of harbours that Aarhus founded."]

    assert verify(
        "Oslo will not be part of the league of harbours that Aarhus founded.", evidence
    ) == Verdict(verdict="weak", reason="said more surely than in its source: “will” for “would”")


@pytest.mark.parametrize(
    "statement",
    [
        "Poe aide Roe told reporters that the tour had been called off.",
        "Poe spokesman Roe told reporters that the tour had been called off.",
    ],
)
def test_a_name_before_an_office_tells_whose_it_is(statement: str) -> None:
    evidence = ["Roe, one of Poe's aides, told reporters that the tour had been called off."]

    assert "in the place of" not in verify(statement, evidence).reason
