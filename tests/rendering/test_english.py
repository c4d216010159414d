"""Dates, counts and quotation marks are right in English and honest about the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.notices import pluralize
from briefing.rendering.english import (
    clean,
    date_range,
    day,
    drop_false_quotes,
    join_words,
    quote_text,
    stands_in,
    weekday_and_day,
)


def test_dates_are_english_and_long() -> None:
    assert weekday_and_day("2026-11-24") == "Tuesday 24 November 2026"
    assert day("2026-11-24T09:30:00Z") == "24 November 2026"


def test_what_is_no_date_stays_as_it_is() -> None:
    assert weekday_and_day("some day\n") == "some day"


@pytest.mark.parametrize(
    ("isos", "span"),
    [
        (["2026-11-24", "2026-11-22"], "22 to 24 November 2026"),
        (["2026-10-31", "2026-11-01"], "31 October 2026 to 1 November 2026"),
        (["2026-11-24"], "24 November 2026"),
        ([], ""),
    ],
)
def test_a_range_of_dates_is_as_short_as_english_allows(isos: list[str], span: str) -> None:
    assert date_range(isos) == span


def test_counts_and_lists_read_as_english() -> None:
    assert [pluralize(1, "story"), pluralize(1912, "story")] == ["1 story", "1,912 stories"]
    assert [pluralize(2, "day"), pluralize(2, "reply")] == ["2 days", "2 replies"]
    assert [join_words([]), join_words(["a"]), join_words(["a", "b", "c"])] == ["", "a", "a, b and c"]


@given(st.text())
def test_clean_text_is_one_line_that_steers_no_screen(text: str) -> None:
    assert not {"\n", "\r", "\x1b", "\x07", "\u202e", "\u2066", "\x9b"} & set(clean(text))
    assert clean(clean(text)) == clean(text)


def test_words_stand_in_a_source_only_whole() -> None:
    assert stands_in("cut off", "They cut\n off China.")
    assert not stands_in("cut", "They are cutting.")


@pytest.mark.parametrize("text", ["He called it “vital”.", 'He called it "vital".', "He called it ‘vital’."])
def test_marks_around_what_no_source_says_are_taken_away(text: str) -> None:
    assert drop_false_quotes(text, ["It is vital, he said."]) == text
    assert drop_false_quotes(text, ["It matters, he said."]) == "He called it vital."


def test_double_marks_inside_take_single_ones_outside() -> None:
    assert quote_text("to “de-risk” China") == "‘to “de-risk” China’"
    assert quote_text("to leave") == "“to leave”"
    assert quote_text("“we leave”") == "“we leave”"
