"""The tables of words: no word stands in a class twice, and no class is there that nothing asks for."""

import re
from pathlib import Path

import pytest

from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_list
from briefing.sources import name_tables
from briefing.sources.metadata.calendar_names import month_number

SOURCES = Path(name_tables.__file__).parent
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
    assert name_tables.name_set(kind).isdisjoint(name_tables.name_set(besides))


def test_a_month_has_its_number_under_its_name_and_its_abbreviation() -> None:
    assert [month_number(name) for name in word_list("months")] == list(range(1, 13))
    assert all(map(month_number, word_list("month abbreviations")))
