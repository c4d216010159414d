"""Cause, order in time and comparison: the same two, in the same order."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The river rose since the ferries stopped.", ["The ferries stopped because the river rose."]),
    ("The closed mill led to lower prices.", ["Lower prices led to the closing of the mill."]),
    ("The court's ruling was caused by the riots.", ["The court's ruling caused the riots."]),
    (
        "The bakery shut on Friday because a boiler had burst.",
        ["The bakery shut on Friday.", "A boiler had burst next door on Thursday, neighbours said."],
    ),
    ("Sand left before the inquiry opened.", ["Sand left after the inquiry opened."]),
    (
        "After they signed the treaty, the envoys toured the port.",
        ["Before they signed the treaty, the envoys toured the port."],
    ),
    ("The gap is wider than in 2011.", ["The gap is no longer as wide as in 2011."]),
    ("The tram is as fast as the bus.", ["The tram is faster than the bus."]),
    ("Tin is dearer than zinc.", ["Zinc is dearer than tin."]),
    ("The ferry carried fewer lorries than the bridge.", ["The ferry carried more lorries than the bridge."]),
    ("Fewer herons nest in Lund than in Veen.", ["More herons nest in Lund than in Veen."]),
    ("Veen has fewer cooks than nurses.", ["Veen has more cooks than nurses."]),
    ("The bridge is less safe than the ferry.", ["The ferry is less safe than the bridge."]),
    ("Bricks cost half as much as slates.", ["Bricks cost twice as much as slates."]),
]
KEPT = [
    ("As the river rose, the ferries stopped.", ["The ferries stopped because the river rose."]),
    ("The riots were caused by the court's ruling.", ["The court's ruling caused the riots."]),
    ("The inquiry opened before Sand left.", ["Sand left after the inquiry opened."]),
    (
        "The envoys signed the treaty after they toured the port.",
        ["Before they signed the treaty, the envoys toured the port."],
    ),
    ("The gap is narrower than in 2011.", ["The gap is no longer as wide as in 2011."]),
    ("The bridge carried fewer lorries than the ferry.", ["The ferry carried more lorries than the bridge."]),
    ("The ferry is less narrow than the barge.", ["The ferry is wider than the barge."]),
    ("Tin is heavier than zinc.", ["Tin is heavier than zinc, and zinc is dearer than tin."]),
    ("Zinc is cheaper than tin.", ["Tin is dearer than zinc."]),
    ("Slates cost half as much as bricks.", ["Bricks cost twice as much as slates."]),
    (
        "Fewer lorries use the south road than the north road.",
        ["More lorries use the north road than the south road."],
    ),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_relation_turned_round_is_caught(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_its_converse_is_kept(statement: str, evidence: list[str]) -> None:
    assert verify(statement, evidence).verdict == "supported"
