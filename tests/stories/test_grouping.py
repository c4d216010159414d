"""Articles on one event are found whatever their order, and a shared subject alone makes no story."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.stories.clustering import Clustering

FIRE = (
    "A fire destroyed the old cotton mill in Hexley on Sunday night. Forty firefighters fought the flames"
    " until dawn, and the mill's roof collapsed.",
    "Hexley's cotton mill burned down on Sunday. The roof collapsed shortly before dawn, said the forty"
    " firefighters who fought the flames.",
    "Nobody was hurt when flames gutted the Hexley mill. Firefighters said that its roof had collapsed before"
    " dawn on Monday.",
)
FERRY = (
    "The ferry to Sandholm will not sail this winter, its owner Nordlinje announced. Islanders had asked the"
    " ministry for a subsidy.",
    "Nordlinje stops its winter ferry to Sandholm. The ministry had refused the islanders a subsidy.",
)
OTHER = "Wheat prices rose by a tenth in October after a poor harvest, the grain board reported."


def test_articles_on_one_event_are_one_group() -> None:
    found = Clustering([FIRE[0], FERRY[0], FIRE[1], OTHER, FERRY[1], FIRE[2]])

    assert [set(group) for group in found.groups] == [{0, 2, 5}, {1, 4}, {3}]


def test_the_most_typical_article_of_a_story_comes_first() -> None:
    aside = (
        "Hexley’s fire chief praised the mill’s forty firefighters, and promised them boots and a holiday."
    )

    (group,) = Clustering([aside, *FIRE]).groups

    assert group[0] != 0


def test_two_articles_on_one_topic_are_two_stories() -> None:
    review = (
        "The new Merlo bicycle rides well. Its frame is light, its brakes are sharp, and the battery of the"
        " Merlo lasted for ninety miles of hills. The saddle, however, is not for those who sit upright."
    )
    sale = (
        "Shops cut their prices ahead of the holidays. The Merlo bicycle is a quarter off at Harker's, the"
        " kettle that everybody wanted in spring can be had for twenty crowns, and toys have hardly moved."
    )

    assert len(Clustering([review, sale]).groups) == 2


def test_words_that_hold_another_language_together_make_no_story() -> None:
    wine = (
        "O vinho do Douro é um dos que mais se vendem, e os seus preços não sobem para quem o compra em casa."
    )
    school = "O que é um bom livro para os mais pequenos? Não é o que se vende mais, e os seus pais o sabem."

    assert len(Clustering([wine, school]).groups) == 2


def test_two_articles_are_enough_of_a_day() -> None:
    assert len(Clustering(FERRY).groups) == 1
    assert Clustering([FERRY[0], OTHER]).groups == ((0,), (1,))


def test_a_day_without_articles_has_no_groups() -> None:
    assert not Clustering([]).groups
    assert not Clustering([]).ties()


def test_an_article_without_words_stands_alone() -> None:
    assert [set(group) for group in Clustering(["", "…", *FIRE[:2]]).groups] == [{0}, {1}, {2, 3}]


@settings(max_examples=20)
@given(st.integers())
def test_the_order_of_the_sources_makes_no_difference(seed: int) -> None:
    texts = [*FIRE, *FERRY, OTHER]
    order = random.Random(seed).sample(range(len(texts)), len(texts))

    found = Clustering([texts[number] for number in order])

    in_texts = {frozenset(order[at] for at in group) for group in found.groups}
    assert in_texts == {frozenset({0, 1, 2}), frozenset({3, 4}), frozenset({5})}


def test_two_settled_groups_with_a_subject_each_are_two_events() -> None:
    strike = "Jets struck a convoy near Karsk on Friday, and the army cannot confirm who was in the cars. "
    about = [f"{who} may have been hurt. {strike}" for who in ("General Odran", "The bomb-maker Velisar")]
    few = [f"{text} Report {n}." for text in about for n in range(2)]
    many = [f"{text} Report {n}." for text in about for n in range(6)]

    assert len(Clustering(few).groups) == 1
    assert len(Clustering(many).groups) == 2


def test_a_tie_names_the_nearest_article_and_what_both_say() -> None:
    found = Clustering([FIRE[0], OTHER, FIRE[1]])

    assert [(tie.article, tie.nearest) for tie in found.ties()] == [(0, 2), (2, 0)]
    assert found.ties()[0].cosine == found.ties()[1].cosine > 0.13
    assert {"mill", "Forty", "flames"} <= set(found.ties()[0].words)
