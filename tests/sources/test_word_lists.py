"""The tables of words: no word stands in a class twice, and no class is there that nothing asks for."""

import re
from pathlib import Path

import pytest

from briefing.nlp import lexicon
from briefing.sources import word_lists
from briefing.sources.metadata.calendar_names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, month_number

SOURCES = Path(word_lists.__file__).parent
CODE = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))


@pytest.mark.parametrize("table", ["metadata", "page_names"])
def test_no_word_stands_twice_in_a_class(table: str) -> None:
    rows = [(kind, word) for kind, words in lexicon.rows(table) for word in words.split("|")]

    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("table", ["metadata", "page_names"])
def test_every_class_is_asked_for(table: str) -> None:
    asked_for = set(re.findall(r"[\"']([a-z ]+)[\"']", CODE))

    assert {kind for kind, _ in lexicon.rows(table)} <= asked_for


@pytest.mark.parametrize(
    ("kind", "besides"),
    [
        ("inline", "shown inline"),
        ("inline", "worded inline"),
        ("block", "box"),
        ("unseen", "unseen on a page"),
        ("unseen", "unread in a letter"),
        ("chrome", "no body"),
        ("hidden", "hidden in print"),
        ("hidden", "hidden to the eye"),
        ("comment", "comment form"),
    ],
)
def test_what_one_has_besides_is_not_what_all_have(kind: str, besides: str) -> None:
    assert word_lists.name_set(kind).isdisjoint(word_lists.name_set(besides))


def test_every_name_of_a_month_is_that_of_its_number() -> None:
    assert len(ENGLISH_MONTHS) == 12
    assert len(ENGLISH_WEEKDAYS) == 7
    for number, names in enumerate(ENGLISH_MONTHS, start=1):
        assert {month_number(name) for name in names} == {number}
