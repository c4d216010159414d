"""Quantities, ages: how old the sources say that somebody is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.nlp.quantities.recognition import quantities
from briefing.nlp.word_classes import word_class

_NAME = r"(?P<name>[A-Z][^\W\d_][\w’'-]*(?:\s[A-Z][^\W\d_][\w’'-]*)*)"
_OLD = r"[- ]years?[- ]old"
_GIVEN = rf"(?P<age>[A-Za-z]+-[a-z]+|\d{{1,3}}){_OLD}"
_FORMS = (
    re.compile(rf"\b{_NAME}(?:,| is| was|, who is|, who was| aged|, aged) (?P<age>\d{{1,3}})(?=[,.;]|\s?$)"),
    re.compile(rf"\b{_NAME} \((?P<age>\d{{1,3}})\)"),
    re.compile(rf"\b{_GIVEN} (?:[a-z]+ ){{0,3}}{_NAME}"),
    re.compile(rf"\b{_NAME}(?:,| is| was|, who is|, who was) (?:an? )?{_GIVEN}\b"),
)
_DIGIT = re.compile(r"\d")
_OLDEST = 115
_MONTHS = frozenset(map(str.capitalize, word_class("months", "month abbreviations")))


class Age(NamedTuple):
    """Years of age, the words of the name, and the run of words, [start, end), that says so."""

    years: int
    name: tuple[str, ...]
    start: int
    end: int


def ages(sentence: str) -> Iterator[Age]:
    """The ages that a sentence gives to somebody by name."""
    if "old" not in sentence and not _DIGIT.search(sentence):
        return  # one of them is in each of the forms
    for form in _FORMS:
        for match in form.finditer(sentence):
            age_text, name = match.group("age"), tuple(match.group("name").split())
            numbers = quantities(age_text)
            years = int(age_text) if age_text.isdigit() else int(numbers[0].value) if numbers else 0
            if 0 < years <= _OLDEST and not _MONTHS.intersection(name):
                yield Age(years, name, match.start(), match.end())


def ages_differ(age: Age, other: Age) -> bool:
    """Whether two ages of one person, whose names fit together, are not the same."""
    if age.years == other.years or age.name[-1] != other.name[-1]:
        return False
    return len(age.name) == 1 or len(other.name) == 1 or age.name[0] == other.name[0]
