"""One document, from its bytes to an article: plain text, Markdown, a web page or a PDF."""

import re
from pathlib import PurePath
from typing import NamedTuple

from briefing.errors import NoArticleError, SourceError
from briefing.model import Article, Span, Unread
from briefing.sources.credits import people
from briefing.sources.decoding import decode
from briefing.sources.faults import parsing
from briefing.sources.metadata import Metadata, language, metadata

MARKDOWN = frozenset({".md", ".markdown"})
PAGES = frozenset({".htm", ".html", ".xhtml"})
PDFS = frozenset({".pdf"})
TEXTS = MARKDOWN | {".txt", ".text"}
_CLOSED = {
    ".docx": "the document",
    ".doc": "the document",
    ".odt": "the document",
    ".rtf": "the document",
    ".epub": "the book",
}
_PDF = re.compile(rb"[\s\x00]{0,1024}%PDF-")
_PROLOGUE = r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*){0,5}"
_PAGE = re.compile(rf"{_PROLOGUE}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(?:p|div|span|br|table|article|section|h[1-6]|a|ul|title)\b", re.IGNORECASE)
_VISIBLE = re.compile(r"[^\s\x00-\x1f\u200b-\u200f\u2060\ufeff]")


class Document(NamedTuple):
    """Bytes, and what is known of them beside: `source` as a brief shows it, `kind` and `charset` as a server
    states them, and what a feed or the user says of the article, for where it does not say so itself."""

    raw: bytes
    source: str
    named: bool
    kind: str = ""  # a media type
    charset: str = ""
    base: str = ""  # the address that links in it start from
    markdown: bool = False
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""


def rows(document: Document) -> tuple[Article | Unread, ...]:
    """The article of a document, without an id as yet, or why there is none; after an article, what of it
    could not be read."""
    try:
        return _rows(document)
    except SourceError as wrong:
        called = f"“{document.title}”: " if document.title else ""
        return (failed(document.source, f"{called}{wrong}", named=document.named),)


def failed(source: str, reason: str, *, named: bool) -> Unread:
    """A source that could not be read, and why."""
    return Unread(source=source, status="failed", reason=reason, named=named)


def closed(name: str) -> str:
    """What kind of document a file is by its ending, where that is one that cannot be read; else ""."""
    return _CLOSED.get(suffix(name), "")


def suffix(name: str) -> str:
    """The ending of a file's name, in lower case."""
    return PurePath(name).suffix.lower()


def only_text(document: str) -> str:
    """Why a document cannot be read."""
    return f"{document} is of a kind that cannot be read: save it as text, HTML or PDF"


def _rows(document: Document) -> tuple[Article | Unread, ...]:
    raw = document.raw
    if _PDF.match(raw[:1100]):
        return _from_pdf(document)
    if raw.startswith((b"PK\x03\x04", b"{\\rtf")):
        raise SourceError(only_text("the document"))
    text = decode(raw, document.charset)
    if _is_page(document, text):
        return (_from_page(document, text),)
    if not _VISIBLE.search(text):
        reason = "nothing but white space in it" if text else "nothing in it"
        return (Unread(source=document.source, status="empty", reason=reason, named=document.named),)
    return (_article(document, text, metadata(text, markdown=document.markdown)),)


def _is_page(document: Document, text: str) -> bool:
    said = document.kind in ("text/html", "application/xhtml+xml") or suffix(document.source) in PAGES
    return bool(_PAGE.match(text)) or (said and bool(_TAG.search(text)))


def _from_pdf(document: Document) -> tuple[Article | Unread, ...]:
    from briefing.sources.pdf import pdf

    found = pdf(document.raw)
    advice = "pictures without text: run text recognition over the PDF first"
    if not _VISIBLE.search(found.text):
        raise SourceError(f"its pages are {advice}" if found.pictures else "no text in the PDF")
    article = _article(document, found.text, metadata(found.text, markdown=False))
    if not found.pictures:
        return (article,)
    pages = ", ".join(map(str, found.pictures))
    noun = "page" if len(found.pictures) == 1 else "pages"
    return article, failed(f"{document.source}, {noun} {pages}", advice, named=document.named)


def _from_page(document: Document, text: str) -> Article:
    from briefing.sources.pages import page

    with parsing("the page cannot be read: save its text"):
        found = page(text)
    if not found.text:
        raise NoArticleError("no article found on the page: save its text")
    return _article(
        document,
        found.text,
        Metadata(
            title=found.title,
            title_span=Span(start=0, end=len(found.title)) if found.title else None,
            publisher=found.publisher,
            author=people(found.authors),
            published=found.published,
            language=language(found.text, found.language),
        ),
        cut_off=found.cut_off,
    )


def _article(document: Document, text: str, about: Metadata, *, cut_off: bool = False) -> Article:
    title = about.title or document.title
    return Article(
        id="",
        title=title,
        title_span=about.title_span,
        source=document.source,
        publisher=about.publisher or document.publisher,
        author=about.author or document.author,
        published=about.published or document.published,
        language=about.language,
        text=text,
        cut_off=cut_off,
    )
