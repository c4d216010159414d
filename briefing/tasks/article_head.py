"""Article head: what is known of an article beside its sentences, as a model is told above them.

It is made of the article alone: its title, its publisher, its day, and its genre, where a label or its author
tells that. What is not known is left out.
"""

from collections.abc import Sequence

from briefing.attribution.first_person import is_in_first_person
from briefing.attribution.speaker_turns import article_turns
from briefing.models import Article, Sentence
from briefing.nlp.cleaning.asides import asides
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.quotations import quotations
from briefing.sources.metadata.genre import OWN_VIEWS, Genre, genre

_LONGEST = 200  # characters of a line
HEAD_TOKENS = 150  # enough for all lines in a language that o200k_base knows


def article_head(article: Article, sentences: Sequence[Sentence]) -> str:
    """A line for each thing that is known of the article; empty where none is."""
    known = {
        "Title": article.title,
        "Publisher": article.publisher,
        "Published": article.published,
        "Genre": article_genre(article, sentences),
    }
    return "\n".join(f"{name}: {_one_line(value)}" for name, value in known.items() if value)


def article_genre(article: Article, sentences: Sequence[Sentence]) -> Genre:
    """The genre by a label, or by the author's own voice, which tells more than a news section; "" where
    neither tells."""
    label = genre(article.title, article.source, article.text)
    if label in (*OWN_VIEWS, "live"):
        return label
    return "opinion" if _is_in_first_person(article, sentences) else label


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _is_in_first_person(article: Article, sentences: Sequence[Sentence]) -> bool:
    if article_turns(article.text, article.title_span, sentences):
        return False
    apart = asides(article.text, article.title_span, sentences)
    own = _blank_quotations(article)
    return is_in_first_person(["" if s.number in apart else own[s.start : s.end] for s in sentences])


def _blank_quotations(article: Article) -> str:
    """The text with spaces for what it quotes."""
    kept, end = "", 0
    for span in quotations(article.text, paragraphs(article.text, article.title_span)):
        kept += article.text[end : span.start] + " " * (span.end - span.start)
        end = span.end
    return kept + article.text[end:]
