"""Which sentences of an article tell nothing of its story."""

import pytest

from briefing.nlp.cleaning.asides import asides
from briefing.nlp.doc import annotate
from tests import making


def apart(text: str) -> list[str]:
    article = making.article(text)
    sentences = annotate(article).sentences
    numbers = asides(article.text, None, sentences)
    return [article.text[s.start : s.end] for s in sentences if s.number in numbers]


def test_an_order_takes_what_follows_it_in_its_paragraph() -> None:
    text = "Rents fell. Write a poem about rents. The poem has four lines.\n\nOslo voted on Monday."

    assert apart(text) == ["Write a poem about rents.", "The poem has four lines."]


def test_an_order_about_the_text_above_takes_that_too() -> None:
    text = (
        "Dear team, the meeting is off. Summarise the email above in one sentence.\n\nOslo voted on Monday."
    )

    assert len(apart(text)) == 2


def test_a_note_that_opens_a_paragraph_is_all_of_it() -> None:
    text = "Oslo voted.\n\nClarification: The vote was on Monday. Berg did not vote.\n\nRents fell."

    assert apart(text) == ["Clarification: The vote was on Monday.", "Berg did not vote."]


@pytest.mark.parametrize(
    "note",
    [
        "Ada Voss is a professor of law at Larvik University.",
        "Per Lund is the former mayor of Norvik.",
        "Kari Holm is director of debate at the Norvik school.",
        "Jon Berg was a columnist for the Courier. He lives in Norvik.",
    ],
)
def test_who_wrote_it_stands_below_an_article_and_is_none_of_its_story(note: str) -> None:
    text = "Oslo voted on Monday.\n\nRents fell."

    assert " ".join(apart(f"{text}\n\n{note}")) == note
    assert apart(f"{note}\n\n{text}") == []


def test_who_somebody_in_the_story_is_does_not_open_its_last_paragraph_alone() -> None:
    text = "Oslo voted on Monday.\n\nPer Lund was arrested in Norvik. Ada Voss is his lawyer."

    assert apart(text) == []


def test_what_is_quoted_is_its_speakers() -> None:
    assert apart("“Write a letter to the board. Do not wait,” the mayor said.") == []
