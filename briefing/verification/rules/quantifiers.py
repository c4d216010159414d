"""Counts and quantifiers: no statement numbers what its evidence numbers otherwise, nor tells of all what
it tells of some."""

from bisect import bisect_left
from itertools import pairwise

from briefing.nlp import content_words
from briefing.nlp.memo import kept
from briefing.nlp.quantities.bounds import bound
from briefing.nlp.quantities.equivalence import agree
from briefing.nlp.quantities.recognition import Quantity
from briefing.nlp.thesaurus import may_stand_for
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.facts import FINGERS, is_rounded, is_year, may_be_computed
from briefing.verification.rules.modality import DONE, strength

_SEEN = 3  # words after a figure among which the thing is that it counts
_THINGS = 2  # content words of them
_BETWEEN = word_class("articles", "third-person possessives") | {
    "of",
    "more",
    "other",
    "these",
    "those",
    "any",
}
_NONE, _FEW, _SOME, _MANY, _MOST, _NEARLY, _ALL = range(7)
_AMOUNTS = {
    word: level
    for level, name in (
        (_NONE, "none"),
        (_FEW, "few"),
        (_SOME, "some"),
        (_MANY, "many"),
        (_MOST, "most"),
        (_ALL, "all"),
    )
    for word in word_class(f"amounts: {name}")
}
_GRADED = frozenset(("most", "least", "first", "last", "best", "worst", "few", "only"))
_EACH = frozenset(("all", "every", "each", "both"))
_DETERMINED = {("a", "few"): _SOME, ("a", "little"): _SOME, ("the", "few"): _FEW, ("quite", "few"): _MANY}
_SHORT_OF = frozenset(("nearly", "almost", "virtually", "practically"))  # "nearly all"
_WHOLE, _HALF, _NINE_TENTHS = 100, 50, 90  # percent
_AMOUNT_SEEN, _AMOUNT_THINGS = 6, 3
_NOBODY = word_class("amounts: none", "negative pronouns") | {"never", "neither"}


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
            if _counts_the_like(quantity, things, rounded, cited) or may_be_computed(quantity, cited):
                continue
            other, sentence = sourced[0]
            written, instead = stated.text[quantity.start : quantity.end], sentence[other.start : other.end]
            return StatementFault(
                "unsupported",
                f"another number of them than in its source: “{written.strip()}” for “{instead.strip()}”",
            )
    return None


def _counts_the_like(quantity: Quantity, things: frozenset[str], rounded: bool, cited: CitedText) -> bool:
    """Whether the evidence has the very figure with nothing behind it, or of things that may be the same."""
    return any(
        agree(quantity, other, rounded) and not _is_other_count(things, others)
        for sentence in cited.texts
        for other, others in _possible_figures(sentence)
    )


def _is_other_count(things: frozenset[str], others: frozenset[str]) -> bool:
    if not others:
        return False
    return not any(may_stand_for(thing, other) or thing == other for thing in things for other in others)


def check_amounts(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not "all", "most" or "many" of what the evidence has fewer of, nor "few" or "none" of many."""
    for word, (level, things) in _amounts(stated.annotation).items():
        if stated.quotes(word):
            continue
        sourced = _sourced_amounts(things, level, cited)
        if not sourced:
            continue
        if level == _SOME and cited.is_few and all(a == _ALL and w in _EACH for w, a in sourced):
            return StatementFault("weak", f"some of what its source has “{sourced[0][0]}” of")
        if level > _SOME and all(_is_less(amount, level) for _, amount in sourced):
            return StatementFault(
                "unsupported", f"more of them than in its source: “{word.lower}” for “{sourced[0][0]}”"
            )
        if level == _FEW and all(amount > _SOME for _, amount in sourced):
            return StatementFault(
                "unsupported", f"fewer of them than in its source: “{word.lower}” for “{sourced[0][0]}”"
            )
        if level == _NONE and all(amount > _NONE for _, amount in sourced):
            return StatementFault("weak", f"none of what its source has “{sourced[0][0]}” of")
    return _definite_fault(stated, cited)


def _definite_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "The residents" of what the evidence has "a handful of residents" for, and no others."""
    words = stated.words
    opening = [
        word.stem
        for at, (before, word) in enumerate(pairwise(words))
        if before.lower == "the" and word.lower.endswith("s")
        if not at or words[at - 1].clause != word.clause
    ]
    if not any(strength(words, at) == DONE for at, word in enumerate(words) if word.content):
        opening += [word.stem for word in words[:1] if word.content and word.lower.endswith("s")]
    for text in cited.texts if opening else ():
        for amount, (level, things) in _amounts(text).items():
            if level not in (_FEW, _SOME) or amount.negated:
                continue
            if any(stem in things and _has_only_there(stem, cited) for stem in opening):
                return StatementFault("weak", f"told of all, where its source has “{amount.lower}”")
    return None


def _has_only_there(stem: str, cited: CitedText) -> bool:
    return sum(len(text.places(stem)) for text in cited.texts) == 1


def _sourced_amounts(things: frozenset[str], level: int, cited: CitedText) -> list[tuple[str, int]]:
    """How much of some things the evidence has, as it is written and as a level; for "nobody" of anything."""
    if level == _NONE and cited.has_any(_NOBODY):
        return []
    anything = level == _NONE and not things
    sourced = [
        (other.lower, amount)
        for text in cited.texts
        if anything or not things.isdisjoint(text.stems)
        for other, (amount, others) in _amounts(text).items()
        if anything or things & others
    ]
    shares = [
        (text.text[quantity.start : quantity.end].strip(), _level_of_share(quantity, text.text))
        for text in cited.texts
        if level in (_MOST, _NEARLY, _ALL)
        for quantity, others in _counted_figures(text)
        if quantity.share and quantity.unit == "percent" and things & others
    ]
    shares += [
        (text.text[quantity.start : quantity.end].strip(), _SOME)
        for text in cited.texts
        if level in (_MOST, _NEARLY, _ALL)
        for quantity, others in _counted_figures(text)
        if not quantity.unit
        and things & others
        and text.text.startswith(" of ", quantity.end)
        and not text.lower[: quantity.start].rstrip().endswith("all")
    ]
    return [*sourced, *shares]


def _level_of_share(quantity: Quantity, text: str) -> int:
    """ "Most" for "more than half", "many" for "half"."""
    if quantity.value >= _WHOLE:
        return _ALL
    if quantity.value >= _NINE_TENTHS:
        return _NEARLY
    more = quantity.value == _HALF and bound(text, quantity.start, quantity.end) == "more"
    return _MOST if quantity.value > _HALF or more else _MANY


def _is_less(source: int, level: int) -> bool:
    """Whether a source's amount does not bear a stated one out: "many" is told of "some", not of "few"."""
    return source < level and (level > _MANY or source < _SOME)


@kept
def _amounts(text: AnnotatedText) -> dict[content_words.StemmedWord, tuple[int, frozenset[str]]]:
    """How much each "all", "most" or "some" of a text says, and the stems of what it is said of."""
    words = text.words
    amounts = {}
    for at, word in enumerate(words):
        level = _AMOUNTS.get(word.lower, _level_of_pair(words, at))
        if level is None:
            continue
        before = [other.lower for other in words[max(0, at - 2) : at]]
        level = _DETERMINED.get((before[-1] if before else "", word.lower), level)
        if level == _ALL and not _SHORT_OF.isdisjoint(before):
            level = _NEARLY
        if level == _NONE and not _SHORT_OF.isdisjoint(before):
            level = _FEW
        if level == _ALL and "not" in before:
            level = _SOME
        if level == _MANY and before[-1:] == ["not"]:
            level = _FEW
        amounts[word] = (
            level,
            frozenset(_following_stems(words[at + 1 :], word.clause, _AMOUNT_SEEN, _AMOUNT_THINGS)),
        )
    return amounts


def _level_of_pair(words: tuple[content_words.StemmedWord, ...], at: int) -> int | None:
    """All for "both", but not for "both Holm and Tarn"; few for "one of the bridges", but not for "one of the
    oldest"."""
    behind = [word.lower for word in words[at + 1 : at + 1 + _AMOUNT_SEEN]]
    if words[at].lower == "both":
        return None if "and" in behind else _ALL
    if words[at].lower == "one" and behind[:1] == ["of"] and behind[1:2] and behind[1] in _BETWEEN:
        graded = any(word.endswith("est") or word in _GRADED for word in behind[2:4])
        return None if graded else _FEW
    return None


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


def _following_stems(
    after: tuple[content_words.StemmedWord, ...], clause: int, seen: int = _SEEN, most: int = _THINGS
) -> list[str]:
    """The stems of the first content words after a figure or an amount, in its clause."""
    stems: list[str] = []
    for word in after[:seen]:
        if word.clause != clause or not (word.content or word.lower in _BETWEEN):
            break
        stems += [word.stem] if word.content else []
    return stems[:most]
