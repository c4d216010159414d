from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.equivalence import agree
from briefing.text.quantities import quantities


def read(text: str) -> list[tuple[Decimal, str]]:
    return [(one.value, one.unit) for one in quantities(text)]


def same(stated: str, source: str, rounded: bool = False) -> bool:
    (one,), (other,) = quantities(stated), quantities(source)
    return agree(one, other, rounded)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("903.9 billion yen", "903900000000", "yen"),
        ("¥903.9bn", "903900000000", "yen"),
        ("903.9bn yen", "903900000000", "yen"),
        ("$6.3 billion", "6300000000", "dollar"),
        ("6.3bn dollars", "6300000000", "dollar"),
        ("US$5m", "5000000", "dollar"),
        ("€1,250", "1250", "euro"),
        ("3 per cent", "3", "percent"),
        ("3%", "3", "percent"),
        ("0.5 percentage points", "0.5", "point"),
        ("25 basis points", "25", "basis point"),
        ("5.5m people", "5500000", ""),
        ("5 m", "5", "metre"),
        ("twenty-one", "21", ""),
        ("two hundred and fifty thousand tons", "250000", "ton"),
        ("one million", "1000000", ""),
        ("a dozen", "12", ""),
        ("the 1960s", "1960", "decade"),
        ("a 25-year-old", "25", "year"),
        ("the third", "3", "ordinal"),
        ("the 21st", "21", "ordinal"),
        ("2:30 p.m.", "870", "o'clock"),
        ("1,234,567", "1234567", ""),
    ],
)
def test_a_figure_is_read_however_it_is_written(text: str, value: str, unit: str) -> None:
    assert read(text) == [(Decimal(value), unit)]


def test_the_first_of_a_range_has_the_magnitude_of_the_second() -> None:
    assert read("2 to 3 million dollars") == [(Decimal(2000000), "dollar"), (Decimal(3000000), "dollar")]


def test_one_and_first_are_no_figures() -> None:
    assert read("One of them was the first to go, once and for all.") == []


def test_letters_with_digits_are_no_figures() -> None:
    assert read("G7 leaders and B2B firms") == []


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ("903.9 billion yen", "¥903.9bn"),
        ("904 billion yen", "903.9 billion yen"),
        ("40 years", "40"),
        ("5,000 kilometers", "5000 km"),
    ],
)
def test_the_same_figure_agrees(stated: str, source: str) -> None:
    assert same(stated, source)


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ("$6.3 million", "$6.3 billion"),
        ("$6.3 billion", "¥6.3 billion"),
        ("2 percent", "2 percentage points"),
        ("500", "$500"),
        ("1984", "1980"),
        ("12,300", "12,000"),
        ("$6.34 billion", "$6.3 billion"),
        ("3 days", "3 weeks"),
    ],
)
def test_another_figure_or_unit_does_not(stated: str, source: str) -> None:
    assert not same(stated, source)


def test_about_allows_a_rounded_figure() -> None:
    assert same("$6 billion", "$6.3 billion", rounded=True)
    assert not same("$6 billion", "$6.3 billion")
    assert not same("$5 billion", "$6.3 billion", rounded=True)


@given(st.text())
def test_any_text_can_be_read_and_each_figure_has_its_place(text: str) -> None:
    for one in quantities(text):
        assert 0 <= one.start < one.end <= len(text)


@given(st.integers(2, 10**12))
def test_a_grouped_number_is_the_number(number: int) -> None:
    assert read(f"{number:,} people") == [(Decimal(number), "")]


def test_the_second_year_of_a_span_is_a_whole_one() -> None:
    assert [value for value, _ in read("the 2018–19 season")] == [2018, 2019]
    assert [value for value, _ in read("a 3-2 win")] == [3, 2]


def test_a_unit_is_found_behind_more_and_further() -> None:
    assert read("for 30 more days") == [(Decimal(30), "day")]
