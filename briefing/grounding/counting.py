"""How many of a thing: a statement may not number what its evidence numbers otherwise, nor tell of all what
it tells of some."""

from bisect import bisect_left
from functools import lru_cache

from briefing.grounding.facts import FINGERS, is_rounded, is_year
from briefing.grounding.reading import Fault, Source, Statement
from briefing.text import content
from briefing.text.alternatives import readings
from briefing.text.equivalence import agree
from briefing.text.quantities import Quantity, quantities

_SEEN = 3  # words after a figure among which the thing is that it counts
_THINGS = 2  # content words of them
_BETWEEN = frozenset("of the a an more other its their his her these those".split())
_AMOUNTS = {
    **dict.fromkeys("all every each entire whole".split(), 4),
    "most": 3,
    "many": 2,
    **dict.fromkeys("several some".split(), 1),
    "few": 0,
}
_NEARLY_ALL = 3


def counts(stated: Statement, cited: Source) -> Fault | None:
    """No "20 days" where the evidence has days, but 45 of them, though it may have 20 of something else."""
    for quantity, things in _counted(stated.text):
        if is_year(quantity):
            continue
        rounded = is_rounded(stated, quantity)
        there = [
            (other, sentence)
            for sentence in cited.sentences
            if not things.isdisjoint(content.stems(sentence))
            for other, others in _counted_in_source(sentence)
            if _same_things(quantity, things, other, others)
        ]
        if there and not any(agree(quantity, other, rounded) for other, _ in there):
            other, sentence = there[0]
            written, instead = stated.text[quantity.start : quantity.end], sentence[other.start : other.end]
            return Fault(
                "unsupported",
                f"another number of them than in its source: “{written.strip()}” for “{instead.strip()}”",
            )
    return None


def amounts(stated: Statement, cited: Source) -> Fault | None:
    """Not "all" or "most" of what the evidence has "some" or "many" of."""
    for word, things in _of_amounts(stated.text).items():
        if _AMOUNTS[word.lower] < _NEARLY_ALL or stated.quotes(word):
            continue
        there = [
            other.lower
            for sentence in cited.sentences
            if not things.isdisjoint(content.stems(sentence))
            for other, others in _of_amounts(sentence).items()
            if things & others
        ]
        if there and all(_AMOUNTS[other] < _AMOUNTS[word.lower] for other in there):
            return Fault("unsupported", f"more of them than in its source: “{word.lower}” for “{there[0]}”")
    return None


@lru_cache(maxsize=128)
def _of_amounts(text: str) -> dict[content.Word, frozenset[str]]:
    """The stems of what each "all", "most" or "some" of a text is said of."""
    words = content.read(text)
    return {
        word: frozenset(_named(words[at + 1 :], word.clause))
        for at, word in enumerate(words)
        if word.lower in _AMOUNTS
    }


def _same_things(one: Quantity, things: frozenset[str], other: Quantity, others: frozenset[str]) -> bool:
    """Whether two figures count one kind of thing, or put it in order."""
    if (one.unit == "ordinal") != (other.unit == "ordinal"):
        return False
    few = not one.unit and one.value <= FINGERS  # "two people" may be a count of some of them
    return len(things & others) >= (_THINGS if few or one.unit == "ordinal" else 1)


@lru_cache(maxsize=128)
def _counted(text: str) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    """Each figure of a text with the stems of what it counts: of its unit, and of the words after it."""
    return _with_things(text, quantities(text))


@lru_cache(maxsize=128)
def _counted_in_source(text: str) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    """The same of all that may be figures of it."""
    certain = _counted(text)
    others = readings(text)[len(certain) :]
    return (*certain, *_with_things(text, others)) if others else certain


def _with_things(text: str, figures: tuple[Quantity, ...]) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    words = content.read(text)
    starts = [word.start for word in words]
    return tuple(
        (quantity, _things(words, bisect_left(starts, quantity.start), quantity)) for quantity in figures
    )


def _things(words: tuple[content.Word, ...], at: int, quantity: Quantity) -> frozenset[str]:
    unit = [content.stem(quantity.unit)] if quantity.unit not in ("", "ordinal") else []
    if at == len(words):  # a figure that no word holds: "$5.5"
        return frozenset(unit)
    after = tuple(word for word in words[at : at + 2 * _SEEN] if word.start >= quantity.end)
    return frozenset([*unit, *_named(after, words[at].clause)][:_THINGS])


def _named(after: tuple[content.Word, ...], clause: int) -> list[str]:
    """The stems of the first content words after a figure or an amount, in its clause."""
    found: list[str] = []
    for word in after[:_SEEN]:
        if word.clause != clause or not (word.content or word.lower in _BETWEEN):
            break
        found += [word.stem] if word.content else []
    return found[:_THINGS]
