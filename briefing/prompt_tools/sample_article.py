"""Article input: the one article that a template is tried on."""

from typing import BinaryIO

from briefing import sources
from briefing.errors import UsageError
from briefing.models import Article, Unread
from briefing.nlp.doc import Doc, annotate
from briefing.notices import Notice
from briefing.sources import Selection


def read_article(wanted: Selection, stdin: BinaryIO, notice: Notice) -> Doc:
    """The only article of the sources, with its sentences. Raises UsageError where there are several, or none
    that can be read."""
    read = sources.read(wanted, stdin, notice)
    bodies = [annotate(row, wanted.article_sentences) for row in read if isinstance(row, Article)]
    if len(bodies) > 1:
        raise UsageError(f"there are {len(bodies)} articles; a template is tried on one: name its file")
    if not bodies:
        why = "; ".join(f"{row.source}: {row.reason}" for row in read if isinstance(row, Unread))
        raise UsageError(f"no article to try a template on: {why or 'none is named'}")
    if not bodies[0].sentences:
        raise UsageError(f"{bodies[0].article.source} has no sentences to try a template on; name another")
    return bodies[0]
