"""How many of a thing: a statement may not number what its evidence numbers otherwise."""

from bisect import bisect_left
from functools import lru_cache

from briefing.grounding.facts import FINGERS, is_rounded, is_year
from briefing.grounding.reading import Fault, Source, Statement
from briefing.text import content
from briefing.text.quantities import Quantity, agree, quantities

_SEEN = 3  # words after a figure among which the thing is that it counts
_THINGS = 2  # content words of them
_BETWEEN = frozenset("of the a an more other".split())


def counts(stated: Statement, cited: Source) -> Fault | None:
    """No "20 days" where the evidence has days, but 45 of them, though it may have 20 of something else."""
    for quantity in quantities(stated.text):
        if is_year(quantity):
            continue
        things = _counted(stated.text)[quantity]
        rounded = is_rounded(stated, quantity)
        there = [
            (other, sentence)
            for sentence in cited.sentences
            if not things.isdisjoint(content.stems(sentence))
            for other, others in _counted(sentence).items()
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


def _same_things(one: Quantity, things: frozenset[str], other: Quantity, others: frozenset[str]) -> bool:
    """Whether two figures count one kind of thing, or put it in order."""
    if (one.unit == "ordinal") != (other.unit == "ordinal"):
        return False
    few = not one.unit and one.value <= FINGERS  # "two people" may be a count of some of them
    return len(things & others) >= (_THINGS if few or one.unit == "ordinal" else 1)


@lru_cache(maxsize=128)
def _counted(text: str) -> dict[Quantity, frozenset[str]]:
    """The stems of what each figure of a text counts: of its unit, and of the words after it."""
    words = content.read(text)
    starts = [word.start for word in words]
    return {
        quantity: _things(words, bisect_left(starts, quantity.start), quantity)
        for quantity in quantities(text)
    }


def _things(words: tuple[content.Word, ...], at: int, quantity: Quantity) -> frozenset[str]:
    found = [content.stem(quantity.unit)] if quantity.unit not in ("", "ordinal") else []
    after = [
        w for w in words[at : at + 2 * _SEEN] if w.start >= quantity.end and w.clause == words[at].clause
    ]
    for word in after[:_SEEN]:
        if word.content:
            found.append(word.stem)
        elif word.lower not in _BETWEEN:
            break
        if len(found) == _THINGS:
            break
    return frozenset(found)
