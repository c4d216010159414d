"""Publication date of the article of a page: what its metadata says, else what stands by its
heading. A date of the masthead, of a teaser, of a comment or of the footer is never the article's."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.sources.html.blocks import CHROME, Block, blocks, text_of
from briefing.sources.html.boilerplate_elements import attribute_words
from briefing.sources.html.json_ld import LinkedArticle
from briefing.sources.html.teasers import teaser_positions
from briefing.sources.metadata.datelines import DateStamp, date_stamps
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = name_set("published")
_MODIFIED = name_set("modified")
_ISO = re.compile(r"\s*((?:1[5-9]|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-]|$)")
_ANY_DAY = re.compile(
    r"\b(?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9}\.? \d{4}|\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})\b"
)
_LABELS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\s+(?=(?:published|posted|updated|modified)\b)", re.IGNORECASE)
_LONGEST = 160  # characters of a line that holds a date and not the news
_COMMENT = name_set("comment")
_KINDS = ("published", "bare", "updated")


def publication_day(tree: "HtmlElement", article: LinkedArticle | None) -> str:
    """The article's day as an ISO date; "" where the page does not say. That of an update only where there is
    no other."""
    texts = [article.published] if article else []
    texts += _meta_contents(tree, _PUBLISHED)
    stamped = list(_stamps(tree))
    days = [
        *map(_day, texts),
        *(stamp.day for kind in _KINDS[:2] for stamp in stamped if stamp.kind == kind),
        _path_day(tree),
        *map(_day, [article.modified] if article else []),
        *map(_day, _meta_contents(tree, _MODIFIED)),
        *(stamp.day for stamp in stamped),
    ]
    return next(filter(None, days), "")


def _meta_contents(tree: "HtmlElement", wanted: frozenset[str]) -> list[str]:
    contents = []
    for part in tree.iter("meta"):
        keys = (part.get("property"), part.get("name"), part.get("itemprop"), part.get("http-equiv"))
        if any((key or "").lower() in wanted for key in keys):
            contents.append(part.get("content") or part.get("datetime") or "")
    return contents


def _stamps(tree: "HtmlElement") -> Iterator[DateStamp]:
    """The dates about the article: in elements that are said to hold its own, then by its heading, then where
    a line below it says that it was published."""
    seen = list(blocks(tree, CHROME))
    own = _own_blocks(seen)
    for part in tree.iter("time", "span", "div", "p", "abbr", "li"):
        itemprop = (part.get("itemprop") or "").lower()
        if itemprop in ("datepublished", "datemodified") and _is_own(part):
            day = _day(part.get("datetime") or part.get("content") or "") or _day(text_of(part))
            yield DateStamp("published" if itemprop == "datepublished" else "updated", day)
    start, first = _heading_position(own)
    by_heading = own[start:first] if start >= 0 else list(takewhile(lambda block: not block.is_news, own))
    for block in by_heading:
        yield from _block_stamps(block)
    for block in own[first:]:
        yield from (
            stamp for stamp in _block_stamps(block) if stamp.kind == "published" and not block.is_sentence
        )


def _own_blocks(seen: Sequence[Block]) -> list[Block]:
    beside = teaser_positions(seen)
    return [block for number, block in enumerate(seen) if number not in beside and _is_own(block.element)]


def _is_own(part: "HtmlElement") -> bool:
    """Whether a part belongs to no comment and to no masthead."""
    for above in (part, *part.iterancestors()):
        if not _COMMENT.isdisjoint(attribute_words(above)) or above.tag in CHROME:
            return False
        if above.tag == "header" and next(above.iter("h1"), None) is None and not _is_in_article(above):
            return False
    return True


def _is_in_article(part: "HtmlElement") -> bool:
    return next(part.iterancestors("article", "main"), None) is not None


def _heading_position(own: Sequence[Block]) -> tuple[int, int]:
    """The place of the heading, or of what stands above it in its article, and that of the first sentence
    below it; -1 where there is no heading."""
    position = next((number for number, block in enumerate(own) if block.tag == "h1"), -1)
    first = next(
        (number for number, block in enumerate(own) if number > position and block.is_news), len(own)
    )
    if position < 0:
        return -1, first
    around = next(own[position].element.iterancestors("article", "header"), None)
    if around is None:
        return position, first
    within = [number for number, block in enumerate(own) if around in block.element.iterancestors()]
    return min(within, default=position), first


def _block_stamps(block: Block) -> Iterator[DateStamp]:
    if len(block.words) > _LONGEST or block.leads_elsewhere:
        return
    times = [part for part in block.element.iter("time") if part.get("datetime")]
    label = next((stamp.kind for part in _LABELS.split(block.words) for stamp in date_stamps(part)), "bare")
    dates = [stamp for part in _LABELS.split(block.words) for stamp in date_stamps(part) if stamp.day]
    if dates:
        yield from dates
    elif times and not block.is_sentence:
        words = block.words.lower()
        for part in times:
            kind = "updated" if "updat" in words.partition(text_of(part).lower())[0] else label
            yield DateStamp(kind, _day(part.get("datetime") or ""))  # type: ignore[arg-type]
    elif not block.is_sentence and (match := _ANY_DAY.search(block.words)):
        yield from (DateStamp("bare", stamp.day) for stamp in date_stamps(match[0]))


def _path_day(tree: "HtmlElement") -> str:
    links = [
        part.get("href") or "" for part in tree.iter("link") if (part.get("rel") or "").lower() == "canonical"
    ]
    links += _meta_contents(tree, frozenset({"og:url"}))
    match = next(filter(None, map(_PATH.search, links)), None)
    return _day("-".join(part.zfill(2) for part in match.groups())) if match else ""


def _day(stated: str) -> str:
    match = _ISO.match(stated)
    text = "-".join(match.groups()) if match else stated.strip()
    if not match and (day := _ANY_DAY.search(text.replace(", ", " ", 1) if text[:3].isalpha() else text)):
        text = day[0]
    return next((stamp.day for stamp in date_stamps(text) if stamp.day), "")
