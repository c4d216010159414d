"""Sources as articles: found, opened or fetched, read, sifted by date and numbered, in the order that they
were named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from briefing.errors import SourceError
from briefing.model import Article, Frozen, Source, Unread
from briefing.notices import Notice
from briefing.recency import first_day, is_after
from briefing.sources import documents, files, formats
from briefing.sources.addresses import is_address, shown
from briefing.sources.documents import Document
from briefing.sources.entries import Awaited, entries, is_old, left_out, page_fault, reader, rows
from briefing.sources.subscriptions import Subscribed, from_web, subscriptions

if TYPE_CHECKING:
    from briefing.sources.page_store import Fetched

_NAMED = 3  # sources in one notice
_Fetches = Mapping[str, "Fetched | SourceError"]


class Selection(Frozen):
    """What to read: sources, none of their articles older than the day `since`, or than their own `max_age`
    counted back from `day`. `store` is a folder to keep fetched pages in, None keeps none. Of an article the
    first `article_sentences` are read, all where there is None."""

    sources: tuple[Source, ...]
    day: date
    since: date | None = None
    allow_private: bool = False
    store: Path | None = None
    article_sentences: int | None = None


class _Offer(NamedTuple):
    """What one source offers, before any of it is read."""

    source: Source
    oldest: date | None
    offered: Sequence[Document | Unread | Awaited]


def read(selection: Selection, stdin: BinaryIO, notice: Notice) -> tuple[Article | Unread, ...]:
    """One row for each article of each source, in the order of the sources.

    The article in row n (from 1) has the id `an`; a row that could not be read keeps its number and
    says why. `-` is `stdin`. A bad source never raises and never costs the others. `notice` is told what a
    limit or a date left out.
    """
    fetched = _fetch((s.place for s in selection.sources if is_address(s.place)), selection, {})
    listed = [
        (source, [part for one in _documents(source, stdin, fetched) for part in _listed(one, notice)])
        for source in selection.sources
    ]
    subscribed = (one.url for _, found in listed for one in found if isinstance(one, Subscribed))
    fetched = _fetch(subscribed, selection, fetched)
    offers = [_offer(source, selection, _opened(found, fetched), notice) for source, found in listed]
    awaited = (one.entry.url for offer in offers for one in offer.offered if isinstance(one, Awaited))
    fetched = _fetch(awaited, selection, fetched)
    sifted = (row for offer in offers for row in _sifted(offer, _rows(offer, fetched), selection.day, notice))
    return tuple(
        row.model_copy(update={"id": f"a{number}"}) if isinstance(row, Article) else row
        for number, row in enumerate(sifted, start=1)
    )


def _fetch(urls: Iterable[str], selection: Selection, before: _Fetches) -> _Fetches:
    """What was fetched before, and what these addresses hold."""
    wanted = tuple(url for url in urls if url not in before)
    if not wanted:
        return before
    from briefing.sources.fetching import Reach, fetch
    from briefing.sources.page_store import PageStore

    return {**before, **fetch(wanted, Reach(selection.allow_private), PageStore(selection.store))}


def _documents(source: Source, stdin: BinaryIO, fetched: _Fetches) -> Iterator[Document | Unread]:
    if is_address(source.place):
        yield _from_web(fetched[source.place], shown(source.place), named=True)
        return
    for file in files.found(source.place):
        try:
            yield file if isinstance(file, Unread) else files.opened(file, stdin)
        except SourceError as wrong:
            yield documents.failed(file.source, str(wrong), named=file.named)


def _listed(found: Document | Unread, notice: Notice) -> Iterator[Document | Unread | Subscribed]:
    if isinstance(found, Unread):
        yield found
    else:
        yield from subscriptions(found, notice)


def _opened(
    listed: Iterable[Document | Unread | Subscribed], fetched: _Fetches
) -> Iterator[Document | Unread]:
    for one in listed:
        if isinstance(one, Subscribed):
            yield from_web(one, _from_web(fetched[one.url], shown(one.url), named=False))
        else:
            yield one


def _from_web(found: "Fetched | SourceError", source: str, *, named: bool) -> Document | Unread:
    if isinstance(found, SourceError):
        return documents.failed(source, str(found), named=named)
    return Document(found.raw, source, named, kind=found.kind, charset=found.charset, base=found.url)


def _offer(
    source: Source, selection: Selection, found: Iterable[Document | Unread], notice: Notice
) -> _Offer:
    days = [day for day in (selection.since, first_day(source.max_age, selection.day)) if day]
    oldest = max(days, default=None)
    offered: list[Document | Unread | Awaited] = []
    for one in found:
        if isinstance(one, Document) and (read_feed := reader(one.raw)):
            offered += entries(one, read_feed, source.limit, oldest, notice)
        else:
            offered.append(one)
    return _Offer(source, oldest, offered)


def _rows(offer: _Offer, fetched: _Fetches) -> Iterator[Article | Unread]:
    for one in offer.offered:
        if isinstance(one, Awaited):
            place = Document(b"", shown(one.entry.url), named=False, publisher=offer.source.name)
            yield from rows(one, place, fetched[one.entry.url])
        elif isinstance(one, Document):
            yield from formats.rows(one._replace(publisher=offer.source.name or one.publisher))
        else:
            yield one


def _sifted(
    offer: _Offer, found: Iterator[Article | Unread], day: date, notice: Notice
) -> Iterator[Article | Unread]:
    """The rows that are new enough and within the limit; those without a date, or with one that is still to
    come, are kept, and said to be."""
    undated: list[str] = []
    to_come: list[str] = []
    unread_pages: list[str] = []
    old = over = kept = 0
    for row in found:
        if isinstance(row, Article):
            if is_old(row.published, offer.oldest):
                old += 1
                continue
            if offer.source.limit and kept >= offer.source.limit:
                over += 1
                continue
            kept += 1
            if offer.oldest and not row.published:
                undated.append(row.source)
            if is_after(row.published, row.published_at, day):
                to_come.append(row.source)
            if why := page_fault(row):
                unread_pages.append(f"{row.source} ({why})")
        yield row
    place = shown(files.printable(offer.source.place))
    if old:
        notice(left_out(place, old, offer.oldest))
    if over:
        notice(f"{place}: reading the first {kept} of {kept + over} articles.")
    if undated:
        notice(f"Without a date of publication, and kept: {_named(undated)}.")
    if to_come:
        notice(f"Dated after {day}, the day of the brief, and kept: {_named(to_come)}.")
    if unread_pages:
        notice(f"Read from the feed's own text, not the page: {_named(unread_pages)}.")


def _named(found: Sequence[str]) -> str:
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"{', '.join(found[:_NAMED])}{more}"
