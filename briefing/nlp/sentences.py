"""Sentence segmentation: body text as numbered sentences with exact offsets.

sentencex finds the boundaries, fast and in linear time on pieces of bounded length. It never looks inside
quotation marks, while news quotes several sentences at once; so it is shown the text with quotation marks and
brackets blanked, and the marks are given back to the sentence that they close or open. What it gets wrong in
news is put right by two tables: `JOINS` take a boundary of the library away, `SPLITS` add one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import sentencex  # type: ignore[import-untyped]

from briefing.models import Sentence, Span
from briefing.nlp.sentence_boundaries import JOINS, SPLITS

LONGEST = 2000  # characters; a longer "sentence" is no prose, and what reads it is not linear in its length
_WINDOW = 16_384  # characters that the library sees at once: its own cost grows with the square of this
_CONTEXT = 48  # characters that a rule sees on each side of a boundary

_BLANKS = '"“”„‟«»‹›()<>{}\n\r\u2028\u2029\x85'
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
_SINGLE_QUOTES = re.compile(r"['‘’](?:(?<!\w.)|(?!\w))")
_CLOSERS = re.compile(r"(?:[\"'”’»›)}>]|\s+[”»›)](?!\w))*")
_LIST_MARK = re.compile(r"(?<!\S)[•⁃*-]?\s?([0-9]{1,3}|[a-z])[.)]+\s(?=\S)")
_ADDRESS = re.compile(r"[@/][^\s“”]*$")
_WIDE_STOPS = "。！？｡．"
_WORD = re.compile(r"[^\W_]")


def split_sentences(text: str, within: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs `within`, numbered from 1 over all of them.

    Offsets are code points of `text`; a sentence has no white space at its ends and never crosses a
    paragraph; every other character of `within` stands in exactly one sentence. The time is linear in length.
    """
    sentences: list[Sentence] = []
    for paragraph in within:
        for start, end in _sentence_offsets(text[paragraph.start : paragraph.end]):
            sentences.append(
                Sentence(number=len(sentences) + 1, start=paragraph.start + start, end=paragraph.start + end)
            )
    return tuple(sentences)


def glued_neighbours(text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, Sentence], ...]:
    """Neighbours that the text runs together without white space: a sign of damage, as after a lost line.

    Scripts that write no space between sentences are not damaged.
    """
    return tuple(
        (before, after)
        for before, after in pairwise(sentences)
        if before.end == after.start and text[before.end - 1] not in _WIDE_STOPS
    )


def _sentence_offsets(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in (*_cuts(paragraph), len(paragraph)):
        last = cut == len(paragraph)
        if not last and not (_WORD.search(paragraph, start, cut) and _WORD.search(paragraph, cut)):
            continue  # marks alone are no sentence; they stay with their neighbour
        piece = paragraph[start:cut]
        indent = len(piece) - len(piece.lstrip())
        if length := len(piece.strip()):
            yield start + indent, start + indent + length
        start = cut


def _cuts(paragraph: str) -> list[int]:
    marks = _list_marks(paragraph)
    inside_marks = {offset for mark in marks for offset in range(mark.start + 1, mark.end + 1)}
    cuts = {mark.start for mark in marks}
    cuts.update(cut for cut in _library_cuts(paragraph) if cut not in inside_marks)
    for rule in SPLITS:
        cuts.update(
            match.end() for match in rule.pattern.finditer(paragraph) if not _is_in_address(paragraph, match)
        )
    return sorted(cuts - {0, len(paragraph)})


def _is_in_address(paragraph: str, match: re.Match[str]) -> bool:
    """Whether the split would part "a@example.It" or "example.com/a.The"."""
    if match[0][-1].isspace():
        return False
    return bool(_ADDRESS.search(paragraph[max(0, match.start() - _CONTEXT) : match.start()]))


def _library_cuts(paragraph: str) -> Iterator[int]:
    blanked = _blank_marks(paragraph)
    before = 0
    for boundary in _boundaries(blanked):
        sentence = blanked[before:boundary].rstrip()
        end = before + len(sentence)
        before = boundary
        closed = _CLOSERS.match(paragraph, end)
        cut = closed.end() if closed else end
        after = paragraph[cut : cut + _CONTEXT]
        right = after.lstrip()
        if right == after and sentence.endswith((".", "!", "?")):
            continue  # "N.Y." and "Jane.Doe@example.com": without white space only our own rules split
        left = paragraph[max(0, cut - _CONTEXT) : cut]
        if not any(rule.right.match(right) and rule.left.search(left) for rule in JOINS):
            yield cut


def _blank_marks(paragraph: str) -> str:
    """As long as before, without what keeps the library from looking: an apostrophe within a word is all that
    is left of single marks, and half a pair is no UTF-8."""
    blanked = _SINGLE_QUOTES.sub(" ", paragraph).replace("'", "’")
    for mark in _BLANKS:
        if mark in blanked:
            blanked = blanked.replace(mark, " ")
    return _HALF_PAIR.sub("\ufffd", blanked)


def _boundaries(blanked: str) -> Iterator[int]:
    """Where sentences end for the library, which is shown the text window by window."""
    start = 0
    while len(blanked) - start > _WINDOW:
        window = blanked[start : start + _WINDOW]
        ends = [end for end in _ends(window) if end < _WINDOW - _CONTEXT]
        yield from (start + end for end in ends)
        start += ends[-1] if ends else window.rfind(" ") + 1 or _WINDOW
    yield from (start + end for end in _ends(blanked[start:]))


def _ends(window: str) -> Iterator[int]:
    return accumulate(map(len, sentencex.segment("en", window)))


def _list_marks(paragraph: str) -> list[Span]:
    """ "1." and its successors, where the paragraph begins with one: "1. Milk 2. Bread"."""
    first = _LIST_MARK.match(paragraph)
    if not first:
        return []
    marks, number = [Span(start=0, end=first.end())], first[1]
    for match in _LIST_MARK.finditer(paragraph, first.end()):
        if match[1] == (str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)):
            marks.append(Span(start=match.start(), end=match.end()))
            number = match[1]
    return marks
