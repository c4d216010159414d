"""Articles and positions for tests, of nothing but what a test is about."""

from briefing.models import Article, Directness, Position, Span, StakeholderKind


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


def position(
    stakeholder: str,
    verb: str,
    clause: str,
    kind: StakeholderKind = "unclear",
    directness: Directness = "reported",
) -> Position:
    """A position of somebody without a role, on no side."""
    return Position(
        stakeholder=stakeholder,
        stakeholder_kind=kind,
        role="",
        verb=verb,
        position=clause,
        stance="unclear",
        stance_on="",
        directness=directness,
    )
