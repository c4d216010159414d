"""The one article that a template is tried on."""

from typing import BinaryIO

from briefing import sources
from briefing.bodies import Body, prepare
from briefing.errors import UsageError
from briefing.model import Article, Unread
from briefing.notices import Notice
from briefing.sources import Selection


def article(wanted: Selection, stdin: BinaryIO, notice: Notice) -> Body:
    """The only article of the sources, with its sentences. Raises UsageError where there are several, or none
    that can be read."""
    read = sources.read(wanted, stdin, notice)
    found = [prepare(row, wanted.article_sentences) for row in read if isinstance(row, Article)]
    if len(found) > 1:
        raise UsageError(f"there are {len(found)} articles; a template is tried on one: name its file")
    if not found:
        why = "; ".join(f"{row.source}: {row.reason}" for row in read if isinstance(row, Unread))
        raise UsageError(f"no article to try a template on: {why or 'none is named'}")
    if not found[0].sentences:
        raise UsageError(f"{found[0].article.source} has no sentences to try a template on; name another")
    return found[0]
