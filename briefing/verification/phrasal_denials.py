"""Phrasal denials: "turned down", "the absence of", which deny what they take as "refused" does."""

from collections.abc import Sequence
from functools import cache

from briefing.nlp import content_words, lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class, word_list
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed
from briefing.verification.verb_arguments import is_passive

_OBJECT = 5  # words from a verb to its particle: "turned the whole offer down"
_REACH = 7  # words behind it that a phrase denies at most
_LACKING = word_class("nouns of lacking")
_FINITE = word_class("finite auxiliaries")
_ANY = word_class("articles", "possessives") - {"a", "an"}  # "in the absence of the mayor" denies nothing


@kept
def phrasal_denials(text: AnnotatedText) -> frozenset[int]:
    """The places of the words that a phrase of a text denies."""
    if text.lower_words.isdisjoint(_first_words()):
        return frozenset()
    denied: set[int] = set()
    for at, word in enumerate(text.words):
        if word.lower in _LACKING:
            denied.update(_lacked(text.words, at))
        elif word.lower in _first_words():
            denied.update(_rejected(text.words, at))
    return frozenset(denied)


@kept
def denied_stems(text: AnnotatedText) -> frozenset[str]:
    """The stems of the content words that a phrase of a text denies."""
    return frozenset(text.words[at].stem for at in phrasal_denials(text) if text.words[at].content)


def _lacked(words: Sequence[StemmedWord], at: int) -> Sequence[int]:
    behind = [word.lower for word in words[at + 1 : at + 3]]
    if len(behind) < 2 or behind[0] != "of" or behind[1] in _ANY:
        return ()
    lacked = _same_clause(words, at + 2, at)
    verb = next((n for n in lacked if _is_finite(words[n])), len(words))
    return [n for n in lacked if n < verb]


def _is_finite(word: StemmedWord) -> bool:
    return word.lower in _FINITE or (
        is_deed(word) and not word.lower.endswith("s")
    )  # "traces" is a noun there


def _rejected(words: Sequence[StemmedWord], at: int) -> Sequence[int]:
    base = lexicon.base_of(words[at].lower) or words[at].lower
    particles = _phrases().get(base, frozenset())
    near = range(at + 1, min(len(words), at + 1 + _OBJECT))
    end = next((n for n in near if words[n].lower in particles), None)
    if end is None or words[end].clause != words[at].clause:
        return ()
    if is_passive(words, at):  # "the charges were thrown out"
        before = (n for n in _same_clause(words, max(0, at - _REACH), at) if n < at)
        return [*before, *_same_clause(words, at + 1, at)]
    return _same_clause(words, at + 1, at)


def _same_clause(words: Sequence[StemmedWord], begin: int, at: int) -> Sequence[int]:
    near = range(begin, min(len(words), begin + _REACH))
    return [n for n in near if words[n].clause == words[at].clause and not content_words.negates(words[n])]


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """The particles with which each verb rejects what it takes."""
    phrases: dict[str, frozenset[str]] = {}
    for phrase in word_list("phrasal verbs of rejecting"):
        verb, _, particle = phrase.partition("_")
        phrases[verb] = phrases.get(verb, frozenset()) | {particle}
    return phrases


@cache
def _first_words() -> frozenset[str]:
    forms = {form for verb in _phrases() for _, form in lexicon.verb_forms(verb)}
    return _LACKING | forms | _phrases().keys()
