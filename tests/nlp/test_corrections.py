"""What an outlet says of its own article, and what only looks like it."""

import pytest

from briefing.nlp.cleaning.correction_notices import is_note, withdrawal_start

NOTES = """
CORRECTION: An earlier version of this story said the pier would close until May 2027.
Correction (24 November): The board has seven members, not eight.
Correction, Nov. 24: The pier was built in 1961.
Corrections and clarifications: The mayor is Per Lund.
Clarification: The agents did not ask for money.
Editor's note: This story was changed to add a comment of the board.
Editors’ note — The headline has been changed.
An earlier version of this article misstated the cost.
A previous version of our report gave the wrong date.
This story has been corrected to say that the pier closes in April.
This article was amended on 24 November 2026.
This article originally stated that the board had known.
The article incorrectly said that the mayor had resigned.
(Corrects spelling of Halle in paragraph 3)
We apologise for the error.
We have withdrawn this report.
The error has been corrected.
Fjordmart may receive a commission
We may earn a small commission if you buy through links on this page.
The Courier will also get affiliate commissions on purchases.
"""
NEWS = """
An earlier version of the bill said that ports would pay.
Corrections officers said on Monday that they would strike.
The board corrected its forecast on Monday.
For the record book, he swam 40 kilometres.
Updates on the strike were given at noon.
The first report of the inquiry said that the cracks were old.
The original article of the treaty was changed in 1998.
The ministry published a clarification of the rules.
The broker may receive a commission of two percent from the harbour.
The board will get a commission of inquiry.
"""


@pytest.mark.parametrize("sentence", NOTES.strip().splitlines())
def test_a_note_on_the_article_is_one(sentence: str) -> None:
    assert is_note(sentence)


@pytest.mark.parametrize("sentence", NEWS.strip().splitlines())
def test_news_of_versions_and_corrections_is_none(sentence: str) -> None:
    assert not is_note(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Courier retracted its report that the mayor had been arrested.",
        "Aas withdrew her claim that the board had known.",
        "The union has taken back its demand for an inquiry.",
    ],
)
def test_what_is_taken_back_begins_at_its_verb(sentence: str) -> None:
    start = withdrawal_start(sentence)

    assert start is not None
    assert sentence[start:].startswith(("retracted", "withdrew", "taken back"))


def test_a_withdrawal_of_troops_takes_nothing_back() -> None:
    assert withdrawal_start("The army withdrew its troops from the border.") is None
