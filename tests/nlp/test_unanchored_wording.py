"""Which sentences hang on one before them by what they answer, count or take up."""

import pytest

from briefing.nlp.annotated_sentence import annotate_sentence
from briefing.nlp.unanchored_wording import is_unanchored_wording

UNANCHORED = (
    # answers
    "No, the skippers of Norvik did nothing of the kind.",
    "Yes, the harbour of Norvik is for sale again.",
    "Yep, the ferry of Norvik sank at the pier.",
    "Well, the council of Norvik has no plan.",
    # of whom?
    "Many say the harbour of Norvik is too small for ferries.",
    "All agree that the pier of Norvik is old.",
    "Most were fined by the court in Hamn.",
    "Several have left the harbour of Norvik for good.",
    "All this movement has left the skippers of Norvik without a pier.",
    "Some of these boats left Norvik on Monday.",
    # earlier than which?
    "Earlier reports of a crack in the pier of Norvik have been denied.",
    "Previous owners of the harbour of Norvik paid no levy.",
    "Further boats of the Norvik line were sold in May.",
    # "it" of no noun
    "Some sites are claiming it’s from a Danish show, but it’s not.",
    "For over forty years now, it’s been spoken of only in whispers.",
    "Many skippers say it was sold in May.",
    # without which
    "The harbour board of Norvik sharply denied the allegations.",
    "Anna Holm dismissed the criticism.",
    # whose source?
    "A second ferry was never planned, according to the source.",
    "The pier was sold in May, according to the sources.",
    # a heading that asks
    "Will skippers in Norvik face the ‘big cut?’",
)
ANCHORED = (
    "Earlier this month, Norvik closed the pier to all boats.",
    "Earlier, Norvik had closed the pier to all boats.",
    "No ferry left the harbour of Norvik on Monday.",
    "Well over ten ferries left the harbour of Norvik.",
    "Many skippers say the harbour of Norvik is too small.",
    "All ferries were fined by the court in Hamn.",
    "Most of the ferries were fined in Hamn.",
    "The council says it was told of the crack in May.",
    "Skippers say it is unclear whether the pier will hold.",
    "Some skippers of the Norvik line claim it’s for sale.",
    "Anna Holm denied the allegations of the harbour board.",
    "The board denied the claim that the pier had cracks.",
    "A second ferry was never planned, according to a source at the board.",
    "Anna Holm asked whether the pier would hold.",
)


@pytest.mark.parametrize("sentence", UNANCHORED)
def test_what_answers_counts_or_takes_up_is_unanchored(sentence: str) -> None:
    assert is_unanchored_wording(annotate_sentence(sentence))


@pytest.mark.parametrize("sentence", ANCHORED)
def test_what_names_its_matter_is_not(sentence: str) -> None:
    assert not is_unanchored_wording(annotate_sentence(sentence))
