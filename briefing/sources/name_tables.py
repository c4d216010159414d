"""Word lists of sources: the words by which texts and pages tell what they are, from tables of `nlp/data`."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from briefing.nlp import lexicon

Table = Literal["metadata", "page_names"]


def table_words(table: Table, kind: str) -> tuple[str, ...]:
    """The words of one class, in the order of the table. Raises KeyError where it has no such class."""
    return _classes(table)[kind]


def name_set(*kinds: str) -> frozenset[str]:
    """The names that what is of one of these kinds has on a page."""
    return frozenset(name for kind in kinds for name in table_words("page_names", kind))


@cache
def _classes(table: Table) -> Mapping[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for kind, listed in lexicon.rows(table):
        words[kind] = words.get(kind, ()) + tuple(listed.split("|"))
    return words
