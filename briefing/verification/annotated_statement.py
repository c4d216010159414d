"""Annotation of a statement and its evidence for the checks: where in the evidence a word of it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from briefing.models import Span
from briefing.nlp import content_words, entities, lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.entities import Name
from briefing.nlp.quantities.recognition import quantities
from briefing.nlp.quotations import quoted_spans

_CONTEXT_STATED, _CONTEXT_SOURCE = 7, 9  # words on either side by which two occurrences are told apart
_CLAUSE = 40  # words on either side that a clause is looked for in
_STRAIGHT = (("''", '"'), *((mark, '"') for mark in "“”„«»"), *((mark, "'") for mark in "‘’"))
_MOST_PLACES = 100  # of a word in its evidence that are looked at


class StatementFault(NamedTuple):
    """What is wrong with a statement: it is merely weakly borne out, or not at all."""

    verdict: Literal["weak", "unsupported"]
    reason: str


@dataclass(frozen=True)
class CitedText:
    """The sentences that a statement cites. `named_in` only tells who somebody is, and `article`, the whole
    text where it is known, what it may know from elsewhere. Words are read when a rule first asks for them:
    for most positions none does."""

    sentences: tuple[str, ...]
    aliases: Mapping[str, str]
    named_in: str
    article: str = ""

    @cached_property
    def words(self) -> tuple[tuple[StemmedWord, ...], ...]:
        return tuple(map(content_words.stemmed_words, self.sentences))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset().union(*map(content_words.stems, self.sentences))

    @cached_property
    def lacking(self) -> dict[str, str]:
        """What of a name the evidence lacks (`naming.missing`), for the names that were asked for so far."""
        return {}

    @cached_property
    def places(self) -> Mapping[str, list[tuple[int, int]]]:
        """Where each stem stands: the number of the sentence, and the place among its words."""
        positions: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(self.words):
            for at, word in enumerate(words):
                positions.setdefault(word.stem, []).append((number, at))
        return positions


@dataclass(frozen=True)
class AnnotatedStatement:
    """`stakeholder` is whose statement it is, where the text does not say so itself. `verb` is a position's
    own, "" for others. A `copied` one stands so in a sentence of the evidence, all its words."""

    text: str
    names: tuple[Name, ...]
    stakeholder: str
    verb: str = ""
    copied: bool = False

    @cached_property
    def words(self) -> tuple[StemmedWord, ...]:
        return content_words.stemmed_words(self.text)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Its quotations, which are checked as such and by no other rule."""
        return quoted_spans(self.text)

    def quotes(self, word: StemmedWord) -> bool:
        return any(span.start <= word.start < span.end for span in self.quotations)


class Occurrence(NamedTuple):
    sentence: int
    at: int
    shared: int  # words around it that the statement has around its own, twice those of the same clause


def cited_text(
    evidence: Sequence[str], aliases: Mapping[str, str], named_in: str = "", article: str = ""
) -> CitedText:
    return CitedText(tuple(evidence), aliases, named_in, article)


def copied_statement(text: str, stakeholder: str, verb: str) -> AnnotatedStatement:
    """A position that stands so in its evidence. Nobody asks for its names."""
    return AnnotatedStatement(text, (), stakeholder, verb, copied=True)


def annotate_statement(text: str, cited: CitedText, stakeholder: str = "") -> AnnotatedStatement:
    opening_name = _named_opener(text, content_words.stemmed_words(text), cited)
    mentions = entities.names(text, frozenset((opening_name,)))
    if "°" in text:  # the C of "30°C" is a unit
        figures = quantities(text)
        mentions = tuple(
            n for n in mentions if not any(q.start < n.start and n.end <= q.end for q in figures)
        )
    return AnnotatedStatement(text, mentions, stakeholder)


@lru_cache(maxsize=128)
def opener(sentence: str) -> frozenset[str]:
    """A sentence's first word where it may be a name, for `names.names` and `attribution.attributions`."""
    first = content_words.first_word(sentence)
    if first is None or not first.content or not sentence[first.start].isupper():
        return frozenset()
    common = first.lower in lexicon.agents() or first.lower in lexicon.roles()
    return frozenset() if common else frozenset((_strip_possessive(sentence, first),))


def _strip_possessive(text: str, word: StemmedWord) -> str:
    return re.sub(r"[’']s?$", "", text[word.start : word.end])


def _named_opener(text: str, words: tuple[StemmedWord, ...], cited: CitedText) -> str:
    """The first word where it is a name: the evidence has it with a capital alone, or it says something."""
    if not words or not words[0].content or not text[words[0].start].isupper():
        return ""
    first = _strip_possessive(text, words[0])
    alone = re.compile(rf"\b{re.escape(first)}\b")
    small = re.compile(rf"\b{re.escape(first.casefold())}\b")
    if any(alone.search(sentence) for sentence in cited.sentences):
        return "" if any(small.search(sentence) for sentence in cited.sentences) else first
    cue = lexicon.cues().get(words[1].lower) if len(words) > 1 else None
    common = words[0].lower in lexicon.agents() or words[0].lower.endswith("s")
    return first if cue and cue.kind == "speech" and cue.form == "past" and not common else ""


def occurrences(
    stated: AnnotatedStatement, at: int, cited: CitedText, stems: frozenset[str]
) -> list[Occurrence]:
    """Where one of `stems` stands in the evidence in surroundings most like those of the statement's word.

    All such places where several are equally alike; none where no stem stands there.
    """
    around = _context_stems(stated.words, at, _CONTEXT_STATED)
    clause = _clause_stems(stated.words, at)
    candidates: list[Occurrence] = []
    for number, place in _token_positions(cited, stems):
        words = cited.words[number]
        shared = len(around & _context_stems(words, place, _CONTEXT_SOURCE))
        shared += len(clause & _clause_stems(words, place))
        candidates.append(Occurrence(number, place, shared))
    most = max((candidate.shared for candidate in candidates), default=0)
    return [candidate for candidate in candidates if candidate.shared == most]


def stem_positions(cited: CitedText, stem: str) -> Iterator[tuple[str, int]]:
    """Where a stem stands in the evidence: the sentence, and the place among its words."""
    return ((cited.sentences[number], at) for number, at in _token_positions(cited, frozenset((stem,))))


def _token_positions(cited: CitedText, stems: frozenset[str]) -> list[tuple[int, int]]:
    positions = [position for stem in stems & cited.stems for position in cited.places[stem]]
    if len(stems) > 1:
        positions.sort(key=_sentence_number)
    return positions[:_MOST_PLACES]


def _sentence_number(place: tuple[int, int]) -> int:
    return place[0]


def _context_stems(words: tuple[StemmedWord, ...], at: int, reach: int) -> frozenset[str]:
    near = (*words[max(0, at - reach) : at], *words[at + 1 : at + reach + 1])
    return frozenset(word.stem for word in near if word.content)


def _clause_stems(words: tuple[StemmedWord, ...], at: int) -> frozenset[str]:
    center, near = words[at], words[max(0, at - _CLAUSE) : at + _CLAUSE]
    return frozenset(w.stem for w in near if w.clause == center.clause and w.content and w is not center)


@lru_cache(maxsize=128)
def fold_text(text: str) -> str:
    """A text for comparing word for word: one space, straight quotation marks, lower case."""
    for mark, straight in _STRAIGHT:
        text = text.replace(mark, straight)
    return " ".join(text.split()).casefold()
