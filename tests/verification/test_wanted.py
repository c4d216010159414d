"""Wishes turned round."""

import pytest

from briefing.verification import verify

CAUGHT = [
    ("The guild demands a toll on the bridge.", "The guild demands the abolition of a toll on the bridge."),
    ("Anglers are campaigning for the dam.", "Anglers are campaigning to stop the dam."),
    ("The owners hope for a sale of the yard.", "The owners hope to avoid a sale of the yard."),
    ("The mayor wants to scrap the tram line.", "The mayor wants a tram line to the port."),
]
KEPT = [
    (
        "The guild wants the toll on the bridge gone.",
        "The guild demands the abolition of a toll on the bridge.",
    ),
    ("Anglers want to prevent the dam.", "Anglers are campaigning to stop the dam."),
    ("The mayor wants a tram to the port.", "The mayor wants a tram line to the port."),
    ("Anglers say the dam is dangerous.", "Anglers, who say the dam is dangerous, want to stop it."),
]


@pytest.mark.parametrize(("statement", "evidence"), CAUGHT)
def test_a_wish_turned_round_is_caught(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(("statement", "evidence"), KEPT)
def test_the_same_wish_is_not_withheld(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "unsupported"
