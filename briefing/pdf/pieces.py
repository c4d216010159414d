"""Glyphs joined to pieces of lines: spaces by their distance, raised and lowered signs put to their line."""

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from briefing.pdf.marks import mark_text

UNKNOWN = "\ufffd"  # a glyph of which the PDF does not say what it means
# In sizes of the type: a word space is about 0.25 wide, a figure 0.5.
WIDEST_SPACE = 0.55  # what is farther apart may belong to two columns
_SPACE = 0.15
_SAME_LINE = 0.08
_OVERPRINT = 0.12  # the same sign drawn again so near is bold
_SMALLER = 0.9  # a raised mark is no larger, of its line's size
_RAISED = (0.12, 0.8)
_LOWERED = (0.05, 0.5)
_NEAR = 0.35  # a mark is no farther from its line
_LONGEST_MARK = 8  # glyphs
_DROPPED_CAP = 1.8  # of the size of the lines beside it


class Glyph(NamedTuple):
    """A sign from `left` to `right` on a baseline, in points from the lower left corner; `level` is 1 where
    it is raised above its line, -1 where it is lowered, and `place` is where it is read."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    level: int = 0
    place: float = 0.0


class Piece(NamedTuple):
    """A stretch of one line, from `left` to `right` on `baseline`; points, from the lower left corner."""

    left: float
    right: float
    baseline: float
    size: float
    text: str


def pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    """The pieces of a page, from top to bottom and from left to right."""
    runs = _runs(glyphs)
    runs = _runs(glyph for run in _aligned(runs) for glyph in run)
    made = [_piece(run) for run in runs]
    return [piece for piece in made if piece.text]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow each other on one baseline."""
    runs: list[list[Glyph]] = []
    for row in _rows(glyphs):
        end = -1.0e9
        for glyph in sorted(row, key=lambda glyph: (glyph.place, -glyph.level, glyph.left)):
            if end > -1.0e8 and any(_is_overprint(glyph, other) for other in runs[-1][-2:]):
                continue
            if end < -1.0e8 or glyph.left - end > WIDEST_SPACE * glyph.size:
                runs.append([])
                end = glyph.right
            runs[-1].append(glyph)
            end = max(end, glyph.right)
    return runs


def _is_overprint(glyph: Glyph, other: Glyph) -> bool:
    """Whether a glyph is drawn over itself, to make it bold."""
    near = abs(glyph.left - other.left) < _OVERPRINT * glyph.size
    return near and glyph.text == other.text and other.right > other.left


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        near = _SAME_LINE * glyph.size
        if not rows or rows[-1][0].baseline - glyph.baseline > near:
            rows.append([])
        rows[-1].append(glyph)
    return rows


def _aligned(runs: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Runs in which a short one beside a larger is raised or lowered on the larger one's baseline."""
    lines = sorted((run for run in runs if _solid(run)), key=lambda run: run[0].baseline)
    heights = [run[0].baseline for run in lines]
    lowered: list[tuple[list[Glyph], list[Glyph]]] = []
    raised: list[list[Glyph]] = []
    for run in runs:
        line = _line_of(run, lines, heights)
        if line is None:
            yield run
        elif run[0].baseline > line[0].baseline:
            raised.append(_moved(run, line, 1, run[0].left))
        else:
            lowered.append((run, line))
    yield from raised
    for run, line in lowered:
        yield _moved(run, line, -1, _place(run, line, raised))


def _place(run: list[Glyph], line: list[Glyph], raised: list[list[Glyph]]) -> float:
    """Where a lowered run is read: after what stands above it, as in a fraction."""
    above = [
        mark[0].place
        for mark in raised
        if mark[0].baseline == line[0].baseline
        and mark[0].left < run[-1].right
        and run[0].left < mark[-1].right
    ]
    return min(above, default=run[0].left)


def _solid(run: list[Glyph]) -> bool:
    return any(glyph.text.strip() for glyph in run)


def _moved(run: list[Glyph], line: list[Glyph], level: int, place: float) -> list[Glyph]:
    return [
        glyph._replace(baseline=line[0].baseline, level=level, place=place)
        for glyph in run
        if glyph.text.strip()
    ]


def _line_of(run: list[Glyph], lines: list[list[Glyph]], heights: list[float]) -> list[Glyph] | None:
    """The line of which a run is a mark, if it is one."""
    if len(run) > _LONGEST_MARK or not _solid(run):
        return None
    size, baseline = _size(run), run[0].baseline
    reach = 3 * size
    near = lines[bisect_left(heights, baseline - reach) : bisect_right(heights, baseline + reach)]
    fitting = [line for line in near if line is not run and _is_mark(run, size, line)]
    return min(fitting, key=lambda line: abs(line[0].baseline - baseline), default=None)


def _is_mark(run: list[Glyph], size: float, line: list[Glyph]) -> bool:
    larger = _size(line)
    rise = (run[0].baseline - line[0].baseline) / larger
    if not (_RAISED[0] < rise < _RAISED[1] or -_LOWERED[1] < rise < -_LOWERED[0]):
        return False
    tight = size > _SMALLER * larger
    if tight and (len(line) <= len(run) or not "".join(glyph.text for glyph in run).strip().isdigit()):
        return False
    gap = max(line[0].left - run[-1].right, run[0].left - max(glyph.right for glyph in line[-3:]))
    return gap < (_SPACE if tight else _NEAR) * larger


def _size(run: Sequence[Glyph]) -> float:
    return statistics.median_high(sorted(glyph.size for glyph in run))


def _piece(run: list[Glyph]) -> Piece:
    level = [glyph for glyph in run if not glyph.level] or run
    size = _size(level)
    return Piece(
        round(min(glyph.left for glyph in run), 1),
        round(max(glyph.right for glyph in run), 1),
        round(level[0].baseline, 1),
        round(size, 1),
        " ".join(_text(run, size).split()),
    )


def _text(run: list[Glyph], size: float) -> str:
    """The text of a run: figures that are raised stay raised, so that none runs into another."""
    space = _space(run, size)
    text = ""
    end = run[0].left
    groups = [(level, list(group)) for level, group in groupby(run, key=lambda glyph: glyph.level)]
    for place, (level, group) in enumerate(groups):
        words = ""
        for glyph in group:
            apart = glyph.left - end > space and glyph.level >= 0
            words += f" {glyph.text}" if apart else glyph.text
            end = max(end, glyph.right)
        after = "".join(glyph.text for _, rest in groups[place + 1 :] for glyph in rest)
        below = place + 1 < len(groups) and groups[place + 1][0] < 0
        text += mark_text(words, text, after, below=below) if level > 0 else words
    return text


def _space(run: list[Glyph], size: float) -> float:
    """The distance from which on two glyphs are two words; more where all letters are set apart."""
    gaps = [
        after.left - before.right
        for before, after in pairwise(run)
        if before.text.strip() and after.text.strip() and not (before.level or after.level)
    ]
    usual = statistics.median_low(gaps) if len(gaps) > 2 else 0.0
    return max(usual, 0.0) + _SPACE * size
