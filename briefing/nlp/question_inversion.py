"""Polar questions: a statement turned into the question whether it is so, "Did Scott have a gun".

The subject is what stands before the first finite verb, where that is one noun phrase; a clause whose subject
cannot be told is left alone, since no question is better than one in broken English.
"""

from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import NEGATIONS, AnnotatedSentence, annotate_sentence, is_adverb
from briefing.nlp.noun_phrases import phrase_before
from briefing.nlp.quantities import numerals
from briefing.nlp.subjects import is_plural
from briefing.nlp.tokenization import Token
from briefing.nlp.word_classes import word_class

_FRONTED = {
    "will": "will", "would": "will", "can": "can", "could": "can", "should": "should", "must": "must",
    "may": "may",
    "is": "is", "are": "are", "was": "was", "were": "were",
}  # fmt: skip
_PERFECT = ("has", "have", "had")
_LINKING = word_class("verbs of staying so")
_BEFORE_VERB = frozenset(("last", "first", "next", "once", "twice"))
_NAMING = word_class("participles of naming")  # participles after a noun
_SIGN_OF_VERB = word_class(
    "articles", "demonstratives", "third-person possessives", "common prepositions"
) | {"any", "against"}


class PolarQuestion(NamedTuple):
    """What "whether" asks, as auxiliary, subject and predicate; the auxiliary is in small letters."""

    auxiliary: str
    subject: str
    predicate: str


def polar_question(clause: str) -> PolarQuestion | None:
    """The parts of the question whether a clause is so, or None where its verb cannot be told. "Would" and
    "could" were "will" and "can" when it was said."""
    sentence = annotate_sentence(clause)
    for index in range(1, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.quoted or not token.word or token.lower.endswith("n't"):
            return None
        if token.named or not _is_single_phrase(sentence, index):
            continue
        if token.lower == "may" and _is_guess(sentence, index + 1):
            return None
        if token.lower in _FRONTED:
            return _question_parts(sentence, _FRONTED[token.lower], index, index + 1)
        if token.lower in _PERFECT and _participle_follows(sentence, index + 1):
            return _question_parts(sentence, token.lower, index, index + 1)
        if question := _question_with_do(sentence, index):
            return question
    return _question_of_only_verb(sentence)


def _is_guess(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether "may" guesses and permits nothing: "may have gone", "may be hiding"."""
    words = [token.lower for token in sentence.tokens[index : index + 2]]
    return words[:1] == ["have"] or (words[:1] == ["be"] and words[-1].endswith("ing"))


def _is_single_phrase(sentence: AnnotatedSentence, end: int) -> bool:
    while end > 1 and _stands_before_verb(sentence.tokens[end - 1]):
        end -= 1
    return phrase_before(sentence, end) == (0, end)


def _stands_before_verb(token: Token) -> bool:
    """Whether an adverb may part subject and verb: "last issued", "soon left"."""
    return is_adverb(token) or token.lower in _BEFORE_VERB


def _participle_follows(sentence: AnnotatedSentence, index: int) -> bool:
    while index < len(sentence.tokens) and is_adverb(sentence.tokens[index]):
        index += 1
    word = sentence.tokens[index].lower if index < len(sentence.tokens) else ""
    return word == "been" or lexicon.base_of_participle(word) is not None


def _question_parts(sentence: AnnotatedSentence, auxiliary: str, end: int, rest: int) -> PolarQuestion | None:
    if rest >= len(sentence.tokens) or sentence.tokens[rest].lower in NEGATIONS:
        return None
    subject = sentence.text[: sentence.tokens[end - 1].end]
    return PolarQuestion(auxiliary, subject, sentence.text[sentence.tokens[rest].start :])


def _question_with_do(sentence: AnnotatedSentence, index: int) -> PolarQuestion | None:
    """ "Had a gun": the verb is put into its base form, and "did" or "does" before the subject."""
    word = sentence.tokens[index].lower
    base = "have" if word in _PERFECT else lexicon.base_of(word)
    if (
        base is None
        or base == "be"
        or word in _NAMING
        or word.endswith("ing")
        or index + 1 >= len(sentence.tokens)
    ):
        return None
    after = sentence.tokens[index + 1]
    counted = after.lower in numerals.small_numbers() or after.text[:1].isdigit()
    if not (after.named or counted or after.lower in _SIGN_OF_VERB):
        return None
    end = index
    while end > 1 and _stands_before_verb(sentence.tokens[end - 1]):
        end -= 1
    plural = is_plural(sentence, (0, end))
    if word == base and not plural:
        return None
    auxiliary = ("do" if plural else "does") if word in (base, f"{base}s", f"{base}es", "has") else "did"
    adverbs = sentence.text[sentence.tokens[end].start : sentence.tokens[index].start]
    parts = _question_parts(sentence, auxiliary, end, index + 1)
    return parts._replace(predicate=f"{adverbs}{base} {parts.predicate}") if parts else None


def _question_of_only_verb(sentence: AnnotatedSentence) -> PolarQuestion | None:
    """ "The alarm failed", "the school stays open": the one word that can be the clause's verb."""
    inflected = [at for at in range(len(sentence.tokens)) if _is_inflected(sentence, at)]
    if len(inflected) != 1 or not inflected[0] or not _is_single_phrase(sentence, inflected[0]):
        return None
    at, end = inflected[0], inflected[0]
    word, following = sentence.tokens[at].lower, sentence.tokens[at + 1 :]
    base = lexicon.base_of(word)
    while end > 1 and _stands_before_verb(sentence.tokens[end - 1]):
        end -= 1
    if base is None or sentence.tokens[0].lower.endswith("ing") or is_adverb(sentence.tokens[0]):
        return None
    third = word.endswith("s") and base != word
    after = following[0].lower if following else ""
    if after in ("by", *NEGATIONS) or (third and is_plural(sentence, (0, end))):
        return None
    if third and lexicon.base_of(after) == after and base not in _LINKING:
        return None  # "sea levels rise"
    rest = sentence.text[sentence.tokens[end].start : sentence.tokens[at].start] + base
    tail = sentence.text[sentence.tokens[at].end :]
    return PolarQuestion(
        "does" if third else "did", sentence.text[: sentence.tokens[end - 1].end], rest + tail
    )


def _is_inflected(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether a word can be a past or a third person of a verb."""
    token = sentence.tokens[at]
    base = lexicon.base_of(token.lower)
    return (
        token.word
        and not token.named
        and base not in (None, token.lower)
        and not token.lower.endswith("ing")
        and token.lower not in _NAMING
    )
