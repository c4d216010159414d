"""Modality: what is planned, expected or possible is not told as done, and the reverse."""

from itertools import pairwise

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord, stem
from briefing.nlp.word_classes import word_class, word_list
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    occurrences,
)
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.negation import is_verb
from briefing.verification.sentence_tokens import may_be_verb
from briefing.verification.sentence_words import sentence_words

_MODALS = word_class("modals of possibility")
_DUE = frozenset("due set scheduled slated".split())
_WILL = word_class("future modals") | {"won't"}
_INTENT = frozenset(stem(word) for word in word_list("verbs of intent"))
_COMMITTED = frozenset(stem(word) for word in word_list("verbs of commitment"))
_OBLIGED = frozenset(("must", "ought"))
_OBLIGING = frozenset((("has", "to"), ("have", "to"), ("needs", "to"), ("need", "to")))
_GOVERNED = 4  # words between "plans to" or "would" and its verb
_FAR = 8  # words between "wants" and the verb, with whoever is to do it between
DONE, COMING, WISHED = 2, 1, 0


def check_modality(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What is only planned or possible in the evidence isn't done in the statement."""
    for at, word in enumerate(stated.words):
        if not word.content or not may_be_verb(word) or word.stem not in cited.stems or stated.quotes(word):
            continue
        claimed = strength(stated.words, at)
        if claimed is None or claimed == WISHED:
            continue
        places = occurrences(stated, at, cited, frozenset((word.stem,)))
        sourced = [_sourced_strength(cited.texts[o.sentence].words, o.at) for o in places]
        if not sourced or any(level is None or level >= claimed for level in sourced):
            continue
        if any(_is_done_there(cited.texts[o.sentence], word.stem) for o in places):
            continue
        much = claimed == DONE and all(level == WISHED for level in sourced)
        written = stated.text[word.start : word.end]
        return StatementFault(
            "unsupported" if much else "weak", f"said more surely than in its source: “{written}”"
        )
    return None


def _is_done_there(text: AnnotatedText, stem: str) -> bool:
    """Whether a text of one sentence has a verb at any place as done: "was ordered to pay, and paid"."""
    return len(sentence_words(text)) == 1 and any(
        _sourced_strength(text.words, at) == DONE for at in text.places(stem)
    )


def _sourced_strength(words: tuple[StemmedWord, ...], at: int) -> int | None:
    """The strength of a verb in the evidence. What must be or was agreed on is coming, and not done."""
    level = strength(words, at)
    before = [w for w in words[max(0, at - _GOVERNED) : at] if w.clause == words[at].clause]
    lower = [w.lower for w in before]
    committed = "to" in lower[-2:] and any(w.stem in _COMMITTED for w in before)
    if level is None and "to" in lower[-2:] and _is_intended(words, at):
        return WISHED
    obliged = any(w in _OBLIGED for w in lower) or not _OBLIGING.isdisjoint(pairwise(lower))
    return COMING if level != WISHED and (committed or obliged) else level


def _is_intended(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether somebody wants another to do what a verb says: "wants the canal to be widened"."""
    near = words[max(0, at - _FAR) : at]
    return any(word.stem in _INTENT and is_verb(word) for word in near if word.clause == words[at].clause)


def strength(words: tuple[StemmedWord, ...], at: int) -> int | None:
    """Whether the verb at a place is done (2), coming (1) or only wished for or possible (0).

    None if that can't be told, as for a bare infinitive."""
    word = words[at]
    before = [w for w in words[max(0, at - _GOVERNED) : at] if w.clause == word.clause]
    lower = [w.lower for w in before]
    contracted = "'" in "".join(lower)
    if not _MODALS.isdisjoint(lower) or (contracted and any(w.endswith("'d") for w in lower)):
        return WISHED
    if not _WILL.isdisjoint(lower) or (contracted and any(w.endswith("'ll") for w in lower)):
        return COMING
    if "to" in lower[-2:] and not _DUE.isdisjoint(lower):
        return COMING
    intended = not _INTENT.isdisjoint([w.stem for w in before])
    if intended and (lower[-1:] == ["to"] or "to" in lower[-2:] or word.lower.endswith("ing")):
        return WISHED
    if "to" in lower[-2:] or "if" in lower or intended:
        return None
    base = lexicon.base_of(word.lower)
    past = word.lower.endswith("ed") or (base not in (None, word.lower) and word.lower[-1] not in "gs")
    return DONE if past else None
