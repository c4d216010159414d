"""The merge log: it names the article that drew another into its story, and what ranked the story."""

from briefing.models import History, Watched
from briefing.stories.explanation import explanation_lines
from tests.rendering.page_briefs import brief, covered, point, story
from tests.stories.test_grouping import FIRE, OTHER

NOTHING = Watched()
FIRST, SECOND = (covered(f"a{n}", [text]) for n, text in enumerate(FIRE[:2], start=1))
LONE = covered("a3", [OTHER])
COPY = covered("a4", [], status="duplicate", reason="the same text as a3", duplicate_of="a3")
MILL = story("s1", [FIRST, SECOND], summary=[point(FIRST, 1)])
WHEAT = story("s2", [LONE], summary=[point(LONE, 1)])
DAY = brief([FIRST, SECOND, LONE, COPY], [MILL, WHEAT])


def test_each_article_names_the_one_it_is_most_like_and_their_words() -> None:
    lines = explanation_lines(DAY, NOTHING)

    assert lines[1].startswith("- a1 news/a1.txt: nearest a2 news/a2.txt, cosine 0.")
    assert "mill" in lines[1].partition(" by ")[2]


def test_a_lone_article_is_like_no_other() -> None:
    assert explanation_lines(DAY, NOTHING)[4] == "- a3 news/a3.txt: like no other article"


def test_a_copy_is_told_with_the_story_of_its_original() -> None:
    assert explanation_lines(DAY, NOTHING)[5] == "- a4 news/a4.txt: the same text as a3"


def test_a_story_says_what_ranked_it() -> None:
    watched = Watched(stakeholders=("Hexley",), topics=("wheat prices",))

    first, *_, wheat, _, _ = explanation_lines(DAY, watched)

    assert "weight 7 from independent sources: 2, watched: 1 (Hexley), days old: 0" in first
    assert "weight 6 from independent sources: 1, watched: 1 (wheat prices), days old: 0" in wheat


def test_a_story_with_a_history_says_its_state() -> None:
    told = MILL.model_copy(update={"history": History(state="changed", previous="s3", since="2026-11-24")})

    assert explanation_lines(brief([FIRST, SECOND], [told]), NOTHING)[0].endswith("days old: 0, changed")
