"""The explanation: what became of each article, which one drew another into its story, and what ranked the
story, in figures that add up."""

import re

from briefing.models import History, Ignored, Muted, Watched
from briefing.stories.explanation import explanation_lines
from tests.rendering.page_briefs import brief, covered, point, story
from tests.stories.test_grouping import FIRE, OTHER

NOTHING = Watched()
FIRST, SECOND = (covered(f"a{n}", [text]) for n, text in enumerate(FIRE[:2], start=1))
LONE = covered("a3", [OTHER])
COPY = covered("a4", [], status="duplicate", reason="the same text as a3", duplicate_of="a3")
TART = covered(
    "a5", ["Bake it."], reason="left out by your settings: topic recipes, by its title"
).model_copy(update={"muted": Muted(by="topic", setting="recipes", place="its title")})
MILL = story("s1", [FIRST, SECOND], summary=[point(FIRST, 1)])
WHEAT = story("s2", [LONE], summary=[point(LONE, 1)])
DAY = brief([FIRST, SECOND, LONE, COPY, TART], [MILL, WHEAT])


def test_the_articles_are_counted_by_what_became_of_them() -> None:
    first, second, *_ = explanation_lines(DAY, NOTHING)

    assert first == "5 articles: 3 told, 1 copies of others, 1 left out by your settings"
    assert second == "- a5 news/a5.txt: left out by your settings: topic recipes, by its title"


def test_each_article_names_the_one_it_is_most_like_and_their_words() -> None:
    line = explanation_lines(DAY, NOTHING)[3]

    assert line.startswith("- a1 news/a1.txt: most like a2 news/a2.txt, by 0.")
    assert "mill" in line.partition("both have ")[2]


def test_a_lone_article_is_like_no_other() -> None:
    assert explanation_lines(DAY, NOTHING)[6] == "- a3 news/a3.txt: no other article tells the same"


def test_a_copy_is_told_with_the_story_of_its_original() -> None:
    assert explanation_lines(DAY, NOTHING)[7] == (
        "- a4 news/a4.txt: the same text as a3, and no source of its own"
    )


def test_the_points_of_a_story_are_the_sum_of_what_ranked_it() -> None:
    watched = Watched(stakeholders=("Hexley",), topics=("wheat prices", "mill"))
    stories = [each for each in explanation_lines(DAY, watched) if each.startswith("s")]

    assert (
        "12 points = 2 for independent sources + 10 for what you watch (Hexley, mill, 5 each)" in stories[0]
    )
    assert "6 points = 1 for independent sources + 5 for what you watch (wheat prices)" in stories[1]


def test_points_for_age_are_taken_off_and_bounded() -> None:
    old = LONE.model_copy(update={"published": "2026-11-04"})
    new = FIRST.model_copy(update={"published": "2026-11-23"})
    day = brief([new, old], [story("s1", [new], summary=[point(new, 1)]), story("s2", [old])])

    stories = [each for each in explanation_lines(day, NOTHING) if each.startswith("s")]

    assert "0 points = 1 for independent sources - 1 for its age (1 day)" in stories[0]
    assert "-6 points = 1 for independent sources - 7 for its age (20 days, 7 at most)" in stories[1]
    for line in stories:
        points, _, parts = line.split(": ")[1].partition(" points = ")
        terms = re.findall(r"([+-]?) ?(\d+) for", parts.partition(";")[0])
        assert int(points) == sum(int(sign + figure) for sign, figure in terms)


def test_a_story_that_points_alone_do_not_put_there_says_what_does() -> None:
    bare = MILL.model_copy(update={"summary": ()})

    (line,) = (
        each
        for each in explanation_lines(brief([FIRST, SECOND, LONE], [WHEAT, bare]), NOTHING)
        if each.startswith("s1")
    )

    assert line.endswith("; behind the one above: no statement was made of it")


def test_a_story_with_a_history_says_its_state() -> None:
    told = MILL.model_copy(update={"history": History(state="changed", previous="s3", since="2026-11-24")})

    line = explanation_lines(brief([FIRST, SECOND], [told]), NOTHING)[1]
    assert line.endswith("; changed since the earlier brief")


def test_an_article_that_is_watched_and_ignored_says_why_it_is_told() -> None:
    lines = explanation_lines(DAY, Watched(stakeholders=("Hexley",)), Ignored(topics=("mill",)))

    assert any(
        each.endswith("; told though you leave out topic mill: it names Hexley, whom you watch")
        for each in lines
    )
