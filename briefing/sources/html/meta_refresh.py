"""Meta refresh: pages that send their reader on by themselves (HTML, 4.2.5.3: pragma `refresh`)."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_WAIT = 10  # seconds; a page that waits longer is there to be read, and is loaded anew
_HEAD = 50_000  # characters in which a page says that it sends on
_MARK = re.compile(r"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_CONTENT = re.compile(
    r"\s*(?P<wait>\d{0,4})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<url>.+?)(?P=quote)\s*",
    re.IGNORECASE | re.DOTALL,
)


def refresh_target_in_markup(markup: str) -> str:
    """Where a page sends its reader at once, as it says it; "" where it does not."""
    head = markup[:_HEAD]
    if not _MARK.search(head):
        return ""
    from trafilatura.utils import load_html

    tree = load_html(head)
    return "" if tree is None else refresh_target(tree)


def refresh_target(tree: "HtmlElement") -> str:
    """Where a page sends its reader at once, from its own base; "" where it does not. What holds only for
    browsers without scripts is not looked at."""
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        match = _CONTENT.fullmatch(meta.get("content") or "")
        if (
            match
            and int(match["wait"] or 0) <= _LONGEST_WAIT
            and next(meta.iterancestors("noscript"), None) is None
        ):
            return _resolve_from_base(tree, match["url"].strip())
    return ""


def _resolve_from_base(tree: "HtmlElement", url: str) -> str:
    base = next((part.get("href") for part in tree.iter("base") if part.get("href")), "")
    try:
        return urljoin(base or "", url)
    except ValueError:
        return url
