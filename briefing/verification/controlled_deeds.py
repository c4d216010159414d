"""Controlled deeds: who is asked, led or made to do something, and so does it: "prompted Berg to resign"."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import PREPOSITIONS, is_adverb
from briefing.nlp.content_words import content_stems
from briefing.nlp.memo import kept
from briefing.nlp.thesaurus import senses
from briefing.nlp.tokenization import Token
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText

_OPENS_OBJECT = word_class("determiners", "possessives")
_PROMISING = frozenset(("promise", "vow", "swear", "threaten"))  # whoever promises does it
_LONGEST_OBJECT = 6  # words


class ControlledDeed(NamedTuple):
    """The base form of a verb in the infinitive, and the stems of who does it."""

    base: str
    doer: frozenset[str]


@kept
def controlled_deeds(text: AnnotatedText) -> tuple[ControlledDeed, ...]:
    """Those of a text whose doer is the object of the verb before them."""
    deeds: list[ControlledDeed] = []
    tokens = text.sentence.tokens
    for clause in text.sentence.clauses.clauses:
        verb = clause.start + 1
        while verb < len(tokens) and is_adverb(tokens[verb]):
            verb += 1
        base = _plain_verb(tokens[verb].lower) if verb < len(tokens) else None
        if clause.kind == "infinitive" and base and (doer := _object_before(tokens, clause.start)):
            deeds.append(ControlledDeed(base, doer))
    return tuple(deeds)


def _plain_verb(word: str) -> str | None:
    return lexicon.base_of(word) or (word if senses(word).part == "verb" else None)


def _object_before(tokens: Sequence[Token], end: int) -> frozenset[str]:
    """The stems of the noun phrase before a token, where it is the object of a verb right before it."""
    for at in range(end - 1, max(0, end - 1 - _LONGEST_OBJECT), -1):
        token = tokens[at]
        if not token.word or token.lower in PREPOSITIONS:
            break
        if not (token.named or token.lower in _OPENS_OBJECT):
            continue
        before = tokens[at - 1]
        base = lexicon.base_of(before.lower)
        inflected = (base is not None and base != before.lower) or before.lower.endswith("ed")
        if before.named or not before.word or not inflected:
            continue
        words = " ".join(each.text for each in tokens[at:end])
        return frozenset() if base in _PROMISING else content_stems(words)
    return frozenset()
