"""No sentence heads an article that the next one turns round, or that another wrote."""

import pytest

from briefing.nlp.doc import annotate
from briefing.verification.evidence import own_headline
from tests.making import article

LEAD = "The harbour of Norvik has no lamps and no cranes."
OTHER = "Skippers of Norvik sold three boats to Anna Holm on Monday."


def heading(*paragraphs: str) -> str:
    doc = annotate(article("\n\n".join(paragraphs) + "\n"))
    return own_headline(doc.article, doc.sentences, {}).text


@pytest.mark.parametrize(
    "following",
    [
        "But that is from 2011.",
        "Yet they were bought in 2011.",
        "Unless, that is, one looks up.",
        "Actually, they were bought in 2011.",
    ],
)
def test_what_the_next_sentence_turns_heads_nothing(following: str) -> None:
    assert heading(f"{LEAD} {following}", OTHER) == OTHER


def test_the_turning_sentence_heads_without_its_opener() -> None:
    assert heading(f"{LEAD} But Anna Holm bought six lamps in May.") == "Anna Holm bought six lamps in May."


@pytest.mark.parametrize("following", ["But its quays are new.", "It is old.", "Only three boats came."])
def test_what_the_next_sentence_goes_on_with_heads(following: str) -> None:
    assert heading(f"{LEAD} {following}", OTHER) == LEAD


def test_what_says_whose_word_it_is_heads() -> None:
    sourced = "Anna Holm said the harbour of Norvik has no lamps."
    assert heading(f"{sourced} But the council bought six.", OTHER) == sourced


def test_what_another_wrote_heads_nothing() -> None:
    assert heading("Here is how the Norvik Post's story began:", LEAD, OTHER) == OTHER
