"""Runs of whole consecutive sentences whose numbered lines fit a token budget, as a model is shown them.

A line begins with "[" and ends with a newline, and no token of o200k_base runs over that border. So each line
is encoded once, and what a chunk costs is the sum over its lines.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.model import Sentence

Count = Callable[[Sequence[str]], list[int]]

# Where a sentence may be cut, the better place first. A mark without a space after it is part of a figure, a
# time or an address; the dash and the marks of Chinese and Japanese stand without one.
_CUTS = (
    re.compile(r"[;:–][”\"’')\]]*(?=\s)|[—；：]"),
    re.compile(r",[”\"’')\]]*(?=\s)|[，、]"),
    re.compile(r"(?=\s)"),
)
_SAFE = 0.95  # of the length that should fit, since tokens are not spread evenly


class NumberedLine(NamedTuple):
    """A sentence, or a part of one, as a model reads it. `text` is "[12] The sentence.", on one line."""

    number: int
    text: str


class Chunk(NamedTuple):
    """`tokens` counts the lines, each with its newline."""

    lines: tuple[NumberedLine, ...]
    tokens: int


class _Counted(NamedTuple):
    line: NumberedLine
    tokens: int


def numbered(text: str, sentence: Sentence) -> NumberedLine:
    """The sentence of the article's `text` as one line, its white space collapsed to single spaces."""
    return _line(sentence.number, " ".join(text[sentence.start : sentence.end].split()))


def chunks(text: str, sentences: Sequence[Sentence], budget: int, count: Count) -> tuple[Chunk, ...]:
    """All sentences of an article in order, in as few chunks as the budget allows, of about equal size.

    `budget` is in tokens and counts the numbered lines alone; no chunk exceeds it. `count` gives the tokens
    of each text and is asked once for all lines. A sentence longer than the budget is cut at a clause, else
    at a space, else anywhere, and each part keeps its number.

    Raises `UsageError` where the budget holds no character of a sentence beside its number.
    """
    counted = _counted([numbered(text, sentence) for sentence in sentences], count)
    while any(one.tokens > budget for one in counted):
        counted = _cut_long(counted, budget, count)
    return _packed(counted, budget)


def halved(chunk: Chunk, count: Count) -> tuple[Chunk, ...]:
    """The chunk as two of about equal length; none where it is a single line."""
    counted = _counted(chunk.lines, count)
    best = min(
        range(1, len(counted)),
        key=lambda cut: abs(2 * sum(one.tokens for one in counted[:cut]) - chunk.tokens),
        default=0,
    )
    parts = (counted[:best], counted[best:]) if best else ()
    return tuple(Chunk(tuple(one.line for one in part), sum(one.tokens for one in part)) for part in parts)


def _line(number: int, words: str) -> NumberedLine:
    return NumberedLine(number, f"[{number}] {words}")


def _words(line: NumberedLine) -> str:
    return line.text[len(f"[{line.number}] ") :]


def _counted(lines: Sequence[NumberedLine], count: Count) -> list[_Counted]:
    costs = count([f"{line.text}\n" for line in lines])
    return [_Counted(line, tokens) for line, tokens in zip(lines, costs, strict=True)]


def _cut_long(counted: Sequence[_Counted], budget: int, count: Count) -> list[_Counted]:
    """The same lines, with those beyond the budget in parts that should fit. Parts are always shorter."""
    parts = {place: _parts(one, budget) for place, one in enumerate(counted) if one.tokens > budget}
    fresh = iter(_counted([line for lines in parts.values() for line in lines], count))
    together: list[_Counted] = []
    for place, one in enumerate(counted):
        together += [next(fresh) for _ in parts[place]] if place in parts else [one]
    return together


def _parts(long: _Counted, budget: int) -> list[NumberedLine]:
    words = _words(long.line)
    if len(words) < 2:
        raise UsageError(
            f"{budget} tokens are too few for one line of sentence {long.line.number}, which needs"
            f" {long.tokens}; raise the token budget of a chunk"
        )
    prefix = len(long.line.text) - len(words)
    fitting = int(_SAFE * len(long.line.text) * budget / long.tokens) - prefix
    starts = _starts(words, max(1, min(fitting, len(words) - 1)))
    return [
        _line(long.line.number, words[start:end].rstrip()) for start, end in pairwise([*starts, len(words)])
    ]


def _starts(words: str, size: int) -> list[int]:
    """Where the parts of `words` begin, if each has about the same length and at most `size` characters."""
    starts = [0]
    while (left := len(words) - starts[-1]) > size:
        border = _border(words, starts[-1], left // -(-left // size), size)
        starts.append(border + (words[border] == " "))
    return starts


def _border(words: str, start: int, share: int, size: int) -> int:
    """The good place to cut that is nearest to `share` characters after `start`, if one is near."""
    first, last = start + (share + 1) // 2, start + size
    for cut in _CUTS:
        places = [found.end() for found in cut.finditer(words, first, last + 1) if found.end() <= last]
        if places:
            return min(places, key=lambda place: abs(place - start - share))
    return start + share


def _packed(counted: Sequence[_Counted], budget: int) -> tuple[Chunk, ...]:
    even = _filled(counted, budget, even=True)
    full = _filled(counted, budget, even=False)
    return even if len(even) == len(full) else full


def _filled(counted: Sequence[_Counted], budget: int, *, even: bool) -> tuple[Chunk, ...]:
    """Lines put together one after another: up to the budget, which makes the fewest chunks, or `even`, up
    to an equal share of what is left, so that the last chunk is no remnant."""
    left = sum(one.tokens for one in counted)
    share = 0.0
    lines: list[NumberedLine] = []
    tokens = 0
    made: list[Chunk] = []
    for line, cost in counted:
        if lines and (tokens >= share or tokens + cost > budget):
            made.append(Chunk(tuple(lines), tokens))
            left -= tokens
            lines, tokens = [], 0
        if not lines:
            share = left / -(-left // budget) if even else budget
        lines.append(line)
        tokens += cost
    return (*made, Chunk(tuple(lines), tokens)) if lines else ()
