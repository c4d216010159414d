"""Periods as people say them."""

from datetime import date

import pytest

from briefing.archive.upkeep import day_before
from briefing.errors import UsageError

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("1d", "2026-03-30"),
        ("2w", "2026-03-17"),
        ("1m", "2026-02-28"),
        ("3 m", "2025-12-31"),
        ("2Y", "2024-03-31"),
        ("25m", "2024-02-29"),
    ],
)
def test_a_period_is_counted_back(period: str, before: str) -> None:
    assert day_before(period, DAY).isoformat() == before


@pytest.mark.parametrize("period", ["", "2", "y", "24h", "-2d", "9999y", "2026-11-24"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(UsageError):
        day_before(period, DAY)
