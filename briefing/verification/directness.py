"""Directness: whether a position is given in its party's own words; no paraphrase is marked as such."""

from collections.abc import Sequence
from functools import lru_cache

from briefing.attribution.speaker_turns import article_turns
from briefing.models import Article, Directness, Evidence, Position, Sentence, Span
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.quotations import quotations

_MARKS = " “”‘’\"'.,;"


def checked_directness(
    position: Position, evidence: Sequence[Evidence], article: Article, sentences: Sequence[Sentence]
) -> Directness:
    """The directness that is drafted; "reported" for a direct quote whose words stand neither in quotation
    marks nor in a turn of a transcript, wholly."""
    if position.directness != "direct quote":
        return position.directness
    words = " ".join(position.position.split()).strip(_MARKS)
    spans = _own_words(article.text, article.title_span, tuple(sentences))
    own = any(
        words in " ".join(article.text[span.start : span.end].split())
        for span in spans
        if any(span.start < piece.end and piece.start < span.end for piece in evidence)
    )
    return "direct quote" if own and words else "reported"


@lru_cache(maxsize=64)
def _own_words(text: str, title: Span | None, sentences: tuple[Sentence, ...]) -> tuple[Span, ...]:
    """The spans of an article that are somebody's own words."""
    turns = article_turns(text, title, sentences)
    spoken = [Span(s.start, s.end) for s in sentences if s.number in turns]
    return (*quotations(text, paragraphs(text, title)), *spoken)
