"""Names of months, weekdays and time zones, in the languages that feeds are written in.

Months and weekdays are those of the tables that `dateparser` takes out of Unicode's CLDR. A zone is an
offset, a name such as CET, or a place such as Europe/Oslo.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from functools import cache
from importlib import import_module
from zoneinfo import ZoneInfo

from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_list

_LANGUAGES = (
    "ar bg ca cs da de el en es et fi fr he hi hr hu id is it lt lv nb nl pl pt ro ru sk sl sr-Latn sv tr uk"
).split()
_FEWEST = 3  # letters of a short form in English
_OFFSET = re.compile(
    r"(?:utc|gmt)?\s?(?P<sign>[+\-−])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?", re.IGNORECASE
)
_PLACE = re.compile(r"[A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z_-]{1,30}){1,2}")
_FURTHEST = 14  # hours from UTC


def month_number(name: str, language: str = "") -> int:
    """The number of a month, 0 where the name is none or means two: `listopad` is November in Polish and
    October in Croatian. `language` decides where it is known."""
    plain = _normalize(name)
    if len(plain) >= _FEWEST:
        for number, english in enumerate(word_list("months"), start=1):
            if english.startswith(plain):
                return number
    meant = _months().get(plain, {})
    in_language = {number for code, number in meant.items() if code.partition("-")[0] == language[:2].lower()}
    numbers = in_language or set(meant.values())
    return numbers.pop() if len(numbers) == 1 else 0


def is_weekday(name: str) -> bool:
    """Whether it is the name of a weekday in one of the languages."""
    plain = _normalize(name)
    short = len(plain) >= _FEWEST and any(english.startswith(plain) for english in word_list("weekdays"))
    return short or plain in _weekdays()


@cache
def _months() -> Mapping[str, Mapping[str, int]]:
    names: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for language in _LANGUAGES:
        for number, english in enumerate(word_list("months"), start=1):
            for name in _names(language, english):
                names[name][language] = number
    return names


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        name
        for language in _LANGUAGES
        for english in word_list("weekdays")
        for name in _names(language, english)
    )


def _names(language: str, english: str) -> set[str]:
    table = import_module(f"dateparser.data.date_translation_data.{language}").info
    return {_normalize(name) for name in (*table.get(english, ()), english)}


def _normalize(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold()).strip(" .")


def time_zone(stated: str) -> tzinfo | None:
    """The zone that is written, None where nobody could tell which is meant."""
    plain = stated.strip(" ()[]")
    if offset := _OFFSET.fullmatch(plain):
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        if hours > _FURTHEST or minutes > 59:
            return None
        away = timedelta(hours=hours, minutes=minutes)
        return timezone(away if offset["sign"] == "+" else -away)
    if plain.casefold() in _zones():
        return timezone(timedelta(hours=_zones()[plain.casefold()]))
    if _PLACE.fullmatch(plain):
        try:
            return ZoneInfo(plain)
        except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
            return None
    return None


@cache
def _zones() -> Mapping[str, float]:
    """Hours from UTC by the name of a zone, in lower case."""
    return {name.casefold(): float(hours) for name, _, hours in lexicon.rows("zones") if hours}
