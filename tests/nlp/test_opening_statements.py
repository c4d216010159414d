"""Which sentences a page can open with."""

import pytest

from briefing.nlp.opening_statements import is_whole_statement, opens_a_page


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour board of Norvik closed pier 4 on Monday.",
        "The government will pay for the pier in Norvik.",
        "The book that Anna Holm wrote was sold in May.",
        "A ferry sank in the harbour of Norvik on Monday.",
        "Anna Holm was told on Monday that the pier is closed.",
        "iPier has sold ten lamps to the harbour of Norvik.",
        "al-Norvik said on Monday that the pier is closed.",
    ],
)
def test_a_sentence_that_names_its_matter_opens_a_page(sentence: str) -> None:
    assert opens_a_page(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The book was called Nine Ferries, and it was written by Anna Holm.",
        "The witness was apparently the same in both trials.",
        "The company’s current plan is to charge skippers every night.",
        "The original has been seen by ten thousand skippers.",
        "He closed pier 4 of Norvik on Monday.",
    ],
)
def test_one_about_what_only_the_article_has_introduced_does_not(sentence: str) -> None:
    assert not opens_a_page(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm, apparently.",
        "Poor old harbour of the Norvik line.",
        "“We are tired of a board that never listens to skippers.",
        '"...we among so many others are tired of the board.',
        "We’ve spent the day on the pier of Norvik.",
        "I think the pier of Norvik will be closed.",
        "No, the skippers of Norvik did nothing.",
        "daily harbour news 300x180 The board of Norvik has sold its pier.",
    ],
)
def test_a_fragment_a_quotation_and_an_answer_state_nothing(sentence: str) -> None:
    assert not is_whole_statement(sentence)
