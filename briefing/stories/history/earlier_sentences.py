"""Earlier sentences: what the articles of an earlier brief say, and those of an earlier day in today's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.models import Article, Brief, Coverage, Earlier, Sentence, Story
from briefing.stories.contradictions import claims
from briefing.stories.contradictions.claims import ArticleClaims, Claim


class DatedArticle(NamedTuple):
    """An article by its claims, with what is said of where they stood."""

    claims: ArticleClaims
    title: str
    source: str
    publisher: str
    published: str


def earlier(says: str, quote: str, source: DatedArticle | Coverage) -> Earlier:
    """A run of words of a sentence of an article, with where it stood."""
    return Earlier(
        says=says,
        quote=quote,
        title=source.title,
        source=source.source,
        publisher=source.publisher,
        published=source.published,
    )


class Day(NamedTuple):
    """What is new in a story on one day, and what was told before it: articles by their claims. Those that
    are `fresh` hold no sentence that stood in one of the `before`."""

    fresh: tuple[DatedArticle, ...]
    before: tuple[DatedArticle, ...]


def told_articles(story: Story, brief: Brief) -> list[DatedArticle]:
    """The articles of a story of a brief."""
    return [dated(article) for article in brief.articles if article.id in story.articles]


def dated(article: Coverage) -> DatedArticle:
    """An article of a brief by its claims."""
    sentences = [Sentence(number, *span) for number, span in enumerate(article.sentences, start=1)]
    return _dated(article, claims.article_claims(article, sentences))


def days(
    covered: Iterable[tuple[Article, Sequence[Sentence]]], told: Sequence[DatedArticle]
) -> Iterator[Day]:
    """What is new on each day of a story's articles, in their order, against those that are older and those
    that were `told`. One without a date is held against these alone, for nobody knows how old it is."""
    articles = [_dated(article, claims.article_claims(article, sentences)) for article, sentences in covered]
    stood = {claim.text for article in told for claim in article.claims.claims}
    dates = sorted({article.published for article in articles})  # "" first
    for date in dates:
        of_day = [article for article in articles if article.published == date]
        before = [article for article in told if not date or article.published <= date]
        older = [article for article in articles if date and "" < article.published < date]
        known = stood | {claim.text for article in older for claim in article.claims.claims}
        fresh = tuple(filter(None, (_without(article, known) for article in of_day)))
        if fresh and (before or older):
            yield Day(fresh, (*before, *older))


def _without(article: DatedArticle, known: Iterable[str]) -> DatedArticle | None:
    """An article without the sentences that stood before; None where nothing is left."""
    left = tuple(claim for claim in article.claims.claims if claim.text not in known)
    return article._replace(claims=article.claims._replace(claims=left)) if left else None


def _dated(article: Article | Coverage, its: ArticleClaims) -> DatedArticle:
    return DatedArticle(its, article.title, article.source, article.publisher, article.published)


def by_text(articles: Iterable[DatedArticle]) -> Mapping[str, tuple[DatedArticle, Claim]]:
    """Each sentence once, with the first article that has it."""
    found: dict[str, tuple[DatedArticle, Claim]] = {}
    for article in articles:
        for claim in article.claims.claims:
            found.setdefault(claim.text, (article, claim))
    return found
