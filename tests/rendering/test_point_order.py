"""In which order a page prints points: the embedded analyst's in their articles' order."""

import pytest

from briefing.models import Headline, Run
from briefing.rendering.formats import render
from tests.rendering.page_briefs import EMBEDDED, MODEL, brief, covered, evidence, point, story

FIRST = (
    "Norvik raises the harbour fees in May.",
    "Skippers in Norvik call the fees a blow.",
    "Norvik council votes on the fees on Monday.",
    "Ferries from Norvik may leave because of the fees.",
)
SECOND = ("Berg wants lower harbour fees.", "Lund pays no harbour fees.")


def page_of(*ranked: tuple[str, int], run: Run = EMBEDDED) -> str:
    articles = {"a1": covered("a1", FIRST), "a2": covered("a2", SECOND)}
    headline = Headline(text="Fees to rise", evidence=evidence(articles["a1"], 1))
    points = [point(articles[article], number) for article, number in ranked]
    told = story("s1", list(articles.values()), headline=headline, summary=points)
    return render(brief(list(articles.values()), [told], run=run), "markdown").decode()


def places(page: str, *sentences: str) -> list[int]:
    happened = page.partition("What happened")[2]
    return [happened.index(sentence.rstrip(".")) for sentence in sentences]


@pytest.mark.parametrize("ranked", [(4, 2, 3), (3, 4, 2), (2, 3, 4)])
def test_sentences_of_an_article_stand_in_its_order(ranked: tuple[int, ...]) -> None:
    shown = places(page_of(*(("a1", number) for number in ranked)), *FIRST[1:])
    assert shown == sorted(shown)


def test_those_of_the_leading_article_stand_before_those_of_another_one() -> None:
    page = page_of(("a2", 2), ("a1", 4), ("a1", 3))
    shown = places(page, FIRST[2], FIRST[3], SECOND[1])
    assert shown == sorted(shown)


def test_an_article_of_which_the_opening_is_shown_stands_first() -> None:
    page = page_of(("a1", 2), ("a1", 4), ("a2", 2), ("a2", 1))
    shown = places(page, SECOND[0], SECOND[1], FIRST[1], FIRST[3])
    assert shown == sorted(shown)


def test_an_account_that_a_model_wrote_keeps_its_ranks() -> None:
    shown = places(page_of(("a1", 4), ("a1", 2), ("a1", 3), run=MODEL), FIRST[3], FIRST[1], FIRST[2])
    assert shown == sorted(shown)


def test_so_do_the_sentences_of_a_lone_storys_bottom_line() -> None:
    article = covered("a1", (*FIRST, *(f"Nobody saw the {number}th gate open." for number in range(4, 20))))
    ranked = [point(article, number) for number in (4, 2)]
    told = story("s1", [article], headline=Headline(text="Fees", evidence=()), summary=ranked)
    page = render(brief([article], [told], run=EMBEDDED, bottom_line=ranked), "markdown").decode()
    assert page.index(FIRST[1].rstrip(".")) < page.index(FIRST[3].rstrip("."))
