"""A sentence that ends in a colon and gives another's words below it."""

import pytest

from briefing.nlp.introductions import introduces_words


@pytest.mark.parametrize(
    "sentence",
    [
        "Here is how the Norvik Post's story began:",
        "According to the page run by the harbour council:",
        "The tweet of the union reads:",
        "The council said in a statement:",
        "The editorial of the Bergen Courier opens:",
        "In her own words:",
    ],
)
def test_what_gives_somebody_the_word(sentence: str) -> None:
    assert introduces_words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour has three lamps:",
        "This is what happened in Norvik:",
        "According to the council, the harbour is closed.",
        "The story of the harbour is short:",
    ],
)
def test_what_lists_or_ends_gives_nobody_the_word(sentence: str) -> None:
    assert not introduces_words(sentence)
