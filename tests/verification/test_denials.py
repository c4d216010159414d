"""Denials: of what, and in which words."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The mayor declined to resign.", "The mayor agreed to resign."),
    ("The mayor resigned.", "The mayor declined to resign, though asked twice."),
    ("The mill did not close.", "The mill closed on Friday."),
    ("The surgeon has been suspended.", "The surgeon hasn't been “suspended”, the hospital said."),
    ("Miners have been evicted over the debt.", 'Nobody has been "evicted" over the debt, the miners said.'),
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
    ("The surgeon has not been suspended.", "The surgeon hasn't been “suspended”, the hospital said."),
    ("The two brothers reject the charges of fraud.", "The two brothers denied the charges of fraud."),
    ("The two brothers deny the charges of fraud.", "The two brothers dismissed the charges of fraud."),
    ("Oster disputes the clerks' allegations.", "Oster has denied every allegation of the clerks."),
    (
        "Falk does not expect the ministry to reopen the line.",
        "Do not hold your breath waiting for the ministry to reopen the line, wrote Falk.",
    ),
    (
        "The shipowner argued that his books were private.",
        "The shipowner was asked to open his books but did not do so, and argued that they were private.",
    ),
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
