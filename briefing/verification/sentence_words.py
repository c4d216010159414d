"""Sentence words: those of each sentence of a text, which are deeds, and the stems of what they say."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefing.nlp import content_words, lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText

_SENTENCE_END = re.compile(r"[.!?;][”\"’)]*\s+$")
_SHORT_PASTS = word_class("short pasts")
_PARENTHETIC = word_class("relative pronouns") - {"that"}


@kept
def sentence_words(text: AnnotatedText) -> tuple[Sequence[StemmedWord], ...]:
    """The words of each sentence of a text, which may be a paragraph; a semicolon ends one, too."""
    words, sentences, begin = text.words, [], 0
    for at in range(1, len(words)):
        gap = text.text[words[at - 1].end : words[at].start]
        titled = gap == ". " and words[at].content and content_words.is_title(words[at - 1])
        if titled or not _SENTENCE_END.search(gap):
            continue
        if ";" in gap or text.text[words[at].start].isupper():
            sentences.append(words[begin:at])
            begin = at
    return (*sentences, words[begin:])


@kept
def main_words(text: AnnotatedText) -> tuple[Sequence[StemmedWord], ...]:
    """The words of each sentence without ", which …," beside what it says."""
    if "," not in text.text or text.lower_words.isdisjoint(_PARENTHETIC):
        return sentence_words(text)
    return tuple(_without(sentence, _asides(text, sentence)) for sentence in sentence_words(text))


def _without(sentence: Sequence[StemmedWord], spans: Sequence[tuple[int, int]]) -> Sequence[StemmedWord]:
    return [w for w in sentence if not any(begin <= w.start < end for begin, end in spans)]


def _asides(text: AnnotatedText, sentence: Sequence[StemmedWord]) -> list[tuple[int, int]]:
    """Where ", which …," stands in a sentence, in characters of its text."""
    spans: list[tuple[int, int]] = []
    for before, word in pairwise(sentence):
        if word.lower in _PARENTHETIC and "," in text.text[before.end : word.start]:
            end = text.text.find(",", word.end)
            last = sentence[-1].end
            spans.append((word.start, end if 0 <= end < last else last + 1))
    return spans


def is_deed(word: StemmedWord) -> bool:
    """Whether a word is a verb in its past or third form."""
    return (word.content or word.lower == "told") and _is_past_or_third(word.lower)


@lru_cache(maxsize=16384)
def _is_past_or_third(word: str) -> bool:
    base = lexicon.base_of(word)
    if base is None:
        return word.endswith("ed") and (len(word) > len("shred") or word in _SHORT_PASTS)
    return base != word and not word.endswith("ing")


def said_stems(words: Sequence[StemmedWord]) -> frozenset[str]:
    """The stems of the content words and figures among some words."""
    return frozenset(word.stem for word in words if word.content or word.lower.isdigit())
