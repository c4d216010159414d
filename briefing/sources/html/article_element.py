"""Where the article of a page stands, put in order before it is extracted: text that stands bare gets a
paragraph, what holds the article of a bare page is made one, and parts are joined.

The parts are those that a page holds in several elements of one kind: a body with an advertisement between,
the updates of a live blog. Extraction reads the first such element alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from briefing.sources.html.blocks import INLINE, blocks, text_of
from briefing.sources.html.boilerplate_elements import LINE_END, attribute_words
from briefing.sources.html.teasers import blocks_beside_teasers
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOLDERS = ("body", "article", "main", "section", "div", "center", "details", "blockquote")
_MISUSED = ("font", "span", "a", "b", "strong", "em", "i")  # inline elements that pages put blocks into
_FEWEST_WORDS = 5
_PART_TAGS = ("article", "div", "main", "section")
_CONTENT = re.compile(r"article|story|post|entry|body|content|text|main|cell|update", re.IGNORECASE)
_NUMBER = re.compile(r"[-_]?\d+$")
_COMMENTS = name_set("comment", "comment form")
_BETWEEN = name_set("between parts")
_LONG = 100  # characters of text that is no heading
_FEWEST_UPDATES = 3
_NAMING = ("class", "id", "itemprop", "role")


def wrap_in_paragraphs(tree: "HtmlElement") -> None:
    """Puts each sentence that stands bare, beside other elements or alone in one, into a paragraph: it would
    be read in some places and not in others."""
    written_in_paragraphs = any(map(_is_sentence, map(text_of, tree.iter("p"))))
    begun = False
    for part in [*tree.iter("h1", "p", *_HOLDERS, *_MISUSED)]:
        if part.tag in ("h1", "p"):
            begun = part.tag == "p" and (begun or _is_sentence(text_of(part)))
        elif part.tag in _MISUSED and not _holds_blocks(part):
            continue
        elif begun or not written_in_paragraphs or not _is_deck(part):
            _wrap_runs(part)


def _is_deck(part: "HtmlElement") -> bool:
    """Whether a part that stands above the first paragraph may be no part of the text: it has a name, and
    nothing but words."""
    return bool(part.get("class")) and all(map(_is_inline, part))


def _wrap_runs(holder: "HtmlElement") -> None:
    run: list[HtmlElement] = []
    before: HtmlElement | None = None  # the element that bare text is the tail of
    for child in [*holder, None]:
        if child is not None and _is_inline(child):
            run.append(child)
        else:
            _wrap(holder, before, run)
            before, run = child, []


def _is_inline(element: "HtmlElement") -> bool:
    return element.tag in INLINE and not (element.tag in _MISUSED and _holds_blocks(element))


def _holds_blocks(element: "HtmlElement") -> bool:
    return next(element.iter("p", "div", "ul", "ol", "table", "h2", "h3"), None) is not None


def _wrap(holder: "HtmlElement", before: "HtmlElement | None", run: "list[HtmlElement]") -> None:
    """Puts a run of text and inline elements into a paragraph, where it is a sentence."""
    bare = (holder.text if before is None else before.tail) or ""
    words = " ".join((bare + "".join("".join(part.itertext()) + (part.tail or "") for part in run)).split())
    links = "".join("".join(part.itertext()) for part in run if part.tag == "a")
    if not _is_sentence(words) or len(links) > len(words) / 2:
        return
    paragraph = holder.makeelement("p")
    paragraph.text = bare
    paragraph.extend(run)
    if before is None:
        holder.text = None
        holder.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS and bool(LINE_END.search(words))


def frame_bare_page(tree: "HtmlElement") -> None:
    """Makes an article of what holds all sentences of a page that names no part of it as its main one:
    extraction would look for its paragraphs alone and lose its lists."""
    if _main_element(tree) is not None:
        return
    sentences = (block for block in blocks_beside_teasers(list(blocks(tree))) if block.is_sentence)
    shared = _shared_path([block.element, *block.element.iterancestors()] for block in sentences)
    below_body = any(part.tag == "body" for part in shared)
    frame = next((part for part in reversed(shared) if part.tag in _HOLDERS), None) if below_body else None
    if frame is None:
        return
    article = frame.makeelement("article")
    if frame.tag == "body":
        article.text, frame.text = frame.text, None
        article.extend(list(frame))
        frame.append(article)
    else:
        frame.addprevious(article)
        article.tail, frame.tail = frame.tail, None
        article.append(frame)


def _shared_path(paths: "Iterable[list[HtmlElement]]") -> "list[HtmlElement]":
    """The elements that paths to the root have in common, the root first."""
    levels = zip(*(path[::-1] for path in paths), strict=False)
    return [level[0] for level in levels if all(step is level[0] for step in level)]


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
    for part in list(_parts_in_order(parts)):
        part.tail = None
        article.append(part)
    for part in article.iter(*_PART_TAGS):
        if part is not article and _CONTENT.search(" ".join(part.get(name, "") for name in _NAMING)):
            for name in _NAMING:
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
        part
        for part in tree.iter(*_PART_TAGS)
        if part is first or _is_like(part, first, kinds, headed=headed)
    }
    parts: list[HtmlElement] = []
    for part in tree.iter("h1", *_PART_TAGS):
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
    stated = " ".join(part.get(name, "") for name in _NAMING[:3]).split()
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


def _parts_in_order(parts: "Sequence[HtmlElement]") -> "Iterator[HtmlElement]":
    """The parts, and the text between them and between the heading and the first of them."""
    around = _shared_path([*part.iterancestors()] for part in parts)[-1]
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
