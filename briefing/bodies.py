"""An article made ready for an analyst: cleaned, split into numbered sentences, its names known."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing import grounding
from briefing.model import Article, Gap, Sentence
from briefing.text import cleaning
from briefing.text import sentences as splitting
from briefing.text.attribution import LONGEST


class Body(NamedTuple):
    """An article made ready for an analyst: its numbered sentences, and how many lines beside its title were
    left out. Where there are more sentences than are read of an article, those are `beyond`, numbered on, and
    the article ends before them."""

    article: Article
    sentences: tuple[Sentence, ...]
    boilerplate: int
    beyond: tuple[Sentence, ...] = ()

    @property
    def numbered(self) -> tuple[Sentence, ...]:
        """All sentences, whether they are to be read or not."""
        return (*self.sentences, *self.beyond)

    @property
    def left_out(self) -> tuple[Gap, ...]:
        """The sentences that nobody will read, with the reason."""
        if not self.beyond:
            return ()
        reason = f"beyond the first {len(self.sentences):,} of an article (article_sentences)"
        return (Gap(sentences=tuple(s.number for s in self.beyond), reason=reason),)


def prepare(article: Article, most: int | None = None) -> Body:
    """Cleaned and split; of the sentences at most so many are to be read, all where there is None."""
    paragraphs, left_out = cleaning.divided(article.text, article.title_span)
    besides_title = len(left_out) - (article.title_span is not None)
    numbered = splitting.split(article.text, paragraphs)
    beyond = numbered[most:] if most else ()
    if beyond:
        article = article.model_copy(update={"text": article.text[: beyond[0].start]})
    return Body(article, numbered[:most], max(0, besides_title), beyond)


def prose(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences without those that are too long to be one."""
    return tuple(s for s in sentences if s.end - s.start <= LONGEST)


def aliases_of(body: Body) -> dict[str, str]:
    """The names that stand for one another in an article."""
    return grounding.aliases_of(body.article.text, body.article.title, prose(body.sentences))
