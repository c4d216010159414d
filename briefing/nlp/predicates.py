"""Predicates: a finite verb with its auxiliaries, its polarity and its modality."""

from typing import Literal, NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    AUXILIARIES,
    BE,
    NEGATIONS,
    PREPOSITIONS,
    AnnotatedSentence,
    is_adverb,
)
from briefing.nlp.memo import Table
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.relative_clauses import is_finite
from briefing.nlp.word_classes import word_class

Modality = Literal["asserted", "future", "possible"]

_LONGEST = 7  # words of "would not, however, have been closed"
_SUPPOSING = word_class("modals of possibility")
_COMING = word_class("future modals")
_SUBJECTS = word_class("pronominal subjects") - {"you"}
_CONTRACTED = {"won't": "will", "can't": "can", "shan't": "shall"}


class Predicate(NamedTuple):
    """Tokens [first, end), the last of them the verb; whether it has a "not", and whether it is so, will be,
    or may be."""

    first: int
    end: int
    denied: bool
    modality: Modality


def predicate_at(sentence: AnnotatedSentence, index: int) -> Predicate | None:
    """The predicate whose first auxiliary, or whose verb, a token is; None where it is neither."""
    if not MAY_OPEN[sentence.tokens[index].lower]:
        return None
    if not (_is_auxiliary(sentence, index) or _is_finite_verb(sentence, index)):
        return None
    first, end = _start(sentence, index), _end(sentence, index)
    words = [lower_token(sentence, at) for at in range(first, end)]
    affirmed = [_affirmed(word) for word in words]
    modality: Modality = "asserted"
    if any(word in _SUPPOSING or word.endswith("'d") for word in affirmed):
        modality = "possible"
    elif any(word in _COMING or word.endswith("'ll") for word in affirmed):
        modality = "future"
    denied = any(word in NEGATIONS or word.endswith("n't") for word in words)
    return Predicate(first, end, denied, modality)


def _may_open(word: str) -> bool:
    """Whether a word can be an auxiliary or a finite verb at all, wherever it stands."""
    known = lexicon.base_of(word) is not None or word in lexicon.cues()
    return known or word.endswith("ed") or _affirmed(word) in AUXILIARIES


MAY_OPEN = Table(_may_open, most=4096)


def _is_finite_verb(sentence: AnnotatedSentence, index: int) -> bool:
    word = lower_token(sentence, index)
    cue = lexicon.cues().get(word)
    known = lexicon.base_of(word) is not None or cue is not None
    if not (known or word.endswith("ed")):
        return False
    before = sentence.tokens[index - 1] if index else None
    if before is not None and before.lower in _SUBJECTS:
        return True
    if cue is not None and cue.form == "base" and before is not None and before.lower.endswith("s"):
        return not before.named and before.lower not in BE  # "prosecutors allege"
    if before is not None and before.text == "," and known and word.endswith("ed"):
        after = lower_token(sentence, index + 1)  # "Rolf Tiede, 61, moved money"
        return after not in PREPOSITIONS and after.isalnum()
    inflected = word.endswith(("ed", "s")) or (cue is not None and cue.form in ("past", "third"))
    if before is None or not (known and inflected):
        return is_finite(sentence, index)
    beside = before.named or is_adverb(before) or before.lower in NEGATIONS
    return beside or is_finite(sentence, index)


def _is_auxiliary(sentence: AnnotatedSentence, index: int) -> bool:
    word = _affirmed(lower_token(sentence, index))
    return word in AUXILIARIES and not word.startswith("'") and lower_token(sentence, index - 1) != "to"


def _start(sentence: AnnotatedSentence, index: int) -> int:
    while index and (is_adverb(sentence.tokens[index - 1]) or lower_token(sentence, index - 1) in NEGATIONS):
        index -= 1
    return index


def _end(sentence: AnnotatedSentence, index: int) -> int:
    end = index + 1
    if not _is_auxiliary(sentence, index):
        return end
    for at in range(index + 1, min(len(sentence.tokens), index + _LONGEST)):
        token = sentence.tokens[at]
        if token.named or token.quoted or not token.word or token.lower == "no":
            break
        helps = token.lower in AUXILIARIES or token.lower in NEGATIONS or is_adverb(token)
        if not (helps or lexicon.base_of(token.lower) is not None or token.lower.endswith("ed")):
            break
        end = end if is_adverb(token) else at + 1
        if not helps:
            break
    return end


def _affirmed(word: str) -> str:
    """ "does" of "doesn't"; the word itself for others."""
    return _CONTRACTED.get(word) or word.removesuffix("n't")
