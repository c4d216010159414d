import pytest

from briefing.model import Agreement, Side
from briefing.stories import agreement
from tests.stories.made_up import evidence, sourcing, told

TWELVE = "At least 12 people were killed when the ferry sank off Norvik, police said."
FOURTEEN = "Fourteen people died when the ferry sank off Norvik, the coast guard said."
OFFER = "The mayor Anna Berg offered the Norvik shipyard to a bank."
DENIAL = "Anna Berg denied reports that she had offered the shipyard of Norvik to a bank."


def says(found: Agreement) -> list[str]:
    return [side.says for side in found.sides]


def test_casualties_that_differ_are_shown_with_both_sides() -> None:
    (found,) = agreement.differences(told(TWELVE, FOURTEEN))

    assert (found.kind, found.text) == ("differs", "How many were killed")
    assert says(found) == ["At least 12 people were killed", "Fourteen people died"]
    assert [piece.quote for piece in found.evidence] == [TWELVE, FOURTEEN]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg, 42, was rescued.", "Rescuers found 41-year-old Anna Berg in a boat."),
        (
            "The company will pay $30 million for the Norvik shipyard.",
            "The company paid $45m for the Norvik shipyard.",
        ),
        (
            "The council voted on Monday to close the Norvik shipyard.",
            "The Norvik council voted to close the shipyard on Tuesday.",
        ),
        (
            "The vote to close the Norvik shipyard will be held by the council on 12 March.",
            "The council's vote to close the shipyard in Norvik will be held on March 13.",
        ),
    ],
)
def test_an_age_a_sum_or_a_day_that_differs_is_found(one: str, other: str) -> None:
    assert [found.kind for found in agreement.differences(told(one, other))] == ["differs"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "About 20 people were injured when the ferry sank off Norvik.",
            "19 were injured as the ferry sank off Norvik.",
        ),
        (TWELVE, "Another ferry sank off Norvik in May, when eight people died, police said."),
        ("Anna Berg, 42, was rescued.", "Carl Berg, 15, was rescued."),
        (
            "The bid is worth more than $2 billion for the Norvik shipyard.",
            "The bid is worth $2.5 billion for the Norvik shipyard.",
        ),
        (
            "Ferries carried 210 passengers from Norvik to Lund.",
            "Trains carry 900 passengers from Hasle to Ask.",
        ),
        (TWELVE, f"First reports spoke of 12 dead. {FOURTEEN}"),
    ],
)
def test_figures_of_two_things_or_of_one_size_do_not_differ(one: str, other: str) -> None:
    assert agreement.differences(told(one, other)) == ()


def test_a_claim_that_another_article_denies_is_disputed() -> None:
    (found,) = agreement.disputes(told(OFFER, DENIAL))

    assert (found.kind, found.text) == ("disputed", OFFER)
    assert [(side.says, side.against) for side in found.sides] == [(OFFER, False), (DENIAL, True)]


def test_no_in_the_same_words_is_a_denial() -> None:
    made = "Sailors of the Norvik coast guard handed weapons over to smugglers."
    denied = "No Norvik sailor handed a weapon over to smugglers."

    assert [found.kind for found in agreement.disputes(told(made, denied))] == ["disputed"]


@pytest.mark.parametrize(
    "other",
    [
        "Anna Berg would not confirm or deny that she had offered the Norvik shipyard to a bank.",
        "Anna Berg did not speak about the weather in Norvik.",
        "Carl Lund denied that he had offered the museum to a bank.",
    ],
)
def test_a_not_that_belongs_to_something_else_disputes_nothing(other: str) -> None:
    assert agreement.disputes(told(OFFER, other)) == ()


def test_a_statement_that_two_articles_make_in_their_own_words_is_corroborated() -> None:
    one = "The Norvik ferry sank in a storm on Monday."
    other = "In a storm on Monday the ferry of Norvik sank near the harbour."
    stated = [agreement.Stated(one, (evidence("a1", one),))]

    (found,) = agreement.corroborated(stated, told(one, other), sourcing("a1", "a2"))

    assert (found.kind, found.text, says(found)) == ("corroborated", one, [one, other])


@pytest.mark.parametrize(
    "other",
    [
        "The Norvik ferry sank in a storm on Tuesday.",
        "The Norvik ferry did not sink in a storm on Monday.",
        "The Norvik ferry sank in a storm on Monday.",
    ],
    ids=["another day", "denied", "word for word, so from one source"],
)
def test_what_differs_or_is_copied_corroborates_nothing(other: str) -> None:
    one = "The Norvik ferry sank in a storm on Monday."
    stated = [agreement.Stated(one, (evidence("a1", one),))]

    assert agreement.corroborated(stated, told(one, other), sourcing("a1", "a2")) == ()


def test_a_finding_whose_sentences_do_not_show_it_does_not_hold() -> None:
    twelve, again = evidence("a1", TWELVE), evidence("a2", TWELVE)
    sides = [Side(says="12", evidence=twelve), Side(says="12", evidence=again)]

    assert not agreement.holds("differs", "How many were killed", sides)
    assert not agreement.holds("disputed", TWELVE, sides)
    assert not agreement.holds("corroborated", FOURTEEN, sides)
