"""The feeds of an OPML list as documents to be read, each at a line of its own.

A list may come from anybody. So it can name feeds on the web, and files in its own folder alone, which have
to be feeds; a list in a list is not followed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.errors import SourceError
from briefing.model import Unread
from briefing.notices import Notice
from briefing.sources import documents, files
from briefing.sources.addresses import is_address, shown
from briefing.sources.documents import Document
from briefing.sources.entries import reader
from briefing.sources.opml import MOST_FEEDS, is_opml, opml

_FEED = re.compile(r"feed:(?P<whole>https?://)?(?://)?", re.IGNORECASE)


class Subscribed(NamedTuple):
    """A feed on the web that has to be fetched, and the list that names it."""

    url: str
    listed_in: str


def subscriptions(document: Document, notice: Notice) -> Iterator[Document | Unread | Subscribed]:
    """What an OPML list names; any other document is itself."""
    if not is_opml(document.raw):
        yield document
        return
    try:
        listed = opml(document.raw, document.charset)
    except SourceError as wrong:
        yield documents.failed(document.source, str(wrong), named=document.named)
        return
    if not listed:
        reason = "no feed in the list"
        yield Unread(source=document.source, status="empty", reason=reason, named=document.named)
    if len(listed) > MOST_FEEDS:
        notice(f"{document.source}: reading the first {MOST_FEEDS} of {len(listed)} feeds.")
    for one in listed[:MOST_FEEDS]:
        place = _FEED.sub(lambda scheme: scheme["whole"] or "http://", one.place, count=1)
        yield Subscribed(place, document.source) if is_address(place) else _file(place, document)


def from_web(wanted: Subscribed, found: Document | Unread) -> Document | Unread:
    """What a feed on the web turned out to be."""
    if isinstance(found, Unread):
        return found.model_copy(update={"reason": f"{found.reason} (listed in {wanted.listed_in})"})
    if is_opml(found.raw):
        return _failed(found.source, "a list of feeds in a list is not followed: name it", wanted.listed_in)
    return found


def _failed(source: str, reason: str, listed_in: str) -> Unread:
    return documents.failed(source, f"{reason} (listed in {listed_in})", named=False)


def _file(place: str, document: Document) -> Document | Unread:
    """A feed in the folder of the list, or why it is not read."""
    shown_place = shown(files.printable(place))
    outside = "neither an address on the web nor a feed in the list's own folder: name it as a source"
    try:
        folder = Path(document.source).resolve(strict=True).parent
        path = (folder / place).resolve(strict=True)
        if document.base or not path.is_relative_to(folder) or not path.is_file():
            return _failed(shown_place, outside, document.source)
        opened = files.open_path(path, shown_place)
    except SourceError as wrong:
        return _failed(shown_place, str(wrong), document.source)
    except (OSError, ValueError, RuntimeError):
        return _failed(shown_place, outside, document.source)
    return opened if reader(opened.raw) else _failed(shown_place, outside, document.source)
