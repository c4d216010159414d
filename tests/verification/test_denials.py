"""Denials: of what, and in which words."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The mayor declined to resign.", "The mayor agreed to resign."),
    ("The mayor resigned.", "The mayor declined to resign, though asked twice."),
    ("The mill did not close.", "The mill closed on Friday."),
]
KEPT = [
    (
        "Customs officers noted a decline in imports of spirits.",
        "Imports of spirits fell, customs officers noted.",
    ),
    ("The decline in the town's sales worried traders.", "Falling sales in the town worried traders."),
    ("Traders in the town were worried as sales declined.", "Falling sales in the town worried its traders."),
    ("The clinic will not open before July.", "The clinic will open in July at the earliest."),
    ("That crews had been warned was denied by the pilot.", "The pilot denied that crews had been warned."),
    ("Lund was not content living with his brother.", "Lund was unhappy living with his brother."),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_denial_put_in_or_left_out_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "unsupported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_what_denies_nothing_else_is_not_withheld(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "unsupported"


def test_a_quarter_and_the_year_before_have_several_names() -> None:
    evidence = ["In the fourth quarter Oster earned 5 percent more than last year despite COVID."]

    statement = "In Q4 Oster earned 5 percent more than in the previous year despite COVID-19."
    assert verify(statement, evidence).verdict != "unsupported"
