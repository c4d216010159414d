"""Controlled deeds: who is asked, led or made to do something, and so does it: "prompted Berg to resign"."""

from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import is_adverb
from briefing.nlp.content_words import content_stems
from briefing.nlp.memo import kept
from briefing.verification.annotated_text import AnnotatedText


class ControlledDeed(NamedTuple):
    """The base form of a verb in the infinitive, and the stems of who does it."""

    base: str
    doer: frozenset[str]


@kept
def controlled_deeds(text: AnnotatedText) -> tuple[ControlledDeed, ...]:
    """Those of a text whose doer is the object of the verb before them."""
    deeds: list[ControlledDeed] = []
    sentence = text.sentence
    tokens = sentence.tokens
    for clause in sentence.clauses.clauses:
        if clause.kind != "infinitive" or clause.governor is None:
            continue
        verb = clause.start + 1
        while verb < len(tokens) and is_adverb(tokens[verb]):
            verb += 1
        between = tokens[clause.governor + 1 : clause.start]
        doer = content_stems(" ".join(token.text for token in between))
        base = lexicon.base_of(tokens[verb].lower) if verb < len(tokens) else None
        if base and doer and all(token.word for token in between):
            deeds.append(ControlledDeed(base, doer))
    return tuple(deeds)
