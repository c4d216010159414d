"""The parts of an article that a page holds in several elements of one kind: a body with an advertisement
between, the updates of a live blog. Extraction reads the first such element alone."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from briefing.sources.html.blocks import blocks
from briefing.sources.html.boilerplate_elements import attribute_words
from briefing.sources.html.teasers import blocks_beside_teasers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KINDS = ("article", "div", "main", "section")
_CONTENT = re.compile(r"article|story|post|entry|body|content|text|main|cell|update", re.IGNORECASE)
_NUMBER = re.compile(r"[-_]?\d+$")
_COMMENTS = frozenset("comment comments reply replies respond response responses disqus livefyre".split())
_BETWEEN = frozenset("p ul ol dl table blockquote pre h2 h3 h4".split())
_LONG = 100  # characters of text that is no heading
_FEWEST_UPDATES = 3
_NAMES = ("class", "id", "itemprop", "role")


def join_parts(tree: "HtmlElement") -> None:
    """Puts the parts of an article into one element, in the order of the page. Teasers, comments and what
    follows the heading of another article are no parts."""
    first, body = _main_element(tree), tree.find(".//body")
    if first is None or body is None:
        return
    parts = _parts(tree, first)
    if not parts or parts == [first]:
        return
    article = tree.makeelement("article", {"itemprop": "articleBody"})
    for part in list(_parts_in_order(_common_ancestor(parts), parts)):
        part.tail = None
        article.append(part)
    for part in article.iter(*_KINDS):
        if part is not article and _CONTENT.search(" ".join(part.get(name, "") for name in _NAMES)):
            for name in _NAMES:
                part.attrib.pop(name, None)
        part.tag = "div" if part is not article and part.tag != "section" else part.tag
    body.insert(0, article)


def strip_live_updates(tree: "HtmlElement") -> "HtmlElement":
    """The page without the updates of a live blog, each of which has a time, a heading and an author of its
    own; the page itself where it is none."""
    first = _main_element(tree)
    updates = _parts(tree, first) if first is not None else []
    dated = [part for part in updates if next(part.iter("time", "h2", "h3", "h4"), None) is not None]
    if len(updates) < _FEWEST_UPDATES or len(dated) < len(updates):
        return tree
    positions = {number for number, part in enumerate(tree.iter()) if part in set(updates)}
    beside = deepcopy(tree)
    for number, part in enumerate(list(beside.iter())):
        if number in positions and next(part.iter("h1"), None) is None:
            part.drop_tree()
    return beside


def _main_element(tree: "HtmlElement") -> "HtmlElement | None":
    """The element that extraction would take for the article."""
    from trafilatura.xpaths import BODY_XPATH

    matches: Iterator[list[HtmlElement]] = (expression(tree) for expression in BODY_XPATH)
    return next((elements[0] for elements in matches if elements), None)


def _parts(tree: "HtmlElement", first: "HtmlElement") -> "list[HtmlElement]":
    kinds, headed = _kinds(first), next(first.iter("h1"), None) is not None
    alike = {
        part for part in tree.iter(*_KINDS) if part is first or _is_like(part, first, kinds, headed=headed)
    }
    parts: list[HtmlElement] = []
    for part in tree.iter("h1", *_KINDS):
        if part.tag == "h1":
            if parts and parts[-1] not in part.iterancestors():
                break  # another article begins
        elif part in alike and alike.isdisjoint(part.iterancestors()):
            if parts and next(part.iter("h1"), None) is not None:
                break
            if _holds_article(part, is_first=part is first):
                parts.append(part)
    return parts


def _kinds(part: "HtmlElement") -> set[str]:
    """The names that say that it holds an article, without their numbers."""
    stated = " ".join(part.get(name, "") for name in _NAMES[:3]).split()
    return {_NUMBER.sub("", name) for name in stated if _CONTENT.search(name)}


def _is_like(part: "HtmlElement", first: "HtmlElement", kinds: set[str], *, headed: bool) -> bool:
    if not part.tag == first.tag == "article":
        return not kinds.isdisjoint(_kinds(part))
    if not headed:
        return True
    # What has the heading in it may be all of the article: then others are its parts only where they are
    # named like it, and lead nowhere.
    begins = next((inner for inner in part.iter("a", "p") if inner.tag == "p" or inner.get("href")), None)
    bare = next(part.iter("h2", "h3"), None) is None and begins is not None and begins.tag == "p"
    return bare and _classes(part) == _classes(first)


def _classes(part: "HtmlElement") -> set[str]:
    return {_NUMBER.sub("", name) for name in part.get("class", "").split()}


def _holds_article(part: "HtmlElement", *, is_first: bool) -> bool:
    """Whether a part has a sentence of its own, or the first one long text, and leads to no other article."""
    if any(not _COMMENTS.isdisjoint(attribute_words(above)) for above in (part, *part.iterancestors())):
        return False
    seen = list(blocks(part))
    heading = next((block for block in seen if block.heads), None)
    leads = heading is not None and heading.leads_elsewhere and next(part.iter("h1"), None) is None
    own = blocks_beside_teasers(seen)
    return not leads and any(block.is_sentence or (is_first and len(block.words) >= _LONG) for block in own)


def _common_ancestor(parts: "Sequence[HtmlElement]") -> "HtmlElement":
    """The innermost element that holds all parts."""
    paths = [[*part.iterancestors()][::-1] for part in parts]
    shared: list[HtmlElement] = [
        level[0] for level in zip(*paths, strict=False) if all(step is level[0] for step in level)
    ]
    return shared[-1]


def _parts_in_order(around: "HtmlElement", parts: "Sequence[HtmlElement]") -> "Iterator[HtmlElement]":
    """The parts, and the text between them and between the heading and the first of them."""
    within: dict[HtmlElement, list[HtmlElement]] = {}
    for part in parts:
        path = [part, *part.iterancestors()]
        within.setdefault(path[path.index(around) - 1], []).append(part)
    remaining = len(parts)
    headed = next(around.iter("h1"), None) is None
    for child in around:
        if child in within:
            yield from within[child]
            remaining -= len(within[child])
            headed = True
        elif child.tag == "h1" or next(child.iter("h1"), None) is not None:
            headed = True
        elif child.tag in _BETWEEN and remaining and headed:
            yield child
