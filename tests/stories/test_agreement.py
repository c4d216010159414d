import pytest

from briefing.models import Agreement, Side
from briefing.stories.contradictions import agreement
from tests.stories.made_up import evidence, sourcing, told

TWELVE = "At least 12 people were killed when the ferry sank off Norvik, police said."
FOURTEEN = "Fourteen people died when the ferry sank off Norvik, the coast guard said."
SANK = "The ferry Lady Maud sank off Norvik in a storm."
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
    "other",
    [
        "The death toll rose to 14.",
        "The death toll from the sinking stood at 14 on Monday, the coast guard said.",
        "The sinking killed 14 people, according to the coast guard.",
        "The sinking claimed 14 lives.",
        "14 people lost their lives in the sinking.",
        "Fourteen people, three children among them, died in the sinking.",
        "The sinking left 14 dead and 30 injured.",
    ],
)
def test_a_toll_is_compared_in_whatever_way_it_is_told(other: str) -> None:
    one = "Twelve people died in the sinking, the harbour police said."

    told_twice = told(f"{SANK} {one}", f"{SANK} The sinking was on Monday. {other}")

    assert [found.text for found in agreement.differences(told_twice)] == ["How many were killed"]


@pytest.mark.parametrize(
    "other",
    [
        "Two children died in the sinking.",
        "In 1998, 30 people died in the sinking of the Lady Ann.",
        "The union said 14 people died in the fire at the mill.",
        "The sinking left 12 dead. Two people died in the water.",
        "The toll rose by two to twelve.",
    ],
    ids=["a part", "another year", "something else", "a part of the same", "the same"],
)
def test_a_part_of_a_toll_or_that_of_something_else_does_not_differ(other: str) -> None:
    one = "Twelve people died in the sinking, the harbour police said."

    assert agreement.differences(told(f"{SANK} {one}", f"{SANK} {other}")) == ()


def test_who_is_counted_is_not_confused_with_who_is_counted_next() -> None:
    one = "The blast in Norvik harbour killed 14 people and injured 30, police said."
    other = "The blast in Norvik harbour killed 30 people, police said."

    (found,) = agreement.differences(told(one, other))

    assert says(found) == ["14 people", "30 people"]


def test_a_day_is_shown_with_what_happened_on_it() -> None:
    one = "The council voted on Monday to close the Norvik shipyard."
    other = "Norvik councillors met early, and the council voted to close the Norvik shipyard on Tuesday."

    (found,) = agreement.differences(told(one, other))

    assert says(found) == [
        "The council voted on Monday to close the Norvik",
        "and the council voted to close the Norvik shipyard on Tuesday",
    ]


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


OVERLOADED = "A deckhand said that the ship was overloaded."


@pytest.mark.parametrize(
    "denied",
    [
        "Brandt Lines, which runs the ferry, denied that the ship was overloaded.",
        "The company rejected the claim that the ship was overloaded.",
        "Claims that the ship was overloaded are untrue, the company said.",
        "The company said the ship was not overloaded.",
        "The ship was never overloaded, according to the company.",
    ],
)
def test_a_short_claim_is_disputed_by_a_denial_of_all_its_words(denied: str) -> None:
    (found,) = agreement.disputes(told(OVERLOADED, denied))

    assert [(side.says, side.against) for side in found.sides] == [(OVERLOADED, False), (denied, True)]
    assert agreement.holds("disputed", found.text, found.sides)


@pytest.mark.parametrize(
    "made",
    [
        "It is unclear whether the ship was overloaded.",
        "The ship had overloaded batteries.",
        "The ship was old, and the harbour was overloaded.",
        "The ship was not overloaded.",
        "The ship would sink if it was overloaded.",
    ],
)
def test_a_short_denial_disputes_no_other_claim(made: str) -> None:
    denied = "Brandt Lines, which runs the ferry, denied that the ship was overloaded."

    assert agreement.disputes(told(made, denied)) == ()


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
    stated = [agreement.EvidencedStatement(one, (evidence("a1", one),))]

    (found,) = agreement.corroborations(stated, told(one, other), sourcing("a1", "a2"))

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
    stated = [agreement.EvidencedStatement(one, (evidence("a1", one),))]

    assert agreement.corroborations(stated, told(one, other), sourcing("a1", "a2")) == ()


def test_a_finding_whose_sentences_do_not_show_it_does_not_hold() -> None:
    twelve, again = evidence("a1", TWELVE), evidence("a2", TWELVE)
    sides = [Side(says="12", evidence=twelve), Side(says="12", evidence=again)]

    assert not agreement.holds("differs", "How many were killed", sides)
    assert not agreement.holds("disputed", TWELVE, sides)
    assert not agreement.holds("corroborated", FOURTEEN, sides)


def dated(*days: str) -> dict[str, str]:
    return {f"a{number}": day for number, day in enumerate(days, start=1)}


def test_a_count_of_another_day_is_no_difference_but_an_age_and_the_day_of_an_event_are() -> None:
    counts = told(f"{SANK} The sinking killed 12 people.", f"{SANK} The sinking killed 14 people.")
    ages = told("Anna Berg, 42, was rescued.", "Anna Berg, 45, was rescued.")

    assert [found.text for found in agreement.differences(counts, dated("2026-11-24", "2026-11-24"))] == [
        "How many were killed"
    ]
    assert agreement.differences(counts, dated("2026-11-23", "2026-11-24")) == ()
    assert len(agreement.differences(ages, dated("2026-11-23", "2026-11-24"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ferry Lady Maud sank off Norvik in a storm, the coast guard said on Monday.",
            "The ferry Lady Maud sank off Norvik in a storm, the coast guard said on Tuesday.",
        ),
        (
            "NORVIK, Nov 2 - The ferry Lady Maud sank off Norvik in a storm.",
            "NORVIK, Nov 3 - The ferry Lady Maud sank off Norvik in a storm.",
        ),
        (
            "The blast at the Norvik colliery killed 17 miners on Monday night.",
            "The toll of the blast at the Norvik colliery was lowered from 17 miners on Wednesday.",
        ),
    ],
    ids=["of the saying", "of the dateline", "of another deed"],
)
def test_a_day_of_something_else_than_what_happened_does_not_differ(one: str, other: str) -> None:
    assert "On what day" not in [found.text for found in agreement.differences(told(one, other))]
