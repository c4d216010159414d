"""Subsets: what is told of students under twenty is not told of students, nor of nurses of another ward."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.quantities.bounds import bound
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.numerals import is_number
from briefing.nlp.quantities.recognition import Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.modality import DONE, strength
from briefing.verification.sentence_words import is_deed, sentence_words

_RESTRICTING = frozenset("in at of from with within on among".split())
_BOUNDING = frozenset("under over aged older younger above below with more fewer less at up".split())
_SEEN = 6  # words behind a noun among which what restricts it stands
_AMOUNTS = word_class(
    *(f"amounts: {name}" for name in ("none", "few", "some", "many", "most", "all")), "parts of a whole"
)
_IRREGULAR = frozenset("people men women children".split())
_SHARES = word_class("amounts: few", "amounts: some", "amounts: many", "amounts: most")
_BEFORE_BARE = word_class("prepositions", "subordinators") | {"that"}
_AGES_AND_SIZES = word_class("words of age and size")


class _Group(NamedTuple):
    """A plural noun: its stem, how it is written, the words that restrict it, the figure that bounds it, if
    one does, whether an amount or a figure stands before it, whether nothing does, and whether a share of it
    does: "most children", "a quarter of the firms"."""

    stem: str
    written: str
    restricted_by: frozenset[StemmedWord]
    bounded_by: Quantity | None
    is_counted: bool
    is_bare: bool
    is_share: bool


def check_subsets(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No group without the bound by which its evidence restricts it, and no amount of another group."""
    if stated.copied or not cited.is_few:
        return None
    sourced = [group for text in cited.texts for group in _groups(text)]
    for told in _groups(stated.annotation) if sourced else ():
        same = [other for other in sourced if other.stem == told.stem]
        if same and all(other.bounded_by for other in same) and not _is_restricted(told, stated, same):
            return StatementFault("weak", f"told of more than its source's “{same[0].written}”")
        if told.is_counted and told.restricted_by and same and _is_of_others(told, same, cited):
            return StatementFault("weak", f"told of others than its source's “{same[0].written}”")
        general = same and _is_general(told, stated) and all(map(_is_some, same))
        if general and not any(_shares(told, other, stated) for other in same):
            return StatementFault("weak", f"told in general, and in its source of “{same[0].written}”")
    return None


def _is_general(told: _Group, stated: AnnotatedStatement) -> bool:
    """Whether a statement tells of a bare plural, and not of what has happened: "nurses will get a bonus"."""
    words = stated.words
    past = any(strength(words, at) == DONE for at, word in enumerate(words) if word.content)
    amount = told.is_share or told.is_counted
    return told.is_bare and not (amount or told.restricted_by or past)


def _is_some(group: _Group) -> bool:
    return group.is_share or any(word.content for word in group.restricted_by)


def _shares(told: _Group, other: _Group, stated: AnnotatedStatement) -> bool:
    """Whether a statement has a word of what restricts a group in its evidence."""
    words = [word for word in other.restricted_by if word.content and word.stem != told.stem]
    return not stated.annotation.stems.isdisjoint(word.stem for word in words)


def _is_restricted(told: _Group, stated: AnnotatedStatement, same: Sequence[_Group]) -> bool:
    """Whether a statement restricts a group as well, in whatever words."""
    words = frozenset(word.stem for group in same for word in group.restricted_by if word.content)
    bounds = [group.bounded_by for group in same if group.bounded_by]
    bounded = any(agree(figure, other) for figure in stated.annotation.figures for other in bounds)
    annotation = stated.annotation
    otherwise = words & annotation.stems or annotation.lower_words & _AGES_AND_SIZES
    return told.is_counted or bounded or bool(otherwise)


def _is_of_others(told: _Group, same: Sequence[_Group], cited: CitedText) -> bool:
    """Whether what restricts a group stands nowhere in the evidence, which restricts it otherwise."""
    nouns = [word for word in told.restricted_by if word.content]
    others = [word for group in same for word in group.restricted_by if word.content]
    if not nouns or not others or not all(group.restricted_by for group in same):
        return False
    return all(
        word.stem not in cited.stems
        and not any(thesaurus.may_stand_for(word.lower, other.lower) for other in others)
        for word in nouns
    )


@kept
def _groups(text: AnnotatedText) -> tuple[_Group, ...]:
    return tuple(group for words in sentence_words(text) for group in _in_sentence(text, words))


def _in_sentence(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[_Group]:
    for at, word in enumerate(words):
        if not _is_plural(words, at):
            continue
        behind = _restriction(words, at)
        last = behind[-1] if behind else word
        before = words[max(0, at - 4) : at]
        counted = any(w.lower in _AMOUNTS for w in before) or any(
            w.start <= f.start < w.end for w in before for f in text.figures
        )
        yield _Group(
            word.stem,
            text.text[word.start : last.end],
            frozenset(behind),
            _bound_of(text, behind),
            counted,
            _is_bare(words, at),
            any(w.lower in _SHARES for w in before)
            or any(f.share and before and before[0].start <= f.start < word.start for f in text.figures),
        )


def _is_plural(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a word is a plural noun, one that looks like a verb at the opening of a sentence alone."""
    word = words[at]
    ends = word.lower.endswith("s") and not word.lower.endswith("ss")
    part = thesaurus.senses(word.lower).part  # the adjective "firm" has no plural
    return word.content and (
        (ends and (at == 0 or part not in ("verb", "adverb"))) or word.lower in _IRREGULAR
    )


def _is_bare(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether no word of its phrase stands before a noun: "nurses", not "the nurses" or "night nurses"."""
    before = words[at - 1] if at else None
    return (
        before is None
        or before.lower in _BEFORE_BARE
        or before.clause != words[at].clause
        or (before.content and (is_deed(before) or lexicon.base_of(before.lower) == before.lower))
    )


def _bound_of(text: AnnotatedText, behind: Sequence[StemmedWord]) -> Quantity | None:
    """The figure that bounds a group: "under 20", "aged 65", "with more than ten employees"."""
    if not behind or behind[0].lower not in _BOUNDING:
        return None
    for figure in text.figures:
        if behind[0].end <= figure.start <= behind[-1].end:
            bounds = bound(text.text, figure.start, figure.end) in ("more", "less", "most", "least")
            if bounds or behind[0].lower == "aged":
                return figure
    return None


def _restriction(words: Sequence[StemmedWord], at: int) -> Sequence[StemmedWord]:
    """The words of the phrase behind a noun that says which of them are meant."""
    begin = at + 1
    if begin >= len(words) or words[begin].clause != words[at].clause:
        return ()
    if words[begin].lower not in _RESTRICTING | _BOUNDING:
        return ()
    end = begin + 1
    while end < min(len(words), begin + _SEEN) and words[end].clause == words[at].clause:
        if is_deed(words[end]) or _is_finite(words[end]):
            break
        end += 1
        if words[begin].lower in _BOUNDING and _is_figure(words[end - 1]):
            counted = [w for w in words[end : end + 1] if w.clause == words[at].clause]  # "20 employees"
            return words[begin : end + sum(w.content and w.lower.endswith("s") for w in counted)]
    return words[begin:end]


def _is_finite(word: StemmedWord) -> bool:
    """Whether a word is an auxiliary or a verb in its base form, with which the clause goes on."""
    base = lexicon.base_of(word.lower) == word.lower and thesaurus.senses(word.lower).part == "verb"
    return base or word.lower in AUXILIARIES


def _is_figure(word: StemmedWord) -> bool:
    return word.lower[0].isdigit() or is_number(word.lower)
