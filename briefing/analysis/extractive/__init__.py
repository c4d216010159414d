"""Extractive analyst: no key, no network, no weights. It writes nothing of its own that could be wrong.

Summary points are sentences of the article, a position is a name, the article's verb and a verbatim
clause, and a question is made by a small closed grammar or is left to stand as the sentence itself.
"""

from collections.abc import Collection, Sequence

from briefing.analysis.extractive.annotated_article import annotate_article
from briefing.analysis.extractive.positions import positions
from briefing.analysis.extractive.questions.selection import open_questions
from briefing.analysis.extractive.summary import is_unfit_to_head, key_points
from briefing.models import BUILT_IN, Article, Draft, Gap, Sentence
from briefing.nlp.content_words import content_stems
from briefing.nlp.sentences import LONGEST
from briefing.sources.metadata.genre import OWN_VIEWS, genre

__all__ = ["ExtractiveAnalyst"]


class ExtractiveAnalyst:
    """An `Analyst` that sees the whole article at once. It fills the sections that it is asked for and can
    fill: the program's own."""

    def __init__(self, sections: Collection[str] = tuple(BUILT_IN)) -> None:
        self._sections = sections

    async def analyze(self, article: Article, sentences: Sequence[Sentence]) -> Draft:
        return self.draft(article, sentences)

    def draft(self, article: Article, sentences: Sequence[Sentence]) -> Draft:
        """The same without waiting, as it asks nobody."""
        reading = annotate_article(article, sentences)
        own_views = genre(article.title, article.source, article.text) in OWN_VIEWS
        above = key_points(reading, article.title, own_views=own_views)
        known = content_stems(article.title).union(*(content_stems(p.statement.text) for p in above))
        points = above if "summary" in self._sections else ()
        headed = points[:1] if is_unfit_to_head(reading, article.title) else ()
        return Draft(
            headline=headed[0].statement.text if headed else "",
            headline_cites=headed[0].cites if headed else (),
            summary=points,
            positions=positions(reading, known) if "positions" in self._sections else (),
            open_questions=open_questions(reading) if "open_questions" in self._sections else (),
            unread=_unread_gaps(sentences),
        )


def _unread_gaps(sentences: Sequence[Sentence]) -> tuple[Gap, ...]:
    """What no rule reads, since no sentence is so long."""
    numbers = tuple(s.number for s in sentences if s.end - s.start > LONGEST)
    return (Gap(sentences=numbers, reason=f"longer than {LONGEST:,} characters"),) if numbers else ()
