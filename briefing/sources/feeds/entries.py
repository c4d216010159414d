"""The entries of a feed as documents: its own text, the page that an entry leads to, or that text where the
page gives no article."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SourceError
from briefing.models import Article, Unread
from briefing.notices import Notice
from briefing.sources import documents
from briefing.sources.documents import Document
from briefing.sources.feeds.json_feed import is_json_feed, parse_json_feed
from briefing.sources.feeds.rss_and_atom import MOST_ENTRIES, Feed, FeedEntry, is_feed, parse_feed
from briefing.sources.formats.detection import read_document
from briefing.sources.web.addresses import canonical_address, redact_address

if TYPE_CHECKING:
    from briefing.sources.web.http_cache import FetchedPage

NOTE = "the feed's own text, not the page"
_FAULT = re.compile(r" \((?P<why>.+)\)$")
_FEWEST_WORDS = 8  # of a feed's own text that can stand for a page: "Comments" cannot
_THIN = 50  # words of a page that may be less than what its feed says
_MORE = 2  # times as many words that the feed then has


class PendingEntry(NamedTuple):
    """An entry of a feed whose page has to be fetched."""

    entry: FeedEntry
    publisher: str


def feed_parser(raw: bytes) -> Callable[[bytes, str, str], Feed] | None:
    """What reads the feed that bytes are; None where they are none."""
    if is_json_feed(raw):
        return parse_json_feed
    return parse_feed if is_feed(raw) else None


def entry_documents(
    document: Document,
    parse: Callable[[bytes, str, str], Feed],
    limit: int | None,
    oldest: date | None,
    notice: Notice,
) -> Iterator[Document | Unread | PendingEntry]:
    """The entries of a feed that are no older than `oldest`, at most as many as its user wants."""
    try:
        parsed_feed = parse(document.raw, document.base, document.charset)
    except SourceError as wrong:
        yield documents.failed_source(document.source, str(wrong), named=document.named)
        return
    if not parsed_feed.entries:
        reason = "no entry in the feed"
        yield Unread(source=document.source, status="empty", reason=reason, named=document.named)
    new = [entry for entry in parsed_feed.entries if not is_old(entry.published, oldest)]
    if len(new) < len(parsed_feed.entries):
        notice(too_old_notice(document.source, len(parsed_feed.entries) - len(new), oldest))
    most = limit or MOST_ENTRIES
    if len(new) > most:
        notice(f"{document.source}: reading the first {most} of {len(new)} articles.")
    linked = Counter(canonical_address(entry.url) for entry in parsed_feed.entries if entry.url)
    for entry in new[:most]:
        shared = not entry.url or linked[canonical_address(entry.url)] > 1
        if entry.markup or (shared and entry.excerpt):
            yield _entry_document(entry, document, parsed_feed.title, _note(entry, ""))
        elif entry.url:
            yield PendingEntry(entry, parsed_feed.title)
        else:
            yield _empty_entry(entry, document)


def read_entry(
    awaited: PendingEntry, document: Document, fetched: "FetchedPage | SourceError"
) -> Iterator[Article | Unread]:
    """The article of an entry's page; of the feed's own text where the page gives none, or less than that.

    `document` is the entry's place as a source shows it, with what its user says of the publisher.
    """
    entry = awaited.entry
    page_rows = tuple(_read_page(awaited, document, fetched))
    article = next((row for row in page_rows if isinstance(row, Article)), None)
    if not entry.excerpt or (article and _word_count(article.text) >= _THIN):
        yield from page_rows
        return
    reason = "it shows less" if article else next(row.reason for row in page_rows if isinstance(row, Unread))
    feed_rows = read_document(_entry_document(entry, document, awaited.publisher, _note(entry, reason)))
    feed_article = next((row for row in feed_rows if isinstance(row, Article)), None)
    enough = feed_article and _word_count(feed_article.text) - _word_count(entry.title) >= _FEWEST_WORDS
    if (
        feed_article
        and enough
        and (not article or _word_count(feed_article.text) >= _MORE * _word_count(article.text))
    ):
        yield feed_article
    else:
        yield from page_rows


def _read_page(
    awaited: PendingEntry, document: Document, fetched: "FetchedPage | SourceError"
) -> Iterator[Article | Unread]:
    if isinstance(fetched, SourceError):
        yield documents.failed_source(document.source, str(fetched), named=False)
        return
    yield from read_document(
        document._replace(
            raw=fetched.raw,
            kind=fetched.kind,
            charset=fetched.charset,
            base=fetched.url,
            title=awaited.entry.title,
            author=awaited.entry.author,
            publisher=document.publisher or awaited.publisher,
            published=awaited.entry.published,
            published_at=awaited.entry.published_at,
        )
    )


def page_failure(article: Article) -> str:
    """Why the text of an article is its feed's and not that of its page; "" where the page was not asked for
    or was read."""
    match = _FAULT.search(article.note) if article.from_feed else None
    return match["why"] if match else ""


def is_old(published: str, oldest: date | None) -> bool:
    """Whether a day is before the oldest that is wanted; an article without a day never is."""
    return oldest is not None and bool(published) and published < oldest.isoformat()


def too_old_notice(source: str, count: int, oldest: date | None) -> str:
    """What is said of articles that are too old."""
    return f"{source}: {count} {'article' if count == 1 else 'articles'} from before {oldest} left out."


def _entry_document(entry: FeedEntry, document: Document, publisher: str, note: str) -> Document:
    return Document(
        (entry.markup or entry.excerpt).encode("utf-8", "replace"),
        redact_address(entry.url) if entry.url else document.source,
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


def _note(entry: FeedEntry, reason: str) -> str:
    cut = ", which breaks off" if entry.is_cut and not entry.markup else ""
    return f"{NOTE}{cut}{f' ({reason})' if reason else ''}"


def _empty_entry(entry: FeedEntry, document: Document) -> Unread:
    title = f"“{entry.title}”" if entry.title else "without a title"
    reason = f"the entry {title} has neither a link to a page nor a text"
    return Unread(source=document.source, status="empty", reason=reason, named=False)


def _word_count(text: str) -> int:
    return len(text.split())
