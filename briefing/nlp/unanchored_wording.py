"""Unanchored wording: sentences that answer, count or take up what only stands before them: "No, …", "many
say", "it" of no noun, "denied the allegations", "according to the source"."""

import re
from collections.abc import Sequence

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence, is_adverb
from briefing.nlp.quantities import numerals
from briefing.nlp.tokenization import Token, word_at
from briefing.nlp.word_classes import word_class

_ASSENT = word_class("words of assent")
_ALL_THIS = re.compile(
    r"(?:All|Much|Most|Some|None|Many|Both|Each|One|Few) (?:of )?(?:this|that|these|those)\b"
)
_EARLIER = re.compile(r"(?:Earlier|Previous|Prior|Subsequent|Further|Additional) (?!this\b|years)[a-z]+s\b")
_IN_SPITE = re.compile(
    r"(?:(?:In spite of|Despite|Because of|Apart from|Besides|On top of|In light of|As a result of|Thanks to"
    r"|Due to|Regardless of|Prior to) (?:that|this|it|these|those)(?=,)|In fact, namely\b|Namely\b"
    r"|Even then\b|Even so\b)"
)
_THE_TOLD = re.compile(
    r"The (?:choice|alternative|options?|story|stories|rumou?rs?|hoax|claims?|item|image|photo|picture|clip"
    r"|footage|post|tweet|quote|account|tale) (?:is|was|are|were)\b"
)
_ASKED = re.compile(r"\?[”’\"')]+$")
_THE_SOURCE = re.compile(
    rf"\baccording to the (?:same )?(?:{'|'.join(sorted(word_class('sources without a name')))})[,.]"
)
_QUANTIFIERS = frozenset("some many most all several few others both none neither".split())
_AUXILIARIES = word_class("finite auxiliaries")
_FUNCTION_WORDS = word_class("function words")
_SHELLS = word_class("nouns that point back")
_CLAUSE_BEHIND = word_class("interrogatives") | {"that", "whether", "to", "if"}
_REACH = 6  # words from "it is" to the clause that it stands for


def is_unanchored_wording(sentence: AnnotatedSentence) -> bool:
    """Whether a sentence hangs on one before it by what it answers, counts or takes up."""
    text = sentence.text
    first = text.partition(" ")[0]
    if first.endswith(",") and first.rstrip(",").casefold() in _ASSENT:
        return True
    if _IN_SPITE.match(text) or _THE_TOLD.match(text):
        return True
    if _ALL_THIS.match(text) or _EARLIER.match(text) or _THE_SOURCE.search(text) or _ASKED.search(text):
        return True
    return _has_bare_quantifier(sentence) or _has_free_it(sentence) or _has_bare_shell(sentence)


def _has_bare_quantifier(sentence: AnnotatedSentence) -> bool:
    """ "Many say", "all are", "both were": of whom?"""
    if word_at(sentence.tokens, 0) not in _QUANTIFIERS:
        return False
    at = 1
    while at < len(sentence.tokens) and is_adverb(sentence.tokens[at]):
        at += 1
    word = word_at(sentence.tokens, at)
    cue = lexicon.cues().get(word)
    return word in _AUXILIARIES or (cue is not None and cue.form == "base")


def _has_free_it(sentence: AnnotatedSentence) -> bool:
    """Whether "it" is a subject that no noun in the singular stands before and no clause behind."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.named or _may_be_taken_up(tokens, at):
            return False
        if token.quoted or token.lower.replace("’", "'") not in ("it", "it's"):
            continue
        linked = token.lower != "it" or word_at(tokens, at + 1) in BE | _AUXILIARIES
        behind = {after.lower for after in tokens[at + 1 : at + 1 + _REACH]}
        return linked and _CLAUSE_BEHIND.isdisjoint(behind)
    return False


def _may_be_taken_up(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" can stand for a word: a noun that is not in the plural."""
    word = tokens[at].lower
    if not tokens[at].word or word in _FUNCTION_WORDS or is_adverb(tokens[at]) or numerals.is_number(word):
        return False
    if word in lexicon.cues():
        return False
    plural = word.endswith("s") and not word.endswith("ss")
    return not plural and not (word.endswith("ing") and lexicon.base_of(word) is not None)


def _has_bare_shell(sentence: AnnotatedSentence) -> bool:
    """Whether all that is done is done to "the allegations", and nothing says which."""
    tokens = sentence.tokens
    return any(
        clause.kind == "main"
        and clause.verb is not None
        and word_at(tokens, clause.verb + 1) == "the"
        and word_at(tokens, clause.verb + 2) in _SHELLS
        and not word_at(tokens, clause.verb + 3)
        for clause in sentence.clauses.clauses
    )
