"""Certainty: what the evidence tells with a hedge, as an accusation, a rumour or a likelihood, is not told
without one."""

from itertools import pairwise

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.hedging import Hedge, hedge_over, hedges
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.asserted_words import asserted_complements
from briefing.verification.rules.speech import is_attributed
from briefing.verification.sentence_tokens import may_be_verb, token_at

_CUES = (
    word_class(
        "hedging adverbs",
        "adverbs of likelihood",
        "adjectives of what is only alleged",
        "nouns of what is only alleged",
        "modals of possibility",
        "words before what nobody vouches for",
    )
    | verb_class("verbs of accusing", "verbs of weak evidence", "verbs of professing", "verbs of seeming")
    | {"suspect", "suspects", "defendant", "defendants", "if", "whether"}
) - {"trial"}
_SURE = verb_class("verbs of establishing")
_BEFORE_NOUN = word_class("articles", "possessives") | {"to"}
_GUILT = word_class("words of guilt")


def check_certainty(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What the evidence has with a hedge alone the statement does not tell without any."""
    if not cited.has_any(_OPENERS):
        return None
    if not stated.annotation.lower_words.isdisjoint(_CUES) or _hedges(stated.annotation):
        return None
    for word in stated.words:
        if not word.content or word.stem not in cited.stems or stated.quotes(word):
            continue
        hedge = _hedge_everywhere(word.stem, cited)
        if hedge and (fault := _fault(stated, word, cited, *hedge)):
            return fault
    return None


def _fault(
    stated: AnnotatedStatement, word: StemmedWord, cited: CitedText, text: AnnotatedText, hedge: Hedge
) -> StatementFault | None:
    cue = text.sentence.tokens[hedge.cue]
    if not (hedge.of_adjective or _is_asserted(stated, word)):
        return None
    if stated.stakeholder and (hedge.certainty == "alleged" or hedge.of_adjective):
        return None
    reason = f"told without its source's “{cue.text}”: “{stated.text[word.start : word.end]}”"
    if hedge.of_adjective or hedge.certainty == "likely":
        return StatementFault("weak", reason)
    if is_attributed(stated) and stated.annotation.lower_words.isdisjoint(_SURE):
        return None
    if cited.has_any(_GUILT):
        return None
    weak = cue.lower in verb_class("verbs of weak evidence")
    return StatementFault("weak" if weak else "unsupported", reason)


def _is_disputed(stated: AnnotatedStatement, word: StemmedWord) -> bool:
    """Whether a word is of a view that the statement says somebody does not hold: "does not share the view
    that the beam is sound"."""
    sentence = stated.annotation.sentence
    token = token_at(sentence, word.start)
    return token is not None and any(
        inner.kind == "content"
        and inner.governor is not None
        and inner.governor != outer.verb
        and outer.denied
        and lower_token(sentence, inner.governor) != "fact"
        for inner, outer in pairwise(sentence.clauses.chain(token))
    )


def _is_asserted(stated: AnnotatedStatement, word: StemmedWord) -> bool:
    if _is_disputed(stated, word):
        return False
    if word.start in asserted_complements(stated):
        return True
    sentence = stated.annotation.sentence
    token = token_at(sentence, word.start)
    if token is None or not may_be_verb(word) or lower_token(sentence, token - 1) in _BEFORE_NOUN:
        return False
    return voucher(sentence, token) != "nobody"


def _hedge_everywhere(stem: str, cited: CitedText) -> tuple[AnnotatedText, Hedge] | None:
    """The hedge over a stem where each sentence of the evidence that has it has one over it."""
    hedged: tuple[AnnotatedText, Hedge] | None = None
    for number, at in cited.places(stem):
        text = cited.texts[number]
        token = token_at(text.sentence, text.words[at].start) if _hedges(text) else None
        hedge = hedge_over(text.sentence, _hedges(text), token) if token is not None else None
        if hedge is None:
            return None
        hedged = hedged or (text, hedge)
    return hedged


@kept
def _hedges(text: AnnotatedText) -> tuple[Hedge, ...]:
    return () if text.lower_words.isdisjoint(_OPENERS) else hedges(text.sentence)


_OPENERS = (
    _CUES | {"trial"} | verb_class("verbs of what is reported") | word_class("adjectives of likelihood")
)
