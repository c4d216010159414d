"""Paywall detection: is an article whole, or cut off for who does not pay (schema.org, subscription and
paywalled content); and the calls to pay, which are no part of it."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.nlp.cleaning import paywall_notices
from briefing.sources.html.blocks import Block, blocks
from briefing.sources.html.boilerplate_elements import KEPT, attribute_words
from briefing.sources.html.json_ld import LinkedArticle
from briefing.sources.html.teasers import blocks_beside_teasers
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHROME = frozenset({"nav", "footer", "aside", "header"})
_WHOLE = 1_500  # characters; an article that is not free is cut off before so many
_LONGEST = 3_000  # characters; a longer one is all there, whatever stands below it
_PITCH, _PITCH_OF_A_GATE = 400, 1_000  # characters of what may go with a call
_REST = 200  # characters of sentences that may follow a call that cuts an article off
_MISSING = 0.8  # of the words that an article is said to have
_GATES = name_set("gate")
_SELECTOR = re.compile(r"[.#][\w-]+")


class PaywallCalls(NamedTuple):
    """What a page says to those who do not pay: whether it has a call at all, and whether it says that the
    article goes on for others."""

    any: bool
    cut: bool


def remove_calls(tree: "HtmlElement") -> PaywallCalls:
    """Takes the calls to pay out of a page, and what stands around them without a sentence of the article."""
    seen = blocks_beside_teasers(list(blocks(tree, _CHROME)))
    calls = [block for block in seen if paywall_notices.is_call(block.words) and block.tag != "h1"]
    if not calls:
        return PaywallCalls(any=False, cut=False)
    article_parts = _enclosing_elements(block for block in seen if block.tag == "h1" or _is_article(block))
    cut = _is_cut_by_call(seen)
    for call in calls:
        part = call.element
        while (above := part.getparent()) is not None and above not in article_parts and _is_pitch(above):
            part = above
        if part.tag not in KEPT and part not in article_parts and part.getparent() is not None:
            part.drop_tree()
    return PaywallCalls(any=True, cut=cut)


def is_cut_off(
    tree: "HtmlElement", article: LinkedArticle | None, calls: PaywallCalls, body: Sequence[str]
) -> bool:
    """Whether `body` is only the beginning of an article; `tree` is the page without its calls."""
    length = sum(map(len, body))
    if length > _LONGEST:
        return False
    if calls.cut:
        return True
    words = sum(len(line.split()) for line in body)
    free = article is None or article.is_free
    if free and not _is_locked(tree):
        return False
    if article and article.words:
        return words < _MISSING * article.words
    if article and article.locked:
        return _selected_length(tree, article.locked) < _WHOLE
    return length < _WHOLE


def _is_cut_by_call(seen: Sequence[Block]) -> bool:
    """Whether a call cuts the article off: it follows a sentence of it, and hardly any follows the call."""
    news = [_is_article(block) for block in seen]
    first = next((number for number, is_news in enumerate(news) if is_news), len(seen))
    below = [block for block in seen[first:] if paywall_notices.is_call(block.words)]
    strong = [block for block in below if paywall_notices.cuts_off(block.words) or _is_gate(block)]
    if not strong and len(below) < 2:
        return False
    last = seen.index((strong or below)[-1])
    rest = sum(len(block.words) for block in seen[last:] if _is_article(block))
    before = sum(len(block.words) for block in seen[:last] if _is_article(block))
    return rest < _REST and before < (_LONGEST if strong else _WHOLE)


def _is_article(block: Block) -> bool:
    return block.is_news and not paywall_notices.is_price(block.words)


def _is_gate(block: Block) -> bool:
    parts = (block.element, *block.element.iterancestors("div", "section", "form"))
    return any(not _GATES.isdisjoint(attribute_words(part)) for part in parts[:4])


def _is_pitch(part: "HtmlElement") -> bool:
    """Whether a part of a page is short enough to be nothing but calls and what they promise."""
    most = _PITCH_OF_A_GATE if not _GATES.isdisjoint(attribute_words(part)) else _PITCH
    length = 0
    for words in part.itertext():
        length += len(words.strip())
        if length > most:
            return False
    return part.tag not in KEPT


def _enclosing_elements(article_blocks: Iterable[Block]) -> set["HtmlElement"]:
    around: set[HtmlElement] = set()
    for block in article_blocks:
        for part in (block.element, *block.element.iterancestors()):
            if part in around:
                break
            around.add(part)
    return around


def _is_locked(tree: "HtmlElement") -> bool:
    """Whether a page without JSON-LD says that its article is not free."""
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip().lower()
        properties = (meta.get("itemprop") or "", meta.get("property") or "", meta.get("name") or "")
        if "isAccessibleForFree" in properties and content in ("false", "no"):
            return True
        if "article:content_tier" in properties and content == "locked":
            return True
    return False


def _selected_length(tree: "HtmlElement", selectors: Sequence[str]) -> int:
    """Characters in the parts of a page that are named by a class or an id."""
    wanted = {name for selector in selectors for name in _SELECTOR.findall(selector)}
    return sum(
        len("".join("".join(part.itertext()).split()))
        for part in tree.iter()
        if isinstance(part.tag, str) and part.tag != "body" and not wanted.isdisjoint(_selectors(part))
    )


def _selectors(part: "HtmlElement") -> list[str]:
    return [*(f".{name}" for name in (part.get("class") or "").split()), f"#{part.get('id') or ''}"]
