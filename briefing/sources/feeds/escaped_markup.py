"""Markup out of a feed: as words, as a page, and with tags that stand in it as text read as the tags they
are."""

import re
from html import escape, unescape

_TAG = re.compile(r"<[^<>]{0,2000}>")
_REAL = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_WRAPPER = re.compile(
    r"\s*<(?P<name>div|span|p|section|article)\b[^<>]{0,2000}>(?P<inside>.*)</(?P=name)\s*>\s*",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|[uo]l|li|blockquote|table|t[rdh]|figure|figcaption|br|hr)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"<(?P<name>i|b|em|strong|span|u|sub|sup|small|mark)\b[^<>]{0,200}>(?P<inside>[^<>]*)</(?P=name)>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&amp;(?=(?:#\d{2,5}|#x[0-9a-f]{2,4}|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip|quot|apos);)",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"[^\W\d_a-zß-ÿ].*[.!?…。！？:][\"'”’»)\]]*|[\W\d].*[.!?…。！？:][\"'”’»)\]]*", re.DOTALL
)
_THROUGHOUT = 0.8  # of all words stand in whole sentences between the tags
_DEEPEST = 3  # times that a text is escaped
_PARAGRAPHS = re.compile(r"\n\s*\n")


def plain_text(markup: str) -> str:
    """Markup as one line of words."""
    text = " ".join(unescape(_TAG.sub(" ", markup)).split())
    text = _INLINE.sub(lambda match: match["inside"], text)
    return text.encode("utf-8", "replace").decode("utf-8")  # half a character can be written as a number


def unescape_markup(markup: str) -> str:
    """Markup whose own tags were escaped once too often, read as markup. A text that speaks about tags has
    them in the midst of its sentences, and stays as it is."""
    wrapper = _WRAPPER.fullmatch(markup)
    text = wrapper["inside"] if wrapper else markup
    if not _REAL.search(text):
        for _ in range(_DEEPEST):
            text = unescape(text)
            if _has_tags_throughout(text):
                markup = text
                break
    return _ENTITY.sub("&", markup)


def markup_from_text(text: str) -> str:
    """A text that should hold no markup as markup; where it holds tags throughout, these are meant."""
    meant = unescape_markup(escape(text, quote=False))
    return meant if _REAL.search(meant) else wrap_paragraphs(text)


def _has_tags_throughout(text: str) -> bool:
    if not _BLOCK.search(text):
        return False
    pieces = [" ".join(_TAG.sub(" ", piece).split()) for piece in _BLOCK.split(text)]
    whole = sum(len(piece.split()) for piece in pieces if _SENTENCES.fullmatch(piece))
    return whole >= _THROUGHOUT * sum(len(piece.split()) for piece in pieces) > 0


def wrap_paragraphs(text: str) -> str:
    """A text without markup as markup: a blank line divides paragraphs."""
    parts = _PARAGRAPHS.split(text.strip().replace("\r\n", "\n"))
    return "".join(f"<p>{escape(part.strip())}</p>" for part in parts if part.strip())


def build_page(title: str, markup: str) -> str:
    """A page with nothing on it but one article."""
    if not _BLOCK.search(markup):
        markup = "".join(f"<p>{part}</p>" for part in _PARAGRAPHS.split(markup.strip()))
    head = f"<head><title>{escape(title)}</title></head>"
    return f"<html>{head}<body><article><h1>{escape(title)}</h1>{markup}</article></body></html>"
