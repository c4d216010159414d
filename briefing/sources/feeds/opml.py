"""OPML: a list of feeds, as readers of feeds hand it on (http://opml.org/spec2.opml)."""

import re
from typing import NamedTuple

from briefing.errors import SourceError
from briefing.sources.decoding import decode
from briefing.sources.parser_errors import translate_parser_errors

MOST_FEEDS = 200
_BROKEN = "the list of feeds is broken: export it anew, or name its feeds"
_OPML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}"
    rb"(?:\[.{0,20000}?\]\s*)?>\s*){0,8}<opml\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 30_000  # bytes in which a list shows that it is one
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_ADDRESS = "xmlurl"


class Subscription(NamedTuple):
    """`place` is the feed's address as it is written, `title` what the list calls it."""

    place: str
    title: str


def is_opml(raw: bytes) -> bool:
    """Whether bytes are those of an OPML list."""
    head = raw[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return bool(_OPML.match(head))


def parse_opml(raw: bytes, charset: str = "") -> tuple[Subscription, ...]:
    """The feeds of a list, each once, in its order, those in folders among them.

    No entity is expanded and nothing is fetched. Raises SourceError where the list is broken.
    """
    from lxml import etree

    text = _DECLARATION.sub("", decode(raw, charset), count=1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    with translate_parser_errors(_BROKEN):
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise SourceError(_BROKEN)
    listed: dict[str, Subscription] = {}
    for outline in root.iter("{*}outline"):
        attributes = {str(name).casefold(): str(value).strip() for name, value in outline.attrib.items()}
        address = attributes.get(_ADDRESS, "")
        if address:
            listed.setdefault(
                address, Subscription(address, attributes.get("title") or attributes.get("text", ""))
            )
    return tuple(listed.values())
