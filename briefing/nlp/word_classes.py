"""Word classes: pronouns, modals, months … from `data/closed_classes.tsv`, and the verbs, nouns and
adjectives that single rules ask for from `data/words.tsv`. Each class is read by its name there."""

from collections.abc import Mapping
from functools import cache

from briefing.nlp.lexicon import rows, verb_forms


@cache
def word_class(*names: str) -> frozenset[str]:
    """The words of one class or more, in lower case. A KeyError names a class that no table has."""
    return frozenset(word for name in names for word in word_list(name)).union(
        *(word_class(part) for name in names for part in _parts().get(name, ()))
    )


def word_list(name: str) -> tuple[str, ...]:
    """The words of a class in the order of its table, without those of classes that it includes."""
    return _words()[name]


@cache
def verb_class(*names: str) -> frozenset[str]:
    """All forms of the verbs of one class or more, which the tables have in their base forms."""
    return frozenset(form for verb in word_class(*names) for _, form in verb_forms(verb))


@cache
def months() -> tuple[str, ...]:
    """ "January" to "December"."""
    return tuple(month.capitalize() for month in word_list("months"))


@cache
def weekdays() -> tuple[str, ...]:
    """ "Monday" to "Sunday"."""
    return tuple(day.capitalize() for day in word_list("weekdays"))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for table in ("closed_classes", "words"):
        for name, cell, *_ in rows(table):
            words[name] = (*words.get(name, ()), *cell.split())
    return words


@cache
def _parts() -> Mapping[str, tuple[str, ...]]:
    """The classes that a closed class includes."""
    return {name: tuple(cells[0].split("|")) for name, _, *cells in rows("closed_classes") if cells}
