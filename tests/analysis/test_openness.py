"""The words that leave an indirect question open, and words like them that do not."""

import pytest

from tests.analysis.test_questions import asked

PAYS = "Who will pay the crew?"
OPENS = "When will the yard open?"


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        # called open, unclear, unknown
        ("It is unclear who will pay the crew.", PAYS),
        ("It is still unclear exactly who will pay the crew.", PAYS),
        ("Nordvik left open who will pay the crew.", PAYS),
        ("Nordvik left open the question of who will pay the crew.", PAYS),
        ("Nordvik was unclear about who will pay the crew.", PAYS),
        ("It was an open question who will pay the crew.", PAYS),
        ("It is not yet clear who will pay the crew.", PAYS),
        ("It isn't known when the yard will open.", OPENS),
        ("It remains to be seen when the yard will open.", OPENS),
        # told by nobody
        ("Nordvik did not say when the yard will open.", OPENS),
        ("Nordvik did not immediately say when the yard will open.", OPENS),
        ("Nordvik doesn't say when the yard will open.", OPENS),
        ("Nordvik has never said when the yard will open.", OPENS),
        ("Nordvik would not say on Monday when the yard will open.", OPENS),
        ("Nordvik has yet to say when the yard will open.", OPENS),
        ("The board met without saying when the yard will open.", OPENS),
        ("Nordvik refused to disclose when the yard will open.", OPENS),
        ("Nobody knows when the yard will open.", OPENS),
        ("No one knows when the yard will open.", OPENS),
        ("Nobody could say when the yard will open.", OPENS),
        ("None would say when the yard will open.", OPENS),
        ("Neither side would say when the yard will open.", OPENS),
        ("No official would say when the yard will open.", OPENS),
        ("There is no word on when the yard will open.", OPENS),
        ("There is no official word on when the yard will open.", OPENS),
        ("No decision has yet been made on when the yard will open.", OPENS),
        ("No explanation was given of when the yard will open.", OPENS),
        # to be decided
        ("The council will decide when the yard will open.", OPENS),
        ("The council must decide by Monday when the yard will open.", OPENS),
        ("The council is to decide when the yard will open.", OPENS),
        ("The council has to decide when the yard will open.", OPENS),
        ("The council is deciding when the yard will open.", OPENS),
        ("The council is still debating when the yard will open.", OPENS),
        # before what leaves it open
        ("When the yard will open is unclear.", OPENS),
        ("But when the yard will open is still unclear.", OPENS),
        ("When the yard will open remains an open question.", OPENS),
        ("When the yard will open is not yet known.", OPENS),
        ("When the yard will open is for the council to say.", OPENS),
        ("When the yard will open will be announced in May.", OPENS),
        ("When the yard will open has not been decided.", OPENS),
        ("When the yard will open has not yet been announced.", OPENS),
    ],
)
def test_what_a_sentence_calls_open_is_asked(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is clear who will pay the crew.",
        "The open yard is where the crew will live.",
        "The council published an unclear letter when the yard was sold.",
        "Nordvik said when the yard will open.",
        "Nordvik has said when the yard will open.",
        "The crew was not told when the yard will open.",
        "The crew does not know when the yard will open.",
        "The crew has no home and says when the yard will open.",
        "The crew did not like how the yard was run.",
        "The council decided when the yard will open.",
        "The council has decided when the yard will open.",
        "The crew knows when the yard will open.",
        "The council debated when the yard will open.",
        "Everybody knows when the yard will open.",
        "There was a word on when the yard will open.",
        "A decision has been made on when the yard will open.",
        "When the yard will open is known.",
        "When the yard will open has been decided.",
        "When the yard will open is printed on the wall.",
        "The council met when the yard was said to be unclear.",
        "When the yard opened, the council was undecided.",
        "The mayor decides to leave when the yard will open.",
        "Nordvik had not said when the yard will open.",
        "It was not clear, when the yard opened, that the crew was ill.",
    ],
)
def test_what_is_told_or_known_is_not(sentence: str) -> None:
    assert asked(sentence) == []
