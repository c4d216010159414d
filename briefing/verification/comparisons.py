"""Comparisons: of two things that a text measures against each other, which has more.

The words that compare are those of `nlp/measures.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import StemmedWord, stem
from briefing.nlp.measures import comparatives, contrasting, measures, ranking_openers, ranking_words
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, said_stems, sentence_words

_NEGATIONS = word_class("negations")
_GOES_ON = word_class("finite be", "modals") | {"by", "according", "but", "and"}
_IDIOMS = frozenset("well soon long far much little".split())  # "as well as"
_OF_THINGS = frozenset(("much", "little"))
_TIMES_MORE, _TIMES_LESS = frozenset(("twice", "times")), frozenset(("half", "third", "quarter"))
_MULTIPLES = _TIMES_MORE | {"double", "triple", "treble", "quadruple"}
_MEASURED_BY = frozenset(("what", "that", "the"))
_SIZES = word_class("nouns of a measure")
_AMOUNTS = frozenset(("much", "many", "little", "few"))
_TELLING_APART = frozenset(("old", "new", "first", "second", "former", "latter", "other"))
_NEXT_TO = frozenset(("behind",))  # "second-biggest, behind"
_SUPERLATIVE = 4  # words between the superlative and "behind"
_REACH = 14  # words from "more" to "than"
_AS_REACH = 4  # words from "as" to "as"
_BEHIND = 9  # words behind "than" that are compared
_JOINS = frozenset(("and", "but", "that", "while", "because", "after", "though", "although"))
_BEFORE_NOUN = word_class("articles", "possessives", "demonstratives")
_COSTING = frozenset(form for _, form in lexicon.verb_forms("cost"))
_BY_FAR = frozenset("far much even slightly considerably significantly substantially somewhat little".split())
_LEVELS: Mapping[str, int] = {"up": 1, "down": -1, "above": 1, "below": -1}
_SHARES = frozenset(("percent", "cent", "points", "percentage"))
_DEGREES: Mapping[str, int] = {"more": 1, "less": -1, "fewer": -1}


class Comparison(NamedTuple):
    """Of the `measure` what stands before has more (`sign` 1), less (-1) or as much (0)."""

    measure: str
    sign: int
    before: frozenset[str]
    behind: frozenset[str]
    written: str


@kept
def comparisons(text: AnnotatedText) -> tuple[Comparison, ...]:
    """The comparisons of a text; "more than 20" is none."""
    if text.lower_words.isdisjoint(_telling_words()):
        return ()
    return tuple(
        found
        for sentence in sentence_words(text)
        for found in (
            *_comparisons(text, sentence),
            *_rankings(sentence),
            *_contrasts(sentence),
            *_multiples(sentence),
        )
    )


@kept
def comparative_degrees(text: AnnotatedText) -> tuple[tuple[str, int, Sequence[StemmedWord], int], ...]:
    """Of each comparative of a text, with a "than" or without, what it measures, whether it says more (1) or
    less (-1) of it, the words of its sentence and its place among them."""
    return tuple(
        (*_degree(words, at), words, at)
        for words in sentence_words(text)
        for at, word in enumerate(words)
        if word.lower in comparatives()
        or word.lower in _DEGREES
        or _is_changed(words, at)
        or _is_so(words, at)
    )


def _is_so(words: Sequence[StemmedWord], at: int) -> bool:
    """ "So much", "so few", "this little"."""
    return words[at].lower in _AMOUNTS and at > 0 and words[at - 1].lower in ("so", "too", "this")


def _is_changed(words: Sequence[StemmedWord], at: int) -> bool:
    """ "Down from nine", "20 percent above"."""
    if words[at].lower not in _LEVELS or not at:
        return False
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after == "from" if words[at].lower in ("up", "down") else words[at - 1].lower in _SHARES


def _degree(words: Sequence[StemmedWord], at: int) -> tuple[str, int]:
    lower = words[at].lower
    if lower in _LEVELS:
        return "amount", _LEVELS[lower]
    if lower in _DEGREES and at and _costs(words, at):
        return "price", _DEGREES[lower]
    return measures().get(lower) or ("amount", _DEGREES[lower])


def _rankings(words: Sequence[StemmedWord]) -> Iterator[Comparison]:
    """ "Women outnumber men", "Tarn is ahead of Holm", "Labour trails the Greens"."""
    for at, word in enumerate(words):
        ranking = _ranking_at(words, at)
        if ranking is None:
            continue
        (measure, sign), size = ranking
        measure, sign = _superlative_before(words, at) or (measure, sign)
        agent = size == 1 and at + 1 < len(words) and words[at + 1].lower == "by"
        begin = max((n + 1 for n in range(at) if words[n].lower in _JOINS), default=0)
        before, behind = (
            said_stems(words[begin:at]),
            said_stems(_to_mark(words[at + size + agent :][:_BEHIND])),
        )
        if before and behind:
            yield Comparison(measure, -sign if agent else sign, before - behind, behind - before, word.lower)


def _ranking_at(words: Sequence[StemmedWord], at: int) -> tuple[tuple[str, int], int] | None:
    """What the words at a place measure and which way, and how many words they are."""
    if words[at].lower not in ranking_openers() or words[at].negated or words[at].lower.endswith("ing"):
        return None
    for size in (3, 2, 1):
        phrase = " ".join(word.lower for word in words[at : at + size])
        ranking = ranking_words().get(phrase)
        if ranking and not (at and words[at - 1].lower in _BEFORE_NOUN):
            return ranking, size
    return None


def _superlative_before(words: Sequence[StemmedWord], at: int) -> tuple[str, int] | None:
    """What "the second-biggest … behind" measures, and that what stands before has less of it."""
    if words[at].lower not in _NEXT_TO:
        return None
    for word in reversed(words[max(0, at - _SUPERLATIVE) : at]):
        ordinal, _, superlative = word.lower.rpartition("-")
        measured = measures().get(f"{superlative.removesuffix('est')}er")
        if superlative.endswith("est") and measured and (ordinal or word is not words[at - 1]):
            return measured[0], -measured[1]
    return None


def _contrasts(words: Sequence[StemmedWord]) -> Iterator[Comparison]:
    """ "Compared with the valley, the coast had little rain", "unlike Holm, Tarn …"."""
    for at, word in enumerate(words):
        phrases = (phrase for phrase in contrasting() if phrase[0] == word.lower)
        size = next((len(p) for p in phrases if tuple(w.lower for w in words[at : at + len(p)]) == p), 0)
        if not size or at + size >= len(words):
            continue
        behind = _to_mark(words[at + size :])
        rest = (*words[:at], *words[at + size + len(behind) :])
        low = any(measures().get(other.lower, ("", 1))[1] < 0 for other in rest)
        denied = any(other.negated for other in rest)
        begin, end = said_stems(_first_clause(rest)), said_stems(behind)
        if begin and end:
            sign = -1 if low != denied else 1
            yield Comparison("contrast", sign, begin - end, end - begin, word.lower)


def _multiples(words: Sequence[StemmedWord]) -> Iterator[Comparison]:
    """ "Twice what the council had paid", "half the size of the yacht", "three times that of Holm"."""
    for at, word in enumerate(words[:-2]):
        sign = 1 if word.lower in _MULTIPLES else -1 if word.lower in _TIMES_LESS else 0
        if not at or not sign or words[at + 1].lower not in _MEASURED_BY:
            continue
        end = at + 2
        if words[at + 1].lower == "the":  # "half the size of"
            if end + 1 >= len(words) or words[end].lower not in _SIZES or words[end + 1].lower != "of":
                continue
            end += 2
        before, behind = said_stems(words[:at]), said_stems(_to_mark(words[end:]))
        if before - behind and behind:
            yield Comparison("amount", sign, before - behind, behind - before, word.lower)


def _first_clause(words: Sequence[StemmedWord]) -> Sequence[StemmedWord]:
    """The words up to the first verb: what is contrasted."""
    end = next(
        (at for at, word in enumerate(words) if at and (is_deed(word) or word.lower in _GOES_ON)), None
    )
    return words[:end]


def _comparisons(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[Comparison]:
    for at, word in enumerate(words):
        if word.lower == "than" and at:
            degree = _degree_before(words, at)
        elif word.lower == "as" and at > 1:
            degree = _equative_before(words, at)
        else:
            continue
        if (
            degree is None
            or _is_bound(text, words, at)
            or at + 1 == len(words)
            or _is_figure(text, words[at + 1])
        ):
            continue
        measure, sign, begin, compared_from = degree
        before = _compared((*words[:begin], *words[compared_from:at]))
        behind = _compared(_to_mark(words[at + 1 : at + 1 + _BEHIND]))
        if before and behind:
            yield Comparison(measure, sign, before - behind, behind - before, words[begin].lower)


def _compared(words: Sequence[StemmedWord]) -> frozenset[str]:
    """The stems of what is compared, with "old" and "new", by which two things of one kind are told apart."""
    return said_stems(words) | {word.lower for word in words if word.lower in _TELLING_APART}


def _to_mark(words: Sequence[StemmedWord]) -> Sequence[StemmedWord]:
    """The words up to the first mark or auxiliary, where the sentence goes on."""
    end = next(
        (at for at, word in enumerate(words) if word.clause != words[0].clause or word.lower in _GOES_ON),
        len(words),
    )
    return words[:end]


def _is_bound(text: AnnotatedText, words: Sequence[StemmedWord], than: int) -> bool:
    """Whether a comparative only bounds the figure behind "than": "no longer than three nights"."""
    if than + 1 == len(words) or (
        words[than - 1].lower not in _DEGREES and words[than - 1].lower not in comparatives()
    ):
        return False
    return any(figure.start <= words[than + 1].start < figure.end for figure in text.figures)


def _is_figure(text: AnnotatedText, word: StemmedWord) -> bool:
    return any(q.start <= word.start < q.end and q.unit not in ("", "year") for q in text.figures)


def _degree_before(words: Sequence[StemmedWord], than: int) -> tuple[str, int, int, int] | None:
    """What is compared before "than": the measure, the sign, the places of its first word and behind it."""
    for at in range(than - 1, max(-1, than - _REACH), -1):
        lower = words[at].lower
        after = words[at + 1].lower if at + 1 < than else ""
        if lower in _DEGREES and at and words[at - 1].lower in _COSTING | _BY_FAR and _costs(words, at):
            return "price", _turned(words, at, _DEGREES[lower]), at, at + 1
        if lower in _DEGREES and after in measures():
            measure, sign = measures()[after]
            return measure, _turned(words, at, sign * _DEGREES[lower]), at, at + 2
        if lower in _DEGREES and at + 1 == than - 1 and words[at + 1].content and not _is_thing(after):
            return stem(after), _turned(words, at, _DEGREES[lower]), at, at + 2
        if lower in comparatives():
            measure, sign = measures()[lower]
            return measure, _turned(words, at, sign), at, at + 1
    return None


def _costs(words: Sequence[StemmedWord], at: int) -> bool:
    """ "Costs less", "cost far more"."""
    before = [word.lower for word in words[max(0, at - 2) : at]]
    return before[-1] in _COSTING or (before[-1] in _BY_FAR and before[0] in _COSTING)


def _equative_before(words: Sequence[StemmedWord], at: int) -> tuple[str, int, int, int] | None:
    """ "Not as wide as", "twice as much as", "half as long as"; None for a plain "as wide as"."""
    for begin in range(at - 2, max(-1, at - _AS_REACH), -1):
        if words[begin].lower != "as":
            continue
        measure, sign = measures().get(words[begin + 1].lower, (words[begin + 1].stem, 1))
        before = [word.lower for word in words[max(0, begin - 3) : begin]]
        if (
            not _NEGATIONS.isdisjoint(before)
            or before[-2:] == ["no", "longer"]
            or any(w.endswith("n't") for w in before)
        ):
            return measure, -sign, begin, begin + 2
        if not _TIMES_LESS.isdisjoint(before):
            return measure, -sign, begin, begin + 2
        if not _TIMES_MORE.isdisjoint(before):
            return measure, sign, begin, begin + 2
        of_thing = words[begin + 1].lower in _OF_THINGS and at - begin > 2  # "as much gas as"
        known = words[begin + 1].lower in measures() and (of_thing or words[begin + 1].lower not in _IDIOMS)
        return (measure, 0, begin, begin + 2) if known else None
    return None


def _is_thing(word: str) -> bool:
    """Whether "more" is of a thing: "more patients", "less oil", but not "more expensive"."""
    return thesaurus.senses(word).part == "noun"


def _turned(words: Sequence[StemmedWord], at: int, sign: int) -> int:
    near = [word.lower for word in words[max(0, at - 2) : at]]
    return -sign if any(word in _NEGATIONS or word.endswith("n't") for word in near) else sign


@cache
def _telling_words() -> frozenset[str]:
    """Words of which one is in every comparison."""
    phrases = (*ranking_words(), *(" ".join(phrase) for phrase in contrasting()))
    return frozenset(("than", "as", *_MULTIPLES, *_TIMES_LESS, *(phrase.split()[0] for phrase in phrases)))
