"""Memos: what was read in a text is kept with it, so that it is read once and goes when the text does."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar


class Memo(Protocol):
    """Something that keeps what was read in it, by the function that read it."""

    @property
    def memo(self) -> dict[object, Any]: ...


TextT = TypeVar("TextT", bound=Memo)
OwnerT = TypeVar("OwnerT")
ReadingT = TypeVar("ReadingT")


def kept(read: Callable[[TextT], ReadingT]) -> Callable[[TextT], ReadingT]:
    """A function of a text that reads it at the first call, and gives the same again at all others."""

    @wraps(read)
    def recall(text: TextT) -> ReadingT:
        try:
            reading: ReadingT = text.memo[read]
        except KeyError:
            reading = text.memo[read] = read(text)
        return reading

    return recall


class Lazy(Generic[OwnerT, ReadingT]):
    """An attribute that is read when it is first asked for, without the lock that `cached_property` takes
    each time up to Python 3.11: a statement has a dozen of them."""

    def __init__(self, read: Callable[[OwnerT], ReadingT]) -> None:
        self._read, self.__doc__ = read, read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, owner: OwnerT, _: type | None = None) -> ReadingT:
        reading = self._read(owner)
        object.__setattr__(owner, self._name, reading)
        return reading


class Table(dict[str, ReadingT]):
    """What was read in each word or run of letters, for those that return all the time; begun anew once it
    holds `most` of them."""

    def __init__(self, read: Callable[[str], ReadingT], most: int) -> None:
        super().__init__()
        self._read, self._most = read, most

    def __missing__(self, word: str) -> ReadingT:
        if len(self) >= self._most:
            self.clear()
        reading = self[word] = self._read(word)
        return reading
