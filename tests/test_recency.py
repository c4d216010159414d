from datetime import date

import pytest

from briefing.errors import UsageError
from briefing.recency import first_day, hours, instant, is_after

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("24h", date(2026, 11, 23)),
        ("25h", date(2026, 11, 22)),
        ("1h", date(2026, 11, 23)),
        ("7d", date(2026, 11, 17)),
        ("2 W", date(2026, 11, 10)),
        ("0d", DAY),
        ("2026-11-01", date(2026, 11, 1)),
        (" ", None),
    ],
)
def test_a_period_is_counted_in_days_back_from_the_briefs_date(said: str, day: date | None) -> None:
    assert first_day(said, DAY) == day


@pytest.mark.parametrize("said", ["yesterday", "7", "-1d", "2026-13-01", "d"])
def test_what_is_neither_a_period_nor_a_date_is_said(said: str) -> None:
    with pytest.raises(UsageError, match="write it as in 24h, 7d or 2026-11-24"):
        first_day(said, DAY)


@pytest.mark.parametrize(
    ("published", "published_at", "after"),
    [
        ("", "", False),
        ("2026-11-24", "", False),
        ("2026-11-25", "", True),
        ("2026-11-25", "2026-11-25T06:00:00+11:00", False),
        ("2026-11-25", "2026-11-25T12:00:00+11:00", True),
        ("2026-11-25", "nonsense", True),
    ],
)
def test_what_is_dated_after_the_day_is_known_by_its_instant_where_it_has_one(
    published: str, published_at: str, after: bool
) -> None:
    assert is_after(published, published_at, DAY) is after


@pytest.mark.parametrize(("said", "count"), [("24h", 24), ("7d", None), ("2026-11-01", None), ("", None)])
def test_only_a_period_in_hours_is_counted_in_hours(said: str, count: int | None) -> None:
    assert hours(said) == count


def test_a_moment_is_known_by_its_offset() -> None:
    moment = instant("2026-11-24T06:00:00+02:00")

    assert moment is not None
    assert moment.isoformat() == "2026-11-24T04:00:00+00:00"
    assert instant("2026-11-24T06:00:00") is instant("Tuesday") is instant("") is None
