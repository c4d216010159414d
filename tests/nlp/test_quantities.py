from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp import lexicon
from briefing.nlp.quantities.bounds import bound
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import quantities


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
        ("two dozen", "24", ""),
        ("half a dozen", "6", ""),
        ("two and a half", "2.5", ""),
        ("one and a half million", "1500000", ""),
        ("a million and a half", "1500000", ""),
        ("half a million", "500000", ""),
        ("three quarters of a million", "750000", ""),
        ("half a percentage point", "0.5", "point"),
        ("an hour and a half", "1.5", "hour"),
        ("3½ per cent", "3.5", "percent"),
        ("2 1/2 miles", "2.5", "mile"),
        ("a hundred and fifty thousand", "150000", ""),
        ("two million five hundred thousand", "2500000", ""),
        ("nineteen ninety-nine", "1999", ""),
        ("two point five percent", "2.5", "percent"),
        ("Rs 2,50,000", "250000", "rupee"),
        ("2 lakh crore rupees", "2000000000000", "rupee"),
        ("14 000 euros", "14000", "euro"),
        ("14’000 francs", "14000", "franc"),
        ("1.500 euros", "1500", "euro"),
        ("$1.085", "1.085", "dollar"),
        ("one in five", "20", "percent"),
        ("a fortnight", "1", "fortnight"),
        ("doubled", "2", "times"),
        ("twenty-first", "21", "ordinal"),
        ("half past two in the afternoon", "870", "o'clock"),
        ("1430 GMT", "870", "o'clock"),
        ("noon", "720", "o'clock"),
        ("5 square miles", "5", "square mile"),
        ("a couple of hundred people", "200", ""),
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


@pytest.mark.parametrize(
    "text",
    [
        "a couple was arrested",
        "in the first half of the season",
        "the quarter ended",
        "double standards",
        "several dozen boats",
        "60 frames per second"[3:],
        "no one at all",
    ],
)
def test_words_that_look_like_figures_are_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("row"), list(lexicon.rows("units")), ids=lambda row: row[0])
def test_each_form_of_a_unit_in_the_table_is_read_as_it(row: list[str]) -> None:
    for form in row[2].split():
        assert read(f"7 {form.replace('-', ' ')}")[0] == (Decimal(7), row[0]), form


@pytest.mark.parametrize(
    ("sense", "side", "phrase"),
    [(sense, side, p) for sense, side, cell in lexicon.rows("bounds") for p in cell.split("|")],
)
def test_each_phrase_of_the_table_bounds_the_figure_beside_it(sense: str, side: str, phrase: str) -> None:
    words = phrase.replace("…", "people")
    gap = "" if words[0] in "-+" else " "
    text = f"{words} 30" if side == "before" else f"30{gap}{words}"
    (figure,) = quantities(text)

    assert bound(text, figure.start, figure.end) == sense
