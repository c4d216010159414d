"""PDF as text: the words of its pages by pypdf, with lines joined to paragraphs again."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SourceError
from briefing.sources.faults import parsing

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 300
_BROKEN = "the PDF is broken: save it again, or as text"
_FULL = 0.8  # of the page's usual width: a shorter line ends its paragraph
_REPEATED = 3  # pages: a line at the head or foot of so many is no text
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_PAINTS = re.compile(rb"(?:^|\s)(?:Do|EI|sh|[fbB]\*?|[FSs])(?:\s|$)")  # operators, ISO 32000-1 annex A
_SPLIT_WORD = re.compile(r"[^\W\d_]-$")


class Pdf(NamedTuple):
    """`text` has a blank line between paragraphs; `pictures` are the numbers of pages that show something and
    hold no text."""

    text: str
    pages: int
    pictures: tuple[int, ...]


def pdf(raw: bytes) -> Pdf:
    """The text of a PDF. Raises SourceError where it is locked, broken, or too long to be an article."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        with parsing(_BROKEN):
            reader = PdfReader(io.BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                raise SourceError("the PDF is locked with a password: save it without one")
            count = len(reader.pages)
            if count > MOST_PAGES:
                raise SourceError(f"{count:,} pages, over the limit of {MOST_PAGES}: save the article alone")
            pages = [(page.extract_text(), page) for page in reader.pages]
            texts = [text for text, _ in pages]
            shown = [not text.strip() and _shows(page) for text, page in pages]
    except PyPdfError as wrong:
        raise SourceError(_BROKEN) from wrong
    pictures = tuple(number for number, only in enumerate(shown, start=1) if only)
    return Pdf(_joined([_clean(text) for text in texts]), count, pictures)


def _shows(page: "PageObject") -> bool:
    """Whether anything is drawn on a page; a blank one is no loss."""
    content = page.get_contents()
    return content is not None and bool(_PAINTS.search(content.get_data()))


def _clean(text: str) -> list[str]:
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return [line for line in (" ".join(line.split()) for line in whole.splitlines()) if line]


def _joined(pages: Sequence[list[str]]) -> str:
    edges = Counter(_DIGITS.sub("0", line) for lines in pages for line in {*lines[:1], *lines[-1:]})
    running = {line for line, times in edges.items() if times >= _REPEATED}
    kept = [
        line
        for lines in pages
        for place, line in enumerate(lines)
        if not (
            place in (0, len(lines) - 1)
            and (_DIGITS.sub("0", line) in running or _PAGE_NUMBER.fullmatch(line))
        )
    ]
    return "\n\n".join(_paragraphs(kept))


def _paragraphs(lines: Sequence[str]) -> list[str]:
    lengths = sorted(len(line) for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraphs: list[str] = []
    full = False
    for line in lines:
        if full and _SPLIT_WORD.search(paragraphs[-1]) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif full:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        full = len(line) >= _FULL * width
    return paragraphs
