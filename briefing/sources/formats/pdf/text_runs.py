"""Line segments: glyphs joined to pieces of lines, raised and lowered signs put to their line."""

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from briefing.sources.formats.pdf.footnote_marks import mark_text

UNKNOWN = "\ufffd"  # a glyph of which the PDF does not say what it means
# In sizes of the type: a word space is about 0.25 wide, a figure 0.5.
WIDEST_SPACE = 0.55  # what is farther apart may belong to two columns
_SPACE = 0.15
_KERNED = 1.5  # how far a glyph may reach back
_SAME_LINE = 0.25  # words of a scan are not quite on one line
_SAME_BASELINE = 0.05  # of glyphs of two sizes
_HEIGHT = 4.0  # points
_OVERPRINT = 0.12  # the same sign drawn again so near is bold
_SMALLER, _SMALL = 0.9, 0.75  # a raised mark is no larger, of its line's size
_RAISED = (0.15, 0.8)
_LOWERED = (0.05, 0.5)
_NEAR = 0.35  # a mark is no farther from its line
_TOUCHING = 0.1
_OVERLAP = 0.3
_INITIAL = 1.5  # times as large as the lines beside it
_LONGEST_MARK = 8  # glyphs


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
    aligned = [glyph for run in _align_marks(runs) for glyph in run]
    if any(glyph.level for glyph in aligned):
        runs = _runs(aligned)
    line_pieces = [_piece(run) for run in _join_initials(runs)]
    return [piece for piece in line_pieces if piece.text]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow each other on one line. Each is compared with the one before it, since the lines of
    a scan may lie askew."""
    runs: list[list[Glyph]] = []
    last: dict[int, list[list[Glyph]]] = {}  # runs, by the height at which they end
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.place, -glyph.level, glyph.left)):
        step = int(_SAME_LINE * glyph.size / _HEIGHT) + 1
        height = int(glyph.baseline / _HEIGHT)
        near = [
            run
            for near_height in range(height - step, height + step + 1)
            for run in last.get(near_height, ())
        ]
        fitting = [run for run in near if _follows(glyph, run[-1])]
        run = min(fitting, key=lambda run: abs(run[-1].baseline - glyph.baseline), default=None)
        if run is None:
            runs.append([glyph])
            last.setdefault(height, []).append(runs[-1])
        elif not any(_is_overprint(glyph, other) for other in run[-2:]):
            last[int(run[-1].baseline / _HEIGHT)].remove(run)
            run.append(glyph)
            last.setdefault(height, []).append(run)
    return sorted(runs, key=lambda run: (-run[0].baseline, run[0].left))


def _follows(glyph: Glyph, before: Glyph) -> bool:
    gap = glyph.left - before.right
    rise = abs(glyph.baseline - before.baseline)
    if glyph.level or before.level:
        return gap <= WIDEST_SPACE * glyph.size and rise < 0.1
    small, large = sorted((glyph.size, before.size))
    near = _SAME_LINE * large if large * _SMALLER <= small else _SAME_BASELINE * large
    return rise <= near and -_KERNED * large <= gap <= WIDEST_SPACE * large


def _is_overprint(glyph: Glyph, other: Glyph) -> bool:
    """Whether a glyph is drawn over itself, to make it bold."""
    near = abs(glyph.left - other.left) < _OVERPRINT * glyph.size
    return near and glyph.text == other.text and other.right > other.left


def _align_marks(runs: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Runs in which a short one beside a larger is raised or lowered on the larger one's baseline."""
    lines = sorted((run for run in runs if _is_solid(run)), key=lambda run: run[0].baseline)
    heights = [run[0].baseline for run in lines]
    raised: list[list[Glyph]] = []
    lowered: list[tuple[list[Glyph], Glyph]] = []
    for run in runs:
        beside = _marked_glyph(run, lines, heights)
        if beside is None:
            yield run
        elif run[0].baseline > beside.baseline:
            raised.append(_move_to_line(run, beside, 1, run[0].left))
        else:
            lowered.append((run, beside))
    yield from raised
    for run, beside in lowered:
        yield _move_to_line(run, beside, -1, _reading_place(run, beside, raised))


def _join_initials(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs in which a large first letter stands at the beginning of the topmost line beside it."""
    initials = [run for run in runs if len(run) == 1 and run[0].text.isalpha()]
    for run in initials:
        letter = run[0]
        beside = [line for line in runs if line is not run and _is_beside_initial(letter, line[0])]
        if len(beside) > 1:
            line = max(beside, key=lambda line: line[0].baseline)
            line.insert(0, line[0]._replace(text=letter.text, right=line[0].left))
            runs = [other for other in runs if other is not run]
    return runs


def _is_beside_initial(letter: Glyph, first: Glyph) -> bool:
    right = 0 <= first.left - letter.right < _INITIAL * first.size
    level = letter.baseline - _SAME_LINE * first.size <= first.baseline < letter.baseline + letter.size
    return right and level and letter.size > _INITIAL * first.size


def _reading_place(run: list[Glyph], beside: Glyph, raised: list[list[Glyph]]) -> float:
    """Where a lowered run is read: after what stands above it, as in a fraction."""
    above = [
        mark[0].place
        for mark in raised
        if mark[0].baseline == beside.baseline
        and mark[0].left < run[-1].right
        and run[0].left < mark[-1].right
    ]
    return min(above, default=run[0].left)


def _is_solid(run: list[Glyph]) -> bool:
    return any(glyph.text.strip() for glyph in run)


def _move_to_line(run: list[Glyph], beside: Glyph, level: int, place: float) -> list[Glyph]:
    return [
        glyph._replace(baseline=beside.baseline, level=level, place=place)
        for glyph in run
        if glyph.text.strip()
    ]


def _marked_glyph(run: list[Glyph], lines: list[list[Glyph]], heights: list[float]) -> Glyph | None:
    """The glyph of a line beside which a run is a mark, if it is one."""
    if len(run) > _LONGEST_MARK or not _is_solid(run):
        return None
    baseline, reach = run[0].baseline, 3 * _size(run)
    near = lines[bisect_left(heights, baseline - reach) : bisect_right(heights, baseline + reach)]
    neighbours = [_neighbour(run, line) for line in near if line is not run]
    fitting = [glyph for glyph in neighbours if _is_mark(run, glyph)]
    return min(fitting, key=lambda glyph: abs(glyph.baseline - baseline), default=None)


def _neighbour(run: list[Glyph], line: list[Glyph]) -> Glyph:
    """The glyph of a line that is the last before a run, or its first."""
    index = bisect_right(line, run[0].left + _OVERLAP * run[0].size, key=lambda glyph: glyph.left)
    before = [glyph for glyph in line[max(0, index - 2) : index] if glyph.text.strip()]
    return before[-1] if before else line[0]


def _is_mark(run: list[Glyph], beside: Glyph) -> bool:
    size = _size(run)
    rise = (run[0].baseline - beside.baseline) / beside.size
    gap = max(beside.left - run[-1].right, run[0].left - beside.right) / beside.size
    if size > _SMALLER * beside.size:
        figures = "".join(glyph.text for glyph in (beside, *run))
        return _SAME_LINE < rise < _RAISED[1] and gap < _TOUCHING and figures.isdigit()
    least = _RAISED[0] if size < _SMALL * beside.size else _SAME_LINE
    return gap < _NEAR and (least < rise < _RAISED[1] or -_LOWERED[1] < rise < -_LOWERED[0])


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
    for index, (level, group) in enumerate(groups):
        words = ""
        for glyph in group:
            apart = glyph.left - end > space and glyph.level >= 0
            words += f" {glyph.text}" if apart else glyph.text
            end = max(end, glyph.right)
        after = "".join(glyph.text for _, rest in groups[index + 1 :] for glyph in rest)
        below = index + 1 < len(groups) and groups[index + 1][0] < 0
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
