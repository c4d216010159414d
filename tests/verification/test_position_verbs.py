"""A position's verb is its source's, or what comes to the same there."""

import pytest

from briefing.verification.verify import verify_position
from tests.making import position

LIBRARY = "A library is worth more to the town than a second car park."


@pytest.mark.parametrize(
    ("stakeholder", "verb", "text", "evidence"),
    [
        ("Greta Holm", "says", "a library is worth more to the town", [LIBRARY, "Greta Holm, Varde."]),
        ("Harbour Guild", "writes", "a library is worth more", [LIBRARY, "Signed: the Harbour Guild."]),
        ("Krag", "threatens", "to sue the strikers", ["Krag's threats to sue the strikers ended."]),
        ("Krag", "refused", "to meet the strikers", ["Krag's refusal to meet the strikers hurt."]),
        ("Krag", "rejects", "the charges of fraud", ["Krag denied the charges of fraud."]),
        ("Radio Sund", "reports", "nine barges sank", ["According to Radio Sund, nine barges sank."]),
    ],
)  # fmt: skip
def test_it_may_be_told_otherwise(stakeholder: str, verb: str, text: str, evidence: list[str]) -> None:
    assert verify_position(position(stakeholder, verb, text), evidence).verdict == "supported"


@pytest.mark.parametrize(
    ("stakeholder", "verb", "text", "evidence"),
    [
        ("Greta Holm", "says", "a library is worth more", [LIBRARY, "Greta Holm lives in Varde."]),
        ("Krag", "threatens", "to sue the strikers", ["Krag wondered whether to sue the strikers."]),
        ("Krag", "supports", "the charges of fraud", ["Krag denied the charges of fraud."]),
    ],
)
def test_another_verb_is_not_supported(stakeholder: str, verb: str, text: str, evidence: list[str]) -> None:
    assert verify_position(position(stakeholder, verb, text), evidence).verdict != "supported"
