"""CSS cascade: what the style sheets and `style` attributes of a page declare, where it bears on reading.

Method: the cascade of CSS (W3C, CSS Cascading and Inheritance Level 4, section 6) over rules without a
condition; tinycss2 parses, cssselect matches. Rules that depend on a medium, a state or a script are left
out: what they hide is shown to somebody.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cssselect.parser import Selector
    from lxml.html import HtmlElement
    from tinycss2.ast import Node

Style = Mapping[str, str]  # property and value, in lower case
_CascadeOrder = tuple[bool, tuple[int, int, int], int]  # importance, specificity, place

_MOST_CSS = 250_000  # characters of style sheets that are read
_MOST_RULES = 2_000  # for classes and ids that the page has
_MOST_STEPS = 500_000  # elements times selectors
_LONGEST_SELECTOR = 300
_READ = re.compile(
    r"display|visibility|filter|zoom|content-visibility|opacity|font|font-size|color|background(?:-color|-clip)?"
    r"|-webkit-background-clip|-webkit-text-fill-color|text-indent|position|left|right|top|bottom|inset"
    r"|clip|clip-path|width|height|max-width|max-height|overflow(?:-[xy])?|transform|text-decoration(?:-line)?"
    r"|vertical-align|margin-(?:left|top)|font-variant-position"
    r"|(?:-webkit-)?(?:transition|animation)(?:-name|-property)?|will-change"
)
_STATE = re.compile(r"::|:(?!(?:first|last|only|nth)-)", re.IGNORECASE)
_SCRIPTED = re.compile(r"[.\s](?:no-?)?(?:js|loading|loaded|cloak)\b|v-cloak", re.IGNORECASE)
_NAME = re.compile(r"([.#])([\w-]+)")
_MEDIA = frozenset(("", "all", "screen"))
_ATTRIBUTE = (1_000, 0, 0)  # specificity of a style attribute: above any selector


class _StyleRule(NamedTuple):
    selector: "Selector"
    place: int
    declared: tuple[tuple[bool, Style], ...]  # the important ones apart

    def styles(self) -> "Iterator[tuple[_CascadeOrder, Style]]":
        for important, style in self.declared:
            yield (important, self.selector.specificity(), self.place), style


def element_styles(
    tree: "HtmlElement", bears: Callable[[Style], bool]
) -> "dict[HtmlElement, dict[str, str]]":
    """What is declared for each element for which something is declared that `bears` on what is read. What an
    element inherits is not in it."""
    rules = list(islice(_rules(tree), _MOST_RULES))
    matches = _matcher(tree)
    suspects = [rule for rule in rules if any(bears(style) for _, style in rule.declared)]
    stated: dict[HtmlElement, list[tuple[_CascadeOrder, Style]]] = {}
    for rule in suspects:
        for element in matches(rule):
            stated.setdefault(element, []).extend(rule.styles())
    at_stake = (
        {name for rule in suspects for _, style in rule.declared for name in style} if stated else set()
    )
    for rule in rules:
        if rule not in suspects and any(not at_stake.isdisjoint(style) for _, style in rule.declared):
            for element in matches(rule):
                if element in stated:
                    stated[element].extend(rule.styles())
    for element in tree.iter():
        attribute = element.get("style") if isinstance(element.tag, str) else None
        declared = _cached_declarations(attribute) if attribute else ()
        if element in stated or any(bears(style) for _, style in declared):
            own_styles: list[tuple[_CascadeOrder, Style]] = [
                ((important, _ATTRIBUTE, 0), style) for important, style in declared
            ]
            stated.setdefault(element, []).extend(own_styles)
    return {element: _cascade(parts) for element, parts in stated.items()}


def _cascade(stated: Iterable[tuple[_CascadeOrder, Style]]) -> dict[str, str]:
    style: dict[str, str] = {}
    for _, declared in sorted(stated, key=lambda part: part[0]):
        style.update(declared)
    return style


def _rules(tree: "HtmlElement") -> Iterator[_StyleRule]:
    """The rules of the page's own style sheets that hold whatever the reader does."""
    from tinycss2 import parse_stylesheet, serialize

    names = {name for element in tree.iter() for name in _names(element)}
    remaining, position = _MOST_CSS, 0
    for sheet in tree.iter("style"):
        css = (sheet.text or "")[:remaining]
        remaining -= len(css)
        if sheet.get("media", "").strip().lower() not in _MEDIA or _is_inert(sheet):
            continue
        for rule in parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                written = serialize(rule.prelude).strip()
                selectors = _selectors(written, names)
                declared = _declarations(rule.content) if selectors else ()
                for selector in selectors if declared else ():
                    position += 1
                    yield _StyleRule(selector, position, declared)


def _selectors(written: str, names: Collection[str]) -> "list[Selector]":
    """The selectors of a rule that hold whatever the reader does, for classes and ids that the page has."""
    from cssselect import SelectorError, parse

    if len(written) > _LONGEST_SELECTOR or _STATE.search(written) or _SCRIPTED.search(f" {written}"):
        return []
    texts = written.split(",")
    meant = [all(mark + name in names for mark, name in _NAME.findall(text)) for text in texts]
    if not any(meant):
        return []
    try:
        selectors = parse(written)
    except SelectorError:
        return []
    if len(selectors) != len(texts):  # a comma within a selector
        return selectors
    return [selector for selector, meets in zip(selectors, meant, strict=True) if meets]


def _is_inert(sheet: "HtmlElement") -> bool:
    return next(sheet.iterancestors("noscript", "template", "svg"), None) is not None


def _names(element: "HtmlElement") -> Iterator[str]:
    if isinstance(element.tag, str):
        yield from (f".{name}" for name in element.get("class", "").split())
        if identity := element.get("id"):
            yield f"#{identity}"


def _matcher(tree: "HtmlElement") -> "Callable[[_StyleRule], list[HtmlElement]]":
    """A function from a rule to the elements of a tree that it is for; none once that took too many steps."""
    from cssselect import HTMLTranslator, SelectorError
    from lxml.etree import XPathError

    translator = HTMLTranslator()
    steps, left = sum(1 for _ in tree.iter()), _MOST_STEPS

    def matches(rule: _StyleRule) -> "list[HtmlElement]":
        nonlocal left
        left -= steps
        if left < 0:
            return []
        try:
            return list(tree.xpath(translator.selector_to_xpath(rule.selector)))
        except (SelectorError, XPathError):
            return []

    return matches


@lru_cache(maxsize=4096)
def _cached_declarations(css: str) -> tuple[tuple[bool, Style], ...]:
    return _declarations(css)


def _declarations(css: "str | list[Node]") -> tuple[tuple[bool, Style], ...]:
    """Declarations as a style for those that are important and one for those that are not, if any."""
    from tinycss2 import parse_blocks_contents, serialize

    both: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for part in parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration" and _READ.fullmatch(part.lower_name):
            both[part.important][part.lower_name] = serialize(part.value).strip().lower()
    return tuple((important, style) for important, style in both.items() if style)
