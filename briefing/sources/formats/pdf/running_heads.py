"""Running heads, feet and page numbers: what the pages of a PDF repeat at one place, left out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing.sources.formats.pdf.text_runs import Piece

_EDGE = 3  # rows at the top and at the foot of a page
_FEWEST_NUMBERS, _LONGEST_NUMBER = 4, 4
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s+|p\.\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_Key = tuple[str, int, int]


def remove_furniture(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of pages without those that another page has at the same place of its head or foot."""
    pages = [_remove_line_numbers(pieces) for pieces in pages]
    edges = [_edges(pieces, _EDGE) for pieces in pages]
    times = Counter(key for edge in edges for key in {_key(piece) for piece in edge})
    return [_body(pieces, times) for pieces in pages]


def _body(pieces: Sequence[Piece], times: Counter[_Key]) -> list[Piece]:
    body: list[Piece] = []
    for rows in (_EDGE, 1):  # a page that says what another says is no furniture throughout
        edge, outermost = _edges(pieces, rows), _edges(pieces, 1)
        furniture = {piece for piece in edge if times[_key(piece)] > 1}
        numbers = {piece for piece in outermost if _PAGE_NUMBER.fullmatch(piece.text)}
        body = [piece for piece in pieces if piece not in furniture | numbers]
        if body:
            break
    return body


def _edges(pieces: Sequence[Piece], rows: int) -> set[Piece]:
    heights = sorted({round(piece.baseline) for piece in pieces})
    outer = {*heights[:rows], *heights[-rows:]}
    return {piece for piece in pieces if round(piece.baseline) in outer}


def _key(piece: Piece) -> _Key:
    return _DIGITS.sub("0", piece.text), round(piece.baseline / 2), round(piece.size)


def _remove_line_numbers(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without figures under each other that count the lines."""
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.text.isdecimal() and len(piece.text) < _LONGEST_NUMBER:
            columns.setdefault(round(piece.right / 2), []).append(piece)
    counting = {piece for column in columns.values() if _counts(column) for piece in column}
    return [piece for piece in pieces if piece not in counting]


def _counts(column: list[Piece]) -> bool:
    numbers = [int(piece.text) for piece in sorted(column, key=lambda piece: -piece.baseline)]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= _FEWEST_NUMBERS and len(steps) == 1 and steps <= {1, 5}
