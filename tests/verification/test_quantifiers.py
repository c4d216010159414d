"""Counts, and how many of them."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The whole choir signed the letter.", ["Most members of the choir signed the letter on Sunday."]),
    ("Many of the pilots had been paid by June.", ["Few of the pilots had been paid by June."]),
    ("All pupils passed the test.", ["Nine in ten pupils passed the test."]),
    ("Few of the pilots had been paid by June.", ["Most of the pilots had been paid by June."]),
    ("All bakers in the town closed.", ["A handful of bakers in the town closed."]),
    ("The firm employs 20 people.", ["It opened 20 shops.", "It employs 300 people."]),
    ("The strike lasted 20 days.", ["The 20 miners ended a strike of 45 days."]),
]
KEPT = [
    ("Most of the choir signed the letter.", ["Most members of the choir signed the letter on Sunday."]),
    ("Some of the pilots had been paid by June.", ["Most of the pilots had been paid by June."]),
    ("A few bakers in the town closed.", ["Several bakers in the town closed."]),
    ("In all, 20 workers walked out.", ["On Monday 20 of them walked out.", "The mine has 45 workers."]),
    ("Last year the firm hired 20 people.", ["Last year it hired 20.", "It employs 300 people."]),
    ("On Monday 20 workers walked out.", ["On Monday 20 miners walked out.", "The mine has 45 workers."]),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_more_or_fewer_than_the_source_has_are_caught(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "unsupported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_as_many_as_the_source_has_are_kept(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict != "unsupported"
