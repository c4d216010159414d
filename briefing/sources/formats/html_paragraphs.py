"""Markup without the furniture of a page, as paragraphs: letters and documents."""

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SourceError
from briefing.sources.documents import translate_parser_errors
from briefing.sources.html.superscripts import SUPERSCRIPTS
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS = 100_000
_CELL = " | "
_LONGEST_CELL = 80  # characters: what holds more is a column of a letter, and no cell of a table
_UNREAD = name_set("unseen", "unread in a letter")
_BLOCKS = name_set("block")
_HEADINGS = name_set("heading")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|;|$)", re.I)
_QUOTED = re.compile(r"\b(?:gmail_quote|moz-cite-prefix|yahoo_quoted|gmail_signature|moz-signature)\b")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u034f]")
_SPACE = re.compile(r"\s+")
_POWER = re.compile(r"[\d+−-]{1,3}")
_TAKES_POWER = re.compile(r"(?:\d|\b(?:[kcm]?m|km|ft|mi|yd|in|s|sec))$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|o|a)\.?", re.IGNORECASE)


class HtmlParagraph(NamedTuple):
    text: str
    heading: int  # 1 to 6; 0 is none


def paragraphs(markup: str, *, quoted: bool = True) -> tuple[HtmlParagraph, ...]:
    """The paragraphs of markup in its order, a row of a table on one line. What is struck out or hidden is
    left out, and so is what a letter quotes of another where it is not `quoted`. Raises SourceError."""
    from lxml import html
    from lxml.etree import ParserError

    with translate_parser_errors("its markup cannot be read: save its text"):
        # As bytes: a text must not declare its own encoding.
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
        try:
            tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
        except ParserError:  # there is nothing in it
            return ()
        if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
            raise SourceError(f"more than {MOST_ELEMENTS:,} elements in it: save its text")
        walk = _Walk(quoted)
        walk.traverse(tree)
        return tuple(walk.ended())


class _Walk:
    """Collects the words of a tree, a paragraph at a time."""

    def __init__(self, quoted: bool) -> None:
        self._quoted = quoted
        self._words: list[str] = []
        self._heading = 0
        self._as_typed = 0
        self._ended: list[HtmlParagraph] = []

    def ended(self) -> list[HtmlParagraph]:
        self._end()
        return self._ended

    def traverse(self, tree: "HtmlElement") -> None:
        from lxml.etree import iterwalk

        steps = iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event == "start":
                if not self._enter(element):
                    steps.skip_subtree()
                continue
            if event == "end":
                self._leave(element)
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        """A line ends where the markup says so, not where its source was broken."""
        self._words.append((text or "") if self._as_typed else _SPACE.sub(" ", text or ""))

    def _enter(self, element: "HtmlElement") -> bool:
        """Whether what stands in an element is to be walked through."""
        tag = element.tag
        if tag in _UNREAD or self._is_left_out(element):
            return False
        if tag == "tr" and (row := _row(element)):
            self._end()
            self._words.append(row)
            self._end()
            return False
        if tag == "sup":
            self._words.append(
                _superscript_text("".join(self._words[-2:]), "".join(element.itertext()).strip())
            )
            return False
        if tag == "br":
            self._words.append("\n")
        if tag == "q":
            self._words.append("“")
        if tag in _BLOCKS:
            self._end()
            self._heading = int(tag[1]) if tag in _HEADINGS else 0
        self._as_typed += tag == "pre"
        self._say(element.text)
        return True

    def _leave(self, element: "HtmlElement") -> None:
        if element.tag == "q":
            self._words.append("”")
        if element.tag in _BLOCKS:
            self._end()
            self._as_typed -= element.tag == "pre" and self._as_typed > 0

    def _is_left_out(self, element: "HtmlElement") -> bool:
        style = element.get("style", "")
        if (style and _HIDDEN.search(style)) or element.get("hidden") is not None:
            return True
        if self._quoted:
            return False
        is_quotation = element.tag == "blockquote" and element.get("type") == "cite"
        return is_quotation or bool(_QUOTED.search(element.get("class", "")))

    def _end(self) -> None:
        text = _UNSEEN.sub("", "".join(self._words))
        lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
        held = (part.strip() for part in re.split(r"\n{2,}", lines))
        self._ended += [HtmlParagraph(part, self._heading) for part in held if part]
        self._words, self._heading = [], 0


def _row(row: "HtmlElement") -> str:
    """The cells of a row on one line; "" where they are no cells of a table but what a letter is laid out
    in."""
    if next(row.iter("table"), None) is not None:
        return ""
    cells = [
        _UNSEEN.sub("", " ".join("".join(_inner_texts(cell)).split()))
        for cell in row
        if cell.tag in ("td", "th")
    ]
    held = [cell for cell in cells if cell]
    if len(held) < 2 or max(map(len, held)) > _LONGEST_CELL:
        return ""
    return _CELL.join(cells)


def _inner_texts(cell: "HtmlElement") -> list[str]:
    return [
        f"{text} " if text.getparent() is not None and text.getparent().tag in _BLOCKS else str(text)
        for text in cell.xpath(
            ".//text()[not(ancestor::s or ancestor::del or ancestor::strike or ancestor::style)]"
        )
    ]


def _superscript_text(before: str, mark: str) -> str:
    """What stands raised after `before`: a power and the end of an ordinal stay, the mark of a note goes."""
    if _ORDINAL.fullmatch(mark) and before[-1:].isdigit():
        return mark
    if _POWER.fullmatch(mark) and _TAKES_POWER.search(before):
        return mark.translate(SUPERSCRIPTS)
    return mark if mark.isalpha() and len(mark) > 1 else ""
