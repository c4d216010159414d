"""RSS and Atom feeds: their entries, and what each of them says of its article by itself."""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.sources.decoding import decode
from briefing.sources.documents import translate_parser_errors
from briefing.sources.feeds.escaped_markup import (
    build_page,
    markup_from_text,
    plain_text,
    unescape_markup,
    wrap_paragraphs,
)
from briefing.sources.metadata.bylines import people
from briefing.sources.metadata.datetimes import NO_MOMENT, Moment, day_month_order, parse_moment
from briefing.sources.web.addresses import is_address

MOST_ENTRIES = 100  # of a feed, where its user sets no limit
MOST_ELEMENTS = 100_000
_BROKEN = "the feed is broken: tell its publisher, or name its articles"
_PROLOGUE = (
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}"
    rb"(?:\[.{0,20000}?\]\s*)?>\s*){0,8}<"
)
_HEAD = 30_000  # bytes in which a document shows what its root is
_FEWEST_WORDS = 120  # of an entry that is a whole article
_CUT = re.compile(
    r"(?:…|\.\.\.|\[[.…\s]*\]|\b(?:continue reading|read (?:more|on|the full|the rest)"
    r"|full (?:story|article))\b[^.]{0,80})\W*$",
    re.IGNORECASE,
)
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_HALF = re.compile(r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:5[3-9]|6\d|7[0-3])\d\d);", re.IGNORECASE)  # surrogates
_ENDED = re.compile(r"(?:(?:[^\W\d_]{4,}|\d{4})[.]|[!?。！？])[\"'”’»)\]]*(?=\s|$)")  # no abbreviation
_CALL = 300  # characters at the end of a text in which a call to read on stands
_DATES = ("published", "updated", "created")  # the first that an entry has
_READABLE = re.compile(r"text/|application/(?:xhtml|xml|pdf)", re.IGNORECASE)


class FeedEntry(NamedTuple):
    """An article that a feed offers: at `url`, empty where it has no page, or in `markup`, a page of the
    entry's own text where that is the whole article. `excerpt` is a page of all that it says itself, and
    `is_cut` whether that breaks off. `published` is an ISO date, `published_at` an ISO time with its
    offset."""

    url: str
    title: str
    author: str
    published: str
    markup: str
    excerpt: str = ""
    is_cut: bool = False
    published_at: str = ""


class Feed(NamedTuple):
    title: str
    entries: tuple[FeedEntry, ...]


def is_feed(raw: bytes) -> bool:
    """Whether bytes are those of an RSS or Atom feed."""
    return has_root(raw, rb"(?:[\w-]+:)?(?:rss|feed|rdf)")


def has_root(raw: bytes, name: bytes) -> bool:
    """Whether bytes are XML whose root has a name that a regular expression is for, in capitals or not."""
    head = raw[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return bool(re.match(_PROLOGUE + name + rb"\b", head, re.IGNORECASE | re.DOTALL))


def parse_feed(raw: bytes, base: str, charset: str = "") -> Feed:
    """The entries of a feed, in its order; `base` is where it was found, for the links in it.

    No entity of the document is expanded and nothing is fetched for it. Raises SourceError where it is too
    broken to give an entry.
    """
    import feedparser

    logging.getLogger("feedparser").setLevel(logging.CRITICAL + 1)
    text = _HALF.sub("\ufffd", DECLARATION.sub("", decode(raw, charset), count=1))
    if text.count("<") > MOST_ELEMENTS:
        raise SourceError(f"more than {MOST_ELEMENTS:,} elements in the feed: name its articles")
    with translate_parser_errors(_BROKEN):
        # A stream: what is given as text or bytes would be tried as an address and as a file first.
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
        )
        base = base or _text(parsed.feed.get("link"))
        entries = tuple(_entries(parsed, base))
    if not entries and parsed.bozo:
        raise SourceError(_BROKEN)
    return Feed(plain_text(_text(parsed.feed.get("title"))), entries)


def build_entry(
    url: str, title: str, author: str, published: Moment, texts: tuple[str, ...], whole: str
) -> FeedEntry:
    """An entry with the longest of the `texts` that it has of its own; `whole` is the one that is the article
    itself where it is long enough and does not break off."""
    whole = unescape_markup(whole)
    plain = plain_text(whole)
    is_whole = len(plain.split()) >= _FEWEST_WORDS and _cut_position(plain) is None
    own, is_cut = _longest_text(title, (whole, *map(unescape_markup, texts)))
    return FeedEntry(
        url=url,
        title=title,
        author=author,
        published=published.day,
        published_at=published.instant,
        markup=build_page(title, whole) if is_whole else "",
        excerpt=build_page(title, own) if own else "",
        is_cut=is_cut,
    )


def _longest_text(title: str, texts: tuple[str, ...]) -> tuple[str, bool]:
    """The longest text, and whether it breaks off; then without the sentence that does. Its title again is no
    text."""
    longest = max(texts, key=lambda text: len(plain_text(text)), default="")
    plain = plain_text(longest)
    if not plain or plain.casefold().strip(" .") == title.casefold().strip(" ."):
        return "", False
    if (end := _cut_position(plain)) is not None:
        sentence_ends = [match.end() for match in _ENDED.finditer(plain[:end])]
        return (wrap_paragraphs(plain[: sentence_ends[-1]]) if sentence_ends else ""), True
    return longest, False


def _cut_position(plain: str) -> int | None:
    """Where a text breaks off, None where it does not."""
    start = max(0, len(plain) - _CALL)
    match = _CUT.search(plain, start)
    return match.start() if match else None


def _entries(parsed: Any, base: str) -> Iterator[FeedEntry]:
    order = day_month_order(_stated_date(raw_entry) for raw_entry in parsed.entries)
    language = _text(parsed.feed.get("language"))
    is_atom = _text(parsed.version).startswith("atom")
    for raw_entry in parsed.entries:
        contents = [_markup(part, is_atom) for part in raw_entry.get("content", ())]
        authors = tuple(
            plain_text(_text(author.get("name"))) for author in raw_entry.get("authors", ()) if author
        )
        stated = _stated_date(raw_entry)
        summary = {"value": raw_entry.get("summary"), **(raw_entry.get("summary_detail") or {})}
        yield build_entry(
            _link(raw_entry, base),
            plain_text(_text(raw_entry.get("title"))),
            people(authors),
            parse_moment(stated, order, language) if stated else NO_MOMENT,
            (_markup(summary, is_atom),),
            max(contents, key=len, default=""),
        )


def _markup(part: Mapping[str, Any], is_atom: bool) -> str:
    """A text of an entry as markup. What Atom calls text is that; RSS has no word for it."""
    value = _text(part.get("value"))
    return markup_from_text(value) if is_atom and part.get("type") == "text/plain" else value


def _link(entry: Mapping[str, Any], base: str) -> str:
    """Where the article is: at the address of the content that an Atom feed leaves out (RFC 4287, 4.1.3.2),
    else where the entry links to."""
    apart = [
        (_text(part.get("src")), _text(part.get("base")) or base)
        for part in entry.get("content", ())
        if _READABLE.match(_text(part.get("type")) or "text/")
    ]
    linked = [(_text(entry.get(name)), base) for name in ("link", "id")]
    for address, start in (*apart, *linked):
        try:
            link = urljoin(start, plain_text(address)) if address else ""
        except ValueError:
            continue
        if is_address(link) and (address != entry.get("id") or is_address(address)):
            return link
    return ""


def _stated_date(entry: dict[str, Any]) -> str:
    """The day of publication as it is written. What the library makes of it is not asked: it fills what it
    cannot read from today's clock, and takes a zone that it does not know for UTC."""
    # Past the library's own look-up, which warns where it takes one date for the other.
    return next((date_text for name in _DATES if (date_text := _text(dict.get(entry, name)))), "")


def _text(stated: object) -> str:
    return stated if isinstance(stated, str) else ""
