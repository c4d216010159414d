"""A sentence that turns round the one before it, by its opener."""

import pytest

from briefing.nlp.turned_sentences import takes_back, turns_heading, turns_round, without_opener


@pytest.mark.parametrize(
    "sentence",
    [
        "But a new survey shows that skippers pay less.",
        "However, the harbour was closed in 2011.",
        "Yet the lamps of Norvik are older than that.",
        "Unless, that is, the skipper lives in Bergen.",
        "Except the council never voted on it.",
        "Not so, says the harbour master.",
        "Oh, wait, the harbour has no lamps.",
        "Only it never happened.",
    ],
)
def test_what_opens_against_the_sentence_before_turns_it(sentence: str) -> None:
    assert turns_round(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Only three skippers came to the harbour.",
        "Butter is dear in Norvik.",
        "But its lamps were left burning.",
        "The council has yet to vote.",
        "Notable guests came to the harbour.",
        "Waiting skippers left.",
    ],
)
def test_what_goes_on_turns_nothing(sentence: str) -> None:
    assert not turns_round(sentence)


def test_only_what_takes_all_back_reaches_across_a_paragraph() -> None:
    assert takes_back("Unless, that is, you are a skipper.")
    assert not takes_back("But the council voted again.")


def test_what_puts_right_turns_a_heading_alone() -> None:
    assert turns_heading("Actually, the lamps are from Bergen.")
    assert not turns_round("Actually, the lamps are from Bergen.")


def test_a_turning_sentence_without_its_opener() -> None:
    assert without_opener("But a new survey shows it.") == "A new survey shows it."
    assert without_opener("But for the lamps, nothing burned.") == ""
    assert without_opener("Unless, that is, she comes.") == ""
