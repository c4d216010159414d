"""Whose words they are where a relative clause stands between the party and its verb."""

import pytest

from briefing.attribution.attributions import attributions
from briefing.attribution.indirect import implicit_attributions
from briefing.nlp.annotated_sentence import annotate_sentence

SOURCES = [
    ("An engineer who inspected the pier in 2019 said that it was unsafe.", "An engineer"),
    ("Fishermen who land their catch at the pier said that they would move.", "Fishermen"),
    ("A man who was injured in the crash said that the brakes had failed.", "A man"),
    ("The minister whom the paper attacked said that he would sue.", "The minister"),
    ("The company that runs the terminal refused to hand out blankets.", "The company"),
    ("Companies which ship grain from Norvik warned that prices would rise.", "Companies"),
    ("The captain who led the crew that saved the boat said that they were brave.", "The captain"),
    ("The board, which had warned of delays, said the work would take a year.", "The board"),
    ("Experts advising the board said the pier was unsafe.", "Experts advising the board"),
    ("Workers hired by the board said that the pillars were rotten.", "Workers hired by the board"),
    ("He told reporters that trade unions want to strike.", "trade unions"),
]


@pytest.mark.parametrize(("sentence", "source"), SOURCES)
def test_the_subject_stands_before_its_relative_clause(sentence: str, source: str) -> None:
    found = attributions(sentence)

    assert source in [sentence[slice(*one.source)] for one in found if one.source]
    assert not any(
        sentence[slice(*one.source)].startswith(("land", "inspected")) for one in found if one.source
    )


def test_a_person_named_before_who_is_meant() -> None:
    sentence = (
        "Members of a choir led by the composer Ines Prado, who has refused to perform, sang on Sunday."
    )

    (refused, *_) = attributions(sentence)

    assert refused.source is not None
    assert sentence[slice(*refused.source)].endswith("Ines Prado")
    assert [sentence[slice(*content)] for content in refused.content] == ["to perform"]


def test_what_is_said_in_a_relative_clause_ends_with_it() -> None:
    sentence = "Students who want to study abroad said that the fees were too high."

    contents = [sentence[slice(*one.content[0])] for one in attributions(sentence)]

    assert contents == ["to study abroad", "the fees were too high"]


def test_a_clause_whose_object_stands_before_it_states_nothing_in_passing() -> None:
    sentence = "The minister whom the paper attacked said that he would sue."
    here = annotate_sentence(sentence)

    assert implicit_attributions(here, attributions(sentence)) == []
