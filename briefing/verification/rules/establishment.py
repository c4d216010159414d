"""Establishment: nothing is confirmed, proven or turned out that the evidence has as a first finding, a
rumour or a view."""

from collections.abc import Sequence

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault

_ADVERBS = word_class("adverbs of certainty")
_ESTABLISHING = verb_class("verbs of settling for certain")
_FOUNDING = frozenset(form for verb in ("establish", "prove") for _, form in lexicon.verb_forms(verb))
_PROVING = frozenset(form for _, form in lexicon.verb_forms("prove"))
_BEFORE = 3  # words between "was" and "confirmed"
_TURNED_OUT = frozenset((("turned", "out"), ("turns", "out"), ("turn", "out")))
_AS_SURE = verb_class("verbs of establishing", "verbs of settling for certain") | word_class(
    "adverbs of certainty", "words of what is certain"
)


def check_establishment(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """A word by which something is certain now needs one in the evidence."""
    if not cited.is_few or cited.has_any(_AS_SURE):
        return None
    for at, word in enumerate(stated.words):
        if _settles(stated.words, at) and not (stated.quotes(word) or word.negated):
            return StatementFault("weak", f"certain, which its source does not say: “{word.lower}”")
    return None


def _settles(words: Sequence[StemmedWord], at: int) -> bool:
    word, after = words[at].lower, words[at + 1].lower if at + 1 < len(words) else ""
    if (word, after) in _TURNED_OUT or word in _ADVERBS:
        return True
    if word in _FOUNDING:
        return after == "that" or (
            after == "to" and word in _PROVING
        )  # "established a school", "proved popular"
    passive = any(other.lower in BE for other in words[max(0, at - _BEFORE) : at])
    return word in _ESTABLISHING and passive  # who confirms may just have said it
