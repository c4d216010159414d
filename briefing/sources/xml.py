"""XML parsed within bounds: no entity that a document declares is believed, and nothing is fetched."""

from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.sources.documents import translate_parser_errors

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(raw: bytes, broken: str, *, recover: bool = False) -> "_Element":
    """The root of a document; of one that breaks its form as much as can be read, where that is to `recover`.

    Raises SourceError with `broken` where there is none, and for a document that declares entities: no tool
    writes those into documents of these kinds, and lxml 6 puts them into attributes whatever it is told.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=recover)
    with translate_parser_errors(broken):
        root = etree.fromstring(raw, parser)
    declared = root.getroottree().docinfo.internalDTD if root is not None else None
    if root is None or (declared is not None and any(True for _ in declared.iterentities())):
        raise SourceError(broken)
    return root
