"""Thesaurus: which words can stand for which: the same sense, a broader or narrower one, the opposite.

From a selection of WordNet (Miller, "WordNet: A Lexical Database for English", 1995; `data/wordnet/`). A word
is looked up with all its frequent senses at once, for nothing here tells which one is meant.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.nlp.memo import Lazy

PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "unknown"]
Kinship = Literal["same", "broader", "narrower", "akin", "opposite", "none", "unknown"]

_DATA = Path(__file__).parent / "data" / "wordnet"
_PARTS: Mapping[str, PartOfSpeech] = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
_FIRST = 3  # senses that a reader thinks of
_ENDINGS = (  # an inflection and what stands in its place in the base form
    *(("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e")),
    *(("ed", ""), ("ed", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e")),
)


class Senses:
    """What a word may mean, looked up as far as it is asked for: mostly for its part of speech alone."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._bases = _bases(word)

    @Lazy
    def _groups(self) -> list[list[str]]:
        """The part of speech and the numbers of the senses, of each entry."""
        return [group.split(" ") for base in self._bases for group in _table()[base].split("|")]

    @property
    def bases(self) -> frozenset[str]:
        return frozenset(self._bases)

    @Lazy
    def part(self) -> PartOfSpeech:
        """The part of speech that it mostly is."""
        return _PARTS[self._groups[0][0]] if self._groups else "unknown"

    @Lazy
    def own(self) -> frozenset[int]:
        """Its senses by number."""
        return frozenset([int(number, 16) for group in self._groups for number in group[1:]])

    @Lazy
    def broader(self) -> frozenset[int]:
        return frozenset([above for number in self.own for above in _concept(number)[0]])

    @Lazy
    def broadest(self) -> frozenset[int]:
        """The broader ones and those above them."""
        return self.broader.union([above for number in self.broader for above in _concept(number)[0]])

    @property
    def opposites(self) -> frozenset[str]:
        """The words for the opposite."""
        return frozenset([other for base in self._bases for other in _opposites().get(base, ())]) - {
            self._word
        }

    @property
    def kinds(self) -> frozenset[str]:
        """Those of its first noun senses of which two things are hardly ever one: animals, foods,
        possessions."""
        first = (number for group in self._groups if group[0] == "n" for number in group[1 : _FIRST + 1])
        return frozenset([kind for number in first if (kind := _concept(int(number, 16))[1])])


class Sphere(NamedTuple):
    """All senses that the words of a text have together, as of one of them (`Senses`)."""

    own: frozenset[int]
    broader: frozenset[int]
    broadest: frozenset[int]


@lru_cache(maxsize=2048)
def senses(word: str) -> Senses:
    """The senses of a lower-case word in whatever form; none of a word that the thesaurus lacks."""
    return Senses(word)


def sphere(words: Iterable[str]) -> Sphere:
    """What the words of a text may mean, taken together."""
    all_senses = tuple(map(senses, words))
    return Sphere(
        frozenset().union(*[word_senses.own for word_senses in all_senses]),
        frozenset().union(*[word_senses.broader for word_senses in all_senses]),
        frozenset().union(*[word_senses.broadest for word_senses in all_senses]),
    )


def kinship(word: str, others: Sphere | Senses) -> Kinship:
    """How a word is akin to any word of a text: it has a sense of it, a broader one, a narrower one, a common
    broader one ("akin"), or none. "Unknown" where the thesaurus lacks the word."""
    word_senses = senses(word)
    if not word_senses.own:
        return "unknown"
    if not word_senses.own.isdisjoint(others.own):
        return "same"
    if not word_senses.own.isdisjoint(others.broadest):
        return "broader"
    if not word_senses.broader.isdisjoint(others.own):
        return "narrower"
    return "none" if word_senses.broader.isdisjoint(others.broader) else "akin"


@lru_cache(maxsize=32768)
def kinship_between(word: str, other: str) -> Kinship:
    """How a word is akin to another one."""
    word_senses, other_senses = senses(word), senses(other)
    if not (word_senses.own and other_senses.own):
        return "unknown"
    if word_senses.bases & other_senses.bases:
        return "same"
    if word_senses.opposites & other_senses.bases or other_senses.opposites & word_senses.bases:
        return "opposite"
    return kinship(word, Sphere(other_senses.own, other_senses.broader, other_senses.broadest))


def may_stand_for(word: str, other: str) -> bool:
    """Whether a word may be told for another one: it means the same, or something broader or narrower."""
    return kinship_between(word, other) in ("same", "broader", "narrower")


def _bases(word: str) -> tuple[str, ...]:
    """The base forms that a word may be of: itself, an irregular one, all that its ending allows."""
    table = _table()
    entry = table.get(word, "")
    if entry.startswith("="):
        return (entry[1:],)
    candidates = [word] if entry else []
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            doubled = stem[:-1] if len(stem) > 3 and stem[-1:] == stem[-2:-1] and not instead else stem
            candidates += [base for base in (stem + instead, doubled + instead) if _is_base(base)]
    return tuple(dict.fromkeys(candidates))


def _is_base(word: str) -> bool:
    return len(word) > 1 and not _table().get(word, "=").startswith("=")


@cache
def _table() -> Mapping[str, str]:
    return dict(line.split("\t") for line in _lines("thesaurus"))


class _Rows(NamedTuple):
    """The rows of a file as one text, which is a tenth of what as many texts take."""

    text: str
    starts: Sequence[int]

    def row(self, number: int) -> str:
        return self.text[self.starts[number] : self.starts[number + 1] - 1]


@cache
def _concepts() -> _Rows:
    lines = _lines("concepts")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return _Rows("\n".join((*lines, "")), array("I", starts))


@cache
def _opposites() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in _lines("antonyms"))
    return {word: tuple(others.split(" ")) for word, others in rows}


def _concept(number: int) -> tuple[tuple[int, ...], str]:
    cells, _, kind = _concepts().row(number).partition("!")
    return tuple(int(cell, 16) for cell in cells.split()), kind


def _lines(name: str) -> list[str]:
    lines = (_DATA / f"{name}.tsv").read_text(encoding="ascii").split("\n")
    return [line for line in lines[:-1] if not line.startswith("#")]
