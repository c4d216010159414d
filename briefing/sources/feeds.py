"""RSS and Atom feeds: their entries, and whether an entry is the whole article."""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.sources.addresses import is_address
from briefing.sources.credits import people
from briefing.sources.decoding import decode
from briefing.sources.faults import parsing

MOST_ENTRIES = 100  # of a feed, where its user sets no limit
MOST_ELEMENTS = 100_000
_BROKEN = "the feed is broken: tell its publisher, or name its articles"
_FEED = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}"
    rb"(?:\[.{0,20000}?\]\s*)?>\s*){0,8}<(?:[\w-]+:)?(?:rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 30_000  # bytes in which a feed shows that it is one
_FEWEST_WORDS = 120  # of an entry that is a whole article
_CUT = re.compile(
    r"(?:…|\.\.\.|\[[.…\s]*\]|\b(?:continue reading|read (?:more|on|the full|the rest)"
    r"|full (?:story|article))\b[^.]{0,80})\W*$",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_HALF = re.compile(r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:5[3-9]|6\d|7[0-3])\d\d);", re.IGNORECASE)  # surrogates
_TAGS = re.compile(r"<[^<>]{0,2000}>")


class Entry(NamedTuple):
    """An article that a feed offers. `markup` is the whole article, or empty where it has to be fetched from
    `url`; `published` is an ISO date."""

    url: str
    title: str
    author: str
    published: str
    markup: str


class Feed(NamedTuple):
    title: str
    entries: tuple[Entry, ...]


def is_feed(raw: bytes) -> bool:
    """Whether bytes are those of an RSS or Atom feed."""
    head = raw[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return bool(_FEED.match(head))


def feed(raw: bytes, base: str, charset: str = "") -> Feed:
    """The entries of a feed, in its order; `base` is where it was found, for the links in it.

    No entity of the document is expanded and nothing is fetched for it. Raises SourceError where it is too
    broken to give an entry.
    """
    import feedparser

    logging.getLogger("feedparser").setLevel(logging.CRITICAL + 1)
    text = _HALF.sub("\ufffd", _DECLARATION.sub("", decode(raw, charset), count=1))
    if text.count("<") > MOST_ELEMENTS:
        raise SourceError(f"more than {MOST_ELEMENTS:,} elements in the feed: name its articles")
    with parsing(_BROKEN):
        # A stream: what is given as text or bytes would be tried as an address and as a file first.
        found = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
        )
        entries = tuple(_entries(found.entries, base))
    if not entries and found.bozo:
        raise SourceError(_BROKEN)
    return Feed(_plain(found.feed.get("title", "")), entries)


def _entries(found: list[dict[str, Any]], base: str) -> Iterator[Entry]:
    for entry in found:
        link = _link(entry, base)
        markup = _whole(entry)
        if link or markup:
            title = _plain(entry.get("title", ""))
            yield Entry(
                url=link or base,
                title=title,
                author=people(
                    tuple(_plain(str(one.get("name", ""))) for one in entry.get("authors", ()) if one)
                ),
                published=_day(entry),
                markup=_page(title, markup) if markup else "",
            )


def _link(entry: Mapping[str, Any], base: str) -> str:
    for said in (entry.get("link", ""), entry.get("id", "")):
        try:
            link = urljoin(base, _plain(said)) if said else ""
        except ValueError:
            continue
        if is_address(link) and (said == entry.get("link") or is_address(said)):
            return link
    return ""


def _whole(entry: Mapping[str, Any]) -> str:
    """The longest content of an entry, where it is a whole article and no taste of one."""
    contents = [str(part.get("value", "")) for part in entry.get("content", ())]
    longest = max(contents, key=len, default="")
    words = _plain(longest)
    return longest if len(words.split()) >= _FEWEST_WORDS and not _CUT.search(words) else ""


def _day(entry: dict[str, Any]) -> str:
    # Past the library's own look-up, which warns where it takes one for the other.
    stamp = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    try:
        return date(*stamp[:3]).isoformat() if stamp else ""
    except (TypeError, ValueError):
        return ""


def _page(title: str, markup: str) -> str:
    head = f"<head><title>{escape(title)}</title></head>"
    return f"<html>{head}<body><article><h1>{escape(title)}</h1>{markup}</article></body></html>"


def _plain(markup: str) -> str:
    words = " ".join(unescape(_TAGS.sub(" ", markup)).split())
    return words.encode("utf-8", "replace").decode("utf-8")  # half a character can be written as a number
