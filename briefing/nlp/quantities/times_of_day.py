"""Times of day in English news prose: "2:30 p.m.", "14.30", "half past two", "noon", "1430 GMT"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.quantities import numerals

WORDS = frozenset("noon midday midnight".split())
DAY = 24 * 60
_HALF_DAY = 12 * 60
_HOURS = {word: int(value) for word, value in numerals.words("one").items() if 1 <= value <= 12}
_HOUR = "|".join(_HOURS)
_MINUTES = {
    "half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25
}  # fmt: skip
_M = r"(?P<m>[ap])(?:\.\s?m(?:\.|\b)|m\b)"
_PART = (
    r"(?:in the|this|on \w+|yesterday|tomorrow|last)\s(?P<part>morning|afternoon|evening|night)\b"
    r"|(?P<night>at night)\b"
)
_ZONE = "|".join(re.escape(zone) for zone, hours, _ in lexicon.rows("zones") if hours)
_LOCAL = r"\s?(?:local|Eastern|Pacific|\w+) time"
_TIME = re.compile(
    rf"(?<![\w:.,$€£])(?:"
    rf"(?P<h1>\d{{1,2}})(?:[:.](?P<m1>\d\d))?\s?(?i:{_M})"  # 2.30 p.m.  2pm
    rf"|(?P<h2>\d{{1,2}}):(?P<m2>\d\d)(?::\d\d)?(?![\d:]|\s?[ap]\b)"  # 14:30
    rf"|(?P<h3>[01]?\d|2[0-3])[.h](?P<m3>[0-5]\d)(?=\s?(?:h|hrs?|hours|{_ZONE})\b|{_LOCAL})"  # 14.30 GMT
    rf"|(?<=\b[Aa]t\s|\b[Bb]y\s)(?P<h4>[01]?\d|2[0-3])[.h](?P<m4>[0-5]\d)(?!\.?\d|[%\w]|\s?[$€£%]|\s(?:per\w*|points?|pp|basis"
    rf"|pct|million|billion|trillion|[a-z]*(?:dollars?|euros?|pounds?|cents?|yen|rupees?|kroner|kronor|francs?|metres|meters"
    rf"|miles?|km|seconds?|tons?|tonnes|degrees|a\s[a-z]+))\b)"  # at 14.30
    rf"|(?P<h5>[01]\d|2[0-3])(?P<m5>[0-5]\d)(?=\s?(?:{_ZONE})\b|{_LOCAL}|\s?(?:hrs|h)\b)"  # 1430 GMT
    rf"|(?<=\b[Aa]t\s|\b[Bb]y\s)(?P<h6>[01]\d|2[0-3])(?P<m6>[0-5]\d)(?=\shours\b)"  # at 1430 hours
    rf"|(?P<h7>\d{{1,2}}|(?i:{_HOUR})) ?o['’]\s?clock\b"  # two o'clock
    rf"|(?P<w8>(?i:{_HOUR}))\s(?i:{_M.replace('<m>', '<mm>')})"  # two p.m.
    rf"|(?P<h9>(?i:{_HOUR})|\d{{1,2}})(?=\s(?:in the (?:morning|afternoon|evening)|at night)\b)"
    rf"|(?P<min>(?i:half|(?:a[\s-])?quarter|five|ten|twenty(?:[\s-]five)?)|\d{{1,2}}(?=\sminutes?|\spast))(?:\sminutes?)?[\s-]"
    rf"(?P<side>past|after|before|to|of)[\s-](?P<hour>(?i:{_HOUR})|\d{{1,2}}|noon|midnight)\b(?![:.]?\d)"
    rf"|(?P<word>(?i:(?:12|twelve)\s)?(?:noon|midday|midnight))\b(?!\s[A-Z][a-z])"
    rf")"
)
_BEHIND = re.compile(rf"\s?,?\s?(?i:{_PART})")
_HALF_BEHIND = re.compile(rf"\s(?i:{_M})")
_ZONED = re.compile(rf"\s?\(?(?P<zone>{_ZONE})\b")
_RANGE = re.compile(r"(?<![\w:.,$€£])(\d{1,2})(?:[:.]([0-5]\d))?\s?(?:to|and|until|-|–|—)\s?$")


class ClockTime(NamedTuple):
    """Minutes since midnight; `unsure` where only half a day's clock is known. `zone` as it is written."""

    minutes: int
    zone: str
    unsure: bool
    start: int
    end: int


def times(text: str) -> tuple[ClockTime, ...]:
    """The times of day of a text, in order."""
    clock_times: list[ClockTime] = []
    for match in _TIME.finditer(text):
        time = _time(text, match)
        if time is not None:
            clock_times += [*_range_start(text, time), time]
    return tuple(clock_times)


def _time(text: str, match: re.Match[str]) -> ClockTime | None:
    read = _hour_and_minute(match)
    if read is None or not (0 <= read[0] <= 24 and 0 <= read[1] < 60):
        return None
    hour, minute, written = read
    end = match.end()
    half = (match.group("m") or match.group("mm") or "").lower()
    if not half and written and (behind := _HALF_BEHIND.match(text, end)):
        half, end = behind.group("m").lower(), behind.end()
    if not half and 1 <= hour <= 12 and (part := _BEHIND.match(text, end)):
        half = _half_of_day(hour, (part.group("part") or "night").lower())
    if match.group("min") and not _is_surely_time(match, bool(half)):
        return None
    total = hour * 60 + minute
    if half:
        total = hour % 12 * 60 + minute + (_HALF_DAY if half == "p" else 0)
    zone = _ZONED.match(text, end)
    word = match.group("word") or match.group("hour") in WORDS
    unsure = not (half or word or hour > 12 or hour == 0 or match.group()[0] == "0")
    return ClockTime(
        total % DAY,
        zone.group("zone") if zone else "",
        unsure,
        match.start(),
        zone.end("zone") if zone else end,
    )


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int, bool] | None:
    """The hour and minute as they are told, and whether "p.m." may still follow."""
    for n in range(1, 7):
        if match.group(f"h{n}"):
            return int(match.group(f"h{n}")), int(match.group(f"m{n}") or 0), n == 2
    for name in ("h7", "w8", "h9"):
        if match.group(name):
            return _hour(match.group(name)), 0, False
    if match.group("word"):
        return (0 if match.group("word").endswith("midnight") else 12), 0, False
    minutes, hour = match.group("min").lower(), _hour(match.group("hour"))
    minute = int(minutes) if minutes.isdigit() else _MINUTES[minutes.replace("-", " ").removeprefix("a ")]
    if match.group("side") in ("past", "after"):
        return hour, minute, True
    total = (hour * 60 - minute) % DAY if hour != 1 else 13 * 60 - minute
    return total // 60, total % 60, True


def _hour(word: str) -> int:
    lower = word.lower()
    named = {"noon": 12, "midday": 12, "midnight": 0}
    return int(lower) if lower.isdigit() else named.get(lower) or _HOURS.get(lower, 0)


def _is_surely_time(match: re.Match[str], half: bool) -> bool:
    """Whether "half past two" is told, and not "ten to three" as a result or a range. `half`: which half of
    the day is told, too."""
    minutes, side = match.group("min").lower(), match.group("side")
    if half and not minutes.isdigit():
        return True
    if match.group("hour") in WORDS or "minute" in match.group():
        return side != "of" and not (side == "after" and minutes == "half")
    if minutes == "half":
        return side == "past"
    return side == "past" or (minutes.endswith("quarter") and side in ("to", "before"))


def _half_of_day(hour: int, part: str) -> str:
    if part == "morning":
        return "a"
    return "a" if part == "night" and (hour < 5 or hour == 12) else "p"


def _range_start(text: str, time: ClockTime) -> Iterator[ClockTime]:
    """The first of "from 2 to 4 p.m."."""
    match = _RANGE.search(text, max(0, time.start - 12), time.start)
    if time.unsure or match is None or not 1 <= int(match[1]) <= 12:
        return
    minutes = int(match[1]) % 12 * 60 + int(match[2] or 0) + (_HALF_DAY if time.minutes >= _HALF_DAY else 0)
    if minutes >= time.minutes and minutes - _HALF_DAY >= 0:
        minutes -= _HALF_DAY  # from 11 to 2 p.m.
    yield ClockTime(minutes, time.zone, False, match.start(1), match.end(2) if match[2] else match.end(1))


@cache
def _offsets() -> Mapping[str, frozenset[int]]:
    return {
        zone: frozenset(round(float(hours) * 60) for hours in cell.split("|"))
        for zone, cell, _ in lexicon.rows("zones")
        if cell
    }


def is_same_time(minutes: int, zone: str, other: int, other_zone: str) -> bool:
    """Whether two times of day are one: by their zones where both have one, else by the clock alone."""
    if not zone or not other_zone or zone == other_zone:
        return (minutes - other) % DAY == 0
    return any(
        (minutes - offset - other + other_offset) % DAY == 0
        for offset in _offsets()[zone]
        for other_offset in _offsets()[other_zone]
    )
