"""Sentence tokens: the token at which a compared word stands, and what may be a verb there."""

from bisect import bisect_right

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.sentences import LONGEST
from briefing.nlp.thesaurus import senses
from briefing.nlp.tokenization import Token


def token_at(sentence: AnnotatedSentence, start: int) -> int | None:
    """The token at an offset; None before the first, and in a whole document in the place of a sentence,
    whose clauses nobody reads."""
    if len(sentence.text) > LONGEST:
        return None
    token = bisect_right(sentence.tokens, start, key=_start) - 1
    return None if token < 0 else token


def may_be_verb(word: StemmedWord) -> bool:
    """Whether a word is a form of a verb, of a rare one, too: "dredged"."""
    lower = word.lower
    return lexicon.base_of(lower) is not None or lower.endswith("ed") or senses(lower).part == "verb"


def _start(token: Token) -> int:
    return token.start
