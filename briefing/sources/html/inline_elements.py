"""The inline elements of a page: what stands around one in its paragraph, and which are part of a sentence.

An element within a sentence is never furniture, whatever its name, and none of its words may be lost: pages
mark up "not", a name or a date as a tooltip, a related link, a time or a label, and without it the sentence
means another thing. trafilatura 2.3 leaves out `time`, `output`, `label`, `button` and some others.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.sources.html.boilerplate_elements import boilerplate_kind
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.sources.html.stylesheets import Style

AS_TEXT = "as-text"  # the tag of what is unwrapped in the end
PHRASING = name_set("inline", "worded inline")
_BLOCK = name_set("block", "box")
_OTHER = name_set("other")
_OF_SENTENCES = PHRASING | name_set("heading") | {"p", "li", "dd", "dt", "td", "th", "blockquote", "summary"}
_CONTEXT = 60  # characters that are looked at around an element
_MOSTLY_LINKS = 0.8  # of the characters of a sentence: it leads elsewhere
_LONG = 12  # words, in a box of any kind: a sentence rather than a row of labels
_STOP = re.compile(r"[.!?…:][\"'”’)\]]*\s*$")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Gov|Rep|vs|No|[A-Z])\.\s*$")
_LETTER = re.compile(r"\w")
_ICON = re.compile(r"(?:^|[\s_-])(?:icons?|fa|glyphicon|anchor|permalink)(?:$|[\s_-])", re.IGNORECASE)


def is_inline(element: "HtmlElement") -> bool:
    """Whether an element stands within a line: by its kind, or as a custom element without a block in it."""
    tag = element.tag
    if not isinstance(tag, str):
        return False
    if tag in PHRASING or tag == AS_TEXT:
        return True
    return (
        tag not in _BLOCK and tag not in _OTHER and not any(inner.tag in _BLOCK for inner in element.iter())
    )


def make_inline(element: "HtmlElement", style: "Style") -> None:
    """Gives a block that is styled to stand in the line an inline element's name."""
    shown = style.get("display", "")
    if element.tag not in ("div", "p", "section", "aside"):
        return
    if shown.startswith(("inline", "contents")) and not any(
        inner.tag in _BLOCK for inner in element.iterdescendants()
    ):
        element.tag = "span"


def replace_with_text(element: "HtmlElement", text: str) -> None:
    """Puts text in the place of an element and all that is in it."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = AS_TEXT, text, tail


def words_of(element: "HtmlElement") -> str:
    """The words of an element, as they stand."""
    return "".join(element.itertext(tag=None)) if isinstance(element.tag, str) else ""


def text_before(element: "HtmlElement", most: int = _CONTEXT) -> str:
    """The last `most` characters before an element in its block."""
    parts: list[str] = []
    length, node = 0, element
    while length < most:
        previous, parent = node.getprevious(), node.getparent()
        if previous is not None:
            parts.append((previous.tail or "")[-most:])
            if _divides(previous):
                break
            parts.append(words_of(previous)[-most:])
            node = previous
        elif parent is not None:
            parts.append((parent.text or "")[-most:])
            if not is_inline(parent):
                break
            node = parent
        else:
            break
        length = sum(map(len, parts))
    return "".join(reversed(parts))[-most:]


def text_after(element: "HtmlElement") -> str:
    """The first words after an element in its block."""
    parts: list[str] = []
    length, node = 0, element
    while length < _CONTEXT:
        parts.append((node.tail or "")[:_CONTEXT])
        following, parent = node.getnext(), node.getparent()
        if following is not None:
            if _divides(following):
                break
            parts.append(words_of(following)[:_CONTEXT])
            node = following
        elif parent is None or not is_inline(parent):
            break
        else:
            node = parent
        length = sum(map(len, parts))
    return "".join(parts)[:_CONTEXT]


def _divides(element: "HtmlElement") -> bool:
    return element.tag in _BLOCK or element.tag == "br"


class _InlinePiece(NamedTuple):
    """A run of characters of a line, or an inline element that is named like furniture, as a whole."""

    text: str
    part: "HtmlElement | None"


def unwrap_inline(tree: "HtmlElement") -> None:
    """Makes plain text of each inline element within a sentence; a link stays one, without its names."""
    for block in [*tree.iter()]:
        if isinstance(block.tag, str) and block.tag not in _OTHER and not is_inline(block):
            for line in _lines(block):
                _unwrap_line(block, line)


def _lines(block: "HtmlElement") -> "Iterator[list[HtmlElement | str]]":
    """The text and the inline elements of a block, by line: no block and no break stands within one."""
    line: list[HtmlElement | str] = [block.text or ""]
    for child in block:
        if is_inline(child):
            line.append(child)
        elif _divides(child) or any(inner.tag in _BLOCK for inner in child.iter()):
            yield line
            line = []
        line.append(child.tail or "")
    yield line


def _unwrap_line(block: "HtmlElement", line: "list[HtmlElement | str]") -> None:
    parts = [part for part in line if not isinstance(part, str)]
    if not parts:
        return
    pieces = list(_pieces(line))
    whole = "".join(piece.text for piece in pieces)
    alone = not any(isinstance(part, str) and _LETTER.search(part) for part in line)
    stops = bool(_STOP.search(whole)) and not whole.rstrip().endswith(":")
    if (alone and not stops) or not (block.tag in _OF_SENTENCES or stops or len(whole.split()) >= _LONG):
        for part in parts:
            for inner in _lines(part) if not boilerplate_kind(part) else ():
                _unwrap_line(part, inner)
        return
    boilerplate = set(_boilerplate_parts(pieces))
    for part in parts:
        if part.tag in PHRASING or part.tag == AS_TEXT or not alone:
            _unwrap_parts(
                part, boilerplate, links=stops and _link_length(parts) <= _MOSTLY_LINKS * len(whole)
            )


def _link_length(parts: "list[HtmlElement]") -> int:
    """Characters in the links of a line."""
    return sum(len(words_of(link)) for part in parts for link in part.iter("a"))


def _boilerplate_parts(pieces: "list[_InlinePiece]") -> "Iterator[HtmlElement]":
    """The furniture of a line that is no part of a sentence of it."""
    for start, end in _boilerplate_spans(pieces):
        before = "".join(piece.text for piece in pieces[max(0, start - 8) : start])
        words = "".join(piece.text for piece in pieces[start:end])
        after = "".join(piece.text for piece in pieces[end : end + 8])
        within = _is_within_sentence(before, words, after)
        for piece in pieces[start:end]:
            if piece.part is not None and (not within or _is_icon(piece.part)):
                yield piece.part


def _is_icon(part: "HtmlElement") -> bool:
    return part.get("aria-hidden") == "true" and (
        bool(_ICON.search(part.get("class", ""))) or not _LETTER.search(words_of(part))
    )


def _pieces(line: "list[HtmlElement | str]") -> Iterator[_InlinePiece]:
    """The pieces of a line, furniture whole and everything else character run by character run."""
    for part in line:
        if isinstance(part, str):
            yield _InlinePiece(part, None)
        elif boilerplate_kind(part):
            yield _InlinePiece(words_of(part), part)
        else:
            yield _InlinePiece(part.text or "", None)
            for child in part:
                if is_inline(child):
                    yield from _pieces([child])
                yield _InlinePiece(child.tail or "", None)


def _boilerplate_spans(pieces: list[_InlinePiece]) -> Iterator[tuple[int, int]]:
    """Where furniture stands, side by side as one: what is between holds no word."""
    start = end = -1
    for number, piece in enumerate(pieces):
        if piece.part is not None:
            start, end = (number if start < 0 else start), number + 1
        elif start >= 0 and _LETTER.search(piece.text):
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _is_within_sentence(before: str, words: str, after: str) -> bool:
    """Whether words are part of a sentence with what stands around them."""
    begins = not _LETTER.search(before) or (_STOP.search(before) and not _ABBREVIATED.search(before))
    ends = not _LETTER.search(after) or _STOP.search(words)
    return not (begins and ends)


def _unwrap_parts(element: "HtmlElement", boilerplate: "set[HtmlElement]", *, links: bool) -> None:
    """`links`: they are words of a sentence. trafilatura leaves out a short paragraph with two of them."""
    stack = [element]
    while stack:
        part = stack.pop()
        if part in boilerplate or not is_inline(part):
            continue
        stack.extend(part)
        if part.tag != "a" or links:
            if next(part.iter("br"), None) is None:  # else it holds lines, like a block
                part.tag = AS_TEXT
            continue
        address = part.get("href")
        part.attrib.clear()
        if address:
            part.set("href", address)
