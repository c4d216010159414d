"""Prospects: what a sentence only has somebody plan, want, expect, seek or be able to do."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence, is_adverb
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.predicates import predicate_at
from briefing.nlp.word_classes import verb_class, word_class

_MODALS = word_class("modals of possibility", "future modals") | {"won't", "can't", "couldn't", "wouldn't"}
_INTENDING = verb_class("verbs of intent", "verbs of wanting") - {"need", "needs", "work", "works", "worked"}
_SEEKING = verb_class("verbs of seeking")
_PROSPECTIVE = word_class("adjectives of likelihood")
_NOUNS = word_class("nouns of wanting", "nouns of what is not yet")
_EDGES = word_class("nouns of what is not yet")
_BEFORE_DEED = word_class("words before what is to be done")
_COORDINATORS = word_class("coordinators")
_SUBJECTS = word_class("subject pronouns")
_TAKEN = 8  # words between "expects" and its "to", with whoever is to do it between


class Prospect(NamedTuple):
    """Tokens [start, end) that tell what is not so yet, and the token that says so."""

    cue: int
    start: int
    end: int


def prospects(sentence: AnnotatedSentence) -> tuple[Prospect, ...]:
    """The prospects of a sentence in the order of their words, each to the end of its clause or to where
    another predicate begins. What is quoted counts like the rest."""
    return tuple(
        Prospect(index, start, _end(sentence, start))
        for index, token in enumerate(sentence.tokens)
        if token.word and (start := _start(sentence, index)) is not None
    )


def _start(sentence: AnnotatedSentence, index: int) -> int | None:
    """Where what a token makes a prospect of begins; None for a token that makes none."""
    word = lower_token(sentence, index)
    if sentence.tokens[index].text == "May" and index:
        return None
    if word in _MODALS or word.endswith(("'ll", "'d", "’ll", "’d")):
        return None if sentence.tokens[index].named and index else index + 1
    if word in _SEEKING:
        return index + 1
    if word in _NOUNS and lower_token(sentence, index + 1) in ("to", "for", "of"):
        return index + 2 if word in _EDGES or lower_token(sentence, index + 1) == "to" else None
    near = [lower_token(sentence, index + 1), lower_token(sentence, index + 2)]
    if word == "close" and near[0] == "to" and near[1] in ("a", "an", "agreeing", "signing"):
        return index + 2
    if word in BE and near[0] == "to" and lexicon.base_of(near[1]) == near[1]:
        return index + 2  # "is to close"
    if word in _BEFORE_DEED and near[0] == "to":
        return index + 2
    if word in _INTENDING or word in _PROSPECTIVE:
        return next(_infinitives(sentence, index), None)
    return None


def _infinitives(sentence: AnnotatedSentence, index: int) -> Iterator[int]:
    """The first word of an infinitive that a verb of intent takes, with or without who is to do it."""
    for at in range(index + 1, min(len(sentence.tokens) - 1, index + 1 + _TAKEN)):
        if sentence.tokens[at].text in ",.;:?!":
            return
        if sentence.tokens[at].lower == "to":
            verb = at + 1
            while verb + 1 < len(sentence.tokens) and is_adverb(sentence.tokens[verb]):
                verb += 1
            if sentence.tokens[verb].word and not sentence.tokens[verb].named:
                yield verb
            return


def _end(sentence: AnnotatedSentence, start: int) -> int:
    last = min(start, len(sentence.tokens) - 1)
    clause = sentence.clauses.chain(last)[0]
    for at in range(start, clause.end):
        if sentence.tokens[at].text in ";:":
            return at
        if sentence.tokens[at].lower in _COORDINATORS and at + 1 < clause.end and _opens(sentence, at + 1):
            return at
    return clause.end


def _opens(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether a finite predicate, with a subject of its own or without, begins at a token."""
    if lower_token(sentence, index) in _SUBJECTS:
        return True
    predicate = predicate_at(sentence, index)
    return predicate is not None and sentence.tokens[predicate.end - 1].lower.endswith(("ed", "s"))
