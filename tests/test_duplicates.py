from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Article, Sentence
from briefing.sources.deduplication import find_duplicates
from tests import making

# What changes from one sentence to the next is what makes them two.
WORDS = (
    "harbour union strike ferry owner wage minister crane captain pilot docker fleet quay cargo season storm"
    " tide market fish boat north coast town council vote report budget school bridge road tunnel rail train"
).split()


def story(seed: int, sentences: int = 20) -> str:
    chance = Random(seed)
    return "\n\n".join(
        f"The {' '.join(chance.choices(WORDS, k=6))} said that {' '.join(chance.choices(WORDS, k=6))} went."
        for _ in range(sentences)
    )


def article(key: str, text: str, source: str = "") -> tuple[Article, tuple[Sentence, ...]]:
    made = making.article(text, key, source=source)
    return made, (Sentence(number=1, start=0, end=len(text)),)


def found(*texts: str) -> dict[str, tuple[str, str]]:
    """By the number of each text, from 1."""
    articles = [article(f"a{number}", text) for number, text in enumerate(texts, start=1)]
    return {key: (of.of, of.reason) for key, of in find_duplicates(articles).items()}


def with_changes(text: str, share: float) -> str:
    chance = Random(7)
    return " ".join(chance.choice(WORDS) if chance.random() < share else word for word in text.split(" "))


def test_the_same_words_are_one_article_whatever_their_line_breaks() -> None:
    assert found("Rents fell\nin May.", "Rents  fell in May", "No.") == {"a2": ("a1", "the same text")}


def test_a_changed_figure_in_a_short_text_makes_another_article() -> None:
    assert found("Rents fell 3 percent.", "Rents fell 4 percent.") == {}


def test_the_same_address_is_one_article_whatever_it_says() -> None:
    one = article("a1", "Rents fell.", "https://news.example/a?utm_source=feed")
    other = article("a2", "Rents fell again.", "http://www.news.example/a#top")

    assert find_duplicates([one, other]) == {"a2": ("a1", "the same address")}


@pytest.mark.parametrize(
    "copy",
    [
        with_changes(story(1), 0.05),
        with_changes(story(1), 0.1),
        story(1)[: len(story(1)) * 3 // 5],
        "OSLO (Agency) - Our own words first, by our own reporter.\n\n" + story(1),
        with_changes(story(1), 0.05)[: len(story(1)) * 2 // 3],
    ],
    ids=["a twentieth changed", "a tenth changed", "cut", "another head", "changed and cut"],
)
def test_a_copy_with_small_changes_is_found(copy: str) -> None:
    assert found(story(2), story(1), copy) == {"a3": ("a2", "nearly the same text")}


@pytest.mark.parametrize(
    "other",
    [story(1)[: len(story(1)) // 3], story(1)[: len(story(1)) // 2] + story(3), with_changes(story(1), 0.3)],
    ids=["an excerpt", "half of it and as much again", "a third changed"],
)
def test_what_shares_much_and_is_no_copy_stays(other: str) -> None:
    assert found(story(1), other) == {}


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    second = with_changes(story(1), 0.08)

    assert found(story(1), second, second.upper(), second + " It ends.") == {
        "a2": ("a1", "nearly the same text"),
        "a3": ("a1", "the same text"),
        "a4": ("a1", "nearly the same text"),
    }


@given(st.permutations(range(6)))
def test_whatever_the_order_the_same_articles_are_one(order: list[int]) -> None:
    texts = [story(1), with_changes(story(1), 0.05), story(1)[:-200], story(2), story(2) + " More.", story(3)]
    copies = found(*(texts[number] for number in order))
    groups = {
        frozenset(order[int(key[1:]) - 1] for key in (first, *_of(copies, first)))
        for first in _firsts(copies)
    }

    assert groups == {frozenset({0, 1, 2}), frozenset({3, 4}), frozenset({5})}


def _firsts(copies: dict[str, tuple[str, str]]) -> list[str]:
    return [f"a{number}" for number in range(1, 7) if f"a{number}" not in copies]


def _of(copies: dict[str, tuple[str, str]], first: str) -> list[str]:
    return [key for key, (of, _) in copies.items() if of == first]


def of_a_feed(
    key: str, text: str, source: str = "https://news.example/live"
) -> tuple[Article, tuple[Sentence, ...]]:
    made, sentences = article(key, text, source)
    return made.model_copy(update={"from_feed": True}), sentences


def test_two_stories_that_a_feed_gives_one_address_are_two() -> None:
    assert find_duplicates([of_a_feed("a1", story(1)), of_a_feed("a2", story(2))]) == {}
    assert (
        find_duplicates([article("a1", story(1), "https://news.example/live"), of_a_feed("a2", story(2))])
        == {}
    )


def test_what_a_feed_tells_of_a_page_that_was_read_is_no_second_source() -> None:
    page = article("a1", story(1), "https://news.example/a")
    told = of_a_feed("a2", "\n\n".join(story(1).split("\n\n")[:5]), "https://news.example/a")

    assert find_duplicates([page, told]) == {"a2": ("a1", "the same address")}


def test_a_changed_figure_in_a_short_text_of_a_feed_is_news() -> None:
    first, second = (
        of_a_feed("a1", "Three ships wait off the pier."),
        of_a_feed("a2", "Five ships wait off the pier."),
    )

    assert find_duplicates([first, second]) == {}
    assert find_duplicates([first, of_a_feed("a2", "Three ships wait off the pier.")]) == {
        "a2": ("a1", "the same address")
    }
