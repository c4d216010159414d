"""Redaction: addresses as people may see them, without passwords and without what a query could hold that
is nobody else's affair. Names of parameters stay, and values that only say which page is meant."""

import re
from typing import NamedTuple
from urllib.parse import unquote

MASK = "***"
_PARTS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*:)?(?P<slashes>//?)?(?P<authority>[^/?#]*)(?P<path>[^?#]*)"
    r"(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|https?:", re.IGNORECASE)
_HOST = r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?"
_BARE = re.compile(rf"{_HOST}/[^\s?#]*\?[^\s=]+=.*", re.IGNORECASE | re.DOTALL)
_IN_TEXT = re.compile(
    rf"(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]*://[^\s<>\"“”]+|{_HOST}/[^\s?#<>\"“”]*\?[^\s=]+=[^\s<>\"“”]*)",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"(?<![\w/])[^\s:/@'\"\[(]+:[^\s@/'\"]+@(?=[\w\[])")
_CLOSING = re.compile(r"[)\]}'’,.;:!…]+$")
_PATH_VALUE = re.compile(r"(;[^/;=]+=)[^/;]*")
_HOST_AND_PORT = re.compile(r"(?:[\w.~%-]*|\[[0-9a-f:.]*\]?)(?::-?\d*)?", re.IGNORECASE)
# That say which page is meant, in the addresses of papers and of their systems.
_PAGE_NAMES = frozenset(
    "aid art article articleid articleno action c cat category ceid channel d date doc edition entry format"
    " gl hl id idx item itemid lang language limit list locale m month n news newsid nid no num offset output"
    " p page pageid page_id pg post postid q ref section sec sort start story storyid tag tid topic type v"
    " ver version view y year".split()
)
_PAGE_VALUE = re.compile(
    r"[\w-]{0,11}|(?:[^\W\d_]{1,20}|\d{1,12})(?:[-_.:,+](?:[^\W\d_]{1,20}|\d{1,12})){0,12}|\d{1,20}"
)
_LONGEST_BARE = 12  # digits of a query that is the number of a page


class _Address(NamedTuple):
    before: str
    query: list[str]
    fragment: bool


def mask(address: str) -> str:
    """An address as it may be seen; what is no address stays as it is."""
    parts = _split_address(address)
    if parts is None:
        return address
    query = "?" + "&".join(map(_mask_pair, parts.query)) if parts.query else ""
    return f"{parts.before}{query}{f'#{MASK}' if parts.fragment else ''}"


def safe_link(address: str) -> str:
    """An address to follow: without what `mask` would mask, and so perhaps to a page of the site that asks
    for it anew. "" for what is none on the web."""
    parts = _split_address(address)
    if parts is None or not parts.before.lower().startswith(("http://", "https://")):
        return ""
    pairs = [pair for pair in parts.query if _mask_pair(pair) == pair and MASK not in pair]
    before = parts.before.replace(f"={MASK}", "=")
    return "" if MASK in before else before + ("?" + "&".join(pairs) if pairs else "")


def mask_all(text: str) -> str:
    """A text with each address in it as it may be seen, and no login before a host."""
    return _LOGIN.sub(f"{MASK}@", _IN_TEXT.sub(_mask_match, text))


def _mask_match(match: re.Match[str]) -> str:
    closing = _CLOSING.search(match[0])
    end = closing.start() if closing else len(match[0])
    return mask(match[0][:end]) + match[0][end:]


def _split_address(address: str) -> _Address | None:
    if not (_SCHEME.match(address) or _BARE.fullmatch(address)):
        return None
    match = _PARTS.fullmatch(address)
    if match is None:
        return None
    scheme, slashes = match["scheme"] or "", match["slashes"] or ""
    authority, path = match["authority"].rpartition("@")[2], match["path"]
    if not _HOST_AND_PORT.fullmatch(authority):  # cut short by a slash within a password
        return _Address(f"{scheme}{slashes}{MASK}", [], fragment=False)
    path = _PATH_VALUE.sub(rf"\g<1>{MASK}", path)
    query = (match["query"] or "")[1:]
    return _Address(
        f"{scheme}{slashes}{authority}{path}", query.split("&") if query else [], bool(match["fragment"])
    )


def _mask_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return pair if not pair or (pair.isdecimal() and len(pair) <= _LONGEST_BARE) else MASK
    plain = unquote(value)
    is_page = name.lower().startswith("utm_") or name.lower() in _PAGE_NAMES
    harmless = is_page and _PAGE_VALUE.fullmatch(plain)
    return pair if harmless or not value else f"{name}={MASK}"
