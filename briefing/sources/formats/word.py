"""Word documents as text, by mammoth: what was inserted is read and what was deleted is not; notes come last.

Headers, footers, comments and pictures are no text of the article.
"""

import io
import logging
import re

from briefing.errors import SourceError
from briefing.model import Article, Span
from briefing.sources.documents import Document, article_of
from briefing.sources.faults import parsing
from briefing.sources.formats.markup import paragraphs
from briefing.sources.formats.zips import member, unzipped
from briefing.sources.metadata import metadata

_BROKEN = "the Word document is broken: save it again, or as text"
_STYLES = "p[style-name='Title'] => h1:fresh\nstrike => s\nr[style-name='Strong'] => strong"
_TEXTS = (
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/styles.xml",
    "word/numbering.xml",
)
_BACK = re.compile(r"\s*↑$")


def word(document: Document) -> tuple[Article, ...]:
    """The article of a Word document. Raises SourceError where it is broken, locked, empty or too long."""
    import mammoth

    logging.getLogger("mammoth").setLevel(logging.CRITICAL + 1)
    with unzipped(document.raw, "Word document") as archive, parsing(_BROKEN):
        for name in _TEXTS:
            if b"<!DOCTYPE" in member(archive, name)[:2000]:
                raise SourceError(_BROKEN)  # Word writes none, and a parser would read its entities
        markup = mammoth.convert_to_html(
            io.BytesIO(document.raw),
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
    return (article_of(document, text, about),)
