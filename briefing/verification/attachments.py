"""Attachments: to which deed a place, a time or a party belongs, and by which preposition."""

from briefing.nlp.content_words import stem as stem_of
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.predications import Predication, predications

BINDING = frozenset("in on at for near over against about from with".split())
CONTRARY = {"to": ("from", "against"), "from": ("to",), "for": ("against",), "against": ("for", "to")}
_TIMING = frozenset(("in", "on", "since", "until"))
_EVENTS = frozenset(("before", "after", "since", "until", "when", "once"))
_TIME_STEMS = frozenset(map(stem_of, word_class("calendar words", "bare times", "spans")))


def attachment_fault(stated: Predication, source: Predication, text: AnnotatedText) -> StatementFault | None:
    """What a statement binds to a deed that the evidence binds to another one, or in another way."""
    return (
        _object_fault(stated, source)
        or _phrase_fault(stated, source, text)
        or _contrary_fault(stated, source)
        or _time_fault(stated, source, text)
    )


def _object_fault(stated: Predication, source: Predication) -> StatementFault | None:
    """What a deed is done to, and what it is bound to, changed round: "prefers the bridge to the tunnel"."""
    if stated.passive or source.passive or stated.base != source.base:
        return None
    for preposition, bound in stated.own_phrases.items():
        there = source.own_phrases.get(preposition, frozenset())
        if stated.whom & there - source.whom and bound & source.whom - there:
            return StatementFault("unsupported", f"changed round on either side of “{preposition}”")
    return None


def _phrase_fault(stated: Predication, source: Predication, text: AnnotatedText) -> StatementFault | None:
    """A place or a time of another deed of the very sentence: "fell in May and recovered in June"."""
    for preposition in BINDING & stated.own_phrases.keys() & source.own_phrases.keys():
        own, there = stated.own_phrases[preposition], source.own_phrases[preposition]
        said = own - there
        if not said or not there - own:
            continue
        others = [p for p in predications(text) if p.start != source.start and p.sentence == source.sentence]
        if any(said <= p.own_phrases.get(preposition, frozenset()) for p in others):
            return StatementFault(
                "unsupported", f"bound to what another deed is: “{preposition}”, “{stated.written}”"
            )
    return None


def _contrary_fault(stated: Predication, source: Predication) -> StatementFault | None:
    """What the deed comes from or is against in the evidence is what it goes to, or the reverse."""
    if stated.base != source.base or stated.passive != source.passive:
        return None
    own, there = stated.own_phrases, source.own_phrases
    for preposition, contraries in CONTRARY.items():
        said = own.get(preposition, frozenset()) - there.get(preposition, frozenset())
        if not said or said & frozenset().union(*[own.get(other, frozenset()) for other in contraries]):
            continue
        for other in contraries:
            if said <= there.get(other, frozenset()):
                reason = f"“{preposition}” for its source's “{other}”: “{stated.written}”"
                return StatementFault("unsupported" if preposition in there else "weak", reason)
    return None


def _time_fault(stated: Predication, source: Predication, text: AnnotatedText) -> StatementFault | None:
    """The time of a deed is given to another: "left in May, a year after she had come"."""
    for preposition in _TIMING & stated.own_phrases.keys() - source.own_phrases.keys():
        said = stated.own_phrases[preposition]
        if not said or not all(_tells_time(stem) for stem in said):
            continue
        for other in predications(text):
            if other.sentence != source.sentence or said - other.own_phrases.get(preposition, frozenset()):
                continue
            first, last = sorted((other.start, source.start))
            between = [word.lower for word in text.words if first < word.start < last]
            if first != last and not _EVENTS.isdisjoint(between):
                return StatementFault("weak", f"a time of another deed: “{preposition}”, “{stated.written}”")
    return None


def _tells_time(stem: str) -> bool:
    return stem.isdigit() or stem in _TIME_STEMS
