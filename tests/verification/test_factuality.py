"""What nobody in the evidence says, or somebody only claims, is withheld where it is told as so."""

import pytest

from briefing.verification.verify import verify, verify_position
from tests.making import position

KEPT = "Berg kept two sets of books."


@pytest.mark.parametrize(
    "evidence",
    [
        "Holm asked in the council whether Berg kept two sets of books.",
        "Holm denied that Berg kept two sets of books.",
        "There is no sign that Berg kept two sets of books.",
        "Rumours that Berg kept two sets of books were untrue, his lawyer said.",
        "If Berg kept two sets of books, the council will close his shop.",
        "A former clerk claimed that Berg kept two sets of books.",
        "Prosecutors allege that Berg, who is 61, kept two sets of books.",
        "Nobody believes that Berg kept two sets of books.",
    ],
)
def test_it_is_withheld_as_a_fact(evidence: str) -> None:
    assert verify(KEPT, [evidence]).verdict == "unsupported"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (KEPT, "Berg kept two sets of books, the court found on Monday."),
        (KEPT, "Holm, who asked for an inquiry, wrote that in those years Berg kept two sets of books."),
        ("Holm asked whether Berg kept two sets of books.", "Holm asked if Berg kept two sets of books."),
        ("A clerk claimed that Berg kept two sets of books.", "A clerk claimed Berg kept two sets of books."),
        ("They found no second set of books.", "The inspectors were unable to find a second set of books."),
        ("Berg may have kept two sets of books.", "Holm asked whether Berg kept two sets of books."),
    ],
)  # fmt: skip
def test_what_is_said_as_the_evidence_says_it_is_kept(statement: str, evidence: str) -> None:
    verdict = verify(statement, [evidence])

    assert "is so" not in verdict.reason
    assert "only claimed" not in verdict.reason


def test_a_noun_of_the_evidence_is_no_verb_of_it() -> None:
    verdict = verify(
        "Berg claims to be a champion.", ["Another question is whether his claim to be a champion is true."]
    )

    assert "is so" not in verdict.reason


def test_a_whole_document_in_the_place_of_a_sentence_is_not_read_for_clauses() -> None:
    document = "Holm asked whether Berg kept two sets of books. " + "Ships came into the harbour. " * 90

    assert "is so" not in verify(KEPT, [document]).reason


def test_a_position_that_its_holder_did_not_take_is_withheld() -> None:
    claimed = position("Erik Lund", "intended", "to make any bold shifts")
    evidence = ["Erik Lund did not signal in his first hours that he intended to make any bold shifts."]

    assert verify_position(claimed, evidence).verdict == "unsupported"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The bridge is safe for lorries.", "It is unclear whether the bridge is safe for lorries."),
        ("The well is polluted.", "The company denies that the well is polluted."),
        ("The mill is bankrupt.", "Dahl doubts that the mill is bankrupt."),
        ("The treaty is binding.", "If the treaty is binding, the port must close, Berg wrote."),
        ("The orchard was dredged.", "Nobody claims that the orchard was dredged."),
        ("The vault is empty.", "A clerk claims that the vault is empty."),
        ("The harvest is ripe.", "Growers hope that the harvest is ripe."),
    ],
)
def test_what_something_is_said_not_to_be_is_withheld(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The bridge is safe.", "The bridge is safe, and it is unclear whether the pier is."),
        ("The polluted well is closed.", "The polluted well is closed, though Berg denies any guilt."),
        ("Berg denies that the well is polluted.", "Berg denied on Friday that the well is polluted."),
    ],
)
def test_what_something_is_by_the_article_stands(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"


def test_a_pronoun_begins_another_clause_behind_what_was_not_done() -> None:
    evidence = ["The firm failed to pay its staff, and it closed on Friday."]

    assert verify("The firm closed on Friday.", evidence).verdict == "supported"
