"""Markup normalization: what the markup of a page says is turned into what its reader sees.

Words that are hidden or struck out go, raised marks and quotation elements become characters, and what stands
within a sentence becomes plain text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.nlp.visible_text import strip_invisible
from briefing.sources.html.boilerplate_elements import KEPT, attribute_words, paragraph_length
from briefing.sources.html.hidden_elements import hides_by_size, is_hidden, is_struck
from briefing.sources.html.inline_elements import (
    AS_TEXT,
    is_inline,
    make_inline,
    replace_with_text,
    text_after,
    text_before,
    unwrap_inline,
    words_of,
)
from briefing.sources.html.stylesheets import Style, element_styles
from briefing.sources.html.superscripts import (
    fraction_text,
    power_text,
    strip_note_marks,
    subscript_text,
    write_marks,
)
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GONE = "is-gone"
_MOST_HIDDEN = 0.5  # of the page's paragraphs, in characters: a page that hides more shows it by a script
_KEPT = KEPT | {"head"}
_STRUCK = frozenset(("del", "s", "strike"))
_STRUCK_NAMES = name_set("struck")
_HIDDEN_NAMES = name_set("hidden", "hidden to the eye")
_POPUPS = name_set("popup")
_GAP = re.compile(r"(?<=\w) +(?=[,.](?:\s|$))")
_SPACES = re.compile(r"\s+")
_STOPPED = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
_GOES_ON = re.compile(r"\s*[\"'“‘(]?[a-z,;–—-](?!\S{0,30}:)")
_OPEN_ENDED = re.compile(
    r"(?:[,–—(-]|\b(?:an?|the|of|in|on|with|to|for|and|or|as|by|at|from|that|than|is|are|was|were|not|said))\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\s*(?:The|This|That|These|Those|There|They|He|She|It|We|In|On|At|As|But|And|For|If|When|While|After|Before"
    r"|Also|Read|See|Photo|By|Tags?)\b|\s*\W|\s*\S{1,30}:"
)
_HALF_A_LINE = 20  # characters
_BROKEN_BY_HAND = range(40, 101)  # characters of a line that ends in no stop, and goes on in the next
_OPENING = "“‘\"'«„"


def prepare_tree(tree: "HtmlElement") -> None:
    """Changes a page's tree, so that its text is what a reader sees."""
    from lxml.etree import strip_elements, strip_tags

    styled = element_styles(tree, _affects_text)
    for element, style in styled.items():
        make_inline(element, style)
    for element in [*_unseen_elements(tree, styled)]:
        _silence(element)
    strip_elements(tree, _GONE, with_tail=False)
    for formula in [*tree.iter("math", "{*}math")]:
        replace_with_text(formula, _formula(formula, text_before(formula)))
    write_marks(tree, styled)
    for quotation in reversed([*tree.iter("q")]):  # inner ones first, while the outer ones still tell
        _write_quotation(quotation)
    for line_break in [*tree.iter("br", "wbr")]:
        if line_break.tag == "wbr" or _is_within_sentence(line_break):
            line_break.text = " " if line_break.tag == "br" else line_break.text
            line_break.tag = AS_TEXT
    strip_tags(tree, AS_TEXT)
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            element.text = element.text and _tidy(element.text)
        if element.tail:
            element.tail = _tidy(element.tail)
    unwrap_inline(tree)
    strip_tags(tree, AS_TEXT)
    for element in tree.iter():
        element.attrib.pop("style", None)  # trafilatura leaves out what has "overflow: hidden"


def _tidy(text: str) -> str:
    """Text without what nobody sees, and without the gap that a mark or a struck word left before a comma."""
    return _GAP.sub("", strip_invisible(strip_note_marks(text)))


def _silence(element: "HtmlElement") -> None:
    """Takes the words of an element away. A block stays, empty: an extractor weighs a page by its parts."""
    if is_inline(element):
        element.tag = _GONE
        return
    for inner in element.iter():
        inner.text = None
        if inner is not element:
            inner.tail = None


def _affects_text(style: Style) -> bool:
    return (
        is_hidden(style)
        or is_struck(style)
        or "vertical-align" in style
        or "font-variant-position" in style
        or (style.get("position") == "relative" and "top" in style)
        or style.get("display") in ("inline", "inline-block", "contents")
    )


def _unseen_elements(
    tree: "HtmlElement", styled: "dict[HtmlElement, dict[str, str]]"
) -> "Iterator[HtmlElement]":
    """The elements whose words are hidden or struck out. What would be most of the article is not hidden."""
    groups: dict[str, list[HtmlElement]] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _KEPT:
            continue
        style = styled.get(element, {})
        if element.tag in ("rt", "rp", "rtc") or element.tag in _STRUCK or element.get("role") == "deletion":
            yield element
        elif reason := _hiding_reason(element, style):
            groups.setdefault(reason, []).append(element)
    whole = paragraph_length(tree)
    for parts in groups.values():
        if sum(map(_length, parts)) <= _MOST_HIDDEN * whole or not whole:
            yield from parts


def _hiding_reason(element: "HtmlElement", style: Style) -> str:
    """Why the words of an element are not there to be read; "" where they are."""
    if (style and is_struck(style)) or (
        is_inline(element) and not _STRUCK_NAMES.isdisjoint(attribute_words(element))
    ):
        return "struck"
    if style and is_hidden(style) and not (hides_by_size(style) and _has_sizes(element)):
        return "styled " + " ".join(sorted(style))
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "hidden"
    hiding = _HIDDEN_NAMES.intersection(element.get("class", "").split())
    if hiding:
        return f"called {min(hiding)}"
    if is_inline(element) and (
        not _POPUPS.isdisjoint(attribute_words(element)) or element.get("role") == "tooltip"
    ):
        glued = not text_before(element)[-1:].isspace()
        return "popup" if glued or element.get("role") != "tooltip" else ""
    return ""


def _has_sizes(element: "HtmlElement") -> bool:
    return any("font" in inner.get("style", "") or inner.get("class") for inner in element.iterdescendants())


def _length(part: "HtmlElement") -> int:
    """Characters in the paragraphs of a part, or those of a part within one."""
    if next(part.iter("p"), None) is not None:
        return paragraph_length(part)
    within = next(part.iterancestors("p"), None) is not None
    return len(_SPACES.sub("", words_of(part))) if within else 0


def _write_quotation(element: "HtmlElement") -> None:
    """Puts the quotation marks around a quotation element that a browser shows."""
    words = words_of(element)
    if words.strip()[:1] not in _OPENING or not words.strip():
        nested = sum(1 for _ in element.iterancestors("q")) % 2
        before = text_before(element)
        opening, closing = ("‘", "’") if nested else ("“", "”")
        if not before or before[-1] not in _OPENING:
            element.text = opening + (element.text or "").lstrip()
            if len(element):
                element[-1].tail = (element[-1].tail or "").rstrip() + closing
            else:
                element.text = element.text.rstrip() + closing
    element.tag = "span"
    element.attrib.clear()


def _is_within_sentence(line_break: "HtmlElement") -> bool:
    """Whether a break divides nothing: the sentence goes on after it."""
    if next(line_break.iterancestors("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
        return True
    before, after = text_before(line_break, _BROKEN_BY_HAND.stop), text_after(line_break)
    line = " ".join(before.split())
    if not line or not after.strip() or _STOPPED.search(line):
        return False
    if _GOES_ON.match(after) or _OPEN_ENDED.search(line):
        return True
    if after.lstrip()[0].isdigit():
        return len(line) >= _HALF_A_LINE and line[-1].isalnum()
    return len(line) in _BROKEN_BY_HAND and line[-1].isalnum() and not _OPENS.match(after)


def _formula(element: "HtmlElement", before: str) -> str:
    """MathML in plain text, with powers and fractions kept apart."""
    kind = str(element.tag).rpartition("}")[2].rpartition(":")[2]
    if kind in ("annotation", "annotation-xml", "mphantom"):
        return ""
    parts: list[str] = [element.text or ""] if kind in ("mn", "mi", "mo", "mtext", "ms") else []
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_formula(child, before + "".join(parts)))
    if kind == "mfrac" and len(parts) == 2:
        above, below = parts
        if above.isdecimal() and below.isdecimal() and int(below):
            return fraction_text(before, above, below)
        return f"{above}/{below}"
    if kind == "msup" and len(parts) == 2:
        return parts[0] + power_text(parts[1])
    if kind == "msub" and len(parts) == 2:
        return parts[0] + subscript_text(before + parts[0], parts[1])
    if kind == "msqrt":
        return f"√{''.join(parts)}"
    return "".join(parts)
