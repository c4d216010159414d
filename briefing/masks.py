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
_NO_PORT = re.compile(r"[^:\[\]]*:(?!\d*$)|.*\]:(?!\d*$)")
# That say which page is meant, in the addresses of papers and of their systems.
_PAGE_NAMES = frozenset(
    "a aid art article articleid articleno action c cat category ceid channel day d date doc e edition entry f feed"
    " format gl hl i id idx item itemid k lang language limit list locale m month n news newsid nid no num o"
    " offset output p page pageid page_id pg post postid q ref s section sec sort start story storyid t tag tid"
    " topic type u v ver version view w y year".split()
)
_PAGE_VALUE = re.compile(
    r"[\w-]{0,11}|(?:[^\W\d_]{1,20}|\d{1,12})(?:[-_.:,+](?:[^\W\d_]{1,20}|\d{1,12})){0,12}|\d{1,20}"
)
_LETTERS_AND_DIGITS = re.compile(r"[a-z]+\d+[a-z]+\d|\d+[a-z]+\d+[a-z]", re.IGNORECASE)
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
    """An address to follow: without what `mask` would mask, and so perhaps to a page of the site that asks for
    it anew. "" for what is none on the web."""
    parts = _parts(address)
    if parts is None or not parts.before.lower().startswith(("http://", "https://")):
        return ""
    kept = [pair for pair in parts.query if _pair(pair) == pair and MASK not in pair]
    return parts.before + ("?" + "&".join(kept) if kept else "")


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
    if _NO_PORT.match(authority):  # a password with a slash in it ends the authority before its host
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
    harmless = is_page and _PAGE_VALUE.fullmatch(plain) and not _LETTERS_AND_DIGITS.search(plain)
    return pair if harmless or not value else f"{name}={MASK}"
