"""An article made ready for an analyst: cleaned, split into numbered sentences, its names known."""

from typing import NamedTuple

from briefing import grounding
from briefing.model import Article, Sentence, Span
from briefing.text import cleaning
from briefing.text import sentences as splitting
from briefing.text.shown import Shown, is_markdown, seen, shown


class Body(NamedTuple):
    """An article made ready for an analyst: its numbered sentences, and how many lines beside its title were
    left out.

    Where the text as it was read has marks that its reader does not see, `article` holds the text without
    them, `read` the one as it was read, and `places` where in that each character stands.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    boilerplate: int
    read: str
    places: Shown


def prepare(article: Article) -> Body:
    """Without what its reader does not see, cleaned and split."""
    visible, places = _visible(article)
    paragraphs, left_out = cleaning.divided(visible.text, visible.title_span)
    besides_title = len(left_out) - (visible.title_span is not None)
    sentences = splitting.split(visible.text, paragraphs)
    return Body(visible, sentences, max(0, besides_title), article.text, places)


def aliases_of(body: Body) -> dict[str, str]:
    """The names that stand for one another in an article."""
    return grounding.aliases_of(body.article.text, body.article.title, body.sentences)


def _visible(article: Article) -> tuple[Article, Shown]:
    markdown = is_markdown(article.source)
    places = shown(article.text, markdown=markdown)
    if places.text == article.text:
        return article, places
    span = article.title_span
    return article.model_copy(
        update={
            "text": places.text,
            "title": seen(article.title, markdown=markdown),
            "title_span": span and Span(places.offset(span.start), places.offset(span.end)),
        }
    ), places
