"""Tense: what has happened is not told as still to come, nor what was so once as what is so."""

from collections.abc import Sequence

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    occurrences,
)
from briefing.verification.rules.modality import COMING, DONE, strength
from briefing.verification.sentence_tokens import may_be_verb

_LOOKING_AHEAD = (
    word_class("modals", "conditional subordinators")
    | verb_class("verbs of intent", "verbs of commitment", "verbs of expectation")
    | frozenset("tomorrow next due set scheduled slated plan plans won't until".split())
)
_BEFORE_DONE = word_class("finite have") | {"been", "was", "were"}


def check_tense(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "will be closed" of what the evidence has closed already, and nowhere to come."""
    if stated.copied or not cited.is_few or cited.has_any(_LOOKING_AHEAD):
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


def _is_done(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a verb is past or perfect, one with a single form, too: "has been shut"."""
    before = words[at - 1].lower if at else ""
    return strength(tuple(words), at) == DONE or before in _BEFORE_DONE
