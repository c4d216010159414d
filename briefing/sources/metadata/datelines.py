"""Dates on a line of their own, as ISO dates. A date in running prose is not looked at."""

import re
from datetime import date
from typing import Literal, NamedTuple

from briefing.nlp.word_classes import word_list
from briefing.sources.metadata.calendar_names import month_number

_MONTH = rf"(?P<month>{'|'.join((*word_list('months'), *word_list('month abbreviations')))})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d(?!\d?[:.]\d\d))"  # pages glue "2023" to "9:28 AM"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_WEEKDAY = rf"(?:(?:{'|'.join(word_list('weekdays'))}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?,?\s+)?"
_ZONE = r"(?:\s*(?:z\b|utc\b|gmt\b|[a-z]{1,4}t\b|local time\b)?(?:\s?[+-]\d\d?(?::?\d\d)?)?)"
_TIME = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\d{{1,2}}\s*[ap]\.?m\b\.?){_ZONE}"
_AFTER = rf"(?:(?:\s*,\s*|\s*|\s*[-–—]\s*|t)(?:at\s+)?{_TIME})?"
_FORMS = tuple(
    re.compile(rf"(?:{_TIME},?\s+(?:on\s+)?)?{_WEEKDAY}{form}{_AFTER}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<joint>[-/.])(?P<month>\d\d?)(?P=joint){_DAY}",
        rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?P<one>\d\d?)(?P<joint>[/.-])(?P<other>\d\d?)(?P=joint){_YEAR}",
    )
)
_TIME_ALONE = re.compile(_TIME, re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?P<updated>(?:last\s+)?(?:updated|modified|revised)|as of)"
    r"|(?:first\s+|originally\s+)?(?:published|posted|created|issued)|(?:publication\s+)?date|dated)"
    r"(?:\s+(?:on|at))?\s*:?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s|•·,;()\[\]/–—-]*")
_SIGNED = re.compile(r"by\s.*", re.IGNORECASE)
_DATELINE = re.compile(rf"[A-Z][A-Z .,'’-]*,\s+(?i:{_MONTH}\s+{_DAY},?\s+{_YEAR})\s*(?:\(|[-–—―])")


class DateStamp(NamedTuple):
    """`day` is an ISO date; empty where the year is missing, the day impossible, or 03/07 ambiguous."""

    kind: Literal["published", "bare", "updated"]
    day: str


def date_stamps(line: str) -> tuple[DateStamp, ...]:
    """The dates of a line that holds dates and times and nothing else; none if it holds anything more."""
    dates: list[DateStamp] = []
    position = _skip(_BETWEEN, line, 0)
    while position < len(line):
        label = _LABEL.match(line, position)
        if label:
            position = label.end()
        after = _match_date(line, position)
        if after is None:
            return tuple(dates) if dates and _SIGNED.match(line, position) else ()
        position, day = after
        kind: Literal["published", "bare", "updated"] = "bare"
        if label:
            kind = "updated" if label["updated"] else "published"
        dates.append(DateStamp(kind, day))
        position = _skip(_BETWEEN, line, position)
    return tuple(dates)


def dateline_day(line: str) -> str:
    """The date of `TOKYO, July 3, 2023 (Agency) -`, or "" where a dateline has no year."""
    match = _DATELINE.match(line)
    return _iso_date(match) if match else ""


def _match_date(line: str, position: int) -> tuple[int, str] | None:
    for form in _FORMS:
        match = form.match(line, position)
        if match:
            return match.end(), _iso_date(match)
    alone = _TIME_ALONE.match(line, position)
    return (alone.end(), "") if alone else None


def _iso_date(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if not parts["year"]:
        return ""
    if "one" in parts:
        first, second = int(parts["one"]), int(parts["other"])
        if first <= 12 and second <= 12 and first != second:
            return ""
        month, day = min(first, second), max(first, second)
    else:
        stated = parts["month"]
        month = int(stated) if stated.isdecimal() else month_number(stated)
        day = int(parts["day"])
    try:
        return date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return ""


def _skip(pattern: re.Pattern[str], line: str, position: int) -> int:
    match = pattern.match(line, position)
    return match.end() if match else position
