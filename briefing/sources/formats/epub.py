"""EPUB books, as papers are sent to readers: each article in them is one of the book's pages.

The order and the day are those of the package document (EPUB 3.3, 5).
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.errors import SourceError
from briefing.models import Article, Unread
from briefing.sources.decoding import decode
from briefing.sources.documents import (
    PAGE_KINDS,
    Document,
    article_from_page,
    failed_source,
    translate_parser_errors,
)
from briefing.sources.formats.zipped_xml import open_zip, read_member
from briefing.sources.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PAGES = 300
_BROKEN = "the book is broken: save its articles as text, HTML or PDF"
_CONTAINER = "META-INF/container.xml"
_LOCKED = "META-INF/encryption.xml"
_FEWEST_WORDS = 40  # a page with fewer is a cover, a heading or a list of contents
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)")
_TAGS = re.compile(r"<[^<>]*>")


def articles_from_book(document: Document) -> tuple[Article | Unread, ...]:
    """The articles of a book, in its order. Raises SourceError where it is broken, locked or holds none."""
    with open_zip(document.raw, "book") as archive:
        if _LOCKED in archive.NameToInfo and b"EncryptedData" in read_member(archive, _LOCKED):
            raise SourceError("the book is locked: save its articles as text, HTML or PDF")
        with translate_parser_errors(_BROKEN):
            rows = tuple(_rows(archive, document))
    if not any(isinstance(row, Article) for row in rows):
        raise SourceError("no article found in the book: save its text")
    return rows


def _rows(archive: zipfile.ZipFile, document: Document) -> Iterator[Article | Unread]:
    container = _parse_member(archive, _CONTAINER)
    package_name = next(
        (str(path) for path in container.xpath("//*[local-name()='rootfile']/@full-path")), ""
    )
    package = _parse_member(archive, package_name)
    within = document._replace(
        title="",
        publisher=document.publisher or _dublin_core_value(package, "publisher"),
        published=document.published or _day(package),
    )
    names = _spine(package, posixpath.dirname(package_name))
    for number, name in enumerate(names[:MOST_PAGES], start=1):
        markup = decode(read_member(archive, name))
        if len(_TAGS.sub(" ", markup).split()) < _FEWEST_WORDS:
            continue
        page = within._replace(source=f"{document.source}, page {number}")
        try:
            yield article_from_page(page, markup)
        except SourceError as wrong:
            yield failed_source(page.source, str(wrong), named=document.named)
    if len(names) > MOST_PAGES:
        rest = f"{document.source}, pages from {MOST_PAGES + 1} on"
        yield failed_source(rest, f"more than {MOST_PAGES} pages in the book: split it", named=document.named)


def _spine(package: "_Element", folder: str) -> list[str]:
    """The members that are pages to be read, in their order; a table of contents is none."""
    pages = {
        str(entry.get("id")): posixpath.normpath(posixpath.join(folder, unquote(str(entry.get("href", "")))))
        for entry in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
        if entry.get("media-type") in PAGE_KINDS and "nav" not in str(entry.get("properties", "")).split()
    }
    order = package.xpath("//*[local-name()='spine']/*[local-name()='itemref']")
    return [pages[name] for ref in order if (name := str(ref.get("idref"))) in pages]


def _parse_member(archive: zipfile.ZipFile, name: str) -> "_Element":
    raw = read_member(archive, name)
    if not raw:
        raise SourceError(_BROKEN)
    return parse_xml(raw, _BROKEN)


def _dublin_core_value(package: "_Element", name: str) -> str:
    """What the package says of itself in an element of Dublin Core."""
    values = package.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']")
    line = " ".join("".join(values[0].itertext()).split()) if values else ""
    return line if line.isprintable() else ""


def _day(package: "_Element") -> str:
    match = _DAY.match(_dublin_core_value(package, "date"))
    return match[0] if match else ""
