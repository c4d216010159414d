"""Article extraction: web pages as text, boilerplate out, the article by trafilatura, a line a paragraph.

Method: A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction", ACL 2021. Its two fallbacks are used only where its own way finds next to nothing: what they add
is mostly not the article.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import NoArticleError, SourceError
from briefing.frozen import Frozen
from briefing.nlp.cleaning.paywall_notices import is_call
from briefing.nlp.visible_text import strip_invisible
from briefing.sources.html.article_element import (
    frame_bare_page,
    join_parts,
    strip_live_updates,
    wrap_in_paragraphs,
)
from briefing.sources.html.boilerplate_elements import paragraph_length, remove_boilerplate
from briefing.sources.html.dom import prepare_tree
from briefing.sources.html.interstitials import no_article_reason
from briefing.sources.html.json_ld import LinkedArticle, keep_own_nodes, linked_article, normalize_words
from briefing.sources.html.page_dates import publication_day
from briefing.sources.html.paywalls import is_cut_off, remove_calls
from briefing.sources.metadata.bylines import people

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MOST_ELEMENTS = 100_000
_BODY, _HEADING = "body", "head"
_BLOCKS = frozenset({_BODY, _HEADING, "p", "item", "row", "quote", "code", "list", "table", "lb"})
_CELL = " | "
_SHORT, _SMALL_SHARE = 300, 0.3  # characters of an article, and its share of all paragraphs of the page
_LONGER = 100  # characters, than a title can be with what pages add to it
_SEPARATOR = re.compile(r"\s[|•·»–—-]\s|\s*[|•»]\s*")
_KICKER = re.compile(r"opinion|analysis|exclusive|news|video|watch|live", re.IGNORECASE)
# Day of today or not, a date is a date: only then is the answer the same tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")


class PageArticle(Frozen):
    """An article as a page shows it; empty where the page does not say. `text` starts with the title, if any,
    and has a blank line between paragraphs. `published` is an ISO date, `authors` are as the page lists them.
    `language` is what the page says that it is in. `cut_off`: the page has only its beginning."""

    text: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    published: str
    language: str
    cut_off: bool


class _ExtractedBlock(NamedTuple):
    kind: str  # the tag of the block
    words: str


def extract_article(markup: str) -> PageArticle:
    """The article on a page; the same markup gives the same page, on any day.

    Raises SourceError where there is no markup, or too much of it to be an article, and NoArticleError where
    the page is a wall, a front page, or leads on to another.
    """
    import trafilatura

    _silence_loggers()
    tree = _parse_tree(markup)
    if reason := no_article_reason(tree):
        raise NoArticleError(reason)
    marked = strip_invisible(_heading(tree))
    article = linked_article(tree, marked)
    calls = remove_calls(tree)
    keep_own_nodes(tree, marked)
    beside = strip_live_updates(tree)
    about = trafilatura.extract_metadata(beside, date_config=_DATES)
    day = publication_day(beside, article)
    prepare_tree(tree)
    heading = _heading(tree)
    language = _LANGUAGE.match(tree.get("lang") or "")
    body = _article_lines(tree, heading, markup)
    stated_title = strip_invisible(_collapse_spaces(about.title or ""))
    if marked and "".join(marked.split()) in "".join(stated_title.split()):
        stated_title = heading  # with its footnotes and breaks as its reader sees them
    title = _title(stated_title, heading, about.sitename or "") if body else ""
    return PageArticle(
        text="\n\n".join(filter(None, (title, *body))),
        title=title,
        publisher=_collapse_spaces(_SEPARATOR.split(about.sitename or about.hostname or "")[0]),
        authors=_authors(article, about.author or ""),
        published=day,
        language=language[0].lower() if language else "",
        cut_off=is_cut_off(tree, article, calls, body),
    )


def _article_lines(tree: "HtmlElement", heading: str, markup: str) -> tuple[str, ...]:
    """The lines of the article of a prepared page, which loses its boilerplate; () where there is nothing but
    the heading."""
    whole = paragraph_length(tree)
    remove_boilerplate(tree)
    join_parts(tree)
    wrap_in_paragraphs(tree)
    frame_bare_page(tree)
    body = _body_lines(tree, heading, fast=True)
    if sum(map(len, body)) < _SHORT < _SMALL_SHARE * whole:
        # The article was missed, so once more by the slower ways, and on all of the page.
        again = _parse_tree(markup)
        prepare_tree(again)
        body = max(body, _body_lines(again, heading, fast=False), key=lambda lines: sum(map(len, lines)))
    return () if all(normalize_words(line) == normalize_words(heading) for line in body) else body


def _heading(tree: "HtmlElement") -> str:
    return next((_collapse_spaces("".join(h1.itertext())) for h1 in tree.iter("h1")), "")


def _authors(article: LinkedArticle | None, stated: str) -> tuple[str, ...]:
    """Those that the article's own metadata names, as the page spells them; else those of the page."""
    from trafilatura.json_metadata import normalize_authors

    listed = _split_names(stated)
    spelled = {name.casefold(): name for name in listed}
    article_names = (
        "; ".join(filter(None, (normalize_authors(None, name) for name in article.authors)))
        if article
        else ""
    )
    authors = tuple(spelled.get(name.casefold(), name) for name in _split_names(article_names))
    return authors if people(authors) else listed


def _split_names(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names.split(";") if name.strip()))


def _parse_tree(markup: str) -> "HtmlElement":
    from trafilatura.utils import load_html

    tree = load_html(markup)
    if tree is None:
        raise SourceError("no HTML in it: save the page again, or as text")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise SourceError(f"more than {MOST_ELEMENTS:,} elements on the page: save the article as text")
    return tree


def _body_lines(tree: "HtmlElement", heading: str, *, fast: bool) -> tuple[str, ...]:
    import trafilatura
    from trafilatura.settings import Document

    document = trafilatura.bare_extraction(tree, fast=fast, include_comments=False, with_metadata=False)
    if not isinstance(document, Document) or document.body is None:
        return ()
    return tuple(line for line in _drop_headings(_lines(document.body), heading) if not is_call(line))


def _lines(body: "_Element") -> Iterator[_ExtractedBlock]:
    """A line for each block, in the order of the page; what stands between blocks is a line as well."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    kinds = [_BODY]
    for event, element in iterwalk(body, events=("start", "end")):
        starts = event == "start"
        if element.tag in _BLOCKS:
            if line := _collapse_spaces("".join(pieces)):
                yield _ExtractedBlock(kinds[-1], line)
            pieces = []
            kinds = [*kinds, element.tag] if starts else kinds[:-1]
        elif element.tag == "cell" and starts and any(map(str.strip, pieces)):
            pieces.append(_CELL)
        words = element.text if starts else element.tail if element is not body else ""
        pieces.append(words or "")


def _drop_headings(lines: Iterable[_ExtractedBlock], heading: str) -> Iterator[str]:
    """The lines that may be the article: no title, and nothing that stands between it and the first paragraph
    as a heading."""
    begun = False
    for kind, words in lines:
        heads = kind == _HEADING
        if heads and heading and words.startswith(heading) and len(words) > len(heading) + _LONGER:
            words, heads = words[len(heading) :].strip(), False  # the page leaves the title's element open
        begun = begun or not heads
        if begun and not (heads and normalize_words(words) == normalize_words(heading)):
            yield words


def _title(stated: str, heading: str, site: str) -> str:
    """The page's heading where what it states as its title holds it, else the stated one without the name of
    the site."""
    if heading and (not stated or normalize_words(heading) in normalize_words(stated)):
        return heading
    parts = _SEPARATOR.split(stated)
    title_parts = [
        part
        for part in parts
        if normalize_words(part) not in normalize_words(site) and not _KICKER.fullmatch(part)
    ]
    return stated if len(title_parts) != 1 else title_parts[0]


def _collapse_spaces(text: str) -> str:
    return " ".join(text.split())


def _silence_loggers() -> None:
    """What these libraries log is no notice to the user."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
