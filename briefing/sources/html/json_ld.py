"""JSON-LD metadata of a page: the article's own node, told from those of its parts, of other
articles and of people who are named on the page (schema.org, Article and its kinds)."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_NODES = 10_000
_ARTICLE = re.compile(r"(?:\w*article|\w*posting|\w*report|review|critic review)$", re.IGNORECASE)
_NOT_ARTICLE = re.compile(r"job\w*", re.IGNORECASE)
# What stands in these is a part of the article, or another article.
_ABOUT_OTHERS = frozenset(
    (
        "liveBlogUpdate",
        "comment",
        "hasPart",
        "isPartOf",
        "mentions",
        "itemListElement",
        "relatedLink",
        "review",
    )
)
_HOLDING = ("mainEntity", "mainEntityOfPage", "@graph")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_NOT_WORD = re.compile(r"[\W_]+")
_NO = re.compile(r"\s*(?:https?://schema\.org/)?(?:false|no|0)\s*", re.IGNORECASE)

Node = dict[str, Any]


class LinkedArticle(NamedTuple):
    """Empty where the page does not say. `published` and `modified` are as written, `locked` are the CSS
    selectors of the parts that are not free."""

    headline: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    modified: str
    is_free: bool
    locked: tuple[str, ...]
    words: int  # that it is said to have
    is_live: bool


def linked_article(tree: "HtmlElement", heading: str) -> LinkedArticle | None:
    """The article that a page says it is: with several, the one of that heading; None where that is not
    plain."""
    nodes = list(
        _top_level_nodes(
            parsed for script in json_ld_scripts(tree) if (parsed := _parse_script(script)) is not None
        )
    )
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    chosen = _main_node(nodes, heading)
    return None if chosen is None else _article(chosen, nodes, by_id)


def keep_own_nodes(tree: "HtmlElement", heading: str) -> None:
    """Takes out of a page's JSON-LD who and what is not the article's: people, other articles, updates."""
    parsed_scripts = [
        (script, parsed) for script in json_ld_scripts(tree) if (parsed := _parse_script(script)) is not None
    ]
    nodes = list(_top_level_nodes(parsed for _, parsed in parsed_scripts))
    chosen = _main_node(nodes, heading)
    own_nodes = [
        {key: value for key, value in node.items() if key not in (*_ABOUT_OTHERS, *_HOLDING)}
        for node in nodes
        if node is chosen or not any(kind == "Person" or _is_article(kind) for kind in _kinds(node))
    ]
    for number, (script, _) in enumerate(parsed_scripts):
        graph = own_nodes if number == 0 else []
        script.text = json.dumps({"@context": "https://schema.org", "@graph": graph})


def json_ld_scripts(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    """The elements that hold JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield script


def _parse_script(script: "HtmlElement") -> Any:
    text = script.text or ""
    for _ in range(3):
        text = _WRAPPING.sub("", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _top_level_nodes(roots: Iterable[Any]) -> Iterator[Node]:
    """The nodes that stand on their own, not as a part of another one."""
    waiting = list(reversed(list(roots)))
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in _HOLDING if key in node]


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type", "")
    return [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _is_article(kind: str) -> bool:
    return bool(_ARTICLE.match(kind)) and not _NOT_ARTICLE.match(kind)


def _main_node(nodes: list[Node], heading: str) -> Node | None:
    articles = [node for node in nodes if any(map(_is_article, _kinds(node)))]
    live = [node for node in articles if "LiveBlogPosting" in _kinds(node)]
    bare = _normalize(heading)
    matching = [
        node
        for node in articles
        if bare and _normalize(_text(node.get("headline") or node.get("name"))) == bare
    ]
    for chosen in (matching, live[:1] if len(live) == 1 else []):
        if chosen:
            return chosen[0]
    return articles[0] if len(articles) == 1 else None


def _article(node: Node, nodes: list[Node], by_id: Mapping[str, Node]) -> LinkedArticle:
    parts = [part for part in _to_list(node.get("hasPart")) if isinstance(part, dict)]
    # A page states it of itself as well as of its article.
    pages = [other for other in nodes if "WebPage" in _kinds(other)]
    free_flags = [part.get("isAccessibleForFree") for part in (node, *parts, *pages)]
    selectors = [_text(part.get("cssSelector")) for part in parts if _is_no(part.get("isAccessibleForFree"))]
    return LinkedArticle(
        headline=_text(node.get("headline") or node.get("name")),
        authors=tuple(_names(node.get("author") or node.get("creator"), by_id)),
        publisher=next(iter(_names(node.get("publisher"), by_id, people=False)), ""),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        is_free=not any(map(_is_no, free_flags)),
        locked=tuple(filter(None, selectors)),
        words=_word_count(node),
        is_live="LiveBlogPosting" in _kinds(node),
    )


def _is_no(value: object) -> bool:
    if isinstance(value, list):
        return any(map(_is_no, value))
    if isinstance(value, dict):
        return _is_no(value.get("@value", value.get("@id", "")))
    return value is False or (isinstance(value, str | int) and bool(_NO.fullmatch(str(value))))


def _names(stated: object, by_id: Mapping[str, Node], *, people: bool = True) -> Iterator[str]:
    for value in _to_list(stated):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            node = value if "name" in value or "familyName" in value else by_id.get(str(value.get("@id")), {})
            if people and any("Organi" in kind for kind in _kinds(node)):
                continue
            names = [name for name in _to_list(node.get("name")) if isinstance(name, str)]
            parts = (_text(node.get(key)) for key in ("givenName", "additionalName", "familyName"))
            yield from names or filter(None, [" ".join(filter(None, parts))])


def _word_count(node: Node) -> int:
    word_count = _text(node.get("wordCount"))
    if word_count.isdecimal():
        return int(word_count[:9])
    return len(_text(node.get("articleBody")).split())


def _to_list(stated: object) -> list[Any]:
    return stated if isinstance(stated, list) else [] if stated is None else [stated]


def _text(stated: object) -> str:
    stated = stated[0] if isinstance(stated, list) and stated else stated
    if isinstance(stated, dict):
        stated = stated.get("@value", "")
    return " ".join(unescape(str(stated)).split()) if isinstance(stated, str | int | float) else ""


def _normalize(text: str) -> str:
    return _NOT_WORD.sub(" ", text.casefold()).strip()
