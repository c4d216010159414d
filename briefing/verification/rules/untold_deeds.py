"""Untold deeds: what a statement has somebody do for which the evidence has no deed of the same verb: another
one of the same two, one that another is made to do, one that a noun tells, or none."""

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import chance, content_stems
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.controlled_deeds import controlled_deeds
from briefing.verification.converses import has_sides, nominal_sides, sides
from briefing.verification.predications import Predication, predications
from briefing.verification.rules import counterparts
from briefing.verification.verb_arguments import content

_LIGHT = word_class("light verbs") | {"call", "see"}
_MEASURED = verb_class(
    "verbs of rising and falling", "verbs of changing a measure", "verbs that lessen what they take"
)
_RARE = 0.01  # of being in an article
_PREPOSITIONS = word_class("prepositions")


def untold_deed_fault(
    stated: Predication, statement: AnnotatedStatement, cited: CitedText
) -> StatementFault | None:
    """What is wrong with a deed that the evidence does not tell with its verb, as far as that can be read."""
    return (
        _order_fault(stated, statement, cited)
        or _control_fault(stated, cited)
        or _noun_fault(stated, cited)
        or _other_deed_fault(stated, cited)
        or _invented_fault(stated, cited)
    )


def _order_fault(
    stated: Predication, statement: AnnotatedStatement, cited: CitedText
) -> StatementFault | None:
    """Two names change places beside a verb that the evidence lacks: who does it to whom can't be read."""
    if not cited.is_few or stated.passive or stated.stem in cited.stems or has_sides(stated):
        return None
    before = [name for name in statement.names if name.end <= stated.start]
    behind = [name for name in statement.names if name.start > stated.start]
    for first in before[-1:]:
        for second in behind[:1]:
            if _is_governed(statement.text, second.start) or not _is_its(stated, first.text):
                continue
            if any(_does_to(text, second.text, first.text) for text in cited.texts):
                return StatementFault("weak", f"two names in the other order beside “{stated.written}”")
    return None


def _control_fault(stated: Predication, cited: CitedText) -> StatementFault | None:
    """Somebody does what another is asked or made to do in the evidence: "prompted Berg to resign"."""
    if stated.passive or not stated.doer or not cited.is_few:
        return None
    near = [text for text in cited.texts if stated.base in text.lower_words]
    doers = [deed.doer for text in near for deed in controlled_deeds(text) if deed.base == stated.base]
    own = _bare_subject(stated) or stated.doer
    if not doers or any(own & doer for doer in doers):
        return None
    return StatementFault("weak", f"done by another in its source: “{stated.written}”")


def _bare_subject(stated: Predication) -> frozenset[str]:
    """The stems of a subject without what a preposition binds to it: "pupils" of "pupils of the academy"."""
    end = next((at for at, word in enumerate(stated.subject) if word.lower in _PREPOSITIONS), None)
    return content(stated.subject[:end])


def _other_deed_fault(stated: Predication, cited: CitedText) -> StatementFault | None:
    """Somebody does to somebody what no word of the evidence tells, which tells another deed of the two."""
    if stated.stem in cited.stems or stated.base in _LIGHT or not cited.is_few:
        return None
    if counterparts.closest_kinship(stated.written, cited) != "none":
        return None
    others = (source for text in cited.texts for source in predications(text))
    other = next((other for other in others if _are_of_the_same(stated, other)), None)
    if other is None or other.base in _LIGHT or thesaurus.kinship_between(stated.base, other.base) != "none":
        return None
    if {stated.written, other.written} & _MEASURED:
        return None
    deeds = f"“{stated.written}” for “{other.written}”"
    return StatementFault("weak", f"another deed than in its source: {deeds}")


def _invented_fault(stated: Predication, cited: CitedText) -> StatementFault | None:
    """Something is done to somebody by nobody, and no word of the evidence is like the deed: "was bribed". A
    common verb ("was met") may tell in its way what the evidence tells in another."""
    if not stated.passive or stated.doer or stated.stem in cited.stems or stated.base in _LIGHT:
        return None
    if (
        not cited.is_few
        or not stated.done_to & cited.stems
        or lexicon.base_of(stated.written) in lexicon.cues()
    ):
        return None
    if chance(stated.stem) > _RARE:
        return None
    likeness = {counterparts.closest_kinship(word, cited) for word in (stated.written, stated.base)}
    if likeness != {"none"}:
        return None
    return StatementFault("weak", f"done to nobody in its source: “{stated.written}”")


def _noun_fault(stated: Predication, cited: CitedText) -> StatementFault | None:
    """Whoever gives is whom the evidence's noun names as the one who gets: "on loan from Holm to Tarn"."""
    if not has_sides(stated):
        return None
    deed, first, second = sides(stated)
    told = [noun for text in cited.texts for noun in nominal_sides(text) if noun.deed == deed]
    turned = [n for n in told if (first & n.receiver or second & n.giver) and not first & n.giver]
    if not turned or len(turned) < len(told) or any(second & noun.receiver for noun in told):
        return None
    return StatementFault("weak", f"who gives and who gets turned round: “{stated.base}”")


def _are_of_the_same(stated: Predication, source: Predication) -> bool:
    """Whether two deeds have the same doer and the same object."""
    return bool(stated.doer & source.doer and stated.whom & source.whom)


def _is_governed(text: str, start: int) -> bool:
    """Whether a preposition stands before a name, as in "by Holm"."""
    before = text[:start].casefold().split()
    return bool(before) and before[-1] in _PREPOSITIONS


def _is_its(stated: Predication, name: str) -> bool:
    return bool(stated.doer & content_stems(name))


def _does_to(text: AnnotatedText, first: str, second: str) -> bool:
    """Whether one party of a sentence does something to another."""
    return any(
        p.doer & content_stems(first)
        and p.whom & content_stems(second)
        and not p.doer & content_stems(second)
        for p in predications(text)
    )
