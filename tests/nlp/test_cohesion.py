"""A statement takes up what stands above it: enough of its words are known there."""

import pytest

from briefing.nlp.cohesion import coheres, cohesive_stems

ABOVE = cohesive_stems("Norvik raises the harbour fees for ferries from Denmark in May.")


@pytest.mark.parametrize(
    ("text", "least", "known"),
    [
        ("the harbour of Norvik lives on fees", 2, True),
        ("the harbour lives on what it earns with the fees", 2, False),  # "it" may be anything
        ("it would cost Norvik the harbour fees", 2, True),  # three words say what it is
        ("the fees are too high", 2, False),
        ("the fees are too high", 1, True),
        ("the sea is cold", 1, False),
        ("Copenhagen will not pay the fees", 2, True),  # the capital of what is known
        ("Danish skippers will not pay the fees", 2, True),
        ("the ferries of Norvik will follow", 2, False),  # whom?
        ("other ferries will leave Norvik", 2, False),  # than which?
        ("the ferries of Norvik will follow the rules", 2, True),
        ("Danish Navy boats pay the fees", 2, True),  # the first word of a name tells the country
    ],
)
def test_what_takes_up_enough_of_what_is_known_coheres(text: str, least: int, known: bool) -> None:
    assert coheres(text, ABOVE, least) is known


def test_words_set_apart_are_not_counted() -> None:
    text = "the harbour of Norvik is small"
    assert coheres(text, ABOVE)
    assert not coheres(text, ABOVE, apart=cohesive_stems("Norvik harbour council"))


@pytest.mark.parametrize(
    "pointing",
    "it this that these those they them such other another further instead likewise".split()
    + [f"{do} {what}" for do in ("do", "does", "did", "doing") for what in ("so", "what")],
)
def test_two_words_are_not_enough_beside_what_may_stand_for_something_else(pointing: str) -> None:
    assert coheres("the harbour lives with the fees", ABOVE)
    assert not coheres(f"the harbour lives {pointing} with the fees", ABOVE)


@pytest.mark.parametrize(
    "verb", ["join", "comply", "participate", "respond", "agree", "refuse", "oblige", "follow", "take part"]
)
def test_two_words_are_not_enough_where_the_last_verb_lacks_what_it_is_about(verb: str) -> None:
    assert not coheres(f"“the ferries of Norvik will {verb}.”", ABOVE)


def test_a_capital_of_two_words_stands_for_its_country() -> None:
    assert cohesive_stems("Argentina") <= cohesive_stems("Buenos Aires will not pay.")
