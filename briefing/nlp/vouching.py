"""Vouching: whether the article, somebody in it, or nobody says what a clause says, by the clauses around."""

from itertools import pairwise
from typing import Literal

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence
from briefing.nlp.clause_segmentation import KEPT_FROM, NOT_DOING
from briefing.nlp.clauses import Clause
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.word_classes import verb_class, word_class

Voucher = Literal["article", "speaker", "nobody"]

_NOBODY = word_class("words for none")
_UNVOUCHED = word_class("words before what nobody vouches for")
_DENYING = verb_class("verbs that deny what they take")
_NOT_DOING = NOT_DOING | word_class("words of not doing") | KEPT_FROM
_ALLEGING = verb_class("verbs of what is only alleged")
_HEDGED = 12  # words from a "perhaps" to the verb that it is about
_HEDGES = word_class("hedging adverbs")
_TIMING = frozenset(("while", "until", "before", "once", "when", "as"))
_FIRST_PERSON = frozenset(("i", "we"))
_OTHERS_WANT = verb_class("verbs of what others want")


def voucher(sentence: AnnotatedSentence, token: int, told_from: int | None = None) -> Voucher:
    """Who vouches for what the clause of a token says: the article, one who is said to say it, or nobody.

    What stands from `told_from` on is told along with it: "failed to say" denies no failing. A relative
    clause is vouched for whatever the clause around it does, and so is one of time or reason beside an
    infinitive ("declined to comment after Holm said …").
    """
    chain = sentence.clauses.chain(token)
    vouched: Voucher = "speaker" if _is_tagged(sentence, chain) else "article"
    if _is_hedged(sentence, chain[0], token):
        return "nobody"
    while chain:
        inner, outer = chain[0], chain[1] if len(chain) > 1 else None
        link = _link(sentence, inner, outer, told_from)
        if link == "nobody":
            return "nobody"
        if link == "speaker":
            vouched = "speaker"
        if inner.kind == "relative":
            break
        del chain[0]
        while inner.kind == "adverbial" and chain and chain[0].kind in ("infinitive", "gerund"):
            del chain[0]
    return vouched


def is_beside(sentence: AnnotatedSentence, token: int) -> bool:
    """Whether a token's clause only says when something else is so: "while the court sat"."""
    clause = sentence.clauses.chain(token)[0]
    contrasts = lower_token(sentence, clause.start - 1) == ","  # "…, while the court sat on"
    opener = lower_token(sentence, clause.start)
    return clause.kind == "adverbial" and opener in _TIMING and not contrasts


def _is_tagged(sentence: AnnotatedSentence, chain: list[Clause]) -> bool:
    """Whether ", Holm said" stands beside what a chain of clauses says, and no ", while Berg …" after it."""
    inner, root = chain[0], chain[-1]
    return root.kind != "tag" and any(
        clause.kind == "tag" and (inner.start < clause.start or inner.kind != "adverbial")
        for clause in sentence.clauses.clauses
    )


def _is_hedged(sentence: AnnotatedSentence, clause: Clause, token: int) -> bool:
    """Whether a clause is told with a "perhaps" before its verb."""
    for at in range(token - 1, max(clause.start, token - _HEDGED) - 1, -1):
        if sentence.tokens[at].text in ".?!;":
            return False
        if lower_token(sentence, at) in _HEDGES:
            return sentence.clauses.chain(at)[0] == clause
    return False


def is_alleged(sentence: AnnotatedSentence, token: int) -> bool:
    """Whether what the clause of a token says is claimed, believed or feared by somebody, and no more.
    Whoever says "I think" says it."""
    chain = sentence.clauses.chain(token)
    return any(
        inner.kind == "content"
        and inner.governor is not None
        and lower_token(sentence, inner.governor) in _ALLEGING
        and not (outer.subject and lower_token(sentence, outer.subject[0]) in _FIRST_PERSON)
        for inner, outer in pairwise(chain)
    )


def _link(sentence: AnnotatedSentence, inner: Clause, outer: Clause | None, told_from: int | None) -> Voucher:
    """What a clause's place in the one around it leaves of its voucher."""
    if inner.kind in ("question", "condition"):
        return "nobody"
    if inner.governor is None:
        return "nobody" if inner.kind == "gerund" else "article"
    word = lower_token(sentence, inner.governor)
    taking = outer if outer is not None and outer.verb == inner.governor else None
    if taking and word in _OTHERS_WANT and _is_passive(sentence, taking):
        return "nobody"
    if told_from is not None and inner.governor >= told_from:
        return "article"
    if taking and taking.denied:
        return "nobody"
    if inner.kind == "content":
        if taking is None and outer is not None and _denies(sentence, outer):
            return "nobody"  # "dismissed a report that …"
        return _content_voucher(sentence, inner.governor, taking)
    return "nobody" if word in _NOT_DOING else "article"


def _denies(sentence: AnnotatedSentence, clause: Clause) -> bool:
    return clause.verb is not None and lower_token(sentence, clause.verb) in _DENYING and not clause.denied


def _content_voucher(sentence: AnnotatedSentence, governor: int, taking: Clause | None) -> Voucher:
    """Of what a verb or noun of saying takes; `taking` is the clause whose verb it is."""
    word = lower_token(sentence, governor)
    if word in _DENYING or (taking and taking.modality == "possible"):
        return "nobody"
    if taking is None and (word in _UNVOUCHED or _is_negated_noun(sentence, governor)):
        return "nobody"
    return "speaker" if word in lexicon.cues() else "article"


def _is_negated_noun(sentence: AnnotatedSentence, index: int) -> bool:
    return any(lower_token(sentence, at) in _NOBODY for at in range(max(0, index - 2), index))


def _is_passive(sentence: AnnotatedSentence, clause: Clause) -> bool:
    first, end = clause.predicate or (0, 0)
    return any(lower_token(sentence, at) in BE for at in range(first, end - 1)) and not lower_token(
        sentence, end - 1
    ).endswith("ing")
