"""Boilerplate: what a page puts around its article, in one table of the names that pages give to it.

A part goes when one of the words in its `class` or `id` is in the table, or when it is of a kind that never
holds body text. A part that holds much of the page's text stays whatever it is called: pages name the
article itself "paywall" or "share" often enough.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.nlp import lexicon
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 0.2  # of the page's paragraphs, in characters: no furniture holds more


class Boilerplate(NamedTuple):
    """`words` are looked for in class and id, which are split at hyphens, underscores and inner capitals."""

    name: str
    words: frozenset[str]
    example: str


BOILERPLATE = tuple(
    Boilerplate(name, frozenset(words.split("|")), example)
    for name, words, example in lexicon.rows("boilerplate_elements")
)
NEVER_BODY = name_set("chrome", "no body")
_ROLES = name_set("role")
_BY_WORD = {word: part.name for part in BOILERPLATE for word in part.words}
_SPLIT = re.compile(r"[\s_:.-]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LINE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_HIDDEN = name_set("hidden", "hidden in print")
KEPT = frozenset({"html", "body", "article", "main"})


def remove_boilerplate(tree: "HtmlElement") -> int:
    """Takes the furniture out of a page and says how many parts that were."""
    most = _MOST * paragraph_length(tree)
    parts = [part for part in tree.iter() if isinstance(part.tag, str) and boilerplate_kind(part)]
    gone = 0
    for part in parts:
        if part.getparent() is not None and paragraph_length(part) <= most:
            part.drop_tree()
            gone += 1
    for paragraph in [*tree.iter("p", "li")]:
        if paragraph.getparent() is not None and _leads_elsewhere(paragraph):
            paragraph.drop_tree()
            gone += 1
    return gone


def paragraph_length(part: "HtmlElement") -> int:
    """Characters in the paragraphs of a page or a part of it, without white space."""
    return sum(len(_bare_text(paragraph)) for paragraph in part.iter("p"))


def boilerplate_kind(part: "HtmlElement") -> str:
    """Which kind of furniture a part of a page is; "" for what may hold the article."""
    tag = part.tag
    if tag in KEPT:
        return ""
    if tag in NEVER_BODY:
        return str(tag)
    if part.get("role", "") in _ROLES:
        return str(part.get("role"))
    if _is_hidden(part):
        return "hidden"
    return next((_BY_WORD[word] for word in attribute_words(part) if word in _BY_WORD), "")


def _is_hidden(part: "HtmlElement") -> bool:
    return (
        part.get("aria-hidden") == "true"
        or part.get("hidden", "until-found") != "until-found"
        or not _HIDDEN.isdisjoint(part.get("class", "").split())
        or bool(_UNSEEN.search(part.get("style", "")))
    )


def attribute_words(part: "HtmlElement") -> Iterator[str]:
    """The words of a part's class and id in lower case, each also joined with the one after it."""
    for name in f"{part.get('class', '')} {part.get('id', '')}".split():
        words = [word.lower() for word in _SPLIT.split(_INNER_CAPITAL.sub("-", name)) if word]
        yield from words
        yield from (first + second for first, second in pairwise(words))


def _leads_elsewhere(paragraph: "HtmlElement") -> bool:
    """Whether a paragraph is all one link and no sentence: the headline of another article."""
    words = _bare_text(paragraph)
    link = next(paragraph.iter("a"), None)
    return bool(words) and link is not None and _bare_text(link) == words and not LINE_END.search(words)


def _bare_text(part: "HtmlElement") -> str:
    return "".join("".join(part.itertext()).split())
