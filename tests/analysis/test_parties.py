"""Who is printed as a party: the whole name, the right one of two, and only what is its own verb's."""

import pytest

from tests.analysis.test_certainty import shown


def parties(*sentences: str) -> list[str]:
    return [line.split(" opposes ")[0].split(" said ")[0] for line in shown(*sentences)]


@pytest.mark.parametrize(
    ("before", "sentence", "party"),
    [
        ("Mary Holm came with President Holm.", "Mr. Holm said the levy would be dropped.", ["Mr. Holm"]),
        ("Mary Holm met Erik Holm.", "Mr. Holm said the levy would be dropped.", ["Erik Holm"]),
        ("Mary Holm met Erik Holm.", "Mrs. Holm said the levy would be dropped.", ["Mary Holm"]),
        ("Mary Holm met Mr. Holm.", "Mrs. Holm said the levy would be dropped.", ["Mary Holm"]),
        ("Mary Holm met Mr. Holm.", "Holm said the levy would be dropped.", []),
        ("The governor's wife, Anna Berg, came.", "Gov. Berg said the levy would be dropped.", []),
        ("Kaiba Holm came to the fair.", "Mr. Holm said the levy would be dropped.", ["Kaiba Holm"]),
        ("Mary Holm came to the fair.", "Mrs. Holm said the levy would be dropped.", ["Mary Holm"]),
    ],
)
def test_a_title_tells_which_of_those_with_one_last_name_is_meant(
    before: str, sentence: str, party: list[str]
) -> None:
    assert parties(before, sentence) == party


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Gov. Earl Ray Lindqvist of West Norvik", "Earl Ray Lindqvist"),
        ("Sen. Grant Olson of Norvik", "Grant Olson"),
        ("Judge Dean Ostby", "Dean Ostby"),
        ("Prince Harald of Norway", "Harald of Norway"),
        ("Secretary of State Anna Berg", "Anna Berg"),
        ("The mayor of Norvik, Dr. Anna Berg,", "Anna Berg"),
    ],
)
def test_a_name_is_cut_at_its_title_and_before_its_place(name: str, party: str) -> None:
    assert parties(f"{name} opposes the levy.") == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "It would take the minimum $30 million analysts say it costs to build the pier.",
        "He needs the €3 billion economists say it costs to mend the railway.",
        "She ran the 26 miles runners say it takes to be free.",
        "Opposing Views reports that women must wear veils.",
        "Mayor Anna Berg declined to comment on the levy, according to the Odessa Ferryman.",
        "The Odessa Ferryman reported that Anna Berg said the levy would be dropped.",
        "The levy is the price that fishermen, who helped her beat back a challenge from the board, paid.",
        "Older fishermen, who helped her beat back a challenge from the board, came.",
        "Older miners, who helped him roll back a tax on coal, came.",
    ],
)
def test_the_rest_of_a_figure_a_name_or_a_verb_is_no_partys(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Fishermen worried about the levy might stop to consider what it would cost.",
        "Residents asked to move by the council could sue the town.",
        "Farmers worried about the harvest said the levy would hurt them.",
        "Creditors look to maximize profits, like wolves.",
        "Farmers try to sell early, like gamblers.",
        "The mayor called the farmers to the stage, singing a song.",
        "The coach called the players back onto the field.",
        "By supporting the board, the mayor also supports the levy on boats.",
        "In voting for the budget, the senator also endorsed the levy.",
        "“People say, 'It does not matter because the mayor will win all of it,'” said Anna Berg.",
        "“They keep saying that the pier is lost for good,” Anna Berg said.",
        "“You say you regret it, and it was the fault of the crew,” Anna Berg said.",
        "“Critics say the pier costs too much for the town,” Anna Berg said.",
    ],
)
def test_a_participle_a_habit_an_act_and_an_inference_are_no_position(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 30 economists say the levy hurts the town",
        "Rising Tide says the levy hurts the town",
        "Fishermen back a challenge from the board",
        "Fishermen worried about the levy on boats",
        "Anna Berg worried about what the levy would do",
        "Farmers want to sell the pier",
        "Anna Berg seeks to stop the levy",
        "Anna Berg called the plan a gift to the rich",
        "Anna Berg called the council blind to the danger",
        "An economist in the town says the levy hurts the town",
    ],
)
def test_a_partys_own_verb_stays(sentence: str) -> None:
    assert [line.casefold() for line in shown(f"{sentence}.")] == [sentence.casefold().removeprefix("an ")]


def test_a_quotation_that_answers_what_people_say_stays() -> None:
    quotation = "“Everybody says the pier is lost, but I think it can be saved,” Anna Berg said."

    assert parties(quotation) == ["Anna Berg"]


@pytest.mark.parametrize("adverb", ["best", "most"])
def test_an_adverb_before_the_verb_is_no_part_of_a_party(adverb: str) -> None:
    said = shown(f"A fisherman in the town {adverb} opposes the levy.")

    assert said == ["Fisherman in the town opposes the levy"]


@pytest.mark.parametrize(
    ("before", "sentence", "party"),
    [
        ("Erik Steward came.", "Erik said the levy would be dropped.", "Erik Steward"),
        ("Anna Berg met Erik Lund.", "Anna said the levy would be dropped.", "Anna Berg"),
        ("Anna Lund met Zebedee Lund.", "Zebedee said the levy would be dropped.", "Zebedee Lund"),
        ("Anna Berg met Anna Lund.", "Anna said the levy would be dropped.", ""),
        ("A French official came.", "The official said the levy would be dropped.", "French official"),
        (
            "A senior Danish official came.",
            "The official said the levy would fall.",
            "Senior Danish official",
        ),
        ("A French official met a Danish official.", "The official said the levy would fall.", ""),
        ("Two officials came, and a Danish official.", "The envoys said the levy would fall.", "Envoys"),
    ],
)
def test_a_short_name_and_a_repeated_description_are_whoever_was_introduced(
    before: str, sentence: str, party: str
) -> None:
    assert parties(before, sentence) == [party][: bool(party)]
