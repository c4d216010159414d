"""Contradictions by denial: claims of one source that another denies in so many words.

A "not" alone is no denial of what another article says: most of them belong to something else. What counts is
a word of denial with what it denies ("denied that he had offered land"), or a claim said again in the same
words with "not" or "no" ("no Marine handed a weapon over"), in a sentence that is aligned with the claim. Of
a few words ("denied that the ship was overloaded") the claim must hold each, together and in their order.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from briefing.nlp import content_words
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class, word_list
from briefing.stories.contradictions.claims import Claim, is_informative, proposition_words

_FALSE = (
    r"(?:false|fake|untrue|(?:a )?hoax(?:es)?|bogus|fabricated|a fabrication|not true|unfounded|baseless"
    r"|made[- ]up)"
)
_TOLD = r"(?:claims?|reports?|rumou?rs?|stor(?:y|ies)|allegations?|suggestions?|accusations?)"
_DENIED = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|dispel(?:s|led)|debunk(?:s|ed|ing)"
    rf"|(?:reject(?:s|ed)?|dismiss(?:es|ed)?) (?:the )?{_TOLD}|no truth (?:at all )?(?:to|in)"
    rf"|no evidence (?:that|of)"
    rf"|not true that|untrue that|false that|{_FALSE} {_TOLD} (?:that|of)"
    rf"|falsely (?:claim|report|state)(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    rf"\b{_TOLD} (?:that|of) (?P<denied>.+?),? (?:is|are|was|were) "
    rf"(?:(?!(?:is|are|was|were) )\w+ ){{0,3}}?{_FALSE}",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:(?:(?:did|was|were|had|has|have)(?: not|n['’]t)|never)\s|(?-i:No) (?:\w+\s){1,2}?)(?=\w)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:confirm(?:s|ed)? n?or deny|neither (?:confirm|denied)|nor den(?:y|ied)|cannot|not in a position"
    r"|(?:not|n['’]t) (?:\w+ )?(?:confirm|deny|denied|verify|clear|known?)|yet to"
    r"|declined|refused|failed|unclear|await\w*|dismissed)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"\b(?:whether|if|unless|may|might|could|would|should)\b", re.IGNORECASE)
_ALIKE = 0.6  # of the telling words of what is denied
_REPEATED = 0.7  # of those of a claim that is said again with "not"
_FEWEST = 3  # telling words that must be shared
_SHORTEST = 2  # content words of what is denied or stated with a "not", where all must be shared
_THAT = re.compile(r"\s(?:[a-z]+\s){0,2}?that\b")
_PRONOUNS = word_class("third-person subjects", "third-person possessives") | {"him", "them", "who"}
_DOUBTING = (
    "deny denial denied false fake hoax bogus untrue fabricated fabrication debunk refute parody satire"
    " satirical unfounded baseless misreport retract misinformation dispel supposed supposedly purported"
    " alive contrary"
)


class Denial(NamedTuple):
    """What a sentence denies, by its stems, and the words of the names of which a claim of the same must hold
    one: where it is said with "he" or "they", those before the word of denial. `wording` are all its content
    words where they are so few that a claim must hold each."""

    denied: frozenset[str]
    named: frozenset[str]
    wording: tuple[str, ...] = ()


def denial(claim: Claim) -> Denial | None:
    """What a claim denies with a word of denial."""
    if _UNSURE.search(claim.text):
        return None
    match = _word_of_denial(claim)
    if match:
        return _build_denial(claim, match.end(), len(claim.text), match.start())
    match = _UNTRUE.search(claim.text)
    return _build_denial(claim, *match.span("denied"), match.start()) if match else None


def _build_denial(claim: Claim, start: int, end: int, before: int) -> Denial | None:
    inside = [word for word in claim.words if start <= word.start < end]
    denied = frozenset(
        w.stem for w in inside if is_informative(w) and w.stem not in _doubt_stems() | _report_stems()
    )
    by_pronoun = any(word.lower in _PRONOUNS for word in inside)
    if len(denied) < _FEWEST:
        wording = tuple(word.stem for word in inside if word.content)
        is_clause = _THAT.match(claim.text, start) or claim.text[:start].endswith("that ")
        is_stated = is_clause and denied and len(wording) >= _SHORTEST and not by_pronoun
        return Denial(denied, frozenset(), wording) if is_stated else None
    named = frozenset(
        w.stem for w in claim.words if w.end <= before and claim.text[w.start].isupper() and is_informative(w)
    )
    return Denial(denied, named if by_pronoun else frozenset())


def may_deny(claim: Claim) -> bool:
    """Whether a claim has a word of denial or a "not" at all."""
    if any(word.negated for word in claim.words) or _word_of_denial(claim):
        return True
    return any(form.search(claim.text) for form in (_NOT, _UNTRUE))


@kept
def _word_of_denial(claim: Claim) -> re.Match[str] | None:
    return _DENIED.search(claim.text)


@kept
def doubts(claim: Claim) -> bool:
    """Whether a claim holds a word of denial, so that it is no plain claim of the thing."""
    if not _doubt_stems().isdisjoint([word.stem for word in claim.words]):
        return True
    return _word_of_denial(claim) is not None


def denies(denied: Denial, claim: Claim) -> int:
    """How many telling words a denial shares with the claim that it denies; 0 where it is none of it."""
    shared = denied.denied & claim.stems
    if denied.wording:
        return (
            len(denied.wording) if shared == denied.denied and _states_in_order(denied.wording, claim) else 0
        )
    if _negated_claim_stems(claim) or (denied.named and not denied.named & claim.stems):
        return 0
    return len(shared) if len(shared) >= max(_FEWEST, _ALIKE * len(denied.denied)) else 0


def contradicts(claim: Claim, other: Claim) -> int:
    """How many telling words `claim` shares with `other` where it says with "not" or "no" what `other`
    states; 0 where it does not."""
    shared = claim.stems & other.stems
    if _negated_stem(claim) not in shared:
        return 0
    if len(shared) < max(_FEWEST, _REPEATED * min(len(claim.stems), len(other.stems))):
        return 0
    if _UNSURE.search(other.text) or _negated_claim_stems(other) or not (claim.named & other.named):
        return 0
    return 0 if claim.named - other.named else len(shared)


@kept
def _negated_stem(claim: Claim) -> str:
    """The stem of the first content word after "not" or "no"; "" where none is so negated, or for sure."""
    match = _NOT.search(claim.text)
    if not match or _UNSURE.search(claim.text):
        return ""
    return next((word.stem for word in claim.words if word.start >= match.end() and word.content), "")


def is_opposite(claim: Claim, other: Claim) -> int:
    """How many words `claim` states in the words of `other` and with a "not" that this lacks; 0 where it says
    more, or less, or anything else."""
    negated = _negated_statement_stems(claim)
    if not negated or not negated <= other.said or _LEFT_OPEN.search(other.text):
        return 0
    theirs = proposition_words(other)
    same = frozenset(word.stem for word in theirs) == negated and not any(w.negated for w in theirs)
    return len(negated) if same and not _UNSURE.search(other.text) else 0


@kept
def _negated_statement_stems(claim: Claim) -> frozenset[str]:
    """The stems of what a sentence states with a "not"; empty where there is none or that is little."""
    unsure = _UNSURE.search(claim.text) or _LEFT_OPEN.search(claim.text)
    words = () if unsure else proposition_words(claim)
    stems = frozenset(word.stem for word in words if not content_words.negates(word))
    negated = any(word.negated for word in words)
    return stems if negated and len(stems) >= _SHORTEST and any(map(is_informative, words)) else frozenset()


def deniable(claim: Claim, explicit: Denial | None, others: Iterable[Claim]) -> list[Claim]:
    """Those of some claims that have words enough of what a claim denies, with a word of denial or without,
    for a closer look."""
    if explicit:
        return [other for other in others if not explicit.denied.isdisjoint(other.stems)]
    stem, stated = _negated_stem(claim), _negated_statement_stems(claim)
    if not stem and not stated:
        return []
    return [other for other in others if stem in other.stems or (stated and stated <= other.said)]


def _states_in_order(wording: Sequence[str], claim: Claim) -> bool:
    """Whether a claim states words in their order, at most one other between, none of them with a "not" and
    the last with no noun behind it."""
    words = () if _LEFT_OPEN.search(claim.text) else proposition_words(claim)
    for index, word in enumerate(words):
        if word.stem != wording[0]:
            continue
        remaining = iter(words[index : index + len(wording) + 1])
        matched = [
            next((candidate for candidate in remaining if candidate.stem == stem), None) for stem in wording
        ]
        last = matched[-1]
        if last and all(
            candidate and not candidate.negated and candidate.clause == last.clause for candidate in matched
        ):
            return not any(
                candidate.start == last.end + 1 and candidate.clause == last.clause for candidate in words
            )
    return False


@kept
def _negated_claim_stems(claim: Claim) -> frozenset[str]:
    return frozenset(word.stem for word in claim.words if word.negated and is_informative(word))


@cache
def _doubt_stems() -> frozenset[str]:
    return frozenset(map(content_words.stem, _DOUBTING.split()))


@cache
def _report_stems() -> frozenset[str]:
    return frozenset(map(content_words.stem, word_list("report nouns")))
