"""Sources as articles: found, opened or fetched, read, sifted by date and numbered, in the order that they
were named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from briefing.errors import SourceError
from briefing.model import Article, Frozen, Source, Unread
from briefing.notices import Notice
from briefing.recency import first_day
from briefing.sources import documents, files
from briefing.sources.addresses import is_address, shown
from briefing.sources.documents import Document

if TYPE_CHECKING:
    from briefing.sources.feeds import Entry
    from briefing.sources.page_store import Fetched

_NAMED = 3  # sources in one notice


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


class _Awaited(NamedTuple):
    """An entry of a feed whose page has to be fetched."""

    entry: "Entry"
    publisher: str


class _Offer(NamedTuple):
    """What one source offers, before any of it is read."""

    source: Source
    oldest: date | None
    offered: Sequence[Document | Unread | _Awaited]


def read(selection: Selection, stdin: BinaryIO, notice: Notice) -> tuple[Article | Unread, ...]:
    """One row for each article of each source, in the order of the sources.

    The article in row n (from 1) has the id `an`; a row that could not be read keeps its number and
    says why. `-` is `stdin`. A bad source never raises and never costs the others. `notice` is told what a
    limit or a date left out.
    """
    fetched = _fetched((s.place for s in selection.sources if is_address(s.place)), selection)
    offers = [_offer(source, selection, stdin, fetched, notice) for source in selection.sources]
    awaited = (one.entry.url for offer in offers for one in offer.offered if isinstance(one, _Awaited))
    fetched = {**fetched, **_fetched((url for url in awaited if url not in fetched), selection)}
    rows = (row for offer in offers for row in _sifted(offer, _rows(offer, fetched), notice))
    return tuple(
        row.model_copy(update={"id": f"a{number}"}) if isinstance(row, Article) else row
        for number, row in enumerate(rows, start=1)
    )


def _fetched(urls: Iterable[str], selection: Selection) -> "Mapping[str, Fetched | SourceError]":
    wanted = tuple(urls)
    if not wanted:
        return {}
    from briefing.sources.fetching import Reach, fetch
    from briefing.sources.page_store import PageStore

    return fetch(wanted, Reach(selection.allow_private), PageStore(selection.store))


def _offer(
    source: Source,
    selection: Selection,
    stdin: BinaryIO,
    fetched: "Mapping[str, Fetched | SourceError]",
    notice: Notice,
) -> _Offer:
    days = [day for day in (selection.since, first_day(source.max_age, selection.day)) if day]
    oldest = max(days, default=None)
    found = _documents(source, stdin, fetched)
    offered: list[Document | Unread | _Awaited] = []
    for one in found:
        if isinstance(one, Document) and _is_feed(one):
            offered += _entries(one, source, oldest, notice)
        else:
            offered.append(one)
    return _Offer(source, oldest, offered)


def _documents(
    source: Source, stdin: BinaryIO, fetched: "Mapping[str, Fetched | SourceError]"
) -> Iterator[Document | Unread]:
    if is_address(source.place):
        yield _from_web(fetched[source.place], shown(source.place), named=True)
        return
    for file in files.found(source.place):
        try:
            yield file if isinstance(file, Unread) else files.opened(file, stdin)
        except SourceError as wrong:
            yield documents.failed(file.source, str(wrong), named=file.named)


def _from_web(found: "Fetched | SourceError", source: str, *, named: bool) -> Document | Unread:
    if isinstance(found, SourceError):
        return documents.failed(source, str(found), named=named)
    return Document(found.raw, source, named, kind=found.kind, charset=found.charset, base=found.url)


def _is_feed(document: Document) -> bool:
    head = document.raw[:512].lstrip()
    if head[:1] not in (b"<", b"\xef", b"\xff", b"\xfe"):
        return False
    from briefing.sources.feeds import is_feed

    return is_feed(document.raw)


def _entries(
    document: Document, source: Source, oldest: date | None, notice: Notice
) -> Iterator[Document | Unread | _Awaited]:
    """The entries of a feed that are new enough, at most as many as its user wants."""
    from briefing.sources.feeds import MOST_ENTRIES, feed

    try:
        found = feed(document.raw, document.base, document.charset)
    except SourceError as wrong:
        yield documents.failed(document.source, str(wrong), named=document.named)
        return
    if not found.entries:
        reason = "no entry in the feed"
        yield Unread(source=document.source, status="empty", reason=reason, named=document.named)
    new = [entry for entry in found.entries if not _is_old(entry.published, oldest)]
    if len(new) < len(found.entries):
        notice(_left_out(document.source, len(found.entries) - len(new), oldest))
    most = source.limit or MOST_ENTRIES
    if len(new) > most:
        notice(f"{document.source}: reading the first {most} of {len(new)} articles.")
    for entry in new[:most]:
        if entry.markup:
            yield _whole(entry, found.title)
        else:
            yield _Awaited(entry, found.title)


def _whole(entry: "Entry", publisher: str) -> Document:
    return Document(
        entry.markup.encode("utf-8", "replace"),
        shown(entry.url),
        named=False,
        kind="text/html",
        title=entry.title,
        author=entry.author,
        publisher=publisher,
        published=entry.published,
    )


def _rows(offer: _Offer, fetched: "Mapping[str, Fetched | SourceError]") -> Iterator[Article | Unread]:
    for one in offer.offered:
        if isinstance(one, _Awaited):
            page = _from_web(fetched[one.entry.url], shown(one.entry.url), named=False)
            if isinstance(page, Document):
                page = page._replace(
                    title=one.entry.title,
                    author=one.entry.author,
                    publisher=one.publisher,
                    published=one.entry.published,
                )
        else:
            page = one
        if isinstance(page, Document):
            named = page._replace(publisher=offer.source.name or page.publisher)
            yield from documents.rows(named)
        else:
            yield page


def _sifted(offer: _Offer, rows: Iterator[Article | Unread], notice: Notice) -> Iterator[Article | Unread]:
    """The rows that are new enough and within the limit; those without a date are kept, and said to be."""
    undated: list[str] = []
    old = over = kept = 0
    for row in rows:
        if isinstance(row, Article):
            if _is_old(row.published, offer.oldest):
                old += 1
                continue
            if offer.source.limit and kept >= offer.source.limit:
                over += 1
                continue
            kept += 1
            if offer.oldest and not row.published:
                undated.append(row.source)
        yield row
    place = shown(files.printable(offer.source.place))
    if old:
        notice(_left_out(place, old, offer.oldest))
    if over:
        notice(f"{place}: reading the first {kept} of {kept + over} articles.")
    if undated:
        notice(_undated(undated))


def _is_old(published: str, oldest: date | None) -> bool:
    return oldest is not None and bool(published) and published < oldest.isoformat()


def _left_out(place: str, count: int, oldest: date | None) -> str:
    return f"{place}: {count} {'article' if count == 1 else 'articles'} from before {oldest} left out."


def _undated(found: Sequence[str]) -> str:
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"Without a date of publication, and kept: {', '.join(found[:_NAMED])}{more}."
