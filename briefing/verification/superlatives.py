"""Superlatives: of what a text tells that it is first, best or largest, since when, and but for whom."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing.nlp import thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.measures import measure_of
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, sentence_words

Span = Literal["ever", "bounded", ""]

_IRREGULAR = frozenset(("best", "worst", "first", "farthest", "furthest", "least", "most"))
_POSITIVES = {"best": "good", "worst": "bad", "most": "more", "least": "less"}
_GRADING = frozenset(("most", "least"))
_BEFORE = word_class("articles", "possessives", "demonstratives") - {"a", "an"}
_EXCEPTING = word_class("exceptive words") | {"after", "behind", "besides", "bar"}
_EVER = re.compile(
    r"\b(?:ever|of all time|all-time|in (?:\w+ ){0,2}history|on record|since records began|never before"
    r"|in the history of|in living memory|the world has seen)\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"\b(?:(?:in|for|over|within|during) (?:the (?:last|past) |more than |nearly |almost |about |over )*"
    r"(?:an?|[\w-]+|\d+) (?:years?|decades?|centur(?:y|ies)|months?|weeks?|seasons?|generations?|days)"
    r"|since (?!records)\w+|(?:this|last) (?:year|season|month|week|decade|century|term)"
    r"|(?:this|last) (?:spring|summer|autumn|winter)"
    r"|of the (?:year|season|decade|century|month|week|day|campaign|tournament|winter|summer)"
    r"|so far|to date|after the war|in (?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_BEHIND = 8  # words behind a superlative in which what it excepts stands


class Superlative(NamedTuple):
    """`word` is the superlative itself ("largest", "most popular" as "popular"); `measure` what it measures
    and which way, None where no table has it; `head` the noun that it is of, "" for none; `span` whether it
    is so of all times or of some; `excepting` whether some are left out."""

    word: str
    measure: tuple[str, int] | None
    head: str
    span: Span
    excepting: bool
    written: str


@kept
def superlatives(text: AnnotatedText) -> tuple[Superlative, ...]:
    """The superlatives of a text, sentence by sentence."""
    if not any(word in _IRREGULAR or word.endswith("est") for word in text.lower_words):
        return ()
    return tuple(found for words in sentence_words(text) for found in _in_sentence(text, words))


def _in_sentence(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[Superlative]:
    sentence = text.text[words[0].start : words[-1].end] if words else ""
    span: Span = "ever" if _EVER.search(sentence) else "bounded" if _BOUNDED.search(sentence) else ""
    for at, word in enumerate(words):
        follows = at + 1 < len(words) and words[at + 1].content and words[at + 1].clause == word.clause
        end = at + 1 if word.lower in _GRADING and follows else at
        if end >= len(words) or not _is_superlative(word.lower) or not _is_definite(text, words, at):
            continue
        graded = words[end]
        behind = words[end + 1 : end + 1 + _BEHIND]
        yield Superlative(
            graded.lower,
            _measure(word.lower, graded.lower),
            _head(words, end),
            span,
            _excepts(behind, word.clause),
            text.text[word.start : graded.end],
        )


def _excepts(behind: Sequence[StemmedWord], clause: int) -> bool:
    """Whether somebody is left out: "apart from Holm", "but for Holm"."""
    but_for = any((w.lower, after.lower) == ("but", "for") for w, after in pairwise(behind))
    return but_for or any(w.lower in _EXCEPTING for w in behind if w.clause == clause)


def _is_definite(text: AnnotatedText, words: Sequence[StemmedWord], at: int) -> bool:
    """Whether "the", "its" or "Holm's" stands before a superlative, or a "the" before its noun."""
    near = words[max(0, at - 2) : at]
    owned = any(text.text[max(0, w.end - 2) : w.end + 2].find("'s") >= 0 for w in near)
    return owned or any(w.lower in _BEFORE for w in near)


@lru_cache(maxsize=4096)
def _is_superlative(lower: str) -> bool:
    if lower in _IRREGULAR:
        return True
    bases = thesaurus.senses(lower).bases
    return lower.endswith("est") and any(base != lower and lower.startswith(base[:-1]) for base in bases)


def _measure(word: str, graded: str) -> tuple[str, int] | None:
    if word == "first":
        return None
    bases = (graded, *thesaurus.senses(graded).bases, _POSITIVES.get(graded, ""))
    measured = next((found for base in bases if (found := measure_of(base))), None)
    if measured and word == "least" and graded != word:
        return measured[0], -measured[1]
    return measured


def _head(words: Sequence[StemmedWord], at: int) -> str:
    """The last noun of the phrase that a superlative opens: "master" of "the oldest harbour master"."""
    last = ""
    for word in words[at + 1 :]:
        if not word.content or word.clause != words[at].clause or (last and is_deed(word)):
            break
        if word.lower.endswith("ing") and last:
            break
        last = word.lower
    return last
