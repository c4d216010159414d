"""Retractions: whether somebody takes back, in the rest of a sentence or in a later one, what it tells."""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import PRONOUNS, Attribution
from briefing.nlp.tokenization import Token, tokenize
from briefing.nlp.word_classes import verb_class, word_class

_REMEMBERED = 1024  # sentences: those of an article, read for each thing that is said in those before them
_GIVES_UP = verb_class("verbs of taking back")
_REVISES = verb_class("verbs of revising")
_SAID = word_class("nouns for what was said")
_NEAR = 4  # words from "revised" to "forecast"
_TAKEN_BACK = re.compile(
    r"\b(?:t(?:ook|akes?|aken|aking) (?:(?:that|it|this|them) back|back (?:his|her|its|their|the|that|this))"
    r"|walk(?:s|ed|ing)? (?:it|that|this) back|walk(?:s|ed|ing)? back (?:his|her|its|their|the)"
    r"|chang(?:es?|ed|ing) (?:his|her|its|their) (?:mind|tune|story|position|view)|no longer"
    r"|(?:was|were|been) (?:wrong|mistaken)|apologi[sz]e[sd]? for"
    r"|(?:correct|contradict)(?:s|ed) (?:himself|herself|itself|themselves)|misspoke|misspoken"
    r"|backed (?:down|away|off)|now (?:says|admits|concedes|denies)"
    r"|later (?:admitted|conceded|acknowledged|denied))\b"
)
_PRONOUN_REACH = 2  # sentences in which "she took that back" is about whoever spoke last


def is_taken_back(
    lines: Sequence[AttributedSentence], number: int, name: str, attribution: Attribution
) -> bool:
    """Whether the party takes back, in the rest of its sentence or in a later one, what it said."""
    last = name.split()[-1].casefold()
    after = max([attribution.cue[1], *(end for _, end in attribution.content)])
    for line in lines[number - 1 :]:
        own = line.number == number
        subject = _retracting_subject(line.text[after:] if own else line.text)
        if subject is None:
            continue
        if subject == last or (own and not subject):
            return True
        if line.number - number <= _PRONOUN_REACH and subject in PRONOUNS:
            return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def _retracting_subject(text: str) -> str | None:
    """The last pronoun or capitalised word before where a text tells that something is taken back, in lower
    case; "" where there is none, None where it tells nothing of that sort."""
    start = _retraction_start(text)
    return None if start is None else _last_subject(text[:start])


def _retraction_start(text: str) -> int | None:
    if match := _TAKEN_BACK.search(text):
        return match.start()
    words = [token for token in tokenize(text).tokens if token.word]
    for place, word in enumerate(words):
        if word.lower in _GIVES_UP or (word.lower in _REVISES and _is_of_words(words[place:])):
            return word.start
    return None


def _is_of_words(revised: Sequence[Token]) -> bool:
    """Whether what is revised is what was said: "revised its forecast"."""
    return any(word.lower in _SAID for word in revised[:_NEAR])


def _last_subject(before: str) -> str:
    for word in reversed(before.split()):
        bare = word.strip(",.“”\"'()").removesuffix("’s").removesuffix("'s")
        if bare.casefold() in PRONOUNS or bare[:1].isupper():
            return bare.casefold()
    return ""
