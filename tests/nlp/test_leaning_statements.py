"""What a statement takes up from before it; what can follow any other statement, and head a story."""

import pytest

from briefing.nlp.leaning_statements import stands_alone, takes_up_another

TAKING_UP = (
    # a pronoun, a possessive, a demonstrative
    "He denied that the pier had cracks.",
    "She wants the pier closed until spring.",
    "They closed the pier on Monday.",
    "It wants to close the pier by 2029.",
    "His remarks follow a dispute about the pier.",
    "Their lawyers asked the court for time.",
    "Its chairman resigned on Monday.",
    "This angered the fishermen of Norvik.",
    "That was the third crack since May.",
    "These cracks were found by divers.",
    "Such cracks are rare in Norvik.",
    "Both were fined by the court in Hamn.",
    "Neither answered questions from the council.",
    "Others left the harbour on Tuesday.",
    "One of them left the harbour on Tuesday.",
    # a join
    "However, the harbour board of Norvik closed pier 4.",
    "But the harbour board of Norvik closed pier 4.",
    "Instead, Anna Berg closed pier 4.",
    "Sure enough, the harbour board of Norvik closed pier 4.",
    "Actually, the harbour board of Norvik has two piers.",
    # behind an adjunct
    "Despite the crack, they use the pier.",
    "Following the vote, she closed the pier.",
    "On Monday, he closed the pier.",
    "In a letter to the council, she asked for time.",
    "After the vote, his lawyer asked for time.",
    "Meanwhile the ferries of Norvik use pier 5.",
    # of nobody in it
    "Police searched his house on Monday.",
    "The court closed the lawsuit against her.",
)
BARE = (
    "The case will be heard in May.",
    "The two met in Hamn on Monday.",
    "The two sides signed a treaty in Hamn.",
    "The three men were fined.",
    "The move angers fishermen.",
    "The latest decision follows a dispute.",
    "The ruling was welcomed by Anna Berg.",
    "The company denies that.",
    "The suspects were arrested in Hamn.",
    "The pair left the country.",
    "On Monday, the decision was taken back.",
    "The remarks caused a dispute in Norvik.",
    "The allegations were denied by Anna Berg.",
)
ALONE = (
    "The harbour board of Norvik closed pier 4 on Monday.",
    "The decision to close pier 4 angers fishermen.",
    "The case against Anna Berg will be heard in May.",
    "The two piers of Norvik were closed.",
    "The company that runs the ferries denies it.",
    "The Holm case will be heard in May.",
    "The government will pay for the pier.",
    "The police arrested a skipper in Hamn.",
    "The 2026 budget of Norvik was passed.",
    "Both Norway and Sweden closed their ports.",
    "Either Norway or Sweden will close its ports.",
    "It is unclear who will pay for the pier.",
    "It remains open whether the pier will be repaired.",
    "There were 12 cracks in the pier.",
    "One man was hurt when the pier broke.",
    "Anna Berg said that she would close the pier.",
    "Divers said they had found cracks.",
    "After his arrest, Anna Berg’s brother left Norvik.",
    "The mayor said that he would close the pier.",
    "A driver, the court heard, lost his boat.",
    "Twelve ministers met in Hamn.",
    "On Monday, the harbour board closed pier 4.",
    "The group calling itself Norvik Awake has closed a pier.",
    "The company running the ferries of Norvik has closed a pier.",
)


@pytest.mark.parametrize("statement", TAKING_UP)
def test_a_statement_takes_up_another(statement: str) -> None:
    assert takes_up_another(statement)
    assert not stands_alone(statement)


@pytest.mark.parametrize("statement", BARE)
def test_a_bare_definite_can_follow_its_own_sentence_alone(statement: str) -> None:
    assert not stands_alone(statement)


@pytest.mark.parametrize("statement", ALONE)
def test_a_statement_that_names_what_it_speaks_of_stands_alone(statement: str) -> None:
    assert stands_alone(statement)
