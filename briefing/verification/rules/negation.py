"""Negation: no statement may deny what its evidence says, or say what that denies."""

import re
from functools import lru_cache

from briefing.nlp import content_words, lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import word_class, word_list
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    occurrences,
)

_PERFECT = word_class("have")
_DISOWNED = re.compile(  # a clause denied as a whole, however far its verb is
    r"\b(?:(?:not|never|n[’']t|no longer|hardly) (?:true|the case|correct|right)"
    r"|false|untrue|incorrect|a lie|a myth) (?:that|to say)\b",
    re.IGNORECASE,
)
_DISOWNING = word_list("words that disown a clause")  # one of them is in each of those
_UNTRUE = ("false", "untrue", "incorrect", "a lie", "a myth")  # what disowns a clause without a negation
_PUT_IN, _LEFT_OUT = "a denial that its source lacks", "a denial of its source left out"
_HALF_DENIED = re.compile(  # what may be told as a denial
    r"\b(?:yet to|instead of|rather than|far from|few|little|avoid|prevent|stop|block|reject|rule[ds]? out"
    r"|call\w* off|drop|cancel|scrap|against|end|withdr[ae]w|un(?!i|der|til|less)\w+ed|without|lost?|miss"
    r"|false|hoax|myth)",
    re.IGNORECASE,
)
_HALF_REACH = 30  # characters before a word
_NEAR = 2  # words between a negation and the adjective or noun that it denies


def check_negation(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What the evidence denies the statement denies, and the reverse."""
    if stated.copied and not any(map(_denies, cited.sentences)):
        return None
    disowned = _disowns(stated.text)
    if disowned != any(map(_disowns, cited.sentences)):
        return StatementFault("unsupported", _PUT_IN if disowned else _LEFT_OUT)
    if stated.copied and _has_all_denials(stated, cited):
        return None
    if not _may_differ(stated, cited):
        return None
    otherwise = {
        negated: frozenset().union(*[_stems_of_polarity(s, negated=not negated) for s in cited.sentences])
        for negated in (True, False)
    }
    word = next(
        (
            word
            for at, word in enumerate(stated.words)
            if word.stem in otherwise[word.negated] and _is_denied_otherwise(stated, at, cited)
        ),
        None,
    )
    word = word or _unsupported_denial(stated, cited)
    if word is None:
        return None
    how = _PUT_IN if word.negated else _LEFT_OUT
    return StatementFault("unsupported", f"{how}: at “{stated.text[word.start : word.end]}”")


def _has_all_denials(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether what stands so in the evidence has every negation that there is, each within its clause and so
    with the words that it negates there."""
    denial_count = sum(map(_denials, cited.sentences))
    return content_words.count_denials(stated.text) == denial_count and not content_words.count_denials(
        stated.verb
    )


@lru_cache(maxsize=128)
def _denials(sentence: str) -> int:
    return content_words.count_denials(sentence)


@lru_cache(maxsize=128)
def _denies(sentence: str) -> bool:
    """Whether a sentence has a word that can deny another one or a clause."""
    lower = sentence.casefold()
    return content_words.denies(sentence) or any(words in lower for words in _UNTRUE)


def _may_differ(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a word can be denied in one and not in the other, as far as that shows without its place."""
    if content_words.denies(stated.text):
        return True
    denying = list(filter(content_words.denies, cited.sentences))
    said = content_words.content_stems(stated.text) if denying else frozenset()
    return any(not said.isdisjoint(_stems_of_polarity(sentence, negated=True)) for sentence in denying)


@lru_cache(maxsize=128)
def _disowns(text: str) -> bool:
    lower = text.casefold()
    return any(word in lower for word in _DISOWNING) and bool(_DISOWNED.search(text))


def _is_denied_otherwise(stated: AnnotatedStatement, at: int, cited: CitedText) -> bool:
    word = stated.words[at]
    if not word.content or content_words.negates(word) or word.stem not in cited.stems or stated.quotes(word):
        return False
    places = occurrences(stated, at, cited, frozenset((word.stem,)))
    return bool(places) and all(
        cited.words[o.sentence][o.at].negated != word.negated
        and not (word.negated and _is_half_denied(cited.sentences[o.sentence], cited.words[o.sentence][o.at]))
        and (
            is_verb(word)
            or _is_just_denied(stated.words, at)
            or _is_just_denied(cited.words[o.sentence], o.at)
        )
        for o in places
    )


def _is_half_denied(sentence: str, word: StemmedWord) -> bool:
    return bool(_HALF_DENIED.search(sentence, max(0, word.start - _HALF_REACH), word.start))


def _unsupported_denial(stated: AnnotatedStatement, cited: CitedText) -> StemmedWord | None:
    """A word that the statement denies and the evidence has, where the evidence denies nothing that the
    statement does, in whatever words."""
    denied = {
        word.stem: word
        for word in stated.words
        if word.negated and word.content and not content_words.negates(word) and not stated.quotes(word)
    }
    shared_stems = denied.keys() & cited.stems
    for sentence in cited.sentences if shared_stems else ():
        if denied.keys() & _stems_of_polarity(sentence, negated=True):
            return None
        if _HALF_DENIED.search(sentence) and shared_stems & content_words.stems(sentence):
            return None
    return denied[next(stem for stem in denied if stem in shared_stems)] if shared_stems else None


@lru_cache(maxsize=128)
def _stems_of_polarity(sentence: str, *, negated: bool) -> frozenset[str]:
    """The stems that are negated somewhere in a sentence, or those that are not."""
    return frozenset([word.stem for word in content_words.stemmed_words(sentence) if word.negated == negated])


def _is_just_denied(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a negation stands right before a word: "not cheap", "no clear evidence"."""
    return any(content_words.negates(word) for word in words[max(0, at - _NEAR) : at])


def is_verb(word: StemmedWord) -> bool:
    return lexicon.base_of(word.lower) is not None


# ── modality ────────────────────────────────────────────────────────────────────────────────────────
