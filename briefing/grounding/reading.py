"""A statement and its evidence made ready for the checks, and where in the evidence a word of it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from briefing.model import Span
from briefing.text import content, lexicon, names
from briefing.text.content import Word
from briefing.text.names import Name
from briefing.text.quantities import quantities
from briefing.text.quotations import quoted_spans

_CONTEXT_STATED, _CONTEXT_SOURCE = 7, 9  # words on either side by which two occurrences are told apart
_CLAUSE = 40  # words on either side that a clause is looked for in
_STRAIGHT = (("''", '"'), *((mark, '"') for mark in "“”„«»"), *((mark, "'") for mark in "‘’"))
_MOST_PLACES = 100  # of a word in its evidence that are looked at


class Fault(NamedTuple):
    """What is wrong with a statement: it is merely weakly borne out, or not at all."""

    verdict: Literal["weak", "unsupported"]
    reason: str


@dataclass(frozen=True)
class Source:
    """The sentences that a statement cites. `named_in` only tells who somebody is, and `article`, the whole
    text where it is known, what it may know from elsewhere. Words are read when a rule first asks for them:
    for most positions none does."""

    sentences: tuple[str, ...]
    aliases: Mapping[str, str]
    named_in: str
    article: str = ""

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        return tuple(map(content.read, self.sentences))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset().union(*map(content.stems, self.sentences))

    @cached_property
    def lacking(self) -> dict[str, str]:
        """What of a name the evidence lacks (`naming.missing`), for the names that were asked for so far."""
        return {}

    @cached_property
    def places(self) -> Mapping[str, list[tuple[int, int]]]:
        """Where each stem stands: the number of the sentence, and the place among its words."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(self.words):
            for at, word in enumerate(words):
                found.setdefault(word.stem, []).append((number, at))
        return found


@dataclass(frozen=True)
class Statement:
    """`stakeholder` is whose statement it is, where the text does not say so itself. `verb` is a position's
    own, "" for others. A `copied` one stands so in a sentence of the evidence, all its words."""

    text: str
    names: tuple[Name, ...]
    stakeholder: str
    verb: str = ""
    copied: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return content.read(self.text)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Its quotations, which are checked as such and by no other rule."""
        return quoted_spans(self.text)

    def quotes(self, word: Word) -> bool:
        return any(span.start <= word.start < span.end for span in self.quoted)


class Occurrence(NamedTuple):
    sentence: int
    at: int
    shared: int  # words around it that the statement has around its own, twice those of the same clause


def source(
    evidence: Sequence[str], aliases: Mapping[str, str], named_in: str = "", article: str = ""
) -> Source:
    return Source(tuple(evidence), aliases, named_in, article)


def copied_statement(text: str, stakeholder: str, verb: str) -> Statement:
    """A position that stands so in its evidence. Nobody asks for its names."""
    return Statement(text, (), stakeholder, verb, copied=True)


def statement(text: str, cited: Source, stakeholder: str = "") -> Statement:
    known = _named_opener(text, content.read(text), cited)
    found = names.names(text, frozenset((known,)))
    if "°" in text:  # the C of "30°C" is a unit
        figures = quantities(text)
        found = tuple(n for n in found if not any(q.start < n.start and n.end <= q.end for q in figures))
    return Statement(text, found, stakeholder)


@lru_cache(maxsize=128)
def opener(sentence: str) -> frozenset[str]:
    """A sentence's first word where it may be a name, for `names.names` and `attribution.attributions`."""
    first = content.first(sentence)
    if first is None or not first.content or not sentence[first.start].isupper():
        return frozenset()
    common = first.lower in lexicon.agents() or first.lower in lexicon.roles()
    return frozenset() if common else frozenset((_bare(sentence, first),))


def _bare(text: str, word: Word) -> str:
    return re.sub(r"[’']s?$", "", text[word.start : word.end])


def _named_opener(text: str, words: tuple[Word, ...], cited: Source) -> str:
    """The first word where it is a name: the evidence has it with a capital alone, or it says something."""
    if not words or not words[0].content or not text[words[0].start].isupper():
        return ""
    first = _bare(text, words[0])
    alone = re.compile(rf"\b{re.escape(first)}\b")
    small = re.compile(rf"\b{re.escape(first.casefold())}\b")
    if any(alone.search(sentence) for sentence in cited.sentences):
        return "" if any(small.search(sentence) for sentence in cited.sentences) else first
    cue = lexicon.cues().get(words[1].lower) if len(words) > 1 else None
    common = words[0].lower in lexicon.agents() or words[0].lower.endswith("s")
    return first if cue and cue.kind == "speech" and cue.form == "past" and not common else ""


def occurrences(stated: Statement, at: int, cited: Source, stems: frozenset[str]) -> list[Occurrence]:
    """Where one of `stems` stands in the evidence in surroundings most like those of the statement's word.

    All such places where several are equally alike; none where no stem stands there.
    """
    around = _around(stated.words, at, _CONTEXT_STATED)
    clause = _clause(stated.words, at)
    found: list[Occurrence] = []
    for number, place in _numbered_places(cited, stems):
        words = cited.words[number]
        shared = len(around & _around(words, place, _CONTEXT_SOURCE))
        shared += len(clause & _clause(words, place))
        found.append(Occurrence(number, place, shared))
    most = max((one.shared for one in found), default=0)
    return [one for one in found if one.shared == most]


def places(cited: Source, stem: str) -> Iterator[tuple[str, int]]:
    """Where a stem stands in the evidence: the sentence, and the place among its words."""
    return ((cited.sentences[number], at) for number, at in _numbered_places(cited, frozenset((stem,))))


def _numbered_places(cited: Source, stems: frozenset[str]) -> list[tuple[int, int]]:
    found = [place for stem in stems & cited.stems for place in cited.places[stem]]
    if len(stems) > 1:
        found.sort(key=_sentence_of)
    return found[:_MOST_PLACES]


def _sentence_of(place: tuple[int, int]) -> int:
    return place[0]


def _around(words: tuple[Word, ...], at: int, reach: int) -> frozenset[str]:
    near = (*words[max(0, at - reach) : at], *words[at + 1 : at + reach + 1])
    return frozenset(word.stem for word in near if word.content)


def _clause(words: tuple[Word, ...], at: int) -> frozenset[str]:
    here, near = words[at], words[max(0, at - _CLAUSE) : at + _CLAUSE]
    return frozenset(w.stem for w in near if w.clause == here.clause and w.content and w is not here)


@lru_cache(maxsize=128)
def plain(text: str) -> str:
    """A text for comparing word for word: one space, straight quotation marks, lower case."""
    for mark, straight in _STRAIGHT:
        text = text.replace(mark, straight)
    return " ".join(text.split()).casefold()
