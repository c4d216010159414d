"""Format detection: which format a document has, and its articles."""

import re

from briefing.errors import SourceError
from briefing.models import Article, Unread
from briefing.sources.decoding import decode
from briefing.sources.documents import Document, failed_source, suffix
from briefing.sources.formats.table import FORMATS, Format

_TEXT = FORMATS[-1]
_ZIPPED = frozenset((".docx", ".epub"))  # which are broken where only an archive is to be seen of them


def read_document(document: Document) -> tuple[Article | Unread, ...]:
    """The articles of a document, without an id as yet, or why there is none; after an article, what of it
    could not be read."""
    try:
        form, text = _detect_format(document)
        if form.read is None:
            raise SourceError(f"of a kind that cannot be read ({form.name}): {form.advice}")
        return tuple(form.read(document, text))
    except SourceError as wrong:
        called = f"“{document.title}”: " if document.title else ""
        return (failed_source(document.source, f"{called}{wrong}", named=document.named),)


def _detect_format(document: Document) -> tuple[Format, str]:
    """The format of a document, and its text where it is one that has to be decoded first."""
    stated = _stated_format(document)
    for form in FORMATS:
        if form.signature and form.signature(document.raw):
            broken = form.name == "archive" and stated is not None and not _ZIPPED.isdisjoint(stated.suffixes)
            return (stated if broken and stated else form), ""
    if stated and stated.signature and stated.read and document.raw.strip(b"\xef\xbb\xbf \t\r\n"):
        return stated, ""  # it says what is wrong with a file of its kind
    text = decode(document.raw, document.charset)
    if not text.strip():
        return _TEXT, text
    return next((form for form in FORMATS if form.syntax and form.syntax(text)), stated or _TEXT), text


def _stated_format(document: Document) -> Format | None:
    """The format by what the server says, often only that it is text, or by the ending of the name."""
    wide = document.kind.split("/")[0] + "/*"
    ending = suffix(re.split(r"[?#]", document.source)[0] if document.base else document.source)
    by_kind = (form for form in FORMATS if document.kind in form.kinds or wide in form.kinds)
    by_ending = (form for form in FORMATS if ending in form.suffixes)
    served = next(by_kind, None)
    return next(by_ending, served) if served in (None, _TEXT) else served
