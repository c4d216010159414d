"""Name index for entity linking: each name is compared only with those that can be the same party's."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from briefing.nlp.tokenization import split_at_hyphens
from briefing.stories.person_names import last_name, person_key


class Signs(NamedTuple):
    """What a name bears, and what another one must bear to be the same stakeholder."""

    borne: frozenset[tuple[str, str]]
    wanted: frozenset[tuple[str, str]]


class Register:
    """Names in the order in which they came, found by those that can be the same."""

    def __init__(self, signs: Callable[[str], Signs]) -> None:
        self._signs = cache(signs)
        self._bearers: dict[tuple[str, str], list[int]] = {}
        self._names: list[str] = []

    def add(self, name: str) -> None:
        for sign in self._signs(name).borne:
            self._bearers.setdefault(sign, []).append(len(self._names))
        self._names.append(name)

    def candidates(self, name: str) -> Iterator[str]:
        """The earlier names that can be the same, in order."""
        indices = {index for sign in self._signs(name).wanted for index in self._bearers.get(sign, ())}
        return (self._names[index] for index in sorted(indices))


def register_names(names: Iterable[str], signs: Callable[[str], Signs]) -> Register:
    """All of these names."""
    register = Register(signs)
    for name in dict.fromkeys(names):
        register.add(name)
    return register


def paired_signs(kind: str, ours: Iterable[str], theirs: Iterable[str]) -> Signs:
    """The signs of two sides of one kind: what the one bears the other wants."""
    our_signs, their_signs = (
        frozenset((f"{kind} a", x) for x in ours),
        frozenset((f"{kind} b", x) for x in theirs),
    )
    return Signs(
        our_signs | their_signs,
        frozenset((f"{kind} b", x) for _, x in our_signs)
        | frozenset((f"{kind} a", x) for _, x in their_signs),
    )


def shared_signs(kind: str, values: Iterable[str]) -> Signs:
    """The signs that two names share."""
    shared = frozenset((kind, value) for value in values)
    return Signs(shared, shared)


def join_signs(*several: Signs) -> Signs:
    return Signs(
        frozenset().union(*(signs.borne for signs in several)),
        frozenset().union(*(signs.wanted for signs in several)),
    )


def initials_signs(bare: str, apart: frozenset[str]) -> Signs:
    """ "FBI" beside the Federal Bureau of Investigation."""
    words = [word for word in split_at_hyphens(bare) if word and word.casefold() not in apart]
    short = bare.replace(".", "")
    long = ["".join(word[0] for word in words)] if len(words) > 1 else []
    return paired_signs("initials", [short] if short.isupper() else [], long)


def person_signs(bare: str, is_whole: bool) -> Signs:
    """The last name beside the full one, and two full ones of one person."""
    alone = [bare.casefold()] if len(bare.split()) == 1 else []
    return join_signs(
        paired_signs("last", alone, [last_name(bare)] if is_whole else []),
        shared_signs("person", [person_key(bare)] if is_whole else []),
    )
