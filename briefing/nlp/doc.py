"""Doc: an article annotated for an analyst, cleaned, split into numbered sentences, its names known."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.models import Article, Gap, Sentence, Span
from briefing.nlp import coreference
from briefing.nlp import sentences as splitting
from briefing.nlp.cleaning import body_lines
from briefing.nlp.visible_text import VisibleText, is_markdown, visible_text, visible_words


class Doc(NamedTuple):
    """An article made ready for an analyst: its numbered sentences, and how many lines beside its title were
    left out. Where there are more sentences than are read of an article, those are `beyond`, numbered on, and
    the article ends before them.

    Where the text as it was read has marks that its reader does not see, `article` holds the text without
    them, `read` the one as it was read, and `places` where in that each character stands.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    boilerplate: int
    read: str
    places: VisibleText
    beyond: tuple[Sentence, ...] = ()

    @property
    def whole(self) -> Article:
        """The article with the sentences that nobody will read."""
        return self.article.model_copy(update={"text": self.places.text}) if self.beyond else self.article

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


class NumberedText(NamedTuple):
    """The numbered sentences of a text, and how many lines beside its title are no part of any."""

    sentences: tuple[Sentence, ...]
    boilerplate: int


def number_sentences(text: str, title_span: Span | None) -> NumberedText:
    """The sentences of a text as its reader sees it, numbered from 1; boilerplate has none."""
    paragraphs, left_out = body_lines.split_boilerplate(text, title_span)
    besides_title = len(left_out) - (title_span is not None)
    return NumberedText(splitting.split_sentences(text, paragraphs), max(0, besides_title))


def annotate(
    article: Article,
    most: int | None = None,
    number: Callable[[str, Span | None], NumberedText] = number_sentences,
) -> Doc:
    """Without what its reader does not see, cleaned and split, which is what `number` does; of the sentences
    at most so many are to be read, all where there is None."""
    visible, places = _visible_article(article)
    numbered, boilerplate = number(visible.text, visible.title_span)
    beyond = numbered[most:] if most else ()
    if beyond:
        visible = visible.model_copy(update={"text": visible.text[: beyond[0].start]})
    return Doc(visible, numbered[:most], boilerplate, article.text, places, beyond)


def prose(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences without those that are too long to be one."""
    return tuple(s for s in sentences if s.end - s.start <= splitting.LONGEST)


def doc_aliases(doc: Doc) -> dict[str, str]:
    """The names that stand for one another in an article."""
    return coreference.aliases_of(doc.article.text, doc.article.title, prose(doc.sentences))


def _visible_article(article: Article) -> tuple[Article, VisibleText]:
    markdown = is_markdown(article.source)
    places = visible_text(article.text, markdown=markdown)
    if places.text == article.text:
        return article, places
    span = article.title_span
    return article.model_copy(
        update={
            "text": places.text,
            "title": visible_words(article.title, markdown=markdown),
            "title_span": span and Span(places.offset(span.start), places.offset(span.end)),
        }
    ), places
