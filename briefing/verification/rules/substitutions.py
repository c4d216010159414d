"""Substitution: a word put where the evidence has another one, between the same words before and after it."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefing.nlp import entities, lexicon, thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    pair_positions,
)
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.misspellings import is_misspelled

FillingKind = Literal["figure", "date", "colour", "relative", "name", "noun", "other"]

_COLOURS = word_class("colours")
_RELATIVES = word_class("relatives")
_CLOSED = _COLOURS | _RELATIVES
_PASSED_OVER = word_class("articles", "third-person possessives")


class Filling(NamedTuple):
    """What stands between two content words."""

    text: str
    word: StemmedWord
    kind: FillingKind
    figure: Quantity | None


def check_substitution(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No name, figure, date or thing stands in the statement where the evidence has one that excludes it."""
    words = stated.words
    for word in words:
        if word.lower in _CLOSED and (fault := _foreign_word_fault(word, stated, cited)) is not None:
            return fault
    for before, center, after in _triples(words):
        others = _other_positions(words, (before, center, after), cited)
        if not others or stated.quotes(words[center]) or _stands_so(words, (before, center, after), cited):
            continue
        filling = _filling(stated.annotation, center)
        fillings = [_filling(sentence, place) for sentence, place in others]
        if all(_excludes(filling, other, cited) for other in fillings):
            slip = any(is_misspelled(filling.text, other.text) for other in fillings)
            how = "spelled otherwise" if slip else "another word than in its source"
            return StatementFault(
                "weak" if slip else "unsupported", f"{how}: “{filling.text}” for “{fillings[0].text}”"
            )
    return None


def _foreign_word_fault(
    word: StemmedWord, stated: AnnotatedStatement, cited: CitedText
) -> StatementFault | None:
    """A colour or a relative that the evidence lacks, where it has another one."""
    for closed in (_COLOURS, _RELATIVES):
        if word.lower in closed and word.stem not in cited.stems and not stated.quotes(word):
            others = [w.lower for text in cited.texts for w in text.words if w.lower in closed]
            if others and not any(n.start <= word.start < n.end for n in stated.names):
                return StatementFault(
                    "unsupported", f"another word than in its source: “{word.lower}” for “{others[0]}”"
                )
    return None


def _triples(words: tuple[StemmedWord, ...]) -> Iterator[tuple[int, int, int]]:
    """The places of each content word with the one before it and the one after."""
    at = [place for place, word in enumerate(words) if word.content]
    return zip(at, at[1:], at[2:], strict=False)


def _other_positions(
    words: tuple[StemmedWord, ...], triple: tuple[int, int, int], cited: CitedText
) -> Sequence[tuple[AnnotatedText, int]]:
    """Where the evidence has another word than the middle one between the outer two."""
    before, center, after = triple
    last = words[after].stem
    if last not in cited.stems or words[before].stem not in cited.stems:
        return ()
    others: list[tuple[AnnotatedText, int]] = []
    for sentence, place in pair_positions(cited, words[before].stem, last):
        there = sentence.words
        middle = _next_content_index(there, place)
        end = _next_content_index(there, middle)
        if end < len(there) and there[end].stem == last and there[middle].stem != words[center].stem:
            same_gaps = _gap(words, before, center) == _gap(there, place, middle) and _gap(
                words, center, after
            ) == _gap(there, middle, end)
            if same_gaps:
                others.append((sentence, middle))
    return others


def _stands_so(words: tuple[StemmedWord, ...], triple: tuple[int, int, int], cited: CitedText) -> bool:
    """Whether the evidence has the middle word beside one of the outer two somewhere."""
    before, center, after = triple
    for first, second in ((center, after), (before, center)):
        for sentence, place in pair_positions(cited, words[first].stem, words[second].stem):
            there = sentence.words
            end = _next_content_index(there, place)
            if end < len(there) and there[end].stem == words[second].stem:
                return True
    return False


def _next_content_index(words: tuple[StemmedWord, ...], place: int) -> int:
    place += 1
    while place < len(words) and not words[place].content:
        place += 1
    return place


def _filling(text: AnnotatedText, place: int) -> Filling:
    word = text.words[place]
    figure = next((q for q in text.figures if q.start <= word.start < q.end), None)
    named = any(n.start <= word.start < n.end for n in text.names)
    return Filling(text.text[word.start : word.end], word, _kind(word, figure is not None, named), figure)


def _excludes(stated: Filling, there: Filling, cited: CitedText) -> bool:
    """Whether two words in one place can't mean the same."""
    if stated.kind != there.kind:
        return False
    if stated.figure and there.figure:
        return stated.figure.unit == there.figure.unit and not agree(stated.figure, there.figure)
    if stated.kind in ("colour", "relative"):
        return stated.word.stem != there.word.stem
    if stated.kind == "date":
        return stated.word.lower[:3] != there.word.lower[:3]
    if stated.kind == "name":
        return not entities.is_same_name(_party(stated), _party(there), cited.aliases)
    kin = thesaurus.kinship_between(stated.word.lower, there.word.lower)
    if kin == "opposite":
        return True
    kinds = thesaurus.senses(stated.word.lower).kinds & thesaurus.senses(there.word.lower).kinds
    return bool(kinds) and kin in ("akin", "none")


def _party(name: Filling) -> str:
    """A name, or the country that an adjective stands for."""
    bare = re.sub(r"[’']s?$", "", name.text)
    country = lexicon.country_of_adjective(bare)
    return country.name if country else bare


def _gap(words: tuple[StemmedWord, ...], start: int, end: int) -> tuple[str, ...]:
    between = tuple(word.lower for word in words[start + 1 : end] if word.lower not in _PASSED_OVER)
    return between if words[start].clause == words[end].clause else (*between, ",")


def _kind(word: StemmedWord, figure: bool, name: bool) -> FillingKind:
    if word.lower in word_class("calendar words"):
        return "date"
    if figure:
        return "figure"
    if name:
        return "name"
    if word.lower in _COLOURS:
        return "colour"
    if word.lower in _RELATIVES:
        return "relative"
    return "noun" if thesaurus.senses(word.lower).part == "noun" else "other"
