"""Since, until and in; the first and one of the first."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The canal has been closed since May.", "The canal was closed until May."),
    ("Oster employed 40 pilots after 2011.", "Oster employed 40 pilots before 2011."),
    ("The bridge has been closed since April.", "The bridge was closed in April."),
    ("The abbey is the oldest in the county.", "The abbey is among the oldest in the county."),
    ("Trams ran daily during the strike.", "Trams ran daily until the strike."),
    ("Sales of the firm doubled in 2019.", "Sales of the firm doubled between 2012 and 2019."),
    ("It is the first tram without a driver.", "It is one of the first trams without a driver."),
]
KEPT = [
    ("Until May the canal was closed.", "The canal was closed until May."),
    ("The bridge was closed in April.", "The bridge was closed in April and reopened in May."),
    ("The bridge was closed until May.", "The bridge was closed in April and reopened in May."),
    ("The abbey is one of the oldest in the county.", "The abbey is among the oldest in the county."),
    ("The abbey is the county's oldest.", "The abbey is the oldest in the county."),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_another_span_or_rank_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_span_or_rank_is_not_withheld(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "unsupported"
