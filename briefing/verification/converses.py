"""Converses: verbs that tell one deed from its two sides, "bought" and "sold"; `data/converses.tsv`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.predications import Predication, predications


class _Side(NamedTuple):
    deed: str
    number: int
    prepositions: frozenset[str]


def sides(predication: Predication) -> tuple[str, frozenset[str], frozenset[str]]:
    """The deed that a verb tells, and the two sides of it: of "bought" and "sold" who sells and who buys."""
    side = _sides().get(predication.base)
    if side is None:
        return predication.stem, predication.doer, predication.done_to
    if predication.passive or side.number == 1:
        return side.deed, predication.doer, predication.done_to
    phrases = predication.phrases
    other = frozenset().union(*[phrases.get(word, frozenset()) for word in side.prepositions])
    return side.deed, other, predication.doer


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
        verb: _Side(deed, int(number), frozenset(filter(None, before.split("|"))))
        for deed, number, before, cell in lexicon.rows("converses")
        for verb in cell.split("|")
    }
