"""The entries of a feed as documents: its own text, the page that an entry leads to, or that text where the
page gives no article."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SourceError
from briefing.model import Article, Unread
from briefing.notices import Notice
from briefing.sources import documents, formats
from briefing.sources.addresses import canonical, shown
from briefing.sources.documents import Document
from briefing.sources.feeds import MOST_ENTRIES, Entry, Feed, feed, is_feed
from briefing.sources.json_feed import is_json_feed, json_feed

if TYPE_CHECKING:
    from briefing.sources.page_store import Fetched

NOTE = "the feed's own text, not the page"
_FAULT = re.compile(r" \((?P<why>.+)\)$")
_FEWEST_WORDS = 8  # of a feed's own text that can stand for a page: "Comments" cannot
_THIN = 50  # words of a page that may be less than what its feed says
_MORE = 2  # times as many words that the feed then has


class Awaited(NamedTuple):
    """An entry of a feed whose page has to be fetched."""

    entry: Entry
    publisher: str


def reader(raw: bytes) -> Callable[[bytes, str, str], Feed] | None:
    """What reads the feed that bytes are; None where they are none."""
    if is_json_feed(raw):
        return json_feed
    return feed if is_feed(raw) else None


def entries(
    document: Document,
    read: Callable[[bytes, str, str], Feed],
    limit: int | None,
    oldest: date | None,
    notice: Notice,
) -> Iterator[Document | Unread | Awaited]:
    """The entries of a feed that are no older than `oldest`, at most as many as its user wants."""
    try:
        found = read(document.raw, document.base, document.charset)
    except SourceError as wrong:
        yield documents.failed(document.source, str(wrong), named=document.named)
        return
    if not found.entries:
        reason = "no entry in the feed"
        yield Unread(source=document.source, status="empty", reason=reason, named=document.named)
    new = [entry for entry in found.entries if not is_old(entry.published, oldest)]
    if len(new) < len(found.entries):
        notice(left_out(document.source, len(found.entries) - len(new), oldest))
    most = limit or MOST_ENTRIES
    if len(new) > most:
        notice(f"{document.source}: reading the first {most} of {len(new)} articles.")
    linked = Counter(canonical(entry.url) for entry in found.entries if entry.url)
    for entry in new[:most]:
        shared = not entry.url or linked[canonical(entry.url)] > 1
        if entry.markup or (shared and entry.excerpt):
            yield _own(entry, document, found.title, _note(entry, ""))
        elif entry.url:
            yield Awaited(entry, found.title)
        else:
            yield _nothing(entry, document)


def rows(awaited: Awaited, document: Document, found: "Fetched | SourceError") -> Iterator[Article | Unread]:
    """The article of an entry's page; of the feed's own text where the page gives none, or less than that.

    `document` is the entry's place as a source shows it, with what its user says of the publisher.
    """
    entry = awaited.entry
    read = tuple(_page_rows(awaited, document, found))
    article = next((row for row in read if isinstance(row, Article)), None)
    if not entry.excerpt or (article and _words(article.text) >= _THIN):
        yield from read
        return
    reason = "it shows less" if article else next(row.reason for row in read if isinstance(row, Unread))
    own = formats.rows(_own(entry, document, awaited.publisher, _note(entry, reason)))
    told = next((row for row in own if isinstance(row, Article)), None)
    enough = told and _words(told.text) - _words(entry.title) >= _FEWEST_WORDS
    if told and enough and (not article or _words(told.text) >= _MORE * _words(article.text)):
        yield told
    else:
        yield from read


def _page_rows(
    awaited: Awaited, document: Document, found: "Fetched | SourceError"
) -> Iterator[Article | Unread]:
    if isinstance(found, SourceError):
        yield documents.failed(document.source, str(found), named=False)
        return
    yield from formats.rows(
        document._replace(
            raw=found.raw,
            kind=found.kind,
            charset=found.charset,
            base=found.url,
            title=awaited.entry.title,
            author=awaited.entry.author,
            publisher=document.publisher or awaited.publisher,
            published=awaited.entry.published,
            published_at=awaited.entry.published_at,
        )
    )


def page_fault(article: Article) -> str:
    """Why the text of an article is its feed's and not that of its page; "" where the page was not asked for
    or was read."""
    said = _FAULT.search(article.note) if article.from_feed else None
    return said["why"] if said else ""


def is_old(published: str, oldest: date | None) -> bool:
    """Whether a day is before the oldest that is wanted; an article without a day never is."""
    return oldest is not None and bool(published) and published < oldest.isoformat()


def left_out(place: str, count: int, oldest: date | None) -> str:
    """What is said of articles that are too old."""
    return f"{place}: {count} {'article' if count == 1 else 'articles'} from before {oldest} left out."


def _own(entry: Entry, document: Document, publisher: str, note: str) -> Document:
    return Document(
        (entry.markup or entry.excerpt).encode("utf-8", "replace"),
        shown(entry.url) if entry.url else document.source,
        named=False,
        kind="text/html",
        title=entry.title,
        author=entry.author,
        publisher=document.publisher or publisher,
        published=entry.published,
        published_at=entry.published_at,
        from_feed=True,
        note=note,
    )


def _note(entry: Entry, reason: str) -> str:
    cut = ", which breaks off" if entry.is_cut and not entry.markup else ""
    return f"{NOTE}{cut}{f' ({reason})' if reason else ''}"


def _nothing(entry: Entry, document: Document) -> Unread:
    title = f"“{entry.title}”" if entry.title else "without a title"
    reason = f"the entry {title} has neither a link to a page nor a text"
    return Unread(source=document.source, status="empty", reason=reason, named=False)


def _words(text: str) -> int:
    return len(text.split())
