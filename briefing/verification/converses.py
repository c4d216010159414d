"""Converses: verbs that tell one deed from its two sides, "bought" and "sold"; `data/converses.tsv`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.memo import kept
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.predications import Predication, predications
from briefing.verification.sentence_words import sentence_words
from briefing.verification.verb_arguments import phrases_behind

_NOUNS = "noun"


class _Side(NamedTuple):
    """`needs_other`: the verb tells the deed only where it names the other side ("left it to Holm")."""

    deed: str
    number: int
    prepositions: frozenset[str]
    needs_other: bool


class NominalSides(NamedTuple):
    """A deed told by a noun, "a gift from Holm to Tarn", and the stems of who gives and who gets."""

    deed: str
    giver: frozenset[str]
    receiver: frozenset[str]


def sides(predication: Predication) -> tuple[str, frozenset[str], frozenset[str]]:
    """The deed that a verb tells, and the two sides of it: of "bought" and "sold" who sells and who buys."""
    side = _sides().get(predication.base)
    other = _other_side(predication, side) if side else frozenset()
    if side is None or (side.needs_other and not other):
        return predication.stem, predication.doer, predication.done_to
    if side.number == 1:
        return (
            side.deed,
            predication.doer,
            predication.done_to | (other if predication.passive else frozenset()),
        )
    return side.deed, other, predication.doer


def _other_side(predication: Predication, side: _Side) -> frozenset[str]:
    """Who is named behind the verb's preposition; for a verb without one its object."""
    if not side.prepositions:
        return predication.whom
    phrases = predication.phrases
    return frozenset().union(*[phrases.get(word, frozenset()) for word in side.prepositions])


@kept
def nominal_sides(text: AnnotatedText) -> tuple[NominalSides, ...]:
    """The deeds that nouns of a text tell, with their sides: "on loan from Holm to Tarn"."""
    if text.lower_words.isdisjoint(_nouns()):
        return ()
    return tuple(
        NominalSides(
            deed,
            phrases.get("from", frozenset()) | phrases.get("by", frozenset()),
            phrases.get("to", frozenset()),
        )
        for words in sentence_words(text)
        for at, word in enumerate(words)
        for deed in (_nouns().get(word.lower),)
        if deed
        and (phrases := phrases_behind(words, at))
        and not phrases.keys().isdisjoint(("from", "by", "to"))
    )


def has_sides(predication: Predication) -> bool:
    """Whether a verb is one of those that tell a deed from one of its sides."""
    return predication.base in _sides()


def tells_other_side(text: AnnotatedText, start: int, other: AnnotatedText, other_start: int) -> bool:
    """Whether the verbs at two offsets tell one deed from its two sides, with the same parties on each."""
    own = next((p for p in predications(text) if p.start == start), None)
    source = next((p for p in predications(other) if p.start == other_start), None)
    if own is None or source is None or own.base == source.base or sides(own)[0] != sides(source)[0]:
        return False
    _, first, second = sides(own)
    _, source_first, source_second = sides(source)
    return bool(first & source_first or second & source_second) and not first & source_second


@cache
def _sides() -> Mapping[str, _Side]:
    return {
        verb: _Side(
            deed, int(number), frozenset(filter(None, before.rstrip("!").split("|"))), before.endswith("!")
        )
        for deed, number, before, cell in lexicon.rows("converses")
        if number != _NOUNS
        for base in cell.split("|")
        for verb in (base, f"{base}d" if base.endswith("e") else f"{base}ed")  # of rare ones no base is known
    }


@cache
def _nouns() -> Mapping[str, str]:
    return {
        noun: deed
        for deed, number, _, cell in lexicon.rows("converses")
        if number == _NOUNS
        for noun in cell.split("|")
    }
