"""The reading order of a page: columns one after the other, lines from top to bottom.

The page is cut at empty strips, as the XY-cut does it (Nagy and Seth, "Hierarchical representation of
optically scanned documents", ICPR 1984). Where that cuts across the whole page, this looks for the strip that
the most lines leave free in a row: so a headline above two columns does not hide them.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.sources.formats.pdf.text_runs import Piece

# Widths in sizes of the type.
_WIDE = 1.0  # a strip beside two lines is enough
_NARROW = 0.5  # as wide as the space of a stretched line: more lines have to leave it free
_FEW, _MANY = 2, 5  # lines on the longer side of a wide strip, on both sides of a narrow one
_EDGES = 60  # places at which lines begin, that are tried
_PROSE = 2.5  # words in a line, on average: there are fewer in the cells of a table
_FEWEST_STARTS, _SMALL_STARTS = 3, 0.2  # lines that begin with a small letter, of three and more
_OTHER_SIZE = 1.15
_TOUCHING = 0.5  # points
_SAME_STRIP = 4.0  # points
_SIDES = 2
_SAME_LINE = 0.3
BULLET = re.compile(r"[•·▪▫◦‣●○■□–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]")
_CELL = 2.5  # what stands farther apart on a line is no sentence


class LayoutLine(NamedTuple):
    """A line of a column: `block` is the column's number on its page, and `last` the rightmost place that its
    lines reach, where it has several. `apart` marks a cell of a table; `unsure` a column
    that may go on below what stands across it."""

    left: float
    right: float
    baseline: float
    size: float
    text: str
    block: int = 0
    last: float = 0.0
    apart: bool = False
    unsure: bool = False


class _Cut(NamedTuple):
    strip: float
    above: list[Piece]
    left: list[Piece]
    right: list[Piece]
    below: list[Piece]


def lines(pieces: Sequence[Piece]) -> list[LayoutLine]:
    """The lines of a page in the order in which they are read."""
    columns = list(_columns(sorted(pieces, key=lambda piece: -piece.baseline)))
    strips = Counter(round(strip / _SAME_STRIP) for strip, _ in columns)
    return [
        line._replace(
            block=number,
            last=max(piece.right for piece in column) if _rows(column) > 1 else math.inf,
            unsure=strip > 0 and strips[round(strip / _SAME_STRIP)] > _SIDES,
        )
        for number, (strip, column) in enumerate(columns)
        for line in _join_pieces(column)
    ]


def _columns(pieces: list[Piece], strip: float = 0) -> Iterator[tuple[float, list[Piece]]]:
    """The columns, each with the strip that parts it from the one beside it, or 0."""
    cut = _best_cut(pieces)
    if cut is None:
        if pieces:
            yield strip, pieces
        return
    yield from _columns(cut.above, strip)
    yield from _columns(cut.left, cut.strip)
    yield from _columns(cut.right, cut.strip)
    yield from _columns(cut.below, strip)


def _best_cut(pieces: list[Piece]) -> _Cut | None:
    """The cut at the strip that the most lines leave free on both sides."""
    best: tuple[int, _Cut] | None = None
    for start, end in _strips(pieces):
        for first, last in _runs(pieces, start, end):
            left = [piece for piece in pieces[first:last] if piece.right <= start + _TOUCHING]
            right = [piece for piece in pieces[first:last] if piece.right > start + _TOUCHING]
            count = min(_rows(left), _rows([piece for piece in right if abs(piece.left - end) < 1.5]))
            if (best is None or count > best[0]) and _are_columns(left, right):
                best = count, _Cut(end, pieces[:first], left, right, pieces[last:])
    return best[1] if best else None


def _strips(pieces: list[Piece]) -> list[tuple[float, float]]:
    """Where columns may part: before the left edges at which the most pieces begin."""
    if not pieces:
        return []
    size = statistics.median([piece.size for piece in pieces])
    edges = Counter(round(piece.left) for piece in pieces).most_common(_EDGES)
    starts = [min(piece.left for piece in pieces if abs(piece.left - edge) < 1) for edge, _ in edges]
    return [(start - across * size, start - 0.1) for start in starts for across in (_WIDE, _NARROW)]


def _runs(pieces: list[Piece], start: float, end: float) -> list[tuple[int, int]]:
    """The longest stretches of pieces, by their place, that leave the strip free; what stands on one line
    with a piece that does not is none of them."""
    crossing = {
        round(piece.baseline) for piece in pieces if piece.left < end and piece.right > start + _TOUCHING
    }
    runs = []
    first = 0
    for index, piece in enumerate([*pieces, None]):
        if piece is None or round(piece.baseline) in crossing:
            if index - first > 1:
                runs.append((first, index))
            first = index + 1
    return runs


def _rows(pieces: list[Piece]) -> int:
    return len({round(piece.baseline) for piece in pieces})


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    """Whether both sides of a strip are prose: the cells of a table are read along its rows."""
    fewer = min(_rows(left), _rows(right))
    if not fewer or max(_rows(left), _rows(right)) < _FEW:
        return False
    strip = min(piece.left for piece in right) - max(piece.right for piece in left)
    sizes = [statistics.median([piece.size for piece in side]) for side in (left, right)]
    alike = max(sizes) < _OTHER_SIZE * min(sizes)
    if alike and strip < _WIDE * min(sizes) and fewer < _MANY:
        return False
    return _is_prose(left) and _is_prose(right)


def _is_prose(side: list[Piece]) -> bool:
    """Whether lines hold several words and some of them go on with a small letter."""
    rows = _rows(side)
    starts = {round(piece.baseline): piece.text[0] for piece in sorted(side, key=lambda piece: -piece.left)}
    small = sum(start.isalpha() and not start.isupper() for start in starts.values())
    many = sum(len(piece.text.split()) for piece in side) >= _PROSE * rows
    return many and (rows < _FEWEST_STARTS or small >= _SMALL_STARTS * rows)


def _join_pieces(column: list[Piece]) -> list[LayoutLine]:
    """The lines of a column, those pieces joined that stand on one; the cells of a table stay apart."""
    joined_lines: list[LayoutLine] = []
    rows = [sorted(row, key=lambda piece: piece.left) for row in _group_rows(column)]
    for number, row in enumerate(rows):
        beside = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
        whole = BULLET.fullmatch(row[0].text) or _is_stretched(row, beside)
        cells = [row] if whole else _cells(row, beside)
        joined_lines += [_line(cell, apart=len(cells) > 1) for cell in cells]
    return joined_lines


def _cells(row: list[Piece], beside: list[list[Piece]]) -> list[list[Piece]]:
    """The pieces of a row by the cells that they stand in."""
    edges = [piece.left for other in beside for piece in other[1:]]
    aligned = all(any(abs(piece.left - edge) < 1 for edge in edges) for piece in row[1:])
    cells = [row[:1]]
    for piece in row[1:]:
        before = cells[-1][-1]
        sizes = sorted((piece.size, before.size))
        if aligned or piece.left - before.right > _CELL * piece.size or sizes[1] > _OTHER_SIZE * sizes[0]:
            cells.append([])
        cells[-1].append(piece)
    return cells


def _is_stretched(row: list[Piece], beside: list[list[Piece]]) -> bool:
    """Whether a row is a line whose words are spread to the width of those above and below."""
    words = all(piece.text.isalpha() for piece in row)
    return words and any(
        abs(other[0].left - row[0].left) < 1 and abs(other[-1].right - row[-1].right) < 1 for other in beside
    )


def _group_rows(column: list[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in column:
        if not rows or rows[-1][0].baseline - piece.baseline > _SAME_LINE * min(piece.size, rows[-1][0].size):
            rows.append([])
        rows[-1].append(piece)
    return rows


def _line(cell: list[Piece], *, apart: bool) -> LayoutLine:
    widest = max(cell, key=lambda piece: piece.right - piece.left)
    return LayoutLine(
        cell[0].left,
        max(piece.right for piece in cell),
        widest.baseline,
        widest.size,
        " ".join(piece.text for piece in cell),
        apart=apart,
    )
