"""Factuality: what nobody in the evidence says to be so, as it is asked, supposed, denied or rumoured there,
is not told as if it were; nor is what somebody there only claims told as if nobody did."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp.annotated_sentence import BE, AnnotatedSentence
from briefing.nlp.clauses import Clause
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.vouching import Voucher, is_alleged, voucher
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    Occurrence,
    StatementFault,
    occurrences,
)
from briefing.verification.annotated_text import AnnotatedText, annotate_text
from briefing.verification.rules.negation import is_denied_behind, is_verb
from briefing.verification.rules.speech import is_attributed
from briefing.verification.sentence_tokens import token_at

_NONE = word_class("words for none")
_FUNCTION = word_class("function words")
_NEAR = 3  # words between a "be" and what it says that something is
_BEFORE_NOUN = word_class("determiners", "possessives") - {"that"}


class _ToldVerb(NamedTuple):
    """Who vouches for what a verb says where it stands, and whether somebody only claims it."""

    voucher: Voucher
    alleged: bool


def check_factuality(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What nobody vouches for in the evidence, or somebody only claims, the statement does not tell as so."""
    for at, word in enumerate(stated.words):
        if not word.content or word.stem not in cited.stems or stated.quotes(word):
            continue
        if not is_verb(word) and word.start not in _asserted_starts(stated):
            continue
        if is_denied_behind(stated.annotation, at):
            continue
        places = occurrences(stated, at, cited, frozenset((word.stem,)))
        fault = _fault(stated, word, cited, places) if places else None
        if fault and word.start in _asserted_starts(stated):
            return fault
    return None


def _fault(
    stated: AnnotatedStatement, word: StemmedWord, cited: CitedText, places: Sequence[Occurrence]
) -> StatementFault | None:
    """What is wrong where a statement tells as so what a word of its evidence says."""
    written = stated.text[word.start : word.end]
    verbs: list[_ToldVerb] = []
    for place in places:
        verb = _verb_at(cited.texts[place.sentence], place.at)
        if verb is None:
            return None
        verbs.append(verb)
    if all(verb.voucher == "nobody" for verb in verbs):
        return StatementFault("unsupported", f"nobody in its source says that it is so: “{written}”")
    if stated.stakeholder or not all(verb.alleged for verb in verbs) or is_attributed(stated):
        return None
    return StatementFault("unsupported", f"only claimed in its source: “{written}”")


@kept
def _asserted_starts(stated: AnnotatedStatement) -> frozenset[int]:
    """Where the verbs stand in a statement that it tells as so, itself or by a speaker of its own, and what
    it says that somebody or something is."""
    before = f"{stated.stakeholder} " if stated.stakeholder else ""
    sentence = annotate_text(before + stated.text).sentence if before else stated.annotation.sentence
    return frozenset(
        sentence.tokens[token].start - len(before)
        for clause in sentence.clauses.clauses
        if clause.verb is not None and _is_asserted(sentence, clause, clause.verb)
        for token in (clause.verb, _complement(sentence, clause.verb))
        if token is not None
    )


def _complement(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The first word of content behind a "be": "safe" of "is not yet safe"."""
    if lower_token(sentence, verb) not in BE:
        return None
    near = range(verb + 1, min(len(sentence.tokens), verb + 1 + _NEAR))
    return next(
        (at for at in near if sentence.tokens[at].word and sentence.tokens[at].lower not in _FUNCTION), None
    )


def _is_asserted(sentence: AnnotatedSentence, clause: Clause, verb: int) -> bool:
    if clause.denied or clause.modality == "possible" or voucher(sentence, verb) == "nobody":
        return False  # "found no trace" denies as "did not find a trace" does
    return _NONE.isdisjoint(token.lower for token in sentence.tokens[verb + 1 : clause.end])


def _verb_at(text: AnnotatedText, at: int) -> _ToldVerb | None:
    """How a sentence of the evidence tells the word at a place; None where that is quoted, or a noun."""
    known = _known_verbs(text)
    if at not in known:
        known[at] = _read_verb(text, at)
    return known[at]


@kept
def _known_verbs(text: AnnotatedText) -> dict[int, _ToldVerb | None]:
    """Those that were asked for so far: many statements cite the same sentences."""
    return {}


def _read_verb(text: AnnotatedText, at: int) -> _ToldVerb | None:
    sentence = text.sentence
    token = token_at(sentence, text.words[at].start)
    if (
        token is None
        or sentence.tokens[token].quoted
        or (token and sentence.tokens[token - 1].lower in _BEFORE_NOUN)
    ):
        return None
    return _ToldVerb(voucher(sentence, token), is_alleged(sentence, token))
