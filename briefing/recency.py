"""Recency: how new an article has to be, as people say it: "24h", "7d", "2w" or a date.

Most publication dates name a day and no hour. So a period is counted in whole days back from the brief's
date: with "24h" that day and the one before are new. Of articles whose hour is known those are new that are
at most so many hours older than the newest of them, which is as late as a run can know without a clock.
"""

import re
from datetime import UTC, date, datetime, timedelta

from briefing.errors import UsageError

_PERIOD = re.compile(r"(?P<count>\d{1,4})\s?(?P<unit>[hdw])", re.IGNORECASE)
_HOURS = {"h": 1, "d": 24, "w": 168}


def first_day(max_age: str, day: date) -> date | None:
    """The first day that is new enough for a brief of `day`; None where nothing is said.

    Raises UsageError for what is neither a period nor a date.
    """
    if not max_age.strip():
        return None
    if period := _PERIOD.fullmatch(max_age.strip()):
        hours = int(period["count"]) * _HOURS[period["unit"].lower()]
        return day - timedelta(days=-(-hours // 24))
    try:
        return date.fromisoformat(max_age.strip())
    except ValueError as wrong:
        raise UsageError(
            f"{max_age!r} is no period and no date; write it as in 24h, 7d or 2026-11-24"
        ) from wrong


def hours(max_age: str) -> int | None:
    """The hours of a period that is said in hours; None for any other."""
    period = _PERIOD.fullmatch(max_age.strip())
    return int(period["count"]) if period and period["unit"].lower() == "h" else None


def instant(published_at: str) -> datetime | None:
    """The moment of an ISO time with its offset; None for any other text."""
    try:
        moment = datetime.fromisoformat(published_at)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def is_after(published: str, published_at: str, day: date) -> bool:
    """Whether an article is dated after the day of the brief: by its own day, and where its time is known by
    the day that it then was in UTC, since the day begins earlier in the east."""
    if published <= day.isoformat():
        return False
    try:
        return not published_at or datetime.fromisoformat(published_at).astimezone(UTC).date() > day
    except (ValueError, OverflowError):
        return True
