"""A document, and the article that it gives as plain text, as a web page or as a PDF."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import NamedTuple

from briefing.errors import NoArticleError, SourceError
from briefing.models import Article, Span, Unread
from briefing.sources.metadata.bylines import people
from briefing.sources.metadata.front_matter import toml_front_matter
from briefing.sources.metadata.text_metadata import Metadata, language, metadata

PAGE_KINDS = ("text/html", "application/xhtml+xml")
"""The media types of a web page."""

_VISIBLE = re.compile(r"[^\s\x00-\x1f\u200b-\u200f\u2060\ufeff]")
# None of them promises its own errors alone: each of these came out of one for some broken document.
_ASTRAY = (
    SyntaxError,  # of lxml, for XML that is none
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    MemoryError,
    NotImplementedError,
)


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
    published_at: str = ""
    from_feed: bool = False
    note: str = ""


def failed_source(source: str, reason: str, *, named: bool) -> Unread:
    """A source that could not be read, and why."""
    return Unread(source=source, status="failed", reason=reason, named=named)


def suffix(name: str) -> str:
    """The ending of a file's name, in lower case."""
    return PurePath(name).suffix.lower()


def articles_from_text(document: Document, text: str) -> tuple[Article | Unread, ...]:
    """A text as it stands, but for front matter in TOML; what it says of itself is believed."""
    if not _VISIBLE.search(text):
        reason = "nothing but white space in it" if text else "nothing in it"
        return (Unread(source=document.source, status="empty", reason=reason, named=document.named),)
    about = metadata(text, markdown=document.markdown)
    if front := toml_front_matter(text):  # no sentence of the text, and no line of it that reads like one
        start, end = about.title_span or (0, 0)
        span = Span(start - front.end, end - front.end) if start >= front.end else None
        about = about.model_copy(update={"title_span": span})
        text = text[front.end :]
    return (build_article(document, text, about),)


def articles_from_pdf(document: Document) -> tuple[Article | Unread, ...]:
    """The text of a PDF, and a row for pages of it that could not be read. Raises SourceError."""
    from briefing.sources.formats.pdf.document import read_pdf

    text, gaps = read_pdf(document.raw)
    article = build_article(document, text, metadata(text, markdown=False))
    return (
        article,
        *(failed_source(f"{document.source}, {pages}", why, named=document.named) for pages, why in gaps),
    )


def article_from_page(document: Document, text: str) -> Article:
    """The article of a web page. Raises SourceError where it has none."""
    from briefing.sources.html.pages import extract_article

    with translate_parser_errors("the page cannot be read: save its text"):
        page_article = extract_article(text)
    if not page_article.text:
        raise NoArticleError("no article found on the page: save its text")
    return build_article(
        document,
        page_article.text,
        Metadata(
            title=page_article.title,
            title_span=Span(start=0, end=len(page_article.title)) if page_article.title else None,
            publisher=page_article.publisher,
            author=people(page_article.authors),
            published=page_article.published,
            language=language(page_article.text, page_article.language),
        ),
        cut_off=page_article.cut_off,
    )


def build_article(document: Document, text: str, about: Metadata, *, cut_off: bool = False) -> Article:
    """The article of a document: what its text says of itself goes before what is known beside."""
    title = about.title or document.title
    return Article(
        id="",
        title=title,
        title_span=about.title_span,
        source=document.source,
        publisher=about.publisher or document.publisher,
        author=about.author or document.author,
        published=about.published or document.published,
        published_at=_instant(document, about),
        language=about.language,
        text=text,
        from_feed=document.from_feed,
        note=document.note,
        cut_off=cut_off,
    )


def _instant(document: Document, about: Metadata) -> str:
    """The time of the day that is taken: an own day without a time has none, unless it is the other's too."""
    if about.published_at or about.published not in ("", document.published):
        return about.published_at
    return document.published_at


@contextmanager
def translate_parser_errors(reason: str) -> Iterator[None]:
    """Raises SourceError with `reason` where a parser goes astray within."""
    try:
        yield
    except _ASTRAY as wrong:
        raise SourceError(reason) from wrong
