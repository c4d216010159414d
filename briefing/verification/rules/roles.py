"""Semantic roles: who does it to whom, and what it is bound to, is so in the sentence that has the deed."""

from collections.abc import Sequence
from itertools import pairwise

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.attachments import BINDING, CONTRARY, attachment_fault
from briefing.verification.converses import has_sides, sides
from briefing.verification.predications import Predication, predications
from briefing.verification.rules.untold_deeds import untold_deed_fault
from briefing.verification.sentence_words import is_deed, sentence_words
from briefing.verification.verb_arguments import content, is_passive

_RELATIVE = word_class("relative pronouns") - {"that"}
_POINTING = frozenset(("same", "that"))
_SPANS = word_class("durations", "spans") | {"time", "evening", "morning", "afternoon", "night"}
_FAR = 12  # words before a verb in which a relative clause may have its own
_NAMING = word_class("participles of naming") | {"identified", "known"}


def check_roles(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nobody does in the statement what is done to them in the evidence; and no deed has the doer, the place
    or the time of another sentence's."""
    for predication in predications(stated.annotation):
        if any(_stands_so(predication, text) for text in cited.texts):
            continue
        counterparts = _counterparts(predication, cited)
        if not counterparts:
            if fault := untold_deed_fault(predication, stated, cited):
                return fault
            continue
        faults = [
            _exchange_fault(predication, other)
            or attachment_fault(predication, other, text)
            or _doer_fault(predication, other, text)
            or _aside_fault(predication, other, text)
            or _swap_fault(predication, other, stated.annotation, text)
            for text, other in counterparts
        ]
        if all(faults):
            return faults[0]
        if not cited.is_few:
            continue
        told = [other.sentence for _, other in counterparts]
        bindings = [_binding_fault(predication, other, told, cited) for _, other in counterparts]
        if all(bindings):
            return bindings[0]
    return None


def is_other_voice(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a deed of the same parties is told in the passive in the statement or the evidence alone."""
    return any(
        predication.passive != other.passive
        and predication.doer & other.doer - other.done_to
        and predication.done_to & other.done_to - other.doer
        for predication in predications(stated.annotation)
        for _, other in _counterparts(predication, cited)
    )


def _stands_so(predication: Predication, text: AnnotatedText) -> bool:
    """Whether a sentence has the verb in the same form and voice, and the words of either side where the
    statement has them: most statements are copied, and need not be read."""
    if predication.stem not in text.stems or not predication.sentence <= text.stems:
        return False
    before, behind = predication.doer, predication.done_to
    if predication.passive:
        before, behind = behind, before
    if any(not text.lower_words.isdisjoint(CONTRARY.get(w.lower, ())) for w in predication.behind):
        return False
    stems = text.stem_list
    return any(
        text.words[at].lower == predication.written
        and is_passive(text.words, at) == predication.passive
        and (predication.passive or not _by_follows(text, at))
        and not any(word.lower in _RELATIVE for word in text.words[max(0, at - _FAR) : at])
        and before <= set(stems[:at])
        and behind <= set(stems[at:])
        and _is_in_order(predication, text.words[at + 1 :])
        for at in text.places(predication.stem)
    )


def _by_follows(text: AnnotatedText, at: int) -> bool:
    """Whether a verb may be a participle that is said of the noun before it: "Dahl, succeeded by Berg"."""
    return at + 1 < len(text.words) and text.words[at + 1].lower == "by"


def _is_in_order(predication: Predication, words: Sequence[StemmedWord]) -> bool:
    """Whether what stands behind a verb stands so in the evidence, with no other deed between."""
    rest = iter(words)
    said = [word.stem for word in predication.behind if word.content]
    for stem in said:
        for word in rest:
            if word.stem == stem:
                break
            if is_deed(word):
                return False
        else:
            return False
    return True


def _counterparts(predication: Predication, cited: CitedText) -> list[tuple[AnnotatedText, Predication]]:
    """The predications of the evidence that tell the same deed, from whichever side, each with its text."""
    parties = predication.doer | predication.done_to
    holding = [t for t in cited.texts if not parties.isdisjoint(t.stems)]
    same = [(text, p) for text in holding for p in predications(text) if p.base == predication.base]
    if same or not has_sides(predication):
        return same
    deed = sides(predication)[0]
    return [(text, p) for text in cited.texts for p in predications(text) if sides(p)[0] == deed]


def _exchange_fault(stated: Predication, source: Predication) -> StatementFault | None:
    first, second, source_first, source_second = _both_sides(stated, source)
    both = (first & second) | (source_first & source_second)
    if (first & source_first) - both or not source_first:
        return None
    turned = (second & source_first) - both
    direct = (stated.whom | stated.doer) & turned and (source.whom | source.doer) & first
    if turned and (direct or has_sides(stated)) and (first & source_second) - both:
        return StatementFault("unsupported", f"who does it to whom turned round: “{stated.base}”")
    if turned and first and has_sides(stated) and turned & stated.own_phrases.get("to", frozenset()):
        return StatementFault("weak", f"done to whom it is done by in its source: “{stated.base}”")
    if turned and not first and _is_deed_of_two(stated) and not (second & source_second) - both:
        return StatementFault("weak", f"done to whom it is done by in its source: “{stated.base}”")
    return None


def _both_sides(
    stated: Predication, source: Predication
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Who does it to whom, in the statement and in the evidence, of one deed told by one verb or two."""
    both = (*sides(stated)[1:], *sides(source)[1:])
    converse = has_sides(stated) and stated.passive != source.passive and all(both)
    if stated.base == source.base and not converse:
        return stated.doer, stated.done_to, source.doer, source.done_to
    return both


def _swap_fault(
    stated: Predication, source: Predication, statement: AnnotatedText, text: AnnotatedText
) -> StatementFault | None:
    """Two parties who do each what the other does in the evidence."""
    if not stated.doer or not source.doer or stated.doer & source.doer:
        return None
    for other in predications(statement):
        there = next((p for p in predications(text) if p.base == other.base != stated.base), None)
        if there is None or other.doer & there.doer:
            continue
        if other.doer & source.doer and stated.doer & there.doer:
            return StatementFault(
                "unsupported", f"two doers changed round: “{stated.written}”, “{other.written}”"
            )
    return None


def _doer_fault(stated: Predication, source: Predication, text: AnnotatedText) -> StatementFault | None:
    """Whoever does something else in the very sentence, where the deed is somebody else's."""
    if not (source.new and stated.doer and source.doer) or has_sides(source):
        return None
    others = [p for p in predications(text) if p.doer.isdisjoint(source.doer | source.done_to)]
    if any(stated.doer <= p.doer and p.new for p in others) and not _may_be_same(stated.doer, source.doer):
        return StatementFault("unsupported", f"another doer than in its source: “{stated.written}”")
    return None


def _aside_fault(stated: Predication, source: Predication, text: AnnotatedText) -> StatementFault | None:
    """Whoever is named in the relative clause on a subject alone: "Falk, whom Berg had taught, died"."""
    own, there = content(stated.subject), content(source.subject)
    if stated.passive != source.passive or not own or not there or _may_be_same(own, there):
        return None
    first, last = source.subject[-1].end, source.start
    between = [word for word in text.words if first <= word.start < last]
    lowers = {word.lower for word in between}
    if lowers.isdisjoint(_RELATIVE) or not lowers.isdisjoint(_NAMING) or not own <= content(between):
        return None
    return StatementFault("unsupported", f"another doer than in its source: “{stated.written}”")


def _is_deed_of_two(stated: Predication) -> bool:
    """Whether a passive is of a verb that nobody tells of both sides: "was sued", not "was told"."""
    return stated.passive and stated.base not in lexicon.cues()


def _binding_fault(
    stated: Predication, source: Predication, told: Sequence[frozenset[str]], cited: CitedText
) -> StatementFault | None:
    """A doer, a place or a time that the deed's own sentence lacks, and another sentence has."""
    sentences = [content(words) for text in cited.texts for words in sentence_words(text)]
    others = [sentence for sentence in sentences if not sentence <= source.sentence]
    elsewhere = frozenset().union(*others) - source.sentence
    if any(stated.stem in other and other not in told for other in others) or not elsewhere:
        return None  # the deed is told of there in a noun
    doer_of = source.new and source.doer and stated.doer & elsewhere
    if doer_of and not _may_be_same(stated.doer, source.doer):
        return StatementFault("weak", f"a doer of another sentence than the deed: “{stated.base}”")
    second = stated.whom if stated.base == source.base else sides(stated)[2]
    source_second = source.whom if stated.base == source.base else sides(source)[2]
    object_of = second & elsewhere
    if (
        source.new_object
        and stated.new_object
        and source_second
        and object_of
        and not second & source.sentence
        and not stated.passive
    ):
        return StatementFault("weak", f"done to whom another sentence has: “{stated.base}”")
    phrases = stated.phrases
    for preposition in BINDING & phrases.keys() & source.phrases.keys():
        said = phrases[preposition]
        if _points_to_time(source):
            continue
        if said and said <= elsewhere | stated.doer and said & elsewhere and not said & source.sentence:
            what = min(said & elsewhere)
            return StatementFault(
                "weak", f"bound to what another sentence has: “{preposition} {what}…”, “{stated.base}”"
            )
    return None


def _points_to_time(source: Predication) -> bool:
    """Whether a deed is told "in the same year" or "on that day", which another sentence gives."""
    words = [word.lower for word in source.words]
    return any(first in _POINTING and second in _SPANS for first, second in pairwise(words))


def _may_be_same(doer: frozenset[str], other: frozenset[str]) -> bool:
    if doer & other:
        return True
    return any(thesaurus.kinship_between(a, b) == "same" for a in doer for b in other)
