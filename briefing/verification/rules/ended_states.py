"""Ended states: what the evidence says was so once, until a day that is past, is not told of the present."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.thesaurus import senses
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, main_words

_PRESENT = frozenset("is are has have can do does am".split())
_PAST = frozenset("was were had did could used would".split())
_UNTIL = frozenset(("until", "till"))
_ONCE = word_class("adverbs of former times")
_ENDED = _UNTIL | _ONCE | word_class("words of what has ended")
_THEN = word_class("nouns of a time behind those")
_CUES = _UNTIL | _ONCE | {"once", "used", "those", "that", "then"}
_BE = word_class("be")
_SHARE = 0.6  # of the statement's stems that the part of the sentence has
_FEWEST = 2


def check_ended_states(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "drivers can park for free" where they could until last year."""
    said = stated.annotation.content_stems
    if stated.copied or not cited.is_few or len(said) < _FEWEST:
        return None
    if not (_is_of_present(stated.words) or _has_habit(stated, cited)):
        return None
    if not stated.annotation.lower_words.isdisjoint(_ENDED) or stated.annotation.denies:
        return None
    for text in cited.texts:
        if text.lower_words.isdisjoint(_CUES):
            continue
        for cue, stems in _ended(text):
            told_now = any(_is_told_now(said, other, stems) for other in cited.texts)
            if len(said & stems) >= _SHARE * len(said) and not told_now:
                return StatementFault("weak", f"so no more in its source: “{cue}”")
    return None


def _is_of_present(words: Sequence[StemmedWord]) -> bool:
    """Whether the first verb of a statement is in the present."""
    for at, word in enumerate(words):
        if word.lower in _PRESENT:
            after = words[at + 1] if at + 1 < len(words) else None
            return word.lower not in ("has", "have") or after is None or not is_deed(after)
        if word.lower in _PAST:
            return False
        if at and is_deed(word):
            third = word.lower.endswith("s") and lexicon.base_of(word.lower) is not None
            if third and senses(word.lower).part != "verb":
                continue
            return third
    return False


def _has_habit(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a third form of the statement is of a verb behind the "used to" of its evidence, which no list
    of verbs has: "chairs the board" for "used to chair the board"."""
    if not stated.annotation.lower_words.isdisjoint(_PAST):
        return False
    habits = {
        verb.stem
        for text in cited.texts
        if "used" in text.lower_words
        for used, to, verb in zip(text.words, text.words[1:], text.words[2:], strict=False)
        if (used.lower, to.lower) == ("used", "to")
    }
    return any(word.stem in habits and word.lower.endswith("s") for word in stated.words[1:])


def _is_told_now(said: frozenset[str], text: AnnotatedText, ended: frozenset[str]) -> bool:
    """Whether a part of a text without such a word, in the present, has what is said."""
    least = _SHARE * len(said)
    return any(
        not cue and (len(said & stems) >= least or (said - ended) & stems) for cue, stems in _parts(text)
    )


def _ended(text: AnnotatedText) -> Iterator[tuple[str, frozenset[str]]]:
    return ((cue, stems) for cue, stems in _parts(text) if cue)


@kept
def _parts(text: AnnotatedText) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sentences of a text that tell the present, with "", and those that tell what has ended, with the
    word that says so."""
    parts: list[tuple[str, frozenset[str]]] = []
    for words in main_words(text):
        stems = frozenset(word.stem for word in words if word.content)
        if cue := _cue(words):
            parts.append((cue, stems))
        elif _is_of_present(words):
            parts.append(("", stems))
    return tuple(parts)


def _cue(words: Sequence[StemmedWord]) -> str:
    lower = [word.lower for word in words]
    if not _PAST.isdisjoint(lower):
        for at, word in enumerate(lower):
            if word in _UNTIL and (at == 0 or not words[at - 1].negated) and not words[at].negated:
                return word
            if word in _ONCE:
                return word
            if word == "once" and at and lower[at - 1] in _PAST and lower[at + 1 : at + 2] != ["more"]:
                return word
        if any(_is_then(pair) for pair in pairwise(lower)):
            return "then"
    return "used to" if _used_to(lower) else ""


def _is_then(pair: tuple[str, str]) -> bool:
    """ "In those days", "at that time", "back then"."""
    return pair == ("back", "then") or (pair[0] in ("those", "that") and pair[1] in _THEN)


def _used_to(lower: Sequence[str]) -> bool:
    """Whether "used to" tells what was so, and not what somebody is used to or a thing is used for."""
    return any(
        pair == ("used", "to") and at and lower[at - 1] not in _BE | {"get"}
        for at, pair in enumerate(pairwise(lower))
    )
