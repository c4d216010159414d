"""Which articles are the text of another one, so that it is read once and counted once."""

from collections.abc import Iterable, Sequence

from briefing.model import Article, Sentence
from briefing.text import names


def duplicates(articles: Iterable[tuple[Article, Sequence[Sentence]]]) -> dict[str, str]:
    """Maps the id of each article whose body another one already had to the id of the first.

    Bodies are compared by their words alone, so neither encoding, line breaks, title nor boilerplate
    makes the same text two.
    """
    first: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for article, sentences in articles:
        body = tuple(
            word.text.casefold() for s in sentences for word in names.words(article.text[s.start : s.end])
        )
        if not body:
            continue
        known = first.setdefault(body, article.id)
        if known != article.id:
            found[article.id] = known
    return found
