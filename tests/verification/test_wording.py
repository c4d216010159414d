import pytest

from briefing.verification import verify

STORM = "The ferry to the island sank on Monday in a storm, and two people drowned."


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("The ferry sank on Monday in a storm, and", "breaks off in the middle of a sentence"),
        ("The ferry sank in a storm on Monday in the", "breaks off in the middle of a sentence"),
        ("and two people drowned as the ferry sank in a storm", "begins in the middle of a sentence"),
        ("The ferry sank in a storm 嵐.", "writing that its source does not use"),
        ("Note: the ferry sank in a storm, the ferry sank in a storm, the ferry sank.", "says the same"),
        ("The ferry sank: {storm", "marks that its source lacks: “{”"),
        (
            "The ferry to the island sank on Monday, the ferry to the island sank.",
            "says the same over and over",
        ),
    ],
)
def test_what_is_no_whole_statement_is_withheld(stated: str, reason: str) -> None:
    verdict = verify(stated, [STORM])

    assert verdict.verdict == "unsupported"
    assert verdict.reason.startswith(reason)


@pytest.mark.parametrize("stated", ["The ferry sank in the storm", "A storm that the ferry sank in."])
def test_a_headline_needs_no_full_stop_and_a_preposition_may_end_it(stated: str) -> None:
    assert verify(stated, [STORM]).verdict != "unsupported"


def test_what_the_source_repeats_may_be_repeated() -> None:
    song = "They sang: row the boat ashore, row the boat ashore, row the boat ashore, all night."

    assert (
        verify("All night they sang row the boat ashore, row the boat ashore, row the boat ashore.", [song])
    ).verdict == "supported"


def test_a_long_statement_is_judged_by_each_of_its_sentences() -> None:
    verdict = verify(
        f"The ferry to the island sank on Monday in a storm. {ADDED}",
        ["The ferry to the island, which carried cars and timber, sank on Monday in a storm off the coast."],
    )

    assert verdict.reason.startswith("a sentence with much that its source lacks: ")


ADDED = "Newspapers welcomed the inquiry of a judge."


def test_a_heading_of_its_own_is_weak() -> None:
    assert verify("Summary: the ferry sank in a storm.", [STORM]).reason == (
        "a heading that its source lacks: “Summary”"
    )
    assert verify("Ferry: it sank in a storm.", [STORM]).verdict == "supported"
