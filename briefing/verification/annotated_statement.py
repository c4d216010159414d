"""Annotation of a statement and its evidence for the checks: where in the evidence a word of it stands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from briefing.models import Span
from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.entities import Name
from briefing.nlp.memo import Lazy, kept
from briefing.verification.annotated_text import AnnotatedText, annotate_text, contains_word, strip_possessive

_CONTEXT_STATED, _CONTEXT_SOURCE = 7, 9  # words on either side by which two occurrences are told apart
_CLAUSE = 40  # words on either side that a clause is looked for in
_MOST_PLACES = 100  # of a word in its evidence that are looked at
_MOST_SENTENCES = 8  # cited; in more of them nobody tells what belongs together by such marks
_LONGEST = 350  # characters of one of them


class StatementFault(NamedTuple):
    """What is wrong with a statement: it is merely weakly borne out, or not at all."""

    verdict: Literal["weak", "unsupported"]
    reason: str


@dataclass(frozen=True)
class CitedText:
    """The sentences that a statement cites. `named_in` only tells who somebody is, and `article`, the whole
    text where it is known, what it may know from elsewhere. Words are read when a rule first asks for them:
    for most positions none does."""

    texts: tuple[AnnotatedText, ...]
    aliases: Mapping[str, str]
    named_in: str
    article: str = ""
    memo: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @Lazy
    def sentences(self) -> tuple[str, ...]:
        return tuple([text.text for text in self.texts])

    @Lazy
    def stems(self) -> frozenset[str]:
        return frozenset().union(*[text.stems for text in self.texts])

    @Lazy
    def lacking(self) -> dict[str, str]:
        """What of a name the evidence lacks (`name_matching.missing_words`), for the names that were asked
        for so far."""
        return {}

    @Lazy
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    @Lazy
    def is_few(self) -> bool:
        """Whether it is some sentences, and no document."""
        return len(self.texts) <= _MOST_SENTENCES and all(len(text.text) <= _LONGEST for text in self.texts)

    def has_any(self, words: Collection[str]) -> bool:
        """Whether a sentence has one of some words, in lower case."""
        return any(not text.lower_words.isdisjoint(words) for text in self.texts)

    def places(self, stem: str) -> list[tuple[int, int]]:
        """Where a stem stands: the number of the sentence, and the place among its words."""
        places = self._places.get(stem)
        if places is None:
            places = self._places[stem] = [
                (number, at)
                for number, text in enumerate(self.texts)
                if stem in text.stems
                for at in text.places(stem)
            ]
        return places


@dataclass(frozen=True)
class AnnotatedStatement:
    """`stakeholder` is whose statement it is, where the text does not say so itself. `verb` is a position's
    own, "" for others. A `copied` one stands so in a sentence of the evidence, all its words."""

    annotation: AnnotatedText
    names: tuple[Name, ...]
    stakeholder: str
    verb: str = ""
    copied: bool = False
    memo: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.annotation.text

    @property
    def words(self) -> tuple[StemmedWord, ...]:
        return self.annotation.words

    @property
    def quotations(self) -> tuple[Span, ...]:
        """Its quotations, which are checked as such and by no other rule."""
        return self.annotation.quotations

    def quotes(self, word: StemmedWord) -> bool:
        quotations = self.annotation.quotations
        return bool(quotations) and any(span.start <= word.start < span.end for span in quotations)


class _Surroundings(NamedTuple):
    """The stems of the content words around a word, and of those of its clause."""

    context: set[str]
    clause: set[str]


class Occurrence(NamedTuple):
    sentence: int
    at: int
    shared: int  # words around it that the statement has around its own, twice those of the same clause


def cited_text(
    evidence: Iterable[str | AnnotatedText],
    aliases: Mapping[str, str],
    named_in: str = "",
    article: str = "",
) -> CitedText:
    return CitedText(tuple(map(_annotation, evidence)), aliases, named_in, article)


def _annotation(text: str | AnnotatedText) -> AnnotatedText:
    return annotate_text(text) if isinstance(text, str) else text


def copied_statement(text: str | AnnotatedText, stakeholder: str, verb: str) -> AnnotatedStatement:
    """A position that stands so in its evidence. Nobody asks for its names."""
    return AnnotatedStatement(_annotation(text), (), stakeholder, verb, copied=True)


def annotate_statement(
    text: str | AnnotatedText, cited: CitedText, stakeholder: str = ""
) -> AnnotatedStatement:
    annotation = _annotation(text)
    opening_name = _named_opener(annotation.text, annotation.words, cited)
    mentions = annotation.names_with(frozenset((opening_name,)) if opening_name else frozenset())
    if "°" in annotation.text:  # the C of "30°C" is a unit
        figures = annotation.figures
        mentions = tuple(
            n for n in mentions if not any(q.start < n.start and n.end <= q.end for q in figures)
        )
    return AnnotatedStatement(annotation, mentions, stakeholder)


def _named_opener(text: str, words: tuple[StemmedWord, ...], cited: CitedText) -> str:
    """The first word where it is a name: the evidence has it with a capital alone, or it says something."""
    if not words or not words[0].content or not text[words[0].start].isupper():
        return ""
    first = strip_possessive(text[words[0].start : words[0].end])
    small = first.casefold()
    if any(contains_word(sentence, first) for sentence in cited.sentences):
        return "" if any(contains_word(sentence, small) for sentence in cited.sentences) else first
    cue = lexicon.cues().get(words[1].lower) if len(words) > 1 else None
    common = words[0].lower in lexicon.agents() or words[0].lower.endswith("s")
    return first if cue and cue.kind == "speech" and cue.form == "past" and not common else ""


def occurrences(
    stated: AnnotatedStatement, at: int, cited: CitedText, stems: frozenset[str]
) -> list[Occurrence]:
    """Where one of `stems` stands in the evidence in surroundings most like those of the statement's word.

    All such places where several are equally alike; none where no stem stands there.
    """
    known = _known_occurrences(cited)
    key = (stated.annotation, at, stems)
    alike = known.get(key)
    if alike is None:
        alike = known[key] = _occurrences(stated, at, cited, stems)
    return alike


@kept
def _known_occurrences(
    cited: CitedText,
) -> dict[tuple[AnnotatedText, int, frozenset[str]], list[Occurrence]]:
    """Those that were asked for so far: several rules ask for those of each verb."""
    return {}


def _occurrences(
    stated: AnnotatedStatement, at: int, cited: CitedText, stems: frozenset[str]
) -> list[Occurrence]:
    places = _token_positions(cited, stems)
    if not places:
        return []
    context, clause = _surroundings(stated.annotation, at, _CONTEXT_STATED)
    shared_words: list[int] = []
    for number, place in places:
        there = _surroundings(cited.texts[number], place, _CONTEXT_SOURCE)
        shared_words.append(len(context & there[0]) + len(clause & there[1]))
    most = max(shared_words)
    return [
        Occurrence(*place, most) for place, shared in zip(places, shared_words, strict=True) if shared == most
    ]


def pair_positions(cited: CitedText, stem: str, other: str) -> list[tuple[AnnotatedText, int]]:
    """Where a stem stands in those sentences of the evidence that have another one, too: the sentence, and
    the place among its words."""
    both = [text for text in cited.texts if other in text.stems and stem in text.stems]
    return [(text, at) for text in both for at in text.places(stem)][:_MOST_PLACES]


def _token_positions(cited: CitedText, stems: frozenset[str]) -> list[tuple[int, int]]:
    positions = [position for stem in stems & cited.stems for position in cited.places(stem)]
    if len(stems) > 1:
        positions.sort(key=_sentence_number)
    return positions[:_MOST_PLACES]


def _sentence_number(place: tuple[int, int]) -> int:
    return place[0]


def _surroundings(text: AnnotatedText, at: int, reach: int) -> _Surroundings:
    """What stands around a word of a text, up to so many words on either side."""
    known = _known_surroundings(text)
    surroundings = known.get((at, reach))
    if surroundings is None:
        words = text.words
        surroundings = _Surroundings(_context_stems(words, at, reach), _clause_stems(words, at))
        known[(at, reach)] = surroundings
    return surroundings


@kept
def _known_surroundings(text: AnnotatedText) -> dict[tuple[int, int], _Surroundings]:
    """Those that were asked for so far, by the place of the word and the reach."""
    return {}


def _context_stems(words: tuple[StemmedWord, ...], at: int, reach: int) -> set[str]:
    near = (*words[max(0, at - reach) : at], *words[at + 1 : at + reach + 1])
    return {word.stem for word in near if word.content}


def _clause_stems(words: tuple[StemmedWord, ...], at: int) -> set[str]:
    center, near = words[at], words[max(0, at - _CLAUSE) : at + _CLAUSE]
    clause = center.clause
    return {w.stem for w in near if w.clause == clause and w.content and w is not center}
