"""Who is named behind a description, what belongs to a name, and two who say the same."""

import pytest

from tests.analysis.test_certainty import shown


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("“The levy is dead,” said its chairman, Otto Lund.", "Otto Lund said The levy is dead"),
        ("“The levy is dead,” said the lead author, Anna Holm.", "Anna Holm said The levy is dead"),
        ("The company, Lund Ferries, said it was selling a boat.", "Lund Ferries said it was selling a boat"),
        ("The quay's owner, Holmex, said it respected the levy.", "Holmex said it respected the levy"),
        ("The yard's operator, Berg Marine, said it would pay.", "Berg Marine said it would pay"),
        ("Their union, DockWork, said the levy was unfair.", "DockWork said the levy was unfair"),
        ("One of them, Otto Lund, told Reuters that he had paid.", "Otto Lund told Reuters he had paid"),
    ],
)
def test_a_name_behind_a_description_is_the_party(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


@pytest.mark.parametrize(
    "sentence",
    [
        "The company, Lund Ferries and the council said that they would wait.",
        "The fishermen, Lund Ferries, said the levy was dead.",
        "The levy, Lund Ferries, said nothing.",
    ],
)
def test_a_member_of_a_list_is_not_named_by_the_one_before(sentence: str) -> None:
    assert not any(line.startswith("Lund Ferries ") for line in shown(sentence))


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("The National Skippers' Union opposes the levy.", "National Skippers' Union"),
        ("The Norvik Fishermen's Union opposes the levy.", "Norvik Fishermen's Union"),
        ("The Quay Party and the Harbour Party oppose the levy.", "Quay Party and the Harbour Party"),
        ("Otto Lund and the council oppose the levy.", "Otto Lund and the council"),
        ("Holm's lawyer opposes the levy.", "Holm's lawyer"),
        ("The film board opposes the levy.", "Film board"),
        ("The Liberals oppose the levy.", "Liberals"),
        ("Commissioner Lotte Smits was there. Smits opposes the levy.", "Lotte Smits"),
        ("In a long letter Lund opposed the levy.", "Lund"),
    ],
)
def test_a_party_has_its_whole_name(sentence: str, party: str) -> None:
    assert [line.split(" oppose")[0] for line in shown(sentence)] == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers of health and finance oppose the levy.",
        "Her lawyer and the council oppose the levy.",
    ],
)
def test_what_is_not_two_parties_is_not_read_as_two(sentence: str) -> None:
    assert not any(" and " in line.split(" oppose")[0] for line in shown(sentence))
