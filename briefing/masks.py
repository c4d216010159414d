"""Addresses as people may see them: without passwords, and without what a query or a fragment could hold that
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
    parts = _parts(address)
    if parts is None:
        return address
    query = "?" + "&".join(map(_pair, parts.query)) if parts.query else ""
    return f"{parts.before}{query}{f'#{MASK}' if parts.fragment else ''}"


def link(address: str) -> str:
    """An address to follow: without what `mask` would mask, and so perhaps to a page of the site that asks
    for it anew. "" for what is none on the web."""
    parts = _parts(address)
    if parts is None or not parts.before.lower().startswith(("http://", "https://")):
        return ""
    kept = [pair for pair in parts.query if _pair(pair) == pair and MASK not in pair]
    before = parts.before.replace(f"={MASK}", "=")
    return "" if MASK in before else before + ("?" + "&".join(kept) if kept else "")


def mask_all(text: str) -> str:
    """A text with each address in it as it may be seen, and no login before a host."""
    return _LOGIN.sub(f"{MASK}@", _IN_TEXT.sub(_masked_match, text))


def _masked_match(found: re.Match[str]) -> str:
    closing = _CLOSING.search(found[0])
    end = closing.start() if closing else len(found[0])
    return mask(found[0][:end]) + found[0][end:]


def _parts(address: str) -> _Address | None:
    if not (_SCHEME.match(address) or _BARE.fullmatch(address)):
        return None
    found = _PARTS.fullmatch(address)
    if found is None:
        return None
    scheme, slashes = found["scheme"] or "", found["slashes"] or ""
    authority, path = found["authority"].rpartition("@")[2], found["path"]
    if not _HOST_AND_PORT.fullmatch(authority):  # cut short by a slash within a password
        return _Address(f"{scheme}{slashes}{MASK}", [], fragment=False)
    path = _PATH_VALUE.sub(rf"\g<1>{MASK}", path)
    query = (found["query"] or "")[1:]
    return _Address(
        f"{scheme}{slashes}{authority}{path}", query.split("&") if query else [], bool(found["fragment"])
    )


def _pair(pair: str) -> str:
    name, given, value = pair.partition("=")
    if not given:
        return pair if not pair or (pair.isdecimal() and len(pair) <= _LONGEST_BARE) else MASK
    plain = unquote(value)
    is_page = name.lower().startswith("utm_") or name.lower() in _PAGE_NAMES
    harmless = is_page and _PAGE_VALUE.fullmatch(plain)
    return pair if harmless or not value else f"{name}={MASK}"
