"""Retractions: whether somebody takes back, in the rest of a sentence or in a later one, what it tells, or
whether the article says that it was wrong."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import PRONOUNS, Attribution
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.tokenization import Token, tokenize
from briefing.nlp.word_classes import verb_class, word_class, word_list

_REMEMBERED = 1024  # sentences: those of an article, read for each thing that is said in those before them
_GIVES_UP = verb_class("verbs of taking back")
_REVISES = verb_class("verbs of revising")
_SAID = word_class("nouns for what was said")
_FIGURES = word_class("nouns for a figure")
_NEAR = 4  # words from "revised" to "forecast"
_FALSE = (
    r"(?:not (?:been )?(?:true|correct|accurate|so)|(?:been )?(?:false|untrue|wrong|mistaken|incorrect"
    r"|baseless|unfounded|a hoax|a mistake|an error|a lie))"
)
_TAKEN_BACK = re.compile(
    r"\b(?:t(?:ook|akes?|aken|aking) (?:(?:that|it|this|them) back|back (?:his|her|its|their|the|that|this))"
    r"|walk(?:s|ed|ing)? (?:it|that|this) back|walk(?:s|ed|ing)? back (?:his|her|its|their|the)"
    r"|chang(?:es?|ed|ing) (?:his|her|its|their) (?:mind|tune|story|position|view)|no longer"
    r"|(?:was|were|been) (?:wrong|mistaken)|apologi[sz]e[sd]? (?:for|and)"
    r"|(?:correct|contradict)(?:s|ed) (?:himself|herself|itself|themselves)|misspoke|misspoken"
    r"|backed (?:down|away|off)|now (?:says|admits|concedes|denies)"
    r"|later (?:admitted|conceded|acknowledged|denied))\b"
)
_CORRECTED_BY_ANOTHER = re.compile(
    r"\b(?:correct(?:s|ed)|contradict(?:s|ed)|overrul(?:es|ed)) (?:him|her|it|them)\b"
)
_TURNED_OUT = re.compile(
    rf"\b(?:(?:turned out|proved|appears?) (?:to (?:be|have been) )?|(?:is|was|were) (?:later )?){_FALSE}\b"
)
_NAMED_SAYING = re.compile(
    r"\b[Tt]h(?:e|at|is) (?:\w+ )?"
    rf"(?:{'|'.join(word_list('nouns for what was said'))}|announcement|call|plan)"
    r"(?: \w+)? (?:no longer (?:holds?|stands?|applies)|(?:was|were|is|has been|have been|had been) (?:\w+ )?"
    r"(?:withdrawn|revoked|retracted|rescinded|deleted|dropped|abandoned|corrected|reversed|taken back"
    r"|cancelled|canceled|overturned|scrapped))\b"
)
_SINCE_DELETED = re.compile(
    r"\b(?:since|later|now|quickly|subsequently)[- ](?:deleted|withdrawn|retracted|removed|corrected)\b"
    r"|\b(?:was|were) (?:later|since|subsequently|quickly) (?:deleted|withdrawn|retracted|removed)\b"
)
_REACH = 2  # sentences in which "she took that back", "it was false" are about what was said last
_BESIDE_VERB = AUXILIARIES | word_class("adverbs beside a verb")


class _Retraction(NamedTuple):
    """Who takes something back: the last pronoun or capitalised word before it, and the word next before,
    both in lower case and "" where there is none; `of_anybody` where no subject needs to fit."""

    subject: str
    noun: str
    of_anybody: bool


def is_taken_back(
    lines: Sequence[AttributedSentence], number: int, name: str, attribution: Attribution
) -> bool:
    """Whether the party takes back, in the rest of its sentence or in a later one, what it said, or the
    sentences behind it say that it was withdrawn or false."""
    last = name.split()[-1].casefold()
    spans = [attribution.cue, *attribution.content]
    after = max(end for _, end in spans)
    before = lines[number - 1].text[: min(start for start, _ in spans)]
    if _SINCE_DELETED.search(before):
        return True
    for line in lines[number - 1 :]:
        own = line.number == number
        told = _retraction(line.text[after:] if own else line.text)
        if told is None:
            continue
        near = line.number - number <= _REACH
        if last in (told.subject, told.noun) or (own and not told.subject):
            return True
        if near and (told.of_anybody or (told.subject in PRONOUNS and (own or not _is_anothers(line, last)))):
            return True
    return False


def _is_anothers(line: AttributedSentence, last: str) -> bool:
    """Whether a sentence tells first what somebody else says: "The mayor said he no longer trusted them"."""
    every = (*line.attributions, *line.passing)
    told = next((each for each in every if each.source is not None), None)
    source = line.text[slice(*told.source)].casefold() if told and told.source else ""
    return bool(source) and source not in PRONOUNS and last not in source.split()


@lru_cache(maxsize=_REMEMBERED)
def _retraction(text: str) -> _Retraction | None:
    """What a text tells of something that is taken back; None where it tells nothing of that sort."""
    general = (_CORRECTED_BY_ANOTHER, _NAMED_SAYING)
    if any(pattern.search(text) for pattern in general) or _is_called_false(text):
        return _Retraction("", "", True)
    start = _retraction_start(text)
    if start is None:
        return None
    before = text[:start]
    return _Retraction(_last_subject(before), _last_noun(before), False)


def _is_called_false(text: str) -> bool:
    """Whether a sentence opens with what was told and calls it false: "It turned out to be a hoax", "The
    claim was untrue"."""
    told = _TURNED_OUT.search(text)
    opening = text[: told.start()].casefold().split() if told else []
    return (
        bool(opening)
        and len(opening) <= _NEAR
        and (opening[0] in ("it", "that", "this") or opening[-1] in _SAID)
    )


def _retraction_start(text: str) -> int | None:
    if match := _TAKEN_BACK.search(text):
        return match.start()
    words = [token for token in tokenize(text).tokens if token.word]
    for place, word in enumerate(words):
        if word.lower in _GIVES_UP or (word.lower in _REVISES and _is_of_words(words[place:])):
            return word.start
    return None


def _is_of_words(revised: Sequence[Token]) -> bool:
    """Whether what is revised is what was said: "revised its forecast", "lowered the toll"."""
    return any(word.lower in _SAID | _FIGURES for word in revised[:_NEAR])


def _last_subject(before: str) -> str:
    for word in reversed(before.split()):
        bare = word.strip(",.“”\"'()").removesuffix("’s").removesuffix("'s")
        if bare.casefold() in PRONOUNS or bare[:1].isupper():
            return bare.casefold()
    return ""


def _last_noun(before: str) -> str:
    """The word before a verb and what stands beside it: "clinic" of "The clinic has also"."""
    words = [word.strip(",.“”\"'()").casefold() for word in before.split()]
    return next((word for word in reversed(words) if word not in _BESIDE_VERB), "")
