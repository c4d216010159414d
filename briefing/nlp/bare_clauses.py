"""Bare clauses: what a verb of saying takes without "that", "said the yard closed"."""

from functools import cache

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.noun_phrases import lower_token, phrase_before
from briefing.nlp.word_classes import verb_class, word_class

OPENS_SUBJECT = word_class("determiners", "possessives", "subject pronouns")
_BEHIND_VERB = frozenset(("about", "into", "against", "up", "down", "out", "off"))  # and no participle
_SUBJECT = 9  # words of a subject, at most, before its verb


def plain_verb(sentence: AnnotatedSentence, index: int, taker: str, openers: frozenset[str]) -> int | None:
    """The verb of a subject that stands at a token, where it is no auxiliary: "the yard closed". After
    what takes an object as well ("knows the man charged with …") it must have an object, too."""
    subject = lower_token(sentence, index) in word_class("subject pronouns")
    for at in range(index + 1, min(index + _SUBJECT, len(sentence.tokens))):
        token = sentence.tokens[at]
        if not token.word or token.quoted or token.lower in openers:
            return None
        base = None if token.named else lexicon.base_of(token.lower)
        agent = lexicon.agents().get(lower_token(sentence, at - 1))
        several = (subject and at == index + 1) or (agent is not None and agent.plural)
        finite = base != token.lower if base is not None else subject and token.lower.endswith("ed")
        finite = finite or (base is not None and several)
        if not finite or token.lower.endswith("ing") or phrase_before(sentence, at) != (index, at):
            continue
        alone = taker in _takes_no_object() or subject
        alone = alone or lower_token(sentence, at + 1) in OPENS_SUBJECT | _BEHIND_VERB
        return at if alone else None
    return None


@cache
def _takes_no_object() -> frozenset[str]:
    """The verbs that take a clause or a quotation, and no thing but "it" or "so"."""
    return verb_class("verbs that take a clause alone")


@cache
def takes_bare_clause() -> frozenset[str]:
    """The verbs whose clause needs no "that" before it."""
    return frozenset(
        word
        for word, cue in lexicon.cues().items()
        if "that" in cue.frames and cue.kind in ("speech", "belief")
    )
