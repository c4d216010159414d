"""Where the article of a page stands, put in order before it is extracted: text that stands bare gets a
paragraph, and what holds the article of a bare page is made one."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.sources.html.blocks import INLINE, blocks
from briefing.sources.html.teasers import blocks_beside_teasers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOLDERS = ("body", "article", "main", "section", "div", "center", "details", "blockquote")
_MISUSED = ("font", "span", "a", "b", "strong", "em", "i")  # inline elements that pages put blocks into
_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")
_FEWEST_WORDS = 5


def wrap_in_paragraphs(tree: "HtmlElement") -> None:
    """Puts each sentence that stands bare, beside other elements or alone in one, into a paragraph: it would
    be read in some places and not in others."""
    written_in_paragraphs = any(map(_is_sentence, map(_words, tree.iter("p"))))
    begun = False
    for part in [*tree.iter("h1", "p", *_HOLDERS, *_MISUSED)]:
        if part.tag in ("h1", "p"):
            begun = part.tag == "p" and (begun or _is_sentence(_words(part)))
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
    return len(words.split()) >= _FEWEST_WORDS and bool(_SENTENCE.search(words))


def _words(part: "HtmlElement") -> str:
    return " ".join("".join(part.itertext()).split())


def frame_bare_page(tree: "HtmlElement") -> None:
    """Makes an article of what holds all sentences of a page that names no part of it as its main one:
    extraction would look for its paragraphs alone and lose its lists."""
    from trafilatura.xpaths import BODY_XPATH

    if any(expression(tree) for expression in BODY_XPATH):
        return
    frame = _common_ancestor(
        [block.element for block in blocks_beside_teasers(list(blocks(tree))) if block.is_sentence]
    )
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


def _common_ancestor(parts: "Iterable[HtmlElement]") -> "HtmlElement | None":
    """The innermost element that holds all parts, at most the body."""
    shared: list[HtmlElement] | None = None
    for part in parts:
        path = [part, *part.iterancestors()][::-1]
        shared = path if shared is None else [a for a, b in zip(shared, path, strict=False) if a is b]
    if not shared or not any(part.tag == "body" for part in shared):
        return None
    return next((part for part in reversed(shared) if part.tag in _HOLDERS), None)
