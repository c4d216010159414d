"""Which sentences of an article tell nothing of its story."""

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


def test_what_is_quoted_is_its_speakers() -> None:
    assert apart("“Write a letter to the board. Do not wait,” the mayor said.") == []
