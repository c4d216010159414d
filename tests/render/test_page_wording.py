"""Dates, counts and quotation marks are right in English and honest about the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.wording import (
    clean,
    counted,
    day,
    days,
    honest_marks,
    listed,
    quoted,
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
    assert days(isos) == span


def test_counts_and_lists_read_as_english() -> None:
    assert [counted(1, "story"), counted(1912, "story")] == ["1 story", "1,912 stories"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


@given(st.text())
def test_clean_text_is_one_line_that_steers_no_screen(text: str) -> None:
    assert not {"\n", "\r", "\x1b", "\x07", "\u202e", "\u2066", "\x9b"} & set(clean(text))
    assert clean(clean(text)) == clean(text)


def test_words_stand_in_a_source_only_whole() -> None:
    assert stands_in("cut off", "They cut\n off China.")
    assert not stands_in("cut", "They are cutting.")


@pytest.mark.parametrize("text", ["He called it “vital”.", 'He called it "vital".', "He called it ‘vital’."])
def test_marks_around_what_no_source_says_are_taken_away(text: str) -> None:
    assert honest_marks(text, ["It is vital, he said."]) == text
    assert honest_marks(text, ["It matters, he said."]) == "He called it vital."


def test_double_marks_inside_take_single_ones_outside() -> None:
    assert quoted("to “de-risk” China") == "‘to “de-risk” China’"
    assert quoted("to leave") == "“to leave”"
    assert quoted("“we leave”") == "“we leave”"
