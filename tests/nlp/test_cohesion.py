"""A statement takes up what stands above it: enough of its words are known there."""

import pytest

from briefing.nlp.cohesion import coheres, cohesive_stems

ABOVE = cohesive_stems("Norvik raises the harbour fees for ferries from Denmark in May.")


@pytest.mark.parametrize(
    ("text", "least", "known"),
    [
        ("the harbour of Norvik lives on fees", 2, True),
        ("the harbour lives on what it earns with the fees", 2, False),  # "it" may be anything
        ("it would ruin Norvik to raise the harbour fees", 2, True),  # three words say what it is
        ("the fees are too high", 2, False),
        ("the fees are too high", 1, True),
        ("the sea is cold", 1, False),
        ("Copenhagen will not pay the fees", 2, True),  # the capital of what is known
        ("Danish skippers will not pay the fees", 2, True),
        ("the ferries of Norvik will follow", 2, False),  # whom?
        ("other ferries will leave Norvik", 2, False),  # than which?
        ("the ferries of Norvik will follow the rules", 2, True),
    ],
)
def test_what_takes_up_enough_of_what_is_known_coheres(text: str, least: int, known: bool) -> None:
    assert coheres(text, ABOVE, least) is known


def test_words_set_apart_are_not_counted() -> None:
    text = "the harbour of Norvik is small"
    assert coheres(text, ABOVE)
    assert not coheres(text, ABOVE, apart=cohesive_stems("Norvik harbour council"))
