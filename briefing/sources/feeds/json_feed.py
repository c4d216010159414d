"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.sources.decoding import decode
from briefing.sources.documents import translate_parser_errors
from briefing.sources.feeds.escaped_markup import markup_from_text, plain_text
from briefing.sources.feeds.rss_and_atom import Feed, FeedEntry, build_entry
from briefing.sources.metadata.bylines import people
from briefing.sources.metadata.datetimes import DateOrder, day_month_order, parse_moment
from briefing.sources.web.addresses import is_address

_BROKEN = "the feed is broken JSON: tell its publisher, or name its articles"
_OPEN = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')
_DATES = ("date_published", "date_modified")

_Object = Mapping[str, object]


def is_json_feed(raw: bytes) -> bool:
    """Whether bytes are those of a JSON Feed: it has to state its version."""
    return bool(_OPEN.match(raw[:1000]) and _VERSION.search(raw))


def parse_json_feed(raw: bytes, base: str, charset: str = "") -> Feed:
    """The entries of a feed, in its order; `base` is where it was found, for the links in it. Raises
    SourceError where it is too broken to give an entry."""
    with translate_parser_errors(_BROKEN):
        top = json.loads(decode(raw, charset))
    entries = top.get("items") if isinstance(top, dict) else None
    if not isinstance(top, dict) or not isinstance(entries, list):
        raise SourceError(_BROKEN)
    base = base or _text(top, "home_page_url")
    return Feed(plain_text(_text(top, "title")), tuple(_entries(top, entries, base)))


def _entries(top: _Object, entries: list[object], base: str) -> Iterator[FeedEntry]:
    listed = [raw_entry for raw_entry in entries if isinstance(raw_entry, dict)]
    order = day_month_order(map(_stated_date, listed))
    for raw_entry in listed:
        yield _entry(
            raw_entry, base, order, _text(raw_entry, "language") or _text(top, "language"), _authors(top)
        )


def _entry(
    raw_entry: _Object, base: str, order: DateOrder, language: str, authors: tuple[str, ...]
) -> FeedEntry:
    return build_entry(
        _link(raw_entry, base),
        plain_text(_text(raw_entry, "title")),
        people(_authors(raw_entry) or authors),
        parse_moment(_stated_date(raw_entry), order, language),
        (markup_from_text(_text(raw_entry, "summary")),),
        _text(raw_entry, "content_html") or markup_from_text(_text(raw_entry, "content_text")),
    )


def _link(raw_entry: _Object, base: str) -> str:
    """The entry's own page, else the one elsewhere that it is about, else its id where that is an address."""
    for address in (_text(raw_entry, "url"), _text(raw_entry, "external_url"), _text(raw_entry, "id")):
        try:
            link = urljoin(base, address.strip()) if address else ""
        except ValueError:
            continue
        if is_address(link) and (address != raw_entry.get("id") or is_address(address)):
            return link
    return ""


def _authors(json_object: _Object) -> tuple[str, ...]:
    """The names of version 1.1's list, or of version 1's one author."""
    listed = json_object.get("authors")
    authors = listed if isinstance(listed, list) and listed else [json_object.get("author")]
    names = (plain_text(_text(author, "name")) for author in authors if isinstance(author, dict))
    return tuple(filter(None, names))


def _stated_date(raw_entry: _Object) -> str:
    values = (raw_entry.get(name) for name in _DATES)
    return next((str(value) for value in values if isinstance(value, str | int | float) and value), "")


def _text(json_object: _Object, name: str) -> str:
    value = json_object.get(name)
    # JSON can write half a character as a number, which no text can hold.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
