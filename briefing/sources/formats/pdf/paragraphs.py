"""Paragraph reconstruction: lines joined again, across columns, pages and the notes between them."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from briefing.sources.formats.pdf.hyphenation import join_lines, vocabulary
from briefing.sources.formats.pdf.reading_order import BULLET, LayoutLine

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
Paragraph = list[LayoutLine]


def paragraphs(pages: Iterable[Sequence[LayoutLine]]) -> list[str]:
    """The paragraphs of a document, from the lines of its pages in reading order."""
    joined: list[Paragraph] = []
    for page in pages:
        for _, column in groupby(page, key=lambda line: line.block):
            for number, paragraph in enumerate(_split_column(list(column))):
                before = _paragraph_to_continue(joined, paragraph, first=number == 0)
                if before is None:
                    joined.append(paragraph)
                else:
                    before.extend(paragraph)
    words = vocabulary(line.text for paragraph in joined for line in paragraph)
    return [join_lines([line.text for line in paragraph], words) for paragraph in joined]


def _split_column(column: list[LayoutLine]) -> Iterator[Paragraph]:
    gaps = [
        above.baseline - line.baseline
        for above, line in pairwise(column)
        if not _differs_in_size(above, line)
    ]
    usual = statistics.median_low(gaps) if gaps else 0.0
    paragraph: Paragraph = []
    for index, line in enumerate(column):
        near = [
            other for other in column[max(0, index - _NEIGHBOURS) : index + 1 + _NEIGHBOURS] if other.size
        ]
        if paragraph and _begins(paragraph, line, usual, near):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: Paragraph, line: LayoutLine, usual: float, near: list[LayoutLine]) -> bool:
    """Whether a line begins a new paragraph."""
    above = paragraph[-1]
    if above.apart or line.apart or _differs_in_size(above, line):
        return True
    if above.baseline - line.baseline > usual + _LEADING * line.size:
        return True
    if _SPLIT.search(above.text) or (_LOWER.match(line.text) and not _ENDED.search(above.text)):
        return False
    if BULLET.fullmatch(line.text.split()[0]):
        return True
    if _is_indented(paragraph, line):
        return True
    alike = [other.right for other in near if not _differs_in_size(other, line)]
    reach = line.last if _ENDED.search(above.text) else max(alike)
    return _fits(above, line, reach)


def _is_indented(paragraph: Paragraph, line: LayoutLine) -> bool:
    """Whether a line begins farther in than the one above, or farther out than a hanging paragraph."""
    above = paragraph[-1]
    indent = line.left - above.left
    if abs(line.left + line.right - above.left - above.right) < 2 * _CENTRED * line.size:
        return False
    hangs = len(paragraph) == 1 and BULLET.fullmatch(above.text.split()[0])
    return (indent > _INDENT * line.size and not hangs) or (
        len(paragraph) > 1 and indent < -_INDENT * line.size
    )


def _differs_in_size(line: LayoutLine, other: LayoutLine) -> bool:
    return abs(line.size - other.size) > _OTHER_SIZE * max(line.size, other.size)


def _fits(above: LayoutLine, line: LayoutLine, reach: float) -> bool:
    """Whether a line's first word would have had room on the line above, so that the break was meant."""
    word = len(line.text.split()[0]) + 1
    width = (line.right - line.left) / len(line.text) * word
    return above.right + width + _RAGGED * line.size < reach


def _paragraph_to_continue(
    earlier: list[Paragraph], paragraph: Paragraph, *, first: bool
) -> Paragraph | None:
    """The paragraph that breaks off at the end of a column, a page or before a note, and goes on in this."""
    line = paragraph[0]
    lower = bool(_LOWER.match(line.text))
    if line.apart or not (lower or first) or (first and line.unsure):
        return None
    for before in earlier[: -_BACK - 1 : -1]:
        last = before[-1]
        if last.apart or _differs_in_size(last, line):
            continue
        if _ENDED.search(last.text) or not (lower or not _fits(last, line, last.last)):
            return None
        return before
    return None
