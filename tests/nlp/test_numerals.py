from decimal import Decimal

import pytest

from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1½ kilometres", "1.5", "kilometre"),
        ("2 ¾ miles", "2.75", "mile"),
        ("5 3⁄16 miles", "5.1875", "mile"),
        ("3⁄8 mile", "0.375", "mile"),
        ("1 1/2 kilometres", "1.5", "kilometre"),
        ("2-1/2 percent", "2.5", "percent"),
        ("¼ percent", "0.25", "percent"),
        ("$1½ billion", "1500000000", "dollar"),
        ("10⁶ tonnes", "1000000", "ton"),
        ("10^6 tonnes", "1000000", "ton"),
        ("1.5 × 10⁶ tonnes", "1500000", "ton"),
        ("10⁻³ grams", "0.001", "gram"),
        ("2⁸ ships", "256", ""),
        ("14¹ million euros", "14000000", "euro"),
        ("2019³", "2019", ""),
    ],
)
def test_fractions_and_powers_are_part_of_a_figure(text: str, value: str, unit: str) -> None:
    (quantity,) = quantities(text)

    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["$14⁹⁹", "10⁹⁹ ships", "3⁄0 miles"])
def test_what_cannot_be_told_is_no_figure(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("stated", "source"),
    [("1 kilometre", "1½ kilometres"), ("2 kilometres", "1½ kilometres"), ("10 tonnes", "10⁶ tonnes")],
)
def test_the_whole_number_of_a_fraction_or_the_base_of_a_power_is_another_figure(
    stated: str, source: str
) -> None:
    (first,), (second,) = quantities(stated), quantities(source)

    assert not agree(first, second)


def test_dates_and_hours_with_a_slash_are_no_fractions() -> None:
    assert [quantity.value for quantity in quantities("on 9/11 and 24/7")] == [9, 11, 24, 7]
