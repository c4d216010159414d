"""Articles for tests, of nothing but what a test is about."""

from briefing.models import Article, Span


def article(
    text: str,
    key: str = "a1",
    *,
    source: str = "",
    title: str = "",
    title_span: Span | None = None,
    publisher: str = "",
) -> Article:
    """An English article of this text, without an author or a date; its source is named after its key."""
    return Article(
        id=key,
        title=title,
        title_span=title_span,
        source=source or f"{key}.txt",
        publisher=publisher,
        author="",
        published="",
        language="en",
        text=text,
    )
