"""Factuality: what nobody in the evidence says to be so, as it is asked, supposed, denied or rumoured there,
is not told as if it were; nor is what somebody there only claims told as if nobody did."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.predicates import predicate_at
from briefing.nlp.vouching import Voucher, is_alleged, voucher
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    Occurrence,
    StatementFault,
    occurrences,
)
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.asserted_words import asserted_complements, asserted_verbs
from briefing.verification.denial_equivalents import is_denied_behind
from briefing.verification.rules.closest_clause import check_closest_clause
from briefing.verification.rules.negation import is_verb
from briefing.verification.rules.speech import is_attributed
from briefing.verification.sentence_tokens import token_at

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
        if not is_verb(word) and (stated.copied or not _is_asserted(stated, word)):
            continue  # what is copied has its verb with it
        if is_denied_behind(stated.annotation, at):
            continue
        places = occurrences(stated, at, cited, frozenset((word.stem,)))
        fault = _fault(stated, word, cited, places) if places else None
        if fault and _is_asserted(stated, word) and not _is_told_there(cited, word.stem, places[0]):
            return fault
    return check_closest_clause(stated, cited)


def _is_asserted(stated: AnnotatedStatement, word: StemmedWord) -> bool:
    return word.start in asserted_verbs(stated) or word.start in asserted_complements(stated)


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


def _is_told_there(cited: CitedText, stem: str, place: Occurrence) -> bool:
    """Whether the sentence of a place has the stem at another one, too, as a verb that the article tells."""
    text = cited.texts[place.sentence]
    tokens = [token_at(text.sentence, text.words[at].start) for at in text.places(stem) if at != place.at]
    return any(
        token is not None
        and (predicate := predicate_at(text.sentence, token)) is not None
        and not predicate.denied
        and predicate.modality == "asserted"
        and voucher(text.sentence, token) == "article"
        for token in tokens
    )


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
