"""Months and weekdays by their names in the languages that feeds are written in, from the tables that
`dateparser` takes out of Unicode's CLDR."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from briefing.nlp.word_classes import word_list

ENGLISH, _WEEKDAYS = word_list("months"), word_list("weekdays")
_LANGUAGES = (
    "ar bg ca cs da de el en es et fi fr he hi hr hu id is it lt lv nb nl pl pt ro ru sk sl sr-Latn sv tr uk"
).split()
_FEWEST = 3  # letters of a short form in English


def month_number(name: str, language: str = "") -> int:
    """The number of a month, 0 where the name is none or means two: `listopad` is November in Polish and
    October in Croatian. `language` decides where it is known."""
    plain = _normalize(name)
    if len(plain) >= _FEWEST:
        for number, english in enumerate(ENGLISH, start=1):
            if english.startswith(plain) or plain == "sept" == english[:4]:
                return number
    meant = _months().get(plain, {})
    in_language = {number for code, number in meant.items() if code.partition("-")[0] == language[:2].lower()}
    numbers = in_language or set(meant.values())
    return numbers.pop() if len(numbers) == 1 else 0


def is_weekday(name: str) -> bool:
    """Whether it is the name of a weekday in one of the languages."""
    plain = _normalize(name)
    short = len(plain) >= _FEWEST and any(day.startswith(plain) for day in _WEEKDAYS)
    return short or plain in _weekdays()


@cache
def _months() -> Mapping[str, Mapping[str, int]]:
    names: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for language in _LANGUAGES:
        for number, english in enumerate(ENGLISH, start=1):
            for name in _names(language, english):
                names[name][language] = number
    return names


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        name for language in _LANGUAGES for english in _WEEKDAYS for name in _names(language, english)
    )


def _names(language: str, english: str) -> set[str]:
    table = import_module(f"dateparser.data.date_translation_data.{language}").info
    return {_normalize(name) for name in (*table.get(english, ()), english)}


def _normalize(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold()).strip(" .")
