"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.sources.addresses import is_address
from briefing.sources.credits import people
from briefing.sources.decoding import decode
from briefing.sources.escaped_markup import from_text, words
from briefing.sources.faults import parsing
from briefing.sources.feeds import Entry, Feed, entry
from briefing.sources.moments import Order, moment, order_of

_BROKEN = "the feed is broken JSON: tell its publisher, or name its articles"
_OPEN = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')
_DATES = ("date_published", "date_modified")

_Object = Mapping[str, object]


def is_json_feed(raw: bytes) -> bool:
    """Whether bytes are those of a JSON Feed: it has to state its version."""
    return bool(_OPEN.match(raw[:1000]) and _VERSION.search(raw))


def json_feed(raw: bytes, base: str, charset: str = "") -> Feed:
    """The entries of a feed, in its order; `base` is where it was found, for the links in it. Raises
    SourceError where it is too broken to give an entry."""
    with parsing(_BROKEN):
        top = json.loads(decode(raw, charset))
    entries = top.get("items") if isinstance(top, dict) else None
    if not isinstance(top, dict) or not isinstance(entries, list):
        raise SourceError(_BROKEN)
    base = base or _text(top, "home_page_url")
    return Feed(words(_text(top, "title")), tuple(_entries(top, entries, base)))


def _entries(top: _Object, entries: list[object], base: str) -> Iterator[Entry]:
    listed = [one for one in entries if isinstance(one, dict)]
    order = order_of(map(_stated_date, listed))
    for one in listed:
        yield _entry(one, base, order, _text(one, "language") or _text(top, "language"), _authors(top))


def _entry(one: _Object, base: str, order: Order, language: str, authors: tuple[str, ...]) -> Entry:
    return entry(
        _link(one, base),
        words(_text(one, "title")),
        people(_authors(one) or authors),
        moment(_stated_date(one), order, language),
        (from_text(_text(one, "summary")),),
        _text(one, "content_html") or from_text(_text(one, "content_text")),
    )


def _link(one: _Object, base: str) -> str:
    """The entry's own page, else the one elsewhere that it is about, else its id where that is an address."""
    for stated in (_text(one, "url"), _text(one, "external_url"), _text(one, "id")):
        try:
            link = urljoin(base, stated.strip()) if stated else ""
        except ValueError:
            continue
        if is_address(link) and (stated != one.get("id") or is_address(stated)):
            return link
    return ""


def _authors(said: _Object) -> tuple[str, ...]:
    """The names of version 1.1's list, or of version 1's one author."""
    listed = said.get("authors")
    stated = listed if isinstance(listed, list) and listed else [said.get("author")]
    names = (words(_text(author, "name")) for author in stated if isinstance(author, dict))
    return tuple(filter(None, names))


def _stated_date(one: _Object) -> str:
    stated = (one.get(name) for name in _DATES)
    return next((str(said) for said in stated if isinstance(said, str | int | float) and said), "")


def _text(said: _Object, name: str) -> str:
    value = said.get(name)
    # JSON can write half a character as a number, which no text can hold.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
