"""Asserted words: verbs and complements that a statement tells as so, itself or by its speaker."""

from briefing.nlp.annotated_sentence import BE, AnnotatedSentence
from briefing.nlp.clauses import Clause
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement
from briefing.verification.annotated_text import annotate_text

_NONE = word_class("words for none")
_FUNCTION = word_class("function words")
_BEFORE_PARTICIPLE = word_class("determiners", "possessives", "prepositions", "be")
_NEAR = 4  # words between a "be" and what it says that something is


@kept
def asserted_verbs(stated: AnnotatedStatement) -> frozenset[int]:
    """Where the verbs stand that it tells as so."""
    sentence, before = _with_stakeholder(stated)
    verbs = {
        clause.verb
        for clause in sentence.clauses.clauses
        if clause.verb is not None and _is_asserted(sentence, clause, clause.verb)
    } | {
        at
        for at, token in enumerate(sentence.tokens)
        if token.lower.endswith("ed") and _is_rare_verb(sentence, at)
    }
    return frozenset(sentence.tokens[verb].start - before for verb in verbs)


@kept
def asserted_complements(stated: AnnotatedStatement) -> frozenset[int]:
    """Where that stands which it says somebody or something to be: "safe" of "is now safe"."""
    sentence, before = _with_stakeholder(stated)
    complements = [
        _complement(sentence, clause.verb)
        for clause in sentence.clauses.clauses
        if clause.verb is not None and _is_asserted(sentence, clause, clause.verb)
    ]
    return frozenset(sentence.tokens[at].start - before for at in complements if at is not None)


def _with_stakeholder(stated: AnnotatedStatement) -> tuple[AnnotatedSentence, int]:
    """The statement after whoever's it is, and how many characters stand before it."""
    if not stated.stakeholder:
        return stated.annotation.sentence, 0
    before = f"{stated.stakeholder} "
    return annotate_text(before + stated.text).sentence, len(before)


def _is_rare_verb(sentence: AnnotatedSentence, token: int) -> bool:
    """Whether a word in -ed that is no verb of a clause may be one that no list has: "the court ruled"."""
    if not token or lower_token(sentence, token - 1) in _BEFORE_PARTICIPLE:
        return False
    clause = sentence.clauses.chain(token)[0]
    return clause.verb is None and _is_asserted(sentence, clause, token)


def _is_asserted(sentence: AnnotatedSentence, clause: Clause, verb: int) -> bool:
    if clause.denied or clause.modality == "possible" or voucher(sentence, verb) == "nobody":
        return False  # "found no trace" denies as "did not find a trace" does
    return _NONE.isdisjoint(token.lower for token in sentence.tokens[verb + 1 : clause.end])


def _complement(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The first word of content behind a "be"."""
    if lower_token(sentence, verb) not in BE:
        return None
    near = range(verb + 1, min(len(sentence.tokens), verb + 1 + _NEAR))
    return next(
        (at for at in near if sentence.tokens[at].word and sentence.tokens[at].lower not in _FUNCTION), None
    )
