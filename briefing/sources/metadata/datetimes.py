"""Date parsing: when an article was published, out of the one field that says so: a feed's, front matter's.

A date that cannot be read for certain is none: a library that fills in what it does not understand would make
today's article one of the first of the month. The day is the publisher's, as it is written.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from briefing.sources.metadata.datelines import date_stamps
from briefing.sources.metadata.month_names import is_weekday, month_number
from briefing.sources.metadata.time_zones import zone

DateOrder = Literal["", "day", "month"]  # which of 03/04/2026 comes first

_LONGEST = 120  # characters of a field that can be a date
_FIRST_YEAR, _LAST_YEAR = 1990, 2199  # what is older in such a field is some program's default
_WORD = r"[^\W\d_][^\W\d_.'’-]*(?:-feira)?"
_OF = r"(?:(?:of|de|di|do|d['’])\s*)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?!\d)"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h]|\s?uhr\s?)(?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?(?!\d)"
    r"\s*(?P<half>[ap]\.?m\b\.?)?"
)
_ZONE = (
    r"(?:\s*(?P<zone>(?:(?:utc|gmt)?\s?[+\-−]\d\d?(?::?\d\d)?(?!\d))|[A-Za-z]+/[A-Za-z_/-]+"
    r"|[A-Za-z]{1,4}\b))?"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s?(?P<joint>[-/.])\s?(?P<month>\d\d?)\s?(?P=joint)\s?{_DAY}\.?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|er|e|º|ª)?\.?[\s/-]*{_OF}(?P<name>{_WORD})\.?,?[\s/-]*(?:del?\s+)?"
        r"(?P<year>\d{4}(?!\d)|\d\d(?![\d:]))",
        rf"(?P<name>{_WORD})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?P<name>{_WORD})\s+{_DAY}\s+{_CLOCK}{_ZONE}\s+{_YEAR}",
        rf"{_DAY}\s+(?P<name>{_WORD})\s+{_CLOCK}{_ZONE}\s+{_YEAR}",
        rf"{_YEAR}[.,]?[\s/-]+(?P<name>{_WORD})\.?[\s/-]+{_DAY}\.?",
        rf"(?P<first>\d\d?)\s?(?P<joint>[/.-])\s?(?P<second_part>\d\d?)\s?(?P=joint)\s?{_YEAR}",
    )
)
_TIME = re.compile(rf"(?:[\s,:–-]|T|at\b|um\b|à|kl\b\.?|om\b|alle\b|a las\b)*{_CLOCK}{_ZONE}", re.IGNORECASE)
_BASIC = re.compile(r"T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?" + _ZONE)
_LEADING = re.compile(rf"{_CLOCK}{_ZONE}[\s,|–-]+", re.IGNORECASE)
_NAMED = re.compile(r"(?P<name>[^\W\d_]+(?:-feira)?)\.?(?:,\s*|\s+)")
_LOOSE_ZONE = re.compile(r"[\s(\[]*(?P<zone>[A-Za-z]+/[A-Za-z_/-]+)")
_COUNTED = re.compile(r"\d{9,19}(?:\.\d{1,9})?")
_RUN = re.compile(r"(?P<day>(?:19|20)\d{6})(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?")
_EAST = (
    (re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일號号]?"), r"\1-\2-\3 "),
    (re.compile(r"(\d{1,2})\s*[時时点點시]\s*(\d{1,2})\s*[分분](?:\s*(\d{1,2})\s*[秒초])?"), ""),
    (re.compile(r"(?:午前|上午|오전)\s*(\d{1,2}:\d\d(?::\d\d)?)"), r"\1 am"),
    (re.compile(r"(?:午後|下午|오후)\s*(\d{1,2}:\d\d(?::\d\d)?)"), r"\1 pm"),
    (
        re.compile(
            r"[(（][^()（）\d]{1,5}[)）]|(?:星期|週|周)[一二三四五六日天]|[月火水木金土日월화수목금토일]曜?[日요]일?"
        ),
        " ",
    ),
)
_FIGURES = re.compile(r"\d")
_MOST_SECONDS = 10**11  # since 1970: what is longer counts thousandths


class Moment(NamedTuple):
    """`day` is an ISO date, `instant` an ISO date and time with its offset where the zone is known; both are
    empty where there is none."""

    day: str
    instant: str


NO_MOMENT = Moment("", "")


def parse_moment(stated: str, order: DateOrder = "", language: str = "") -> Moment:
    """When a field of nothing but a date, with or without a time, says that something was published.

    A year before 1990 is a default and no date. 03/04/2026 is none unless the `order` is known, and neither
    is a month that means two unless the `language` is.
    """
    text = _normalize(stated)
    if not text or len(text) > _LONGEST:
        return NO_MOMENT
    if (numeric := _numeric_moment(text)) != NO_MOMENT:
        return numeric
    for strip in (str, _strip_lead):
        candidate = strip(text)
        for form in _FORMS:
            match = form.match(candidate)
            if match and (day := _day(match.groupdict(), order, language)):
                return _add_time(day, match, candidate[match.end() :], _LEADING.match(text))
    days = {stamp.day for stamp in date_stamps(text) if stamp.day >= f"{_FIRST_YEAR}"}
    return Moment(days.pop(), "") if len(days) == 1 else NO_MOMENT


def day_month_order(stated: Iterable[str]) -> DateOrder:
    """What comes first in the figures of a feed's dates: decided by those that can mean one day alone."""
    decided: set[DateOrder] = set()
    for text in stated:
        if (match := _FORMS[-1].match(_strip_lead(_normalize(text)))) is not None:
            first, second = int(match["first"]), int(match["second_part"])
            if first > 12 >= second:
                decided.add("day")
            elif second > 12 >= first:
                decided.add("month")
    return decided.pop() if len(decided) == 1 else ""


def _normalize(stated: str) -> str:
    text = " ".join(unicodedata.normalize("NFKC", stated).split())
    for pattern, plain in _EAST:
        text = pattern.sub(plain or _clock_text, text)
    return " ".join(text.split())


def _clock_text(match: re.Match[str]) -> str:
    return ":".join(f"{int(part):02}" for part in match.groups() if part)


def _strip_lead(text: str) -> str:
    """The text without a weekday or a time before its date."""
    if lead := _LEADING.match(text):
        text = text[lead.end() :]
    weekday = _NAMED.match(text)
    return text[weekday.end() :] if weekday and is_weekday(weekday["name"]) else text


def _numeric_moment(text: str) -> Moment:
    """A moment that is written as a number: seconds or thousandths since 1970, or figures without a joint."""
    if run := _RUN.fullmatch(text):
        day = _iso_day(int(run["day"][:4]), int(run["day"][4:6]), int(run["day"][6:]))
        if day and int(run["hour"]) < 24:
            return Moment(day, "")
    if not _COUNTED.fullmatch(text):
        return NO_MOMENT
    seconds = float(text)
    while seconds > _MOST_SECONDS:
        seconds /= 1000
    instant = datetime.fromtimestamp(int(seconds), UTC)
    day = _iso_day(instant.year, instant.month, instant.day)
    return Moment(day, instant.isoformat()) if day else NO_MOMENT


def _day(parts: dict[str, str | None], order: DateOrder, language: str) -> str:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 2000 if year < 50 else 1900  # RFC 5322, 4.3
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second_part"] or 0)
        if first <= 12 and second <= 12 and first != second and not order:
            return ""
        if (first <= 12 and second <= 12 and order == "month") or second > 12:
            first, second = second, first
        return _iso_day(year, second, first)
    number = month_number(parts["name"] or "", language) if "name" in parts else int(parts["month"] or 0)
    return _iso_day(year, number, int(parts["day"] or 0))


def _iso_day(year: int, month: int, day: int) -> str:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _add_time(day: str, match: re.Match[str], rest: str, lead: re.Match[str] | None) -> Moment:
    """The moment of a day with what is written beside it; none where that is a second date."""
    within = match if match.groupdict().get("hour") else None
    time = within or _BASIC.match(rest) or _TIME.match(rest)
    after = rest if within or not time else rest[time.end() :]
    if _FIGURES.search(re.sub(r"[+\-−]\d\d:?\d\d|\bGMT[+-]\d", "", after)):
        return NO_MOMENT
    time = time or lead
    if time is None:
        return Moment(day, "")
    zone_match = _LOOSE_ZONE.match(after)
    where = zone(time["zone"] or "") or zone(zone_match["zone"] if zone_match else "")
    clock = _clock_time(time)
    if where is None or clock is None:
        return Moment(day, "")
    year, number, of_month = map(int, day.split("-"))
    return Moment(day, datetime(year, number, of_month, *clock, tzinfo=where).isoformat())


def _clock_time(time: re.Match[str]) -> tuple[int, int, int] | None:
    parts = time.groupdict()
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    half = (parts.get("half") or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    second = min(second, 59)  # a leap second
    return (hour, minute, second) if hour < 24 and minute < 60 else None
