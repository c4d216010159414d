"""Counts and quantifiers: no statement numbers what its evidence numbers otherwise, nor tells of all what
it tells of some."""

from bisect import bisect_left

from briefing.nlp import content_words
from briefing.nlp.memo import kept
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import Quantity
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.facts import FINGERS, is_rounded, is_year

_SEEN = 3  # words after a figure among which the thing is that it counts
_THINGS = 2  # content words of them
_BETWEEN = word_class("articles", "third-person possessives") | {"of", "more", "other", "these", "those"}
_AMOUNTS = {
    **dict.fromkeys("all every each entire whole".split(), 4),
    "most": 3,
    "many": 2,
    **dict.fromkeys("several some".split(), 1),
    "few": 0,
}
_NEARLY_ALL = 3


def check_counts(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "20 days" where the evidence has days, but 45 of them, though it may have 20 of something else."""
    for quantity, things in _counted_figures(stated.annotation):
        if is_year(quantity):
            continue
        rounded = is_rounded(stated, quantity)
        sourced = [
            (other, sentence.text)
            for sentence in cited.texts
            if not things.isdisjoint(sentence.stems)
            for other, others in _possible_figures(sentence)
            if _is_same_count(quantity, things, other, others)
        ]
        if sourced and not any(agree(quantity, other, rounded) for other, _ in sourced):
            other, sentence = sourced[0]
            written, instead = stated.text[quantity.start : quantity.end], sentence[other.start : other.end]
            return StatementFault(
                "unsupported",
                f"another number of them than in its source: “{written.strip()}” for “{instead.strip()}”",
            )
    return None


def check_amounts(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not "all" or "most" of what the evidence has "some" or "many" of."""
    for word, things in _amount_stems(stated.annotation).items():
        if _AMOUNTS[word.lower] < _NEARLY_ALL or stated.quotes(word):
            continue
        sourced = [
            other.lower
            for sentence in cited.texts
            if not things.isdisjoint(sentence.stems)
            for other, others in _amount_stems(sentence).items()
            if things & others
        ]
        if sourced and all(_AMOUNTS[other] < _AMOUNTS[word.lower] for other in sourced):
            return StatementFault(
                "unsupported", f"more of them than in its source: “{word.lower}” for “{sourced[0]}”"
            )
    return None


@kept
def _amount_stems(text: AnnotatedText) -> dict[content_words.StemmedWord, frozenset[str]]:
    """The stems of what each "all", "most" or "some" of a text is said of."""
    words = text.words
    return {
        word: frozenset(_following_stems(words[at + 1 :], word.clause))
        for at, word in enumerate(words)
        if word.lower in _AMOUNTS
    }


def _is_same_count(
    quantity: Quantity, things: frozenset[str], other: Quantity, others: frozenset[str]
) -> bool:
    """Whether two figures count one kind of thing, or put it in order."""
    if (quantity.unit == "ordinal") != (other.unit == "ordinal"):
        return False
    few = not quantity.unit and quantity.value <= FINGERS  # "two people" may be a count of some of them
    return len(things & others) >= (_THINGS if few or quantity.unit == "ordinal" else 1)


@kept
def _counted_figures(text: AnnotatedText) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    """Each figure of a text with the stems of what it counts: of its unit, and of the words after it."""
    return _pair_with_things(text, text.figures)


@kept
def _possible_figures(text: AnnotatedText) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    """The same of all that may be figures of it."""
    certain = _counted_figures(text)
    others = text.readings[len(certain) :]
    return (*certain, *_pair_with_things(text, others)) if others else certain


def _pair_with_things(
    text: AnnotatedText, figures: tuple[Quantity, ...]
) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    if not figures:
        return ()
    words = text.words
    starts = [word.start for word in words]
    return tuple(
        (quantity, _counted_stems(words, bisect_left(starts, quantity.start), quantity))
        for quantity in figures
    )


def _counted_stems(
    words: tuple[content_words.StemmedWord, ...], at: int, quantity: Quantity
) -> frozenset[str]:
    unit = [content_words.stem(quantity.unit)] if quantity.unit not in ("", "ordinal") else []
    if at == len(words):  # a figure that no word holds: "$5.5"
        return frozenset(unit)
    after = tuple(word for word in words[at : at + 2 * _SEEN] if word.start >= quantity.end)
    return frozenset([*unit, *_following_stems(after, words[at].clause)][:_THINGS])


def _following_stems(after: tuple[content_words.StemmedWord, ...], clause: int) -> list[str]:
    """The stems of the first content words after a figure or an amount, in its clause."""
    stems: list[str] = []
    for word in after[:_SEEN]:
        if word.clause != clause or not (word.content or word.lower in _BETWEEN):
            break
        stems += [word.stem] if word.content else []
    return stems[:_THINGS]
