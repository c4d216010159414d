"""OPML: a list of feeds (http://opml.org/spec2.opml), and its feeds as documents, each at a line of its own.

A list may come from anybody. So it can name feeds on the web, and files in its own folder alone, which have
to be feeds; a list in a list is not followed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.errors import SourceError
from briefing.models import Unread
from briefing.notices import Notice
from briefing.sources import documents, files
from briefing.sources.decoding import decode
from briefing.sources.documents import Document
from briefing.sources.feeds.entries import feed_parser
from briefing.sources.feeds.rss_and_atom import DECLARATION, has_root
from briefing.sources.web.addresses import is_address, redact_address
from briefing.sources.xml import parse_xml

MOST_FEEDS = 200
_BROKEN = "the list of feeds is broken: export it anew, or name its feeds"
_ADDRESS = "xmlurl"
_FEED_SCHEME = re.compile(r"feed:(?P<whole>https?://)?(?://)?", re.IGNORECASE)


class Subscription(NamedTuple):
    """`place` is the feed's address as it is written, `title` what the list calls it."""

    place: str
    title: str


def is_opml(raw: bytes) -> bool:
    """Whether bytes are those of an OPML list."""
    return has_root(raw, b"opml")


def parse_opml(raw: bytes, charset: str = "") -> tuple[Subscription, ...]:
    """The feeds of a list, each once, in its order, those in folders among them.

    Raises SourceError where the list is broken, or declares entities.
    """
    text = DECLARATION.sub("", decode(raw, charset), count=1)
    root = parse_xml(text.encode("utf-8", "replace"), _BROKEN, recover=True)
    listed: dict[str, Subscription] = {}
    for outline in root.iter("{*}outline"):
        attributes = {str(name).casefold(): str(value).strip() for name, value in outline.attrib.items()}
        address = attributes.get(_ADDRESS, "")
        if address:
            listed.setdefault(
                address, Subscription(address, attributes.get("title") or attributes.get("text", ""))
            )
    return tuple(listed.values())


class PendingFeed(NamedTuple):
    """A feed on the web that has to be fetched, and the list that names it."""

    url: str
    listed_in: str


def subscriptions(document: Document, notice: Notice) -> Iterator[Document | Unread | PendingFeed]:
    """What an OPML list names; any other document is itself."""
    if not is_opml(document.raw):
        yield document
        return
    try:
        listed = parse_opml(document.raw, document.charset)
    except SourceError as wrong:
        yield documents.failed_source(document.source, str(wrong), named=document.named)
        return
    if not listed:
        reason = "no feed in the list"
        yield Unread(source=document.source, status="empty", reason=reason, named=document.named)
    if len(listed) > MOST_FEEDS:
        notice(f"{document.source}: reading the first {MOST_FEEDS} of {len(listed)} feeds.")
    for subscription in listed[:MOST_FEEDS]:
        location = _FEED_SCHEME.sub(lambda scheme: scheme["whole"] or "http://", subscription.place, count=1)
        yield (
            PendingFeed(location, document.source)
            if is_address(location)
            else _open_listed_file(location, document)
        )


def feed_from_web(wanted: PendingFeed, document: Document | Unread) -> Document | Unread:
    """What a feed on the web turned out to be."""
    if isinstance(document, Unread):
        return document.model_copy(update={"reason": f"{document.reason} (listed in {wanted.listed_in})"})
    if is_opml(document.raw):
        return _failed_feed(
            document.source, "a list of feeds in a list is not followed: name it", wanted.listed_in
        )
    return document


def _failed_feed(source: str, reason: str, listed_in: str) -> Unread:
    return documents.failed_source(source, f"{reason} (listed in {listed_in})", named=False)


def _open_listed_file(location: str, document: Document) -> Document | Unread:
    """A feed in the folder of the list, or why it is not read."""
    source = redact_address(files.printable_name(location))
    outside = "neither an address on the web nor a feed in the list's own folder: name it as a source"
    try:
        folder = Path(document.source).resolve(strict=True).parent
        path = (folder / location).resolve(strict=True)
        if document.base or not path.is_relative_to(folder) or not path.is_file():
            return _failed_feed(source, outside, document.source)
        opened = files.open_path(path, source)
    except SourceError as wrong:
        return _failed_feed(source, str(wrong), document.source)
    except (OSError, ValueError, RuntimeError):
        return _failed_feed(source, outside, document.source)
    return opened if feed_parser(opened.raw) else _failed_feed(source, outside, document.source)
