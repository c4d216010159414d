"""Indirect attribution by nouns and adjectives: "her claim that …", "was sure that …", "is a critic of …"."""

from briefing.attribution.attributions import Attribution
from briefing.attribution.passing import content_behind, passing_attribution
from briefing.nlp import reporting_cues
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence
from briefing.nlp.noun_phrases import PRONOUNS, lower_token, object_before, phrase_after, skip_auxiliaries
from briefing.nlp.reporting_cues import ImplicitCue
from briefing.nlp.subjects import DETERMINERS, POSSESSIVES, can_tell, shared_subject, subject_before
from briefing.nlp.word_classes import word_class

_HOLDERS = frozenset(("by", "from", "of"))
_OPENERS = word_class("openers of content")
_COPULAS = word_class("contracted copulas")
_NEAR = 4  # words between a possessive and its noun, or a light verb and its noun


def match_noun(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    holder, first = _holder(sentence, index)
    after = index + 1
    if holder is None and lower_token(sentence, after) in _HOLDERS:
        agent = phrase_after(sentence, after + 1)
        if agent and can_tell(sentence, *agent):
            holder, after = agent, agent[1]
    if holder is None or lower_token(sentence, after) not in _OPENERS:
        return None
    return passing_attribution(sentence, holder, (first, index), content_behind(sentence, after), cue.lemma)


def _holder(sentence: AnnotatedSentence, index: int) -> tuple[tuple[int, int] | None, int]:
    """Whose noun it is: a possessive before it, or the subject of a light verb. And where the cue begins."""
    for before in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        token = sentence.tokens[before]
        if not token.word or token.quoted:
            break
        if token.lower in POSSESSIVES or token.lower.endswith(("'s", "s'")):
            phrase = _possessor(sentence, before)
            return (phrase, before + 1) if phrase else (None, index)
        if token.lower in reporting_cues.light_verbs():
            verb_start = skip_auxiliaries(sentence, before)
            if lower_token(sentence, verb_start - 1) == "to":
                subject = shared_subject(sentence, verb_start - 1)
            else:
                subject = subject_before(sentence, verb_start)
            return (subject[:2], subject.verb) if subject else (None, index)
    return None, index


def _possessor(sentence: AnnotatedSentence, index: int) -> tuple[int, int] | None:
    if sentence.tokens[index].lower in POSSESSIVES:
        return index, index + 1
    if sentence.tokens[index].lower in _COPULAS:
        return None
    phrase = object_before(sentence, index + 1)
    if phrase is None:
        return None
    start = max(
        (i for i in range(phrase[0], index) if sentence.tokens[i].lower in DETERMINERS), default=phrase[0]
    )
    return (start, phrase[1]) if can_tell(sentence, start, phrase[1]) else None


def match_adjective(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    verb_start = _linking_verb_start(sentence, index)
    subject = subject_before(sentence, verb_start) if verb_start is not None else None
    if subject is None or lower_token(sentence, index + 1) == "by" or not _opens_content(sentence, index + 1):
        return None
    return passing_attribution(
        sentence, subject[:2], (subject.verb, index), content_behind(sentence, index + 1), cue.lemma
    )


def _opens_content(sentence: AnnotatedSentence, index: int) -> bool:
    word = lower_token(sentence, index)
    return (
        word in _OPENERS
        or word in PRONOUNS
        or word in DETERMINERS
        or (word != "" and sentence.tokens[index].named)
    )


def match_partisan(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    """ "Is a loud critic of": what somebody is called by what they stand for."""
    first = index
    while (
        first > max(0, index - _NEAR) and sentence.tokens[first - 1].word and not _is_be(sentence, first - 1)
    ):
        first -= 1
    verb_start = _linking_verb_start(sentence, first)
    subject = subject_before(sentence, verb_start) if verb_start is not None else None
    if subject is None or lower_token(sentence, index + 1) not in _OPENERS:
        return None
    return passing_attribution(
        sentence, subject[:2], (subject.verb, index), content_behind(sentence, index + 1), cue.lemma
    )


def _linking_verb_start(sentence: AnnotatedSentence, index: int) -> int | None:
    """Where the group of "is", "remains" or "has been" begins that ends before a token."""
    verb_start = skip_auxiliaries(sentence, index)
    if any(_is_be(sentence, between) for between in range(verb_start, index)):
        return verb_start
    if lower_token(sentence, verb_start - 1) in reporting_cues.linking_verbs():
        return skip_auxiliaries(sentence, verb_start - 1)
    return verb_start if lower_token(sentence, verb_start - 1).endswith(("'s", "'re", "'m")) else None


def _is_be(sentence: AnnotatedSentence, index: int) -> bool:
    word = lower_token(sentence, index)
    return word in BE or word.removesuffix("n't") in BE
