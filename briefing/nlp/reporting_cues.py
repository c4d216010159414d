"""Implicit cues: words by which a sentence tells in passing what somebody says, thinks, wants or decides.

The lists are read from `data/tellings.tsv` when they are first asked for.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_class

_PERSON_ENDING = re.compile(
    r"[a-z]{3}(?:ist|eer|writer|maker|holder|keeper|worker|owner|goer|seeker|leader|player)$"
    r"|[a-z]{2}(?:cian|man|men|arian|logian|woman|women)$"
)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for name, words in lexicon.rows("tellings") if name == kind for word in words.split()
    )


def documents() -> frozenset[str]:
    """What is written, shown or counted and can say something: "study", "polls", "ruling"."""
    return _words("document")


def shares() -> frozenset[str]:
    """Who is counted and not named: "percent", "majority", "others"."""
    return _words("share")


def is_telling_noun(word: str) -> bool:
    """Whether a word can be a noun that tells what somebody says or wants: "claims", "demand"."""
    return word in _words("noun") or word.removesuffix("s") in _words("noun")


def is_person(word: str) -> bool:
    """Whether a common noun is one for people by its ending ("announcer", "observers") or by what they stand
    for ("proponents")."""
    singular = word.removesuffix("s")
    if singular in _words("partisan"):
        return True
    if word in _words("thing") or singular in _words("thing") or word in word_class("function words"):
        return False
    return bool(_PERSON_ENDING.search(singular)) or _is_agent_noun(singular)


def _is_agent_noun(word: str) -> bool:
    """Whether -er or -or makes a word of a verb: "announcer", "narrator", "planner"."""
    if len(word) < 5 or not word.endswith(("er", "or")):
        return False
    stem = word[:-2]
    shorter = stem[:-1] if stem[-1] == stem[-2] else stem
    return any(base in lexicon.verb_bases() for base in (stem, stem + "e", shorter))


class ImplicitCue(NamedTuple):
    """A form of a word that tells in passing what somebody says, thinks, wants or decides."""

    lemma: str
    kind: str  # verb, noun, adjective, partisan
    form: lexicon.Form
    speech: bool
    rest: tuple[str, ...]  # the further words of "lay out"


@cache
def implicit_cues() -> Mapping[str, tuple[ImplicitCue, ...]]:
    """By lower-case word; the verbs of `cues` are among them."""
    cues_by_word: dict[str, list[ImplicitCue]] = {}
    cue_verbs = {lemma: kind for lemma, kind, *_ in lexicon.rows("cues")}
    verbs = list(cue_verbs)
    for kind, words in lexicon.rows("tellings"):
        if kind == "verb":
            verbs += words.split()
        elif kind == "phrase":
            verbs += words.split("|")
        elif kind in ("noun", "adjective", "partisan"):
            for word in words.split():
                cues_by_word.setdefault(word, []).append(
                    ImplicitCue(word, kind, "base", speech=False, rest=())
                )
    for lemma in dict.fromkeys(verbs):
        kind = cue_verbs.get(lemma, "")
        pasts: set[str] = set()
        for form, phrase in lexicon.verb_forms(lemma)[: 1 if kind == "according" else None]:
            if form == "participle" and phrase in pasts:
                continue  # what cannot be read as the past, which comes first, cannot be read as this either
            pasts |= {phrase} if form == "past" else set()
            word, *rest = phrase.split()
            cue_kind = "according" if kind == "according" else "verb"
            cues_by_word.setdefault(word, []).append(
                ImplicitCue(lemma, cue_kind, form, speech=kind in ("speech", "belief"), rest=tuple(rest))
            )
    for several in cues_by_word.values():
        several.sort(key=lambda telling: -len(telling.rest))
    return {word: tuple(dict.fromkeys(several)) for word, several in cues_by_word.items()}


@cache
def cue_words() -> frozenset[str]:
    """All words that can tell something in passing; "by" is one before whoever did it."""
    return frozenset((*implicit_cues(), *stirring_verbs(), "by"))


@cache
def light_verbs() -> frozenset[str]:
    """All forms of verbs that lend a noun their subject: "made a claim", "has doubts"."""
    return _forms_of("light")


@cache
def linking_verbs() -> frozenset[str]:
    """All forms of verbs that stand before an adjective: "remained skeptical"."""
    return _forms_of("link")


@cache
def stirring_verbs() -> frozenset[str]:
    """All forms of verbs whose object feels something: "angered", "worries"."""
    return _forms_of("stir")


def _forms_of(kind: str) -> frozenset[str]:
    return frozenset(word for lemma in _words(kind) for _, word in lexicon.verb_forms(lemma))
