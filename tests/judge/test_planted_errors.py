"""Planted errors: one error of each kind in a true sentence, none where it has no place for it."""

import pytest

from briefing.judge.planted_errors import (
    ERROR_KINDS,
    PLANTS,
    annotate_for_planting,
    plant_errors,
)
from briefing.judge.planted_parties import subject_names
from briefing.tasks.readings import ErrorKind

NAMES = ("Piet Haas", "Larvik Port Authority", "Wexby Council")


def planted(sentence: str, kind: ErrorKind, others: tuple[str, ...] = NAMES) -> str:
    annotated = annotate_for_planting([sentence])[sentence]
    return plant_errors(annotated, others).get(kind, "")


def test_every_kind_that_a_second_reader_looks_for_can_be_planted() -> None:
    assert tuple(PLANTS) == ERROR_KINDS


@pytest.mark.parametrize(
    ("kind", "sentence", "wrong"),
    [
        (
            "who",
            "Wexby Council sold the mill in March.",
            "Larvik Port Authority sold the mill in March.",
        ),
        ("who", "Anna Dahl sold the mill in March.", "Piet Haas sold the mill in March."),
        ("to whom", "Anna Dahl sued Piet Orlov over the mill.", "Piet Orlov sued Anna Dahl over the mill."),
        (
            "speaker",
            "The harbour will be closed for a week, Anna Dahl said.",
            "The harbour will be closed for a week.",
        ),
        (
            "speaker",
            "Anna Dahl said the harbour will be closed for a week.",
            "The harbour will be closed for a week.",
        ),
        ("polarity", "The ferry has been sold.", "The ferry has not been sold."),
        ("polarity", "The ferry was not sold to Norway.", "The ferry was sold to Norway."),
        ("polarity", "The council refused the offer.", "The council did not refuse the offer."),
        ("certainty", "The ferry may be sold to Norway.", "The ferry will be sold to Norway."),
        ("certainty", "The town plans to sell the ferry.", "The town will sell the ferry."),
        ("certainty", "The ferry was allegedly sold to Norway.", "The ferry was sold to Norway."),
        ("amount", "The fire killed 12 sheep in 2021.", "The fire killed 16 sheep in 2021."),
        ("amount", "The hall cost 1,200 crowns.", "The hall cost 1,600 crowns."),
        ("amount", "The fire killed three sheep.", "The fire killed four sheep."),
        ("time", "The ferry was sold on Monday.", "The ferry was sold on Wednesday."),
        ("time", "After talks on Monday the ferry was sold.", "After talks on Wednesday the ferry was sold."),
        ("amount", "The fire killed more than 12 sheep.", "The fire killed more than 16 sheep."),
        ("time", "The ferry was sold in June.", "The ferry was sold in November."),
        ("time", "The ferry was sold in 2019.", "The ferry was sold in 2018."),
        (
            "cause",
            "The mill was closed after Anna Dahl had sold it.",
            "The mill was closed because Anna Dahl had sold it.",
        ),
        ("scope", "Some farms in the valley were flooded.", "All farms in the valley were flooded."),
        (
            "scope",
            "Wexby is one of the oldest ports of the coast.",
            "Wexby is the oldest ports of the coast.",
        ),
    ],
)
def test_an_error_of_a_kind(kind: ErrorKind, sentence: str, wrong: str) -> None:
    assert planted(sentence, kind) == wrong


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("who", "The mill was sold in March."),
        ("who", "Semiconductors are critical components of cars."),  # a capital that only opens the sentence
        ("who", "Haas sold the mill in March."),  # "Piet Haas" is the same man
        ("to whom", "Anna Dahl met Piet Orlov at the mill."),
        ("to whom", "Anna Dahl sued Orlov's brother over the mill."),
        ("to whom", "Anna Dahl says Piet Orlov sold the mill."),
        ("speaker", "Anna Dahl did not say that the harbour would be closed."),
        ("speaker", "Anna Dahl said we will close the harbour for a week."),
        ("speaker", "Anna Dahl said she will close the harbour."),
        ("speaker", "“...” he said"),
        ("certainty", "The ferry is likely to be sold."),
        ("amount", "The ferry was sold in 2019."),
        ("amount", "The ferry was sold on 12 March."),
        ("time", "Houses of the 1960s were flooded."),
        ("time", "In May the ferry was sold."),
        # what would be true as well
        ("polarity", "The council may not sell the ferry."),
        ("polarity", "The ferry might be sold to Norway."),
        ("polarity", "Not all farms of the valley were flooded."),
        ("polarity", "Nobody was hurt in the fire."),
        ("amount", "The fire killed fewer than 12 sheep."),
        ("amount", "The hall seats at most 300 guests."),
        ("amount", "The fire did not kill 12 sheep."),
        ("amount", "The hall has up to three doors."),
        ("time", "The ferry will not be sold before 2027."),
        ("time", "The ferry will be sold by Monday."),
        ("time", "The ferry will be sold before the end of June."),
        ("time", "The ferry will be sold after 2030."),
        ("cause", "Day after day the ferry was late."),
        ("cause", "The mill closed even though it made a profit."),
        ("scope", "It is the most powerful engine of the coast."),
        ("scope", "So few farms were flooded that nobody paid."),
    ],
)
def test_no_error_where_there_is_no_place_for_it(kind: ErrorKind, sentence: str) -> None:
    assert planted(sentence, kind) == ""


def test_an_opener_is_a_name_where_another_sentence_has_it_within() -> None:
    sentences = annotate_for_planting(["Orlov sold the mill.", "The mill of Orlov was old."])

    assert subject_names(sentences.values()) == ["Orlov"]


@pytest.mark.parametrize("text", ["", "No", "Why it did not", "After"])
def test_a_title_a_fragment_and_no_text_have_no_place_for_an_error(text: str) -> None:
    annotated = annotate_for_planting([text])[text]

    assert plant_errors(annotated, NAMES) == {}
