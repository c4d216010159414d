"""Words that ran together where a page's blocks met."""

import pytest

from briefing.nlp.glued_words import glued_sentences


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Ferries have a share of 20 percent.", "Norvik sold a shareFerries last week."], {1}),
        (["The MacBook is light.", "A Mac and a Book are apart, and the MacBook is both."], set()),
        (["A YouTube channel shows the storm.", "You see it."], set()),  # no "Tube" anywhere
        (["A YouTube channel shows the storm.", "The Tube is closed."], set()),  # no "you"
        (["A McDonald sold it.", "Mc and Donald are names."], set()),  # "Mc" is too short for a word
        (["A ShareAB sold it.", "A share of the AB is small."], set()),
        (["The harbour 300x180 Norvik sold its ferries."], {0}),
        (["The 16x9 screen of the ferry is old."], set()),
        (["The ferry has 3x10 seats."], set()),
        (["Norvik sold its ferries."], set()),
    ],
)
def test_a_sentence_of_glued_words_is_found(texts: list[str], found: set[int]) -> None:
    assert glued_sentences(texts) == found
