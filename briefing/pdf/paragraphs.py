"""Lines joined to paragraphs again, across columns, pages and the notes between them."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from briefing.pdf.hyphens import join, vocabulary
from briefing.pdf.layout import BULLET, Line

# In sizes of the type.
_LEADING = 0.35  # a paragraph begins where lines stand so much farther apart than they usually do
_INDENT = 0.8
_RAGGED = 0.3  # by which a word may fail to fit
_CENTRED = 0.5
_OTHER_SIZE = 0.08  # of a heading, a caption, a note
_NEIGHBOURS = 3  # lines: text that runs around a picture is as narrow as they are
_BACK = 4  # paragraphs: notes and captions between two halves of a sentence
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_LOWER = re.compile(r"[\"'“‘«(\[]?[^\W\d_A-Z]")
_SPLIT = re.compile(r"\w[-‐\u00ad]$")
Paragraph = list[Line]


def paragraphs(pages: Iterable[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document, from the lines of its pages in reading order."""
    made: list[Paragraph] = []
    for page in pages:
        for _, column in groupby(page, key=lambda line: line.block):
            for number, paragraph in enumerate(_split(list(column))):
                before = _continued(made, paragraph, first=number == 0)
                if before is None:
                    made.append(paragraph)
                else:
                    before.extend(paragraph)
    words = vocabulary(line.text for paragraph in made for line in paragraph)
    return [join([line.text for line in paragraph], words) for paragraph in made]


def _split(column: list[Line]) -> Iterator[Paragraph]:
    gaps = [above.baseline - line.baseline for above, line in pairwise(column) if not _differ(above, line)]
    usual = statistics.median_low(gaps) if gaps else 0.0
    paragraph: Paragraph = []
    for place, line in enumerate(column):
        near = [
            other for other in column[max(0, place - _NEIGHBOURS) : place + 1 + _NEIGHBOURS] if other.size
        ]
        if paragraph and _begins(paragraph, line, usual, near):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: Paragraph, line: Line, usual: float, near: list[Line]) -> bool:
    """Whether a line begins a new paragraph."""
    above = paragraph[-1]
    if above.apart or line.apart or _differ(above, line):
        return True
    if above.baseline - line.baseline > usual + _LEADING * line.size:
        return True
    if _SPLIT.search(above.text) or (_LOWER.match(line.text) and not _ENDED.search(above.text)):
        return False
    if BULLET.fullmatch(line.text.split()[0]):
        return True
    if _is_indented(paragraph, line):
        return True
    alike = [other.right for other in near if not _differ(other, line)]
    reach = line.last if _ENDED.search(above.text) else max(alike)
    return _fits(above, line, reach)


def _is_indented(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins farther in than the one above, or farther out than a hanging paragraph."""
    above = paragraph[-1]
    indent = line.left - above.left
    if abs(line.left + line.right - above.left - above.right) < 2 * _CENTRED * line.size:
        return False
    hangs = len(paragraph) == 1 and BULLET.fullmatch(above.text.split()[0])
    return (indent > _INDENT * line.size and not hangs) or (
        len(paragraph) > 1 and indent < -_INDENT * line.size
    )


def _differ(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) > _OTHER_SIZE * max(line.size, other.size)


def _fits(above: Line, line: Line, reach: float) -> bool:
    """Whether a line's first word would have had room on the line above, so that the break was meant."""
    word = len(line.text.split()[0]) + 1
    width = (line.right - line.left) / len(line.text) * word
    return above.right + width + _RAGGED * line.size < reach


def _continued(made: list[Paragraph], paragraph: Paragraph, *, first: bool) -> Paragraph | None:
    """The paragraph that breaks off at the end of a column, a page or before a note, and goes on in this."""
    line = paragraph[0]
    lower = bool(_LOWER.match(line.text))
    if line.apart or not (lower or first) or (first and line.unsure):
        return None
    for before in made[: -_BACK - 1 : -1]:
        last = before[-1]
        if last.apart or _differ(last, line):
            continue
        if _ENDED.search(last.text) or not (lower or not _fits(last, line, last.last)):
            return None
        return before
    return None
