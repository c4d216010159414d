"""Interstitials: pages that are no news, shown in an article's place (`wall_kinds` has them).

Such a page speaks to its reader about the page itself, and tells nothing else; news about cookies, robots or
missing pages tells of others. So a page is a wall where its title or heading is one of a wall's and hardly
anything else is told on it, or where nearly all that it says is said to its reader and about such a thing.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefing.sources.html.blocks import Block, blocks
from briefing.sources.html.boilerplate_elements import boilerplate_kind
from briefing.sources.html.interstitial_kinds import WALLS, Wall
from briefing.sources.html.teasers import blocks_beside_teasers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHROME = frozenset({"nav", "footer", "aside", "select"})
_MOST = 6_000  # characters of a page that says by its sentences alone what it is
_MOST_NEWS = 200  # characters of sentences that are news: no wall has more beside its own
_A_SENTENCE, _SHORT = 60, 150  # characters
_OVERLAYS, _DEPTH = frozenset({"overlay", "dialog", "alertdialog"}), 8
# Of what is said on a page: said to its reader or about the wall, said to its reader, and about the wall.
_OWN, _ADDRESSED, _ABOUT = 0.75, 0.3, 0.4
_SEPARATOR = re.compile(r"\s+[|•·»–—:-]+\s+|\s*[|•»]\s*")
_SITE = re.compile(
    r"\b(?:we(?:[’'](?:re|ve|ll|d))?|our|us|(?:this|the|that) (?:(?:web)?(?:site|page)|article|story"
    r"|content|app)|you(?:[’']re| are) (?:now )?in|you (?:need|must|have to)|the browser|to (?:continue"
    r"|go on|proceed|carry on)"
    r"|home ?page|front page|your (?:request|connection|browser|device|access|session|visit|choice|country"
    r"|region"
    r"|location|area|place|turn|account|e-?mail|password|network|ip|consent|privacy)|the address|sorry)\b",
    re.IGNORECASE,
)


def wall_reason(tree: "HtmlElement") -> str:
    """What a page is, and what to do, where it is a wall and no article; else ""."""
    seen = list(blocks(tree, _CHROME))
    body_blocks = _blocks_beside_overlays(blocks_beside_teasers(seen)) or _noscript_blocks(tree)
    return _reason_by_headings([*_titles(tree), *_headings(seen)], body_blocks) or _reason_by_sentences(
        body_blocks
    )


def _headings(seen: Sequence[Block]) -> list[str]:
    first = [block.words for block in seen if block.tag == "h1"]
    return first or [block.words for block in seen if block.tag == "h2" and not block.leads_elsewhere]


def _blocks_beside_overlays(body_blocks: Sequence[Block]) -> Sequence[Block]:
    """What a page says beside its banners, where that is news at all."""
    beside = [block for block in body_blocks if not _is_overlay(block)]
    return beside if any(block.is_news for block in beside) else body_blocks


def _is_overlay(block: Block) -> bool:
    around = (block.element, *islice(block.element.iterancestors(), _DEPTH))
    return any(boilerplate_kind(part) in _OVERLAYS for part in around)


def _reason_by_headings(heads: Sequence[str], body_blocks: Sequence[Block]) -> str:
    kinds = [kind for kind in WALLS if any(kind.heads.fullmatch(_strip_marks(head)) for head in heads)]
    if not kinds or any(block.reports for block in body_blocks if block.is_news):
        return ""
    best = max(kinds, key=lambda kind: _mention_count(kind, body_blocks))
    own = [block for block in body_blocks if _is_own(block, best)]
    news = _length(block for block in body_blocks if block.is_news and not _is_own(block, best))
    speaking = _length(block for block in own if block.speaks_to_reader or _SITE.search(block.words))
    is_wall = news <= min(_MOST_NEWS, max(_length(own), _A_SENTENCE)) and (
        speaking >= _ADDRESSED * _length(body_blocks) or not any(block.is_news for block in body_blocks)
    )
    return _reason(best) if is_wall else ""


def _reason_by_sentences(body_blocks: Sequence[Block]) -> str:
    lines = [block for block in body_blocks if len(block.words.split()) > 2]
    whole = _length(lines)
    if not lines or whole > _MOST or any(line.reports for line in lines if line.is_news):
        return ""
    if not any(_SITE.search(line.words) for line in lines):
        return ""
    best = max(WALLS, key=lambda kind: _mention_count(kind, lines))
    own = [line for line in lines if _is_own(line, best)]
    addressed = [line for line in own if line.speaks_to_reader]
    about = [line for line in own if best.says.search(line.words)]
    is_wall = (
        (whole <= _SHORT or _mention_count(best, lines) > 1)
        and _length(line for line in lines if line.is_news and not _is_own(line, best)) <= _MOST_NEWS
        and any(line.speaks_to_reader for line in about)
        and _length(own) >= _OWN * whole
        and _length(addressed) >= _ADDRESSED * whole
        and _length(about) >= _ABOUT * whole
    )
    return _reason(best) if is_wall else ""


def _mention_count(kind: Wall, body_blocks: Iterable[Block]) -> int:
    """How many different words for such a wall are said."""
    return len({word[0].casefold() for block in body_blocks for word in kind.says.finditer(block.words)})


def _is_own(block: Block, kind: Wall) -> bool:
    """Whether a line is said to the reader, or of what the wall is about."""
    return block.speaks_to_reader or (bool(kind.says.search(block.words)) and not block.reports)


def _length(lines: Iterable[Block]) -> int:
    return sum(len(line.words) for line in lines)


def _reason(kind: Wall) -> str:
    return f"the page is {kind.name}: {kind.advice}"


def _titles(tree: "HtmlElement") -> list[str]:
    title = " ".join((tree.findtext(".//title") or "").split())
    return [title, *_SEPARATOR.split(title)]


def _strip_marks(head: str) -> str:
    return head.strip().strip("!.…?:*“”\"' ").strip()


def _noscript_blocks(tree: "HtmlElement") -> list[Block]:
    """What a page says to readers whose browser runs no scripts."""
    texts = ((part, " ".join("".join(part.itertext()).split())) for part in tree.iter("noscript"))
    return [Block(part, words, "p", 0) for part, words in texts if words and "<" not in words]
