"""An article made ready for an analyst: cleaned, split into numbered sentences, its names known."""

from typing import NamedTuple

from briefing import grounding
from briefing.model import Article, Sentence
from briefing.text import cleaning
from briefing.text import sentences as splitting


class Body(NamedTuple):
    """An article made ready for an analyst: its numbered sentences, and how many lines beside its title were
    left out."""

    article: Article
    sentences: tuple[Sentence, ...]
    boilerplate: int


def prepare(article: Article) -> Body:
    """Cleaned and split."""
    paragraphs, left_out = cleaning.divided(article.text, article.title_span)
    besides_title = len(left_out) - (article.title_span is not None)
    return Body(article, splitting.split(article.text, paragraphs), max(0, besides_title))


def aliases_of(body: Body) -> dict[str, str]:
    """The names that stand for one another in an article."""
    return grounding.aliases_of(body.article.text, body.article.title, body.sentences)
