"""Chunks: runs of whole consecutive sentences whose numbered lines fit a token budget, as a model sees them.

A line begins with "[" and ends with a newline, and no token of o200k_base runs over that border. So each line
is encoded once, and what a chunk costs is the sum over its lines.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Self

from briefing.errors import UsageError
from briefing.llm.token_count import TokenCounter
from briefing.models import Sentence

# Where a sentence may be cut, the better place first. A mark without a space after it is part of a figure, a
# time or an address; the dash and the marks of Chinese and Japanese stand without one.
_CUTS = (
    re.compile(r"[;:–][”\"’')\]]*(?=\s)|[—；：]"),
    re.compile(r",[”\"’')\]]*(?=\s)|[，、]"),
    re.compile(r"(?=\s)"),
)
_SAFE = 0.95  # of the length that should fit, since tokens are not spread evenly


class NumberedLine(NamedTuple):
    """A sentence, a part of one, or a finding, as a model reads it. `text` is "[12] The sentence.", on one
    line."""

    number: int
    text: str

    @classmethod
    def of(cls, number: int, words: str) -> Self:
        return cls(number, f"[{number}] {words}")


class Chunk(NamedTuple):
    """`tokens` counts the lines, each with its newline."""

    lines: tuple[NumberedLine, ...]
    tokens: int


class _LineCost(NamedTuple):
    line: NumberedLine
    tokens: int


def numbered_line(text: str, sentence: Sentence) -> NumberedLine:
    """The sentence of the article's `text` as one line, its white space collapsed to single spaces."""
    return NumberedLine.of(sentence.number, " ".join(text[sentence.start : sentence.end].split()))


def chunks(text: str, sentences: Sequence[Sentence], budget: int, count: TokenCounter) -> tuple[Chunk, ...]:
    """All sentences of an article in order, in as few chunks as the budget allows, of about equal size.

    `budget` is in tokens and counts the numbered lines alone; no chunk exceeds it. `count` gives the tokens
    of each text and is asked once for all lines. A sentence longer than the budget is cut at a clause, else
    at a space, else anywhere, and each part keeps its number.

    Raises `UsageError` where the budget holds no character of a sentence beside its number.
    """
    costs = _line_costs([numbered_line(text, sentence) for sentence in sentences], count)
    while any(line_cost.tokens > budget for line_cost in costs):
        costs = _cut_long_lines(costs, budget, count)
    return _pack_lines(costs, budget)


def halve_chunk(chunk: Chunk, count: TokenCounter) -> tuple[Chunk, ...]:
    """The chunk as two of about equal length; none where it is a single line."""
    costs = _line_costs(chunk.lines, count)
    best = min(
        range(1, len(costs)),
        key=lambda cut: abs(2 * sum(line_cost.tokens for line_cost in costs[:cut]) - chunk.tokens),
        default=0,
    )
    parts = (costs[:best], costs[best:]) if best else ()
    return tuple(
        Chunk(tuple(line_cost.line for line_cost in part), sum(line_cost.tokens for line_cost in part))
        for part in parts
    )


def _words(line: NumberedLine) -> str:
    return line.text[len(f"[{line.number}] ") :]


def _line_costs(lines: Sequence[NumberedLine], count: TokenCounter) -> list[_LineCost]:
    costs = count([f"{line.text}\n" for line in lines])
    return [_LineCost(line, tokens) for line, tokens in zip(lines, costs, strict=True)]


def _cut_long_lines(costs: Sequence[_LineCost], budget: int, count: TokenCounter) -> list[_LineCost]:
    """The same lines, with those beyond the budget in parts that should fit. Parts are always shorter."""
    parts = {
        index: _parts(line_cost, budget) for index, line_cost in enumerate(costs) if line_cost.tokens > budget
    }
    fresh = iter(_line_costs([line for lines in parts.values() for line in lines], count))
    fitting: list[_LineCost] = []
    for index, line_cost in enumerate(costs):
        fitting += [next(fresh) for _ in parts[index]] if index in parts else [line_cost]
    return fitting


def _parts(long: _LineCost, budget: int) -> list[NumberedLine]:
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
        NumberedLine.of(long.line.number, words[start:end].rstrip())
        for start, end in pairwise([*starts, len(words)])
    ]


def _starts(words: str, size: int) -> list[int]:
    """Where the parts of `words` begin, if each has about the same length and at most `size` characters."""
    starts = [0]
    while (remaining := len(words) - starts[-1]) > size:
        border = _border(words, starts[-1], remaining // -(-remaining // size), size)
        starts.append(border + (words[border] == " "))
    return starts


def _border(words: str, start: int, share: int, size: int) -> int:
    """The good place to cut that is nearest to `share` characters after `start`, if one is near."""
    first, last = start + (share + 1) // 2, start + size
    for cut in _CUTS:
        offsets = [match.end() for match in cut.finditer(words, first, last + 1) if match.end() <= last]
        if offsets:
            return min(offsets, key=lambda offset: abs(offset - start - share))
    return start + share


def _pack_lines(costs: Sequence[_LineCost], budget: int) -> tuple[Chunk, ...]:
    even = _fill_chunks(costs, budget, even=True)
    full = _fill_chunks(costs, budget, even=False)
    return even if len(even) == len(full) else full


def _fill_chunks(costs: Sequence[_LineCost], budget: int, *, even: bool) -> tuple[Chunk, ...]:
    """Lines put together one after another: up to the budget, which makes the fewest chunks, or `even`, up
    to an equal share of what is left, so that the last chunk is no remnant."""
    remaining = sum(line_cost.tokens for line_cost in costs)
    share = 0.0
    lines: list[NumberedLine] = []
    tokens = 0
    finished: list[Chunk] = []
    for line, cost in costs:
        if lines and (tokens >= share or tokens + cost > budget):
            finished.append(Chunk(tuple(lines), tokens))
            remaining -= tokens
            lines, tokens = [], 0
        if not lines:
            share = remaining / -(-remaining // budget) if even else budget
        lines.append(line)
        tokens += cost
    return (*finished, Chunk(tuple(lines), tokens)) if lines else ()
