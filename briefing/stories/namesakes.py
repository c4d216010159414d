"""Names by what can make two of them one, so that each is compared with few others and not with all."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefing.stories.full_names import last, person


class Signs(NamedTuple):
    """What a name bears, and what another one must bear to be the same stakeholder."""

    borne: frozenset[tuple[str, str]]
    wanted: frozenset[tuple[str, str]]


class Register:
    """Names in the order in which they came, found by those that can be the same."""

    def __init__(self, signs: Callable[[str], Signs]) -> None:
        self._signs = signs
        self._bearers: dict[tuple[str, str], list[int]] = {}
        self._names: list[str] = []

    def add(self, name: str) -> None:
        for sign in self._signs(name).borne:
            self._bearers.setdefault(sign, []).append(len(self._names))
        self._names.append(name)

    def like(self, name: str) -> Iterator[str]:
        """The earlier names that can be the same, in order."""
        places = {at for sign in self._signs(name).wanted for at in self._bearers.get(sign, ())}
        return (self._names[at] for at in sorted(places))


def registered(names: Iterable[str], signs: Callable[[str], Signs]) -> Register:
    """All of these names."""
    register = Register(signs)
    for name in dict.fromkeys(names):
        register.add(name)
    return register


def paired(kind: str, ours: Iterable[str], theirs: Iterable[str]) -> Signs:
    """The signs of two sides of one kind: what the one bears the other wants."""
    one, other = frozenset((f"{kind} a", x) for x in ours), frozenset((f"{kind} b", x) for x in theirs)
    return Signs(
        one | other,
        frozenset((f"{kind} b", x) for _, x in one) | frozenset((f"{kind} a", x) for _, x in other),
    )


def of_both(kind: str, values: Iterable[str]) -> Signs:
    """The signs that two names share."""
    shared = frozenset((kind, value) for value in values)
    return Signs(shared, shared)


def together(*several: Signs) -> Signs:
    return Signs(
        frozenset().union(*(one.borne for one in several)),
        frozenset().union(*(one.wanted for one in several)),
    )


def of_initials(bare: str, apart: frozenset[str]) -> Signs:
    """ "FBI" beside the Federal Bureau of Investigation."""
    words = [word for word in re.split(r"[\s-]+", bare) if word and word.casefold() not in apart]
    short = bare.replace(".", "")
    long = ["".join(word[0] for word in words)] if len(words) > 1 else []
    return paired("initials", [short] if short.isupper() else [], long)


def of_person(bare: str, is_whole: bool) -> Signs:
    """The last name beside the full one, and two full ones of one person."""
    alone = [bare.casefold()] if len(bare.split()) == 1 else []
    return together(
        paired("last", alone, [last(bare)] if is_whole else []),
        of_both("person", [person(bare)] if is_whole else []),
    )
