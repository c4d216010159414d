"""A position that a page shows is a sentence of a name, a verb and a clause."""

import pytest

from briefing.analysis.extractive.readability import is_imagined, is_sentence, says_little
from tests.making import position


@pytest.mark.parametrize(
    ("who", "verb", "clause"),
    [
        ("Kari Holm", "said", "the ferries would be replaced"),
        ("Kari Holm", "first reported", "the leak in May"),
        ("Kari Holm", "wants", "to replace the ferries"),
        ("Kari Holm", "has long called", "for new ferries"),
        ("Kari Holm and Ida Brandt", "demand", "a lower fare"),
        ("Dockers", "demand", "a lower fare"),
        ("Kari Holm", "asked", "for up to four ferries"),
        ("Kari Holm", "believes", "in the old ferries"),
    ],
)
def test_a_name_a_verb_and_a_clause_make_a_sentence(who: str, verb: str, clause: str) -> None:
    assert is_sentence(position(who, verb, clause, "person"))


@pytest.mark.parametrize(
    ("who", "verb", "clause"),
    [
        ("Kari Holm", "trying to", "raise the fares"),
        ("Kari Holm", "own plan", "to raise the fares"),
        ("Kari Holm", "demand", "for lower fares"),
        ("Kari Holm", "said", "in a speech last week"),
        ("Kari Holm", "says", "is essential to the islands"),
        ("Kari Holm", "latest promise", "was kept"),
        ("Kari Holm", "", "the plan was drawn up by Kari Holm"),
        ("BREAKING NEWS Holm", "said", "the ferries would be replaced"),
        ("Kari Holm", "cautioned against", "– should the levy come – a sale"),
        ("Kari Holm", "said", 'Brandt "got a ferry,"'),
        ("Kari Holm", "says", "calmly as the ferry leaves"),
        ("Kari Holm", "told", "Norvik.com on Monday"),
    ],
)
def test_a_fragment_makes_none(who: str, verb: str, clause: str) -> None:
    assert not is_sentence(position(who, verb, clause, "person"))


def test_nobody_in_particular_and_a_few_words_say_little() -> None:
    told = "the ferries would be replaced"

    assert not says_little(position("Kari Holm", "said", told, "person"))
    assert says_little(position("Many", "said", told, "person"))
    assert says_little(position("Company", "said", told, "company"))
    assert says_little(position("Kari Holm", "could support", told, "person"))
    assert says_little(position("Kari Holm", "said", "We will see.", "person", "direct quote"))


def test_what_is_to_be_imagined_is_told_by_its_opening() -> None:
    assert is_imagined("Say the union called a strike.")
    assert not is_imagined("Holm says the union called a strike.")
