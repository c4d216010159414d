"""Tense: what has happened is not told as still to come, nor what was so once as what is so."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    occurrences,
)
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.modality import COMING, DONE, strength
from briefing.verification.sentence_tokens import may_be_verb

_LOOKING_AHEAD = (
    word_class("modals", "conditional subordinators")
    | verb_class("verbs of intent", "verbs of commitment", "verbs of expectation")
    | frozenset("tomorrow next due set scheduled slated plan plans won't until".split())
)
_EXPECTED = word_class("words for what is expected")
_BEING = word_class("be")
_WILL = word_class("future modals")
_NEAR = 3  # words behind "be" in which what somebody is stands
_BE = word_class("finite be")
_BEFORE_DONE = word_class("finite have") | {"been", "was", "were"}


def check_tense(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "will be closed" of what the evidence has closed already, and nowhere to come."""
    if stated.copied or not cited.is_few:
        return None
    return _forecast_fault(stated, cited) or _coming_fault(stated, cited) or _state_fault(stated, cited)


@kept
def _looks_ahead(text: AnnotatedText) -> bool:
    """Whether a word of a text tells of what is to come, or may; the month of May is none."""
    month = frozenset(("may",)) if "may" in text.dates else frozenset()
    return not (text.lower_words & _LOOKING_AHEAD) <= month


def _coming_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    if any(map(_looks_ahead, cited.texts)):
        return None
    for at, word in enumerate(stated.words):
        if not word.content or not may_be_verb(word) or stated.quotes(word):
            continue
        if word.stem not in cited.stems or strength(stated.words, at) != COMING:
            continue
        places = occurrences(stated, at, cited, frozenset((word.stem,)))
        if places and all(_is_done(cited.texts[o.sentence].words, o.at) for o in places):
            written = stated.text[word.start : word.end]
            return StatementFault("weak", f"told as to come, which its source has as done: “{written}”")
    return None


def _state_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "Will be on strike" of who has been on strike."""
    if any(map(_looks_ahead, cited.texts)):
        return None
    told = [state for state in _states(stated.annotation) if state.is_coming]
    sourced = [state for text in cited.texts for state in _states(text)]
    for state in told:
        same = [other for other in sourced if other.stem == state.stem]
        if same and not any(other.is_open for other in same):
            return StatementFault("weak", f"told as to come, which its source has as so: “{state.stem}”")
    return None


class _State(NamedTuple):
    """The stem of the first word of content behind a form of "be", whether that is a "will be", and whether
    it is one that does not tell what is so: "may be", "to be"."""

    stem: str
    is_coming: bool
    is_open: bool


@kept
def _states(text: AnnotatedText) -> tuple[_State, ...]:
    states: list[_State] = []
    for at, word in enumerate(text.words):
        if word.lower not in _BEING:
            continue
        behind = text.words[at + 1 : at + 1 + _NEAR]
        first = next((w for w in behind if w.content and w.clause == word.clause), None)
        coming = word.lower == "be" and at > 0 and text.words[at - 1].lower in _WILL
        if first is not None:
            states.append(_State(first.stem, coming, word.lower == "be"))
    return tuple(states)


def _forecast_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "Snow fell" of what "snow is expected" tells alone."""
    for at, word in enumerate(stated.words[1:], 1):
        if not word.content or word.stem in cited.stems or strength(stated.words, at) != DONE:
            continue
        subject = [w.stem for w in stated.words[:at] if w.content and w.clause == word.clause]
        for text in cited.texts:
            forecast = _forecasts(text)
            if subject and subject[-1] in forecast and len(text.places(subject[-1])) == 1:
                return StatementFault("weak", f"told as done, which its source only expects: “{word.lower}”")
    return None


@kept
def _forecasts(text: AnnotatedText) -> frozenset[str]:
    """The stems of what is expected, and nothing more: "snow is expected", "a vote is planned"."""
    words = text.words
    return frozenset(
        words[at - 2].stem
        for at in range(2, len(words))
        if words[at].lower in _EXPECTED
        and words[at - 1].lower in _BE
        and words[at - 2].content
        and (at + 1 == len(words) or words[at + 1].lower != "to")
    )


def _is_done(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a verb is past or perfect, one with a single form, too: "has been shut"."""
    before = words[at - 1].lower if at else ""
    return strength(tuple(words), at) == DONE or before in _BEFORE_DONE
