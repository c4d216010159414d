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
CAUGHT += [
    ("Trustees called for a new warden.", "Trustees stopped short of calling for a new warden."),
    (
        "The tenants accepted the rise in rents.",
        "Neither the tenants nor the shops accepted the rise in rents.",
    ),
    ("The farms will close.", "Not every farm will close, the ministry said."),
]
WEAKENED = [
    ("Traces of arsenic worried the chemist.", "The absence of any traces of arsenic worried the chemist."),
    ("The council accepted the grant.", "The council turned the grant down on Friday."),
    ("The council turned down the grant.", "The council accepted the grant on Friday."),
]
KEPT = [
    (
        "The mayor did not attend the trial, nor did the cook.",
        "Neither the mayor nor the cook attended the trial.",
    ),
    (
        "Neither the mayor nor the cook attended the trial.",
        "The cook did not attend the trial, nor did the mayor.",
    ),
    ("Nurses turned down the rise.", "Most of the nurses have refused the rise that the clinic offered."),
    ("The council refused the grant.", "The council turned the grant down on Friday."),
    ("The council did not accept the grant.", "The council turned the grant down on Friday."),
    ("Trustees did not call for a new warden.", "Trustees stopped short of calling for a new warden."),
    ("No trace of arsenic was found.", "The absence of any trace of arsenic worried the chemist."),
    ("The choir sang right after the bell had rung.", "No sooner had the bell rung than the choir sang."),
    (
        "The firm would not say whether the lift had failed.",
        "Asked if the lift had failed, the firm declined to say.",
    ),
    (
        "Falk tried to refute the charge.",
        "The charge, which Falk had tried to refute, cost him his post.",
    ),
    ("Some farms will stay.", "Not every farm will close, the ministry said: some will stay."),
]
KEPT += [
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


@pytest.mark.parametrize(("statement", "evidence"), WEAKENED)
def test_an_object_that_the_evidence_rejects_in_a_phrase_is_weak(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"
