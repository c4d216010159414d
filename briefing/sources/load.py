"""Sources as articles: found, opened or fetched, read, sifted by date and numbered, in the order that they
were named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from briefing.errors import SourceError
from briefing.frozen import Frozen
from briefing.models import Article, Source, Unread
from briefing.notices import Notice, pluralize
from briefing.recency import first_day, hours, instant, is_after
from briefing.sources import documents, files
from briefing.sources.documents import Document
from briefing.sources.feeds.entries import (
    PendingEntry,
    entry_documents,
    feed_parser,
    is_old,
    page_failure,
    read_entry,
    too_old_notice,
)
from briefing.sources.feeds.opml import PendingFeed, feed_from_web, subscriptions
from briefing.sources.formats.detection import read_document
from briefing.sources.web.addresses import is_address, redact_address

if TYPE_CHECKING:
    from briefing.sources.web.http_cache import FetchedPage

_NAMED = 3  # sources in one notice
_Fetches = Mapping[str, "FetchedPage | SourceError"]


class Selection(Frozen):
    """What to read: sources, none of their articles older than the day `since`, or than their own `max_age`
    counted back from `day`, nor more than `since_hours` older than the newest where their hours are known.
    Where the day is `closed`, none that is dated after it either.

    `store` is a folder to keep fetched pages in, None keeps none. Of an article the first `article_sentences`
    are read, all where there is None.
    """

    sources: tuple[Source, ...]
    day: date
    since: date | None = None
    since_hours: int | None = None
    closed: bool = False
    allow_private: bool = False
    store: Path | None = None
    article_sentences: int | None = None


class _Offer(NamedTuple):
    """What one source offers, before what is left of it is read: nothing from before the day `oldest`, nor
    more than so many `hours` older than the newest."""

    source: Source
    oldest: date | None
    hours: int | None
    offered: Sequence[Document | Article | Unread | PendingEntry]


def read(selection: Selection, stdin: BinaryIO, notice: Notice) -> tuple[Article | Unread, ...]:
    """One row for each article of each source, in the order of the sources.

    The article in row n (from 1) has the id `an`; a row that could not be read keeps its number and
    says why. `-` is `stdin`. A bad source never raises and never costs the others. `notice` is told what a
    limit or a date left out.
    """
    fetched = _fetch((s.place for s in selection.sources if is_address(s.place)), selection, {})
    listed = [
        (
            source,
            [
                row
                for document in _documents(source, stdin, fetched)
                for part in _expand_list(document, notice)
                for row in _read_early(part, source)
            ],
        )
        for source in selection.sources
    ]
    subscribed = (part.url for _, parts in listed for part in parts if isinstance(part, PendingFeed))
    fetched = _fetch(subscribed, selection, fetched)
    offers = [_offer(source, selection, _resolve_feeds(parts, fetched), notice) for source, parts in listed]
    awaited = (
        candidate.entry.url
        for offer in offers
        for candidate in offer.offered
        if isinstance(candidate, PendingEntry)
    )
    fetched = _fetch(awaited, selection, fetched)
    sifted = [(offer, tuple(_sift_rows(offer, _rows(offer, fetched), selection, notice))) for offer in offers]
    return tuple(
        row.model_copy(update={"id": f"a{number}"}) if isinstance(row, Article) else row
        for number, row in enumerate(_within_hours(sifted, selection.day, notice), start=1)
    )


def _within_hours(
    sifted: Sequence[tuple[_Offer, Sequence[Article | Unread]]], day: date, notice: Notice
) -> Iterator[Article | Unread]:
    """The rows of all offers without the articles that are more hours older than the newest one than theirs
    may be. Of one whose hour is not known its day has been asked."""
    moments = [
        moment
        for _, rows in sifted
        for row in rows
        if isinstance(row, Article)
        and not is_after(row.published, row.published_at, day)
        and (moment := instant(row.published_at))
    ]
    newest = max(moments, default=None)
    for offer, rows in sifted:
        old = 0
        for row in rows:
            moment = instant(row.published_at) if isinstance(row, Article) else None
            if (
                newest
                and moment
                and offer.hours is not None
                and newest - moment > timedelta(hours=offer.hours)
            ):
                old += 1
                continue
            yield row
        if old and newest:
            source_name = redact_address(files.printable_name(offer.source.place))
            notice(
                f"{source_name}: {pluralize(old, 'article')} more than {pluralize(offer.hours or 0, 'hour')}"
                f" before the newest, of {newest:%Y-%m-%d %H:%M} UTC, left out."
            )


def _fetch(urls: Iterable[str], selection: Selection, before: _Fetches) -> _Fetches:
    """What was fetched before, and what these addresses hold."""
    wanted = tuple(url for url in urls if url not in before)
    if not wanted:
        return before
    from briefing.sources.web.fetch import Reach, fetch
    from briefing.sources.web.http_cache import PageStore

    return {**before, **fetch(wanted, Reach(selection.allow_private), PageStore(selection.store))}


def _documents(source: Source, stdin: BinaryIO, fetched: _Fetches) -> Iterator[Document | Unread]:
    if is_address(source.place):
        yield _fetched_document(fetched[source.place], redact_address(source.place), named=True)
        return
    for file in files.find_files(source.place):
        try:
            yield file if isinstance(file, Unread) else files.open_file(file, stdin)
        except SourceError as wrong:
            yield documents.failed_source(file.source, str(wrong), named=file.named)


def _expand_list(document: Document | Unread, notice: Notice) -> Iterator[Document | Unread | PendingFeed]:
    if isinstance(document, Unread):
        yield document
    else:
        yield from subscriptions(document, notice)


def _read_early(
    part: Document | Unread | PendingFeed, source: Source
) -> Iterator[Document | Article | Unread | PendingFeed]:
    """The articles of a document that is no feed, so that the bytes of a folder are not held all at once."""
    if isinstance(part, Document) and not feed_parser(part.raw):
        yield from _articles(part, source)
    else:
        yield part


def _articles(document: Document, source: Source) -> Iterable[Article | Unread]:
    return read_document(document._replace(publisher=source.name or document.publisher))


def _resolve_feeds(
    listed: Iterable[Document | Article | Unread | PendingFeed], fetched: _Fetches
) -> Iterator[Document | Article | Unread]:
    for part in listed:
        if isinstance(part, PendingFeed):
            yield feed_from_web(
                part, _fetched_document(fetched[part.url], redact_address(part.url), named=False)
            )
        else:
            yield part


def _fetched_document(fetched: "FetchedPage | SourceError", source: str, *, named: bool) -> Document | Unread:
    if isinstance(fetched, SourceError):
        return documents.failed_source(source, str(fetched), named=named)
    return Document(fetched.raw, source, named, kind=fetched.kind, charset=fetched.charset, base=fetched.url)


def _offer(
    source: Source, selection: Selection, parts: Iterable[Document | Article | Unread], notice: Notice
) -> _Offer:
    days = [day for day in (selection.since, first_day(source.max_age, selection.day)) if day]
    oldest = max(days, default=None)
    periods = [period for period in (selection.since_hours, hours(source.max_age)) if period is not None]
    offered: list[Document | Article | Unread | PendingEntry] = []
    for part in parts:
        if isinstance(part, Document) and (read_feed := feed_parser(part.raw)):
            offered += entry_documents(part, read_feed, source.limit, oldest, notice)
        else:
            offered.append(part)
    return _Offer(source, oldest, min(periods, default=None), offered)


def _rows(offer: _Offer, fetched: _Fetches) -> Iterator[Article | Unread]:
    for candidate in offer.offered:
        if isinstance(candidate, PendingEntry):
            document = Document(
                b"", redact_address(candidate.entry.url), named=False, publisher=offer.source.name
            )
            yield from read_entry(candidate, document, fetched[candidate.entry.url])
        elif isinstance(candidate, Document):
            yield from _articles(candidate, offer.source)
        else:
            yield candidate


def _sift_rows(
    offer: _Offer, candidates: Iterator[Article | Unread], selection: Selection, notice: Notice
) -> Iterator[Article | Unread]:
    """The rows that are new enough and within the limit. Those without a date are kept, and said to be; those
    with one after the day as well, but where that is closed."""
    day = selection.day
    undated: list[str] = []
    to_come: list[str] = []
    unread_pages: list[str] = []
    old = over = kept = younger = 0
    for row in candidates:
        if isinstance(row, Article):
            if is_old(row.published, offer.oldest):
                old += 1
                continue
            to_be = is_after(row.published, row.published_at, day)
            if to_be and selection.closed:
                younger += 1
                continue
            if offer.source.limit and kept >= offer.source.limit:
                over += 1
                continue
            kept += 1
            if offer.oldest and not row.published:
                undated.append(row.source)
            if to_be:
                to_come.append(row.source)
            if why := page_failure(row):
                unread_pages.append(f"{row.source} ({why})")
        yield row
    source_name = redact_address(files.printable_name(offer.source.place))
    if old:
        notice(too_old_notice(source_name, old, offer.oldest))
    if younger:
        notice(f"{source_name}: {pluralize(younger, 'article')} dated after {day} left out.")
    if over:
        notice(f"{source_name}: reading the first {kept} of {kept + over} articles.")
    if undated:
        notice(f"Without a date of publication, and kept: {_join_sources(undated)}.")
    if to_come:
        notice(f"Dated after {day}, the day of the brief, and kept: {_join_sources(to_come)}.")
    if unread_pages:
        notice(f"Read from the feed's own text, not the page: {_join_sources(unread_pages)}.")


def _join_sources(sources: Sequence[str]) -> str:
    more = f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
    return f"{', '.join(sources[:_NAMED])}{more}"
