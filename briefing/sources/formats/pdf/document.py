"""PDF text extraction: read by a program of its own, put in reading order, and joined to paragraphs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.errors import SourceError
from briefing.sources.formats.pdf.paragraphs import paragraphs
from briefing.sources.formats.pdf.reading_order import LayoutLine, lines
from briefing.sources.formats.pdf.running_heads import remove_furniture
from briefing.sources.formats.pdf.text_runs import UNKNOWN, Piece

MOST_PAGES = 300
MOST_SECONDS = 30.0
LOCKED = 4  # exit code of the program
_BROKEN = "the PDF is broken: save it again, or as text"
_HALF = "broken: what could be read of it may lack words"
_PICTURES = "pictures without text: run text recognition over the PDF first"
_SIGNS = "letters without meaning: run text recognition over the PDF first"
_MOST_UNKNOWN = 0.1  # of a page's signs


class UnreadPages(NamedTuple):
    """Pages that were not read, as in "pages 2, 3", and why."""

    pages: str
    reason: str


class Pdf(NamedTuple):
    """`text` has a blank line between paragraphs, `gaps` is what of the document it lacks."""

    text: str
    gaps: tuple[UnreadPages, ...]


class _ExtractedPage(NamedTuple):
    pieces: list[Piece]
    draws: bool
    broken: bool


class _Extraction(NamedTuple):
    pages: list[_ExtractedPage]
    more: bool
    code: int
    late: bool


def read_pdf(raw: bytes, *, most: int = MOST_PAGES, seconds: float = MOST_SECONDS) -> Pdf:
    """The text of a PDF: of at most so many pages, and of as many as can be read in so many seconds. Raises
    SourceError where it is locked or broken, or holds no text."""
    reading = _run_extraction(raw, most, seconds)
    if reading.code == LOCKED:
        raise SourceError("the PDF is locked with a password: save it without one")
    if not reading.pages:
        raise SourceError(f"not read in {seconds:g} seconds: save it as text" if reading.late else _BROKEN)
    ordered = list(_order_lines(reading.pages, seconds))
    if len(ordered) < len(reading.pages):
        reading = reading._replace(pages=reading.pages[: len(ordered)], late=True)
    gaps = tuple(_gaps(reading, seconds))
    text = "\n\n".join(paragraphs(ordered))
    if not text:
        raise SourceError(_empty_reason(gaps))
    return Pdf(text, gaps)


def _empty_reason(gaps: Sequence[UnreadPages]) -> str:
    if not gaps:
        return "no text in the PDF"
    reason = gaps[0].reason
    return f"its pages are {reason}" if reason in (_PICTURES, _SIGNS) else _BROKEN


def _order_lines(pages: Sequence[_ExtractedPage], seconds: float) -> Iterator[list[LayoutLine]]:
    """The lines of the pages, of as many as can be put in order in so many seconds."""
    end = time.monotonic() + seconds
    for pieces in remove_furniture([[] if _is_unreadable(page) else page.pieces for page in pages]):
        if time.monotonic() > end:
            return
        yield lines(pieces)


def _run_extraction(raw: bytes, most: int, seconds: float) -> _Extraction:
    command = [sys.executable, "-P", "-m", f"{__package__}.extraction", str(most)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        ended = subprocess.run(
            command,
            input=raw,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as late:
        return _Extraction(*_parse_pages(late.stdout or b""), code=0, late=True)
    return _Extraction(*_parse_pages(ended.stdout), code=ended.returncode, late=False)


def _parse_pages(printed: bytes) -> tuple[list[_ExtractedPage], bool]:
    pages: list[_ExtractedPage] = []
    whole = printed[: printed.rfind(b"\n") + 1]  # the end of a program that was stopped may be half a line
    for row in map(json.loads, whole.splitlines()):
        if row is None:
            return pages, True
        pieces, draws, broken = row
        pages.append(_ExtractedPage([Piece(*piece) for piece in pieces], draws, broken))
    return pages, False


def _gaps(reading: _Extraction, seconds: float) -> Iterator[UnreadPages]:
    pages = reading.pages
    for reason, lacking in (
        (_PICTURES, [page.draws and not page.pieces and not page.broken for page in pages]),
        (_SIGNS, [_is_unreadable(page) for page in pages]),
        (_HALF, [page.broken for page in pages]),
    ):
        numbers = [number for number, lacks in enumerate(lacking, start=1) if lacks]
        if numbers:
            yield UnreadPages(_pages_label(numbers), reason)
    count = len(pages)
    first = "only the first page was read" if count == 1 else f"only the first {count} pages were read"
    if reading.more:
        yield UnreadPages(f"pages after {count}", f"{first}: save the article alone")
    elif reading.late:
        yield UnreadPages(f"pages after {count}", f"{first}, in {seconds:g} seconds: save the article alone")
    elif reading.code:
        yield UnreadPages(f"pages after {count}", f"{first}: {_BROKEN}")


def _pages_label(numbers: Sequence[int]) -> str:
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(map(str, numbers))}"


def _is_unreadable(page: _ExtractedPage) -> bool:
    signs = "".join(piece.text for piece in page.pieces)
    return signs.count(UNKNOWN) > _MOST_UNKNOWN * len(signs)
