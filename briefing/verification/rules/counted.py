"""Figures in place: a figure, what it counts and what qualifies it stand together in one sentence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.quantities.recognition import CLOCK, Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.rules.facts import counterparts_of, is_year
from briefing.verification.sentence_words import is_deed, sentence_words
from briefing.verification.verb_arguments import content

_PREPOSITIONS = word_class("prepositions")
_OPENERS = word_class("subordinators", "interrogatives", "coordinators") | {"that", "than"}
_ANAPHORS = word_class("third-person subjects", "demonstratives", "third-person possessives")
_POINTING = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their"))
_TIMES = word_class("calendar words", "bare times", "spans", "durations") | {"ago", "earlier", "later"}
_MONTHS = word_class("months", "month abbreviations")
_NO_NOUNS = ("adjective", "adverb")
_OPENING = 4  # words in which a sentence says what it is about


def check_counted(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No figure of one sentence with the deed of another, or with what that one has its deed bound to."""
    if not stated.annotation.figures or not cited.is_few:
        return None
    sentences = [words for text in cited.texts for words in sentence_words(text)]
    if len(sentences) < 2:
        return None
    for quantity in stated.annotation.figures:
        told_apart = (
            quantity.unit in (CLOCK, "ordinal") or _is_day(quantity, stated) or _is_age(quantity, stated)
        )
        if is_year(quantity) or told_apart:
            continue
        holding = list(_holding(quantity, stated, cited))
        faults = [_fault(quantity, stated, words, sentences) for words in holding]
        if faults and all(faults):
            return StatementFault("weak", faults[0])
    return None


def _is_day(quantity: Quantity, stated: AnnotatedStatement) -> bool:
    """Whether a figure is a day of a month: "March 4", "4 March"."""
    words = stated.words
    at = next((n for n, word in enumerate(words) if word.start >= quantity.start), len(words))
    return any(word.lower in _MONTHS for word in words[max(0, at - 1) : at + 2])


def _is_age(quantity: Quantity, stated: AnnotatedStatement) -> bool:
    """Whether a figure is how old somebody is, who may be named otherwise in each sentence."""
    return stated.text[quantity.start : quantity.end].endswith("old")


def _holding(
    quantity: Quantity, stated: AnnotatedStatement, cited: CitedText
) -> Iterator[Sequence[StemmedWord]]:
    """The sentences of the evidence that have a figure."""
    for other, written in counterparts_of(quantity, stated, cited):
        for text in cited.texts:
            if text.text == written:
                yield from (w for w in sentence_words(text) if w and w[0].start <= other.start < w[-1].end)


def _fault(
    quantity: Quantity,
    stated: AnnotatedStatement,
    source: Sequence[StemmedWord],
    sentences: Sequence[Sequence[StemmedWord]],
) -> str:
    """Why a sentence does not bear out what a statement says of its figure; "" where it does."""
    words = _sentence_of(quantity, stated)
    said = _without_figure(words, quantity)
    there = content(source)
    elsewhere = frozenset().union(*[content(other) for other in sentences if other is not source]) - there
    missing = content(said) & elsewhere
    written = stated.text[quantity.start : quantity.end].strip()
    counted = _counted(words, quantity)
    others = _own_nouns(source, content(words))
    if not missing:
        return ""
    if counted in missing and others:
        return f"a figure of one sentence for what another has: “{written}”"
    topic = _topic(source)
    bare = content([word for word in said if word.stem != counted]) & there
    if not bare and (others or not _leans(source)):
        return f"a figure of one sentence with the deed of another: “{written}”"
    bound = next((p for p in _phrases_behind(words, quantity) if p and p <= missing), None)
    if bound and others and not any(is_deed(word) and word.stem == topic for word in words):
        return f"a figure bound to what another sentence has: “{written}”, “{min(bound)}…”"
    return ""


def _sentence_of(quantity: Quantity, stated: AnnotatedStatement) -> Sequence[StemmedWord]:
    sentences = sentence_words(stated.annotation)
    return next((w for w in sentences if w and w[0].start <= quantity.start < w[-1].end), stated.words)


def _without_figure(words: Sequence[StemmedWord], quantity: Quantity) -> Sequence[StemmedWord]:
    return [word for word in words if not quantity.start <= word.start < quantity.end]


def _counted(words: Sequence[StemmedWord], quantity: Quantity) -> str:
    """The stem of what a figure counts, the first noun behind it; "" where none is."""
    last = ""
    for word in words:
        if word.start < quantity.end:
            continue
        if is_deed(word) or not (word.content or word.lower in ("of", "the")):
            break
        last = word.stem if word.content else last
        if word.content and thesaurus.senses(word.lower).part not in _NO_NOUNS:
            break
    return last


def _topic(source: Sequence[StemmedWord]) -> str:
    """The stem of what a sentence goes on about: "the fine", "that strike"; "" where it begins otherwise."""
    opening = pairwise(source[:_OPENING])
    return next((word.stem for before, word in opening if before.lower in _POINTING and word.content), "")


def _leans(source: Sequence[StemmedWord]) -> bool:
    """Whether a sentence speaks of "it" or "them", who stand in the one before."""
    return any(word.lower in _ANAPHORS for word in source[:_OPENING])


def _own_nouns(source: Sequence[StemmedWord], said: frozenset[str]) -> frozenset[str]:
    """What a sentence speaks of that the statement does not, times and words of telling left out."""
    return frozenset(
        word.stem
        for word in source
        if word.content
        and word.stem not in said
        and word.lower not in _TIMES
        and not word.lower.isdigit()
        and word.lower not in lexicon.cues()
        and not is_deed(word)
        and thesaurus.senses(word.lower).part not in _NO_NOUNS
    )


def _phrases_behind(words: Sequence[StemmedWord], quantity: Quantity) -> Iterator[frozenset[str]]:
    """The stems of each phrase that a preposition opens behind a figure, in its clause."""
    after = [word for word in words if word.end > quantity.start]
    phrase: list[StemmedWord] | None = None
    for word in after:
        if word.clause != after[0].clause or word.lower in _OPENERS:
            break
        if word.lower in _PREPOSITIONS:
            yield content(phrase or ())
            phrase = []
        elif phrase is not None:
            phrase.append(word)
    yield content(phrase or ())
