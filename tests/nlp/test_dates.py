from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp.dates import date_words


def test_dates_stand_as_they_are() -> None:
    assert date_words("On Monday, Nov. 2, and again last\xa0week") == ("monday", "november", "last week")
    assert date_words("2004-10-19") == ("october",)
    assert date_words("He may march on") == ()
    assert date_words("in May and on May 5") == ("may", "may")


def test_a_short_month_counts_before_a_day_alone() -> None:
    assert date_words("30 JUN 2018, Mar. 27") == ("june", "march")
    assert date_words("JUN 30, MAR 27") == ("june", "march")
    assert date_words("The Mar was dry") == ()


@given(st.text())
def test_dates_are_looked_for_in_any_text(text: str) -> None:
    assert all(word == word.casefold() for word in date_words(text))
