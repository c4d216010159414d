"""Grammatical subjects: whose verb, participle or infinitive it is, found without a parser."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp import lexicon, reporting_cues
from briefing.nlp.annotated_sentence import AUXILIARIES, PREPOSITIONS, AnnotatedSentence
from briefing.nlp.noun_phrases import (
    PRONOUNS,
    antecedent,
    head,
    is_plausible_source,
    lower_token,
    object_before,
    phrase_after,
    phrase_before,
    skip_auxiliaries,
)
from briefing.nlp.word_classes import word_class

DETERMINERS = word_class("determiners")
_HANGING = word_class("common prepositions") - {"on", "to"}  # "members of the board who …"
POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}


class GrammaticalSubject(NamedTuple):
    """A phrase, and where the verb group begins that it is the subject of."""

    start: int
    end: int
    verb: int


def subject_before(
    sentence: AnnotatedSentence, verb_start: int, anybody: bool = False
) -> GrammaticalSubject | None:
    """The phrase before a verb group, past brackets, a relative pronoun or an insertion between commas."""
    verb = verb_start
    if verb_start > 0 and sentence.tokens[verb_start - 1].text == ")":
        opened = [
            index
            for index in range(max(0, verb_start - 12), verb_start - 1)
            if sentence.tokens[index].text == "("
        ]
        verb_start = opened[-1] if opened else verb_start
    before = lower_token(sentence, verb_start - 1)
    if before in ("who", "which", "that"):
        end = verb_start - 1
        while end > 0 and sentence.tokens[end - 1].text in ",—–":
            end -= 1
        phrase = object_before(sentence, end)
        hangs = phrase is not None and lower_token(sentence, phrase[0] - 1) in _HANGING
        if before == "who" and phrase and hangs and not sentence.tokens[phrase[1] - 1].named:
            phrase = antecedent(sentence, verb_start - 1) or phrase
    elif before == ",":
        phrase = _subject_across_commas(sentence, verb_start - 1)
    elif before in PREPOSITIONS and not sentence.tokens[verb_start - 1].named:
        return None
    else:
        phrase = phrase_before(sentence, verb_start)
    if phrase is None or not (
        can_tell(sentence, *phrase) or (anybody and _is_single_phrase(sentence, *phrase))
    ):
        return None
    return GrammaticalSubject(*phrase, verb)


def _subject_across_commas(sentence: AnnotatedSentence, comma: int) -> tuple[int, int] | None:
    """The subject before an insertion between two commas."""
    for index in range(comma - 1, max(0, comma - 30), -1):
        if sentence.tokens[index].text == "," and not sentence.tokens[index].quoted:
            phrase = phrase_before(sentence, index)
            if (
                phrase
                and can_tell(sentence, *phrase)
                and (phrase[0] == 0 or not sentence.tokens[phrase[0] - 1].word)
            ):
                return phrase
    return None


def shared_subject(sentence: AnnotatedSentence, before: int) -> GrammaticalSubject | None:
    """The subject of the nearest finite verb before a participle, an infinitive or "and"; after an opening
    participle, the subject behind its comma."""
    for index in range(before - 1, 0, -1):
        token = sentence.tokens[index]
        if token.quoted or token.named or not token.word:
            continue
        if token.lower in AUXILIARIES or _is_finite(token.lower):
            subject = subject_before(sentence, skip_auxiliaries(sentence, index))
            if subject is not None:
                return subject
    for index in range(before, len(sentence.tokens) - 1):
        if sentence.tokens[index].text == "," and not sentence.tokens[index].quoted:
            phrase = phrase_after(sentence, index + 1)
            return GrammaticalSubject(*phrase, before) if phrase and can_tell(sentence, *phrase) else None
    return None


def _is_finite(word: str) -> bool:
    base = lexicon.base_of(word)
    return base is not None and not word.endswith("ing")


def is_plural(sentence: AnnotatedSentence, phrase: Sequence[int]) -> bool:
    word = sentence.tokens[head(sentence, phrase[0], phrase[1])].lower
    if word in ("i", "we", "you", "they", "who") or word in reporting_cues.shares():
        return True
    if sentence.tokens[phrase[0]].lower in ("a", "an", "this", "another", "each"):
        return False
    return (
        word.endswith("s")
        or word in ("people", "police")
        or any(t.lower == "and" for t in sentence.tokens[phrase[0] : phrase[1]])
    )


def is_bare_noun(sentence: AnnotatedSentence, subject: GrammaticalSubject) -> bool:
    """Whether "harbour states" and "union orders" were read as a subject and its verb."""
    first = sentence.tokens[subject.start]
    return not first.named and first.lower not in PRONOUNS and first.lower not in word_class("function words")


def can_tell(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a noun phrase is somebody, or something written or counted."""
    if not _is_single_phrase(sentence, start, end):
        return False
    if is_plausible_source(sentence, start, end):
        return True
    word = sentence.tokens[head(sentence, start, end)].lower.removesuffix("'s")
    for contracted in word_class("contracted verbs"):
        if word.removesuffix(contracted) in PRONOUNS:
            return True
    return (
        word in reporting_cues.documents()
        or word in reporting_cues.shares()
        or reporting_cues.is_person(word)
    )


def _is_single_phrase(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether no finite verb stands in a phrase, which would make it a clause that was misread."""
    for index in range(start + 1, end):
        token = sentence.tokens[index]
        if token.named or not token.word or token.lower.endswith("ing"):
            continue
        base = lexicon.base_of(token.lower)
        if (
            base in (None, token.lower)
            or token.lower in lexicon.agents()
            or token.lower in reporting_cues.documents()
        ):
            continue
        after = lower_token(sentence, index + 1)
        opens_object = after in DETERMINERS or after in POSSESSIVES or after in PRONOUNS
        if index + 1 == end or opens_object or sentence.tokens[index + 1].named:
            return False
    return True
