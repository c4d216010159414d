"""Word documents as text, by mammoth: what was inserted is read and what was deleted is not; notes come last.

Headers, footers, comments and pictures are no text of the article. What mammoth passes over although Word
shows it, and the other way round, is put right before.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.models import Article, Span
from briefing.sources.documents import Document, build_article, translate_parser_errors
from briefing.sources.formats.html_paragraphs import paragraphs
from briefing.sources.formats.zipped_xml import open_zip, read_member
from briefing.sources.metadata.text_metadata import metadata
from briefing.sources.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ELEMENTS = 200_000
_BROKEN = "the Word document is broken: save it again, or as text"
_STYLES = "p[style-name='Title'] => h1:fresh\nstrike => s"
_TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_BACK = re.compile(r"\s*↑$")
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_SPACE}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_UNSEEN = (f"{_W}vanish", f"{_W}webHidden", f"{_W}dstrike")
_OFF = ("0", "false", "off")


def articles_from_word(document: Document) -> tuple[Article, ...]:
    """The article of a Word document. Raises SourceError where it is broken, locked, empty or too long."""
    import mammoth

    logging.getLogger("mammoth").setLevel(logging.CRITICAL + 1)
    with open_zip(document.raw, "Word document") as archive, _translate_errors():
        markup = mammoth.convert_to_html(
            _prepare_archive(archive),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
            external_file_access=False,
        ).value
    lines = paragraphs(markup) if markup else ()
    if not lines:
        raise SourceError("no text in the Word document")
    text = "\n\n".join(_BACK.sub("", line.text) for line in lines)
    about = metadata(text, markdown=False)
    if lines[0].heading:
        title = lines[0].text
        about = about.model_copy(update={"title": title, "title_span": Span(start=0, end=len(title))})
    return (build_article(document, text, about),)


@contextmanager
def _translate_errors() -> Iterator[None]:
    from xml.parsers.expat import ExpatError

    try:
        with translate_parser_errors(_BROKEN):
            yield
    except ExpatError as wrong:
        raise SourceError(_BROKEN) from wrong


def _prepare_archive(archive: zipfile.ZipFile) -> io.BytesIO:
    """The document without its pictures, its text as Word shows it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                raw = read_member(archive, name)
                copy.writestr(name, _keep_visible(raw) if name in _TEXTS else raw)
    file.seek(0)
    return file


def _keep_visible(raw: bytes) -> bytes:
    """A part of the document without runs that are hidden or struck out twice, and with fields, the base of
    ruby and formulas as runs (ECMA-376, 17.3.2, 17.16.19 and 22.1)."""
    from lxml import etree

    tree = parse_xml(raw, _BROKEN)
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise SourceError(f"more than {MOST_ELEMENTS:,} elements in it: save the article alone")
    for run in [*tree.iter(f"{_W}r")]:
        if any(
            mark.get(f"{_W}val", "1") not in _OFF
            for mark in run.iterfind(f"{_W}rPr/*")
            if mark.tag in _UNSEEN
        ):
            _replace(run, [])
    for field in [*tree.iter(f"{_W}fldSimple")]:
        _replace(field, list(field))
    for ruby in [*tree.iter(f"{_W}ruby")]:
        around = ruby.getparent()
        if around is not None and around.getparent() is not None:
            _replace(around, list(ruby.iterfind(f"{_W}rubyBase/{_W}r")))
    for line in [*tree.iter(f"{_MATH}oMathPara")]:
        _replace(line, list(line))
    for formula in [*tree.iter(f"{_MATH}oMath")]:
        run = etree.Element(f"{_W}r")
        etree.SubElement(run, f"{_W}t").text = _formula(formula)
        _replace(formula, [run])
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def _formula(formula: "_Element") -> str:
    """A formula that is a row of characters; the parts of a fraction side by side would be another figure."""
    if any(part.tag != f"{_MATH}r" for part in formula):
        return "[formula]"
    return "".join(text.text or "" for text in formula.iter(f"{_MATH}t"))


def _replace(element: "_Element", others: "list[_Element]") -> None:
    parent = element.getparent()
    if parent is not None:
        index = parent.index(element)
        parent[index : index + 1] = others
