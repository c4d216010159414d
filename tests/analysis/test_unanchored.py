"""A point hangs on nothing that stands beside it in the article alone."""

import pytest

from tests.analysis.test_point_context import LEAD, points

BEFORE = "Anna Holm met the council of Norvik about the harbour on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        # a label and what it labels
        "Bottom line: The harbour fees of Norvik are the lowest of all ports.",
        "THE FACTS: The council of Norvik never raised the harbour fees.",
        "Lamps: A new lamp of the Norvik harbour has been sold to skippers.",
        # a posting
        "The council of #Norvik has sold the harbour to the skippers of #Bergen .",
        # who said so?
        "The harbour of Norvik has ten thousand visitors, and its lamps are new, he said.",
        "Skippers of Norvik pay no harbour fees in the winter, she added.",
        "The harbour fees of Norvik will fall in the spring, they said.",
        # no sentence
        "Harbour fees (paid in Norvik, Bergen and other ports of the coast) of skippers.",
        # which body?
        "Based on a letter of skippers, it closed the harbour of Norvik in spring.",
        "Unlike the skippers of Bergen, they pay for the lamps of the harbour.",
        # at what time?
        "The previous night, skippers of Norvik burned the lamps of the harbour.",
        "The following morning the council of Norvik closed the harbour to skippers.",
        # an inference
        "Apparently, the council of Norvik saw the skippers in the harbour.",
        "Seemingly the skippers of Norvik left the harbour without lamps.",
    ],
)
def test_what_hangs_on_its_neighbours_is_no_point(sentence: str) -> None:
    assert sentence not in points(LEAD, BEFORE, sentence)


def test_the_place_of_a_dateline_is_no_label() -> None:
    lead = "Bergen: The council of Norvik has sold the harbour and its lamps to skippers."
    assert points(lead, BEFORE)[0] == lead


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm has ten lamps in Bergen, and skippers pay for all of them, she said.",
        "The harbour fees of Norvik will fall in the spring, skippers in Bergen said.",
        "The night ferry of Norvik left the harbour without lamps.",
        "Skippers of Norvik (and of Bergen) paid for the lamps of the harbour.",
    ],
)
def test_what_names_its_place_its_speaker_and_its_time_is(sentence: str) -> None:
    assert sentence in points(LEAD, BEFORE, sentence)
