"""Teaser detection: a headline that leads to another article, and the few words about it beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from briefing.sources.html.blocks import CHROME, Block, blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FRONT = "the page is a front page of teasers: name the articles, or the site's feed"
_HEADLINE_WORDS = 4
_LONGEST = 400  # characters of a teaser; more is an item of a round-up
_FEWEST, _FEWEST_ALONE = 4, 8  # teasers with words beside their headlines on a front page, or without
_MOST_NEWS = 250  # characters beside the teasers of a front page
_SMALL_SHARE = 0.2  # of the teasers' own
_FIRST_WORDS = 100  # characters of sentences under a heading that are an article's
_DEPTH = 8  # elements around a headline that its teaser may have to itself


def front_page_reason(tree: "HtmlElement") -> str:
    """What a page is, and what to do, where it is all teasers and no article; else ""."""
    return _FRONT if _is_front_page(tree) else ""


def _is_front_page(tree: "HtmlElement") -> bool:
    seen = list(blocks(tree, CHROME))
    within_teasers = teaser_positions(seen)
    headlines = sum(map(is_headline, seen))
    words = [
        block for number, block in enumerate(seen) if number in within_teasers and not is_headline(block)
    ]
    news = _length(
        block for number, block in enumerate(seen) if number not in within_teasers and block.is_news
    )
    within = _length(words)
    if len(words) < _FEWEST or headlines < _FEWEST:
        return headlines >= _FEWEST_ALONE and not news
    return news < _MOST_NEWS and news <= _SMALL_SHARE * within and not _begins_article(seen)


def _begins_article(seen: Sequence[Block]) -> bool:
    """Whether sentences stand right under the heading of the page."""
    first = next((number for number, block in enumerate(seen) if block.tag == "h1"), len(seen))
    after = takewhile(lambda block: not is_headline(block), seen[first + 1 :])
    return not (first < len(seen) and is_headline(seen[first])) and (
        _length(block for block in after if block.is_sentence) >= _FIRST_WORDS
    )


def _length(seen: Iterable[Block]) -> int:
    return sum(len(block.words) for block in seen)


def blocks_beside_teasers(seen: Sequence[Block]) -> list[Block]:
    """The blocks that are neither links nor part of a teaser."""
    within_teasers = teaser_positions(seen)
    return [
        block
        for number, block in enumerate(seen)
        if number not in within_teasers and not block.leads_elsewhere
    ]


def is_headline(block: Block) -> bool:
    """Whether a block is the headline of another article."""
    return block.leads_elsewhere and len(block.words.split()) >= _HEADLINE_WORDS


def teaser_positions(seen: Sequence[Block]) -> set[int]:
    """The places of headlines and of what stands beside them, where each has a part of the page to itself or
    stands right before what it heads."""
    within = Counter(part for block in seen if is_headline(block) for part in _enclosing_elements(block))
    positions: set[int] = set()
    headline: Block | None = None
    beside: list[int] = []
    for number, block in enumerate(seen):
        if is_headline(block) or block.heads or headline is None or not _belongs(block, headline, within):
            positions |= _short_run(seen, beside)
            headline, beside = (block if is_headline(block) else None), []
            positions |= {number} if headline else set()
        else:
            beside.append(number)
    return positions | _short_run(seen, beside)


def _short_run(seen: Sequence[Block], beside: Sequence[int]) -> set[int]:
    """The words beside a headline, where they are no more than a teaser has."""
    return set(beside) if _length(seen[number] for number in beside) <= _LONGEST else set()


def _belongs(block: Block, headline: Block, headlines: Mapping["HtmlElement", int]) -> bool:
    around = _enclosing_elements(headline)
    card = next((part for part in _enclosing_elements(block) if part in around), None)
    return block.element.getprevious() in around or (card is not None and headlines[card] == 1)


def _enclosing_elements(block: Block) -> list["HtmlElement"]:
    return [block.element, *islice(block.element.iterancestors(), _DEPTH)]
