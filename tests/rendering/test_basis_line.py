"""What a story rests on is said before anyone relies on it."""

import pytest

from briefing.rendering.basis_line import ShownStatement, basis
from briefing.rendering.small_print import coverage_lines
from tests.rendering.page_briefs import covered, seed_article

MONDAY = ShownStatement("They meet on Monday, as they did last week.", frozenset(["a1"]))
TEXT = ("They meet on Monday, as they did last week.", "The rest is silence.")


def test_a_lone_article_without_publisher_and_date_says_so() -> None:
    assert basis([covered("a1", TEXT)], []) == "One article; publisher and date not stated; no second source."


def test_publisher_and_date_are_named_where_they_are_stated() -> None:
    known = covered("a1", TEXT, publisher="The Gazette", published="2026-11-23")
    assert basis([known], []) == "One article; The Gazette, 23 November 2026; no second source."


@pytest.mark.parametrize(
    ("publishers", "dates", "expected"),
    [
        (("", ""), ("", ""), "Two articles; publishers and dates not stated."),
        (("A", "A"), ("2026-11-22", "2026-11-24"), "Two articles; all from A; 22 to 24 November 2026."),
        (("A", "B"), ("2026-11-22", ""), "Two articles; A and B; 22 November 2026, one undated."),
        (("A", ""), ("", ""), "Two articles; A, publisher of one not stated; dates not stated."),
    ],
)
def test_several_articles_are_told_in_one_sentence(
    publishers: tuple[str, str], dates: tuple[str, str], expected: str
) -> None:
    articles = [
        covered(f"a{n}", TEXT, publisher=publisher, published=published)
        for n, (publisher, published) in enumerate(zip(publishers, dates, strict=True))
    ]
    assert basis(articles, []) == expected


def test_an_article_that_is_cut_off_is_said_to_be() -> None:
    cut = covered("a1", TEXT).model_copy(update={"cut_off": True})

    assert basis([cut], []).endswith("The article is cut off: the rest is for those who pay.")
    assert "a1 is cut off" in basis([cut.model_copy(update={"title": "a1"}), covered("a2", TEXT)], [])
    assert coverage_lines([cut])[0].startswith("1 article, cut off, all its 2 sentences read")


def test_relative_dates_of_an_undated_source_are_its_own_words() -> None:
    assert basis([covered("a1", TEXT)], [MONDAY]).endswith(
        "Undated source: “Monday” and “last week” are its own words, not this week's."
    )


def test_relative_dates_are_counted_from_the_publication() -> None:
    dated = covered("a1", TEXT, published="2026-11-23")
    assert basis([dated], [MONDAY]).endswith("“Monday” and “last week” are counted from 23 November 2026.")


@pytest.mark.parametrize("words", ["It opens on Friday 27 November", "Read Sunday Times", "In March 2024"])
def test_absolute_dates_and_names_are_not_relative(words: str) -> None:
    assert "Undated" not in basis([covered("a1", [words])], [ShownStatement(words, frozenset(["a1"]))])


def test_a_date_word_that_the_source_lacks_is_not_quoted() -> None:
    invented = ShownStatement("They met yesterday.", frozenset(["a1"]))
    assert "yesterday" not in basis([covered("a1", TEXT)], [invented])


def test_glued_sentences_are_reported_as_damage() -> None:
    assert "damaged at “chip companies ASMLNew export restrictions”" in basis([seed_article()], [])


@pytest.mark.parametrize("text", ["It ended.The next began here.", "東京は決めた。次は未定だ。"])
def test_sentences_that_end_are_not_damaged(text: str) -> None:
    cut = max(text.find("."), text.find("。")) + 1 if "。" not in text else text.find("。") + 1
    cut = text.find(".") + 1 or cut
    whole = covered("a1", [text[:cut], text[cut:]], text=text)
    assert "damaged" not in basis([whole], [])


def test_a_day_in_a_name_is_no_date() -> None:
    text = ("They watched Russia Today and read USA TODAY.", "Today they rested.")
    shown = [ShownStatement(sentence, frozenset(["a1"])) for sentence in text]
    found = basis([covered("a1", text)], shown)

    assert found.endswith("Undated source: “Today” is its own word, not this week's.")
