"""What a sentence only has somebody plan, want, expect or be able to do."""

import pytest

from briefing.nlp.prospects import prospects
from briefing.verification.annotated_text import annotate_text


@pytest.mark.parametrize(
    ("text", "cue", "told"),
    [
        ("The yard may earn a fee.", "may", "earn a fee."),
        ("The county expects growers to raise yields.", "expects", "raise yields."),
        ("The unions were on the verge of a pact.", "verge", "a pact."),
        ("The unions were close to a pact.", "close", "a pact."),
        ("Trains are to stop at Tarn.", "are", "stop at Tarn."),
        ("The council is considering a new fee.", "considering", "a new fee."),
        ("The yard is likely to sink.", "likely", "sink."),
        ("The drone is designed to fly over lakes.", "designed", "fly over lakes."),
        ("May the yard earn a fee.", "May", "the yard earn a fee."),
        ("They'll sell the yard.", "They'll", "sell the yard."),
        ("The yard may earn a fee and they own it.", "may", "earn a fee"),
        ("The yard may earn a fee; the crew was paid.", "may", "earn a fee"),
        ("The yard may earn a fee and was closed.", "may", "earn a fee"),
    ],
)
def test_a_prospect_reaches_to_the_end_of_its_clause(text: str, cue: str, told: str) -> None:
    sentence = annotate_text(text).sentence

    prospect = prospects(sentence)[0]

    start, end = sentence.tokens[prospect.start].start, sentence.tokens[prospect.end - 1].end
    assert (sentence.tokens[prospect.cue].text, text[start:end]) == (cue, told)


@pytest.mark.parametrize(
    "text",
    [
        "The yard earned a fee.",
        "The fair was held in May.",
        "The yard is close to the river.",
        "The road to Tarn is shut.",
        "The talks on the yard failed.",
        "The plan of the yard was drawn.",
        "The road leads to a mill.",
        "The yard is close by a mill.",
        "The yard stood to close.",
        "The yard is able and rich.",
        "The yard is the start.",
        "The yard is to the north.",
    ],
)
def test_what_is_so_is_no_prospect(text: str) -> None:
    assert prospects(annotate_text(text).sentence) == ()
