"""Text blocks of a web page as a reader sees them, each with its link density (how much of it is link)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.nlp.cleaning import paywall_notices
from briefing.sources.html.boilerplate_elements import NEVER_BODY, boilerplate_kind
from briefing.sources.metadata.titles import SENTENCE_END
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = name_set("unseen", "unseen on a page")
INLINE = name_set("inline", "shown inline")
_HEADINGS = name_set("heading")
CHROME = name_set("chrome")
_FEWEST_WORDS = 5  # of a sentence
_QUOTED = re.compile(r"[“\"][^”\"]{0,400}[”\"]")
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|announced|reported(?! an? [\w ]{0,30}error)|ruled|argued|wrote|warned"
    r"|estimates?|called for|found that|stud(?:y|ies)|survey|poll|court|minist(?:er|ry)|police|government"
    r"|mayor|university)\b",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\b(?:you(?:[’'](?:re|ve|ll|d))?|yours?|yourself|please|we(?:[’'](?:re|ve|ll|d))?|our|us|sorry)\b"
    r"|^(?:accept|agree|allow|check|choose|clear|click|close|complete|confirm|contact|continue|disable|enable"
    r"|enter|go (?:back|to)|hold|log|manage|open|press|prove|refresh|register|reject|reload|return|search"
    r"|select|sign|slide|solve|subscribe|switch|tap|tick|try|turn|type|update|use|verify|visit|wait)\b",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """`element` is the innermost block-level element; `linked` is the share of the words that lead to another
    page; `tag` is that of the nearest heading, if any, else the element's own."""

    element: "HtmlElement"
    words: str
    tag: str
    linked: float

    @property
    def heads(self) -> bool:
        """Whether it is a heading."""
        return self.tag in _HEADINGS

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence, and has the words of one."""
        return bool(SENTENCE_END.search(self.words)) and len(self.words.split()) >= _FEWEST_WORDS

    @property
    def reports(self) -> bool:
        """Whether it tells what somebody said or did."""
        return bool(_REPORTED.search(self.words))

    @property
    def speaks_to_reader(self) -> bool:
        """Whether the site speaks in it to its reader; what is quoted is not looked at."""
        return not self.reports and (
            bool(_READER.search(_QUOTED.sub("", self.words))) or paywall_notices.is_call(self.words)
        )

    @property
    def is_news(self) -> bool:
        """Whether it may be a sentence of an article."""
        return self.is_sentence and not self.leads_elsewhere and not self.speaks_to_reader

    @property
    def leads_elsewhere(self) -> bool:
        """Whether it is a link and little else."""
        return self.linked > 0.8


def blocks(root: "HtmlElement", without: frozenset[str] = frozenset()) -> Iterator[Block]:
    """The blocks of text in the order of the page, those left out that no reader sees, and those in elements
    of the kinds `without`."""
    from lxml.etree import iterwalk

    words: list[str] = []
    linked = 0
    path: list[HtmlElement] = []
    links = 0
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        seen = isinstance(element.tag, str) and element.tag not in without and not is_unseen(element)
        breaks = seen and element.tag not in INLINE
        if breaks or (not starts and path and element is path[-1]):
            if block := _block(path, words, linked):
                yield block
            words, linked = [], 0
        if starts:
            if not seen:
                walk.skip_subtree()
                continue
            if breaks:
                path.append(element)
            links += _leads_away(element)
            text = element.text or ""
        else:
            if seen and element.tag not in INLINE and path and element is path[-1]:
                path.pop()
            links -= seen and _leads_away(element)
            text = (element.tail or "") if element is not root else ""
        words.append(text)
        linked += len("".join(text.split())) if links else 0


def _block(path: "list[HtmlElement]", words: list[str], linked: int) -> Block | None:
    line = " ".join("".join(words).split())
    if not line or not path:
        return None
    tag = next((part.tag for part in reversed(path) if part.tag in _HEADINGS), path[-1].tag)
    return Block(path[-1], line, str(tag), linked / len("".join(line.split())))


def is_unseen(part: "HtmlElement") -> bool:
    """Whether no reader sees a part of a page."""
    if part.tag in _UNSEEN or (part.tag == "dialog" and part.get("open") is None):
        return True
    return part.tag not in NEVER_BODY and boilerplate_kind(part) == "hidden"


def _leads_away(element: "HtmlElement") -> bool:
    """Whether it is a link to another page, and not to a place on this one."""
    return element.tag == "a" and "#" not in (element.get("href") or "#")


def text_of(part: "HtmlElement") -> str:
    """All words of a part of a page on one line."""
    return " ".join("".join(part.itertext()).split())
