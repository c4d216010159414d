"""Coverage: what became of each source, and of each sentence of it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefing.models import Analysis, Article, Brief, Coverage, Muted, Unread
from briefing.nlp.doc import Doc
from briefing.sources.deduplication import Duplicate
from briefing.sources.load import Selection
from briefing.sources.web.addresses import redact_address
from briefing.stories.muting import muted_line, muted_reason

BOILERPLATE = "nothing but boilerplate"  # why an article is told of nowhere
NOTHING_MUTED: Mapping[str, Muted] = MappingProxyType({})


def coverage(
    key: str,
    row: Article | Unread,
    docs: Mapping[str, Doc],
    repeats: Mapping[str, Duplicate],
    analyses: Mapping[str, Analysis],
    muted: Mapping[str, Muted] = NOTHING_MUTED,
) -> Coverage:
    """What became of one source."""
    if isinstance(row, Unread):
        return Coverage(
            id=key,
            title="",
            source=row.source,
            publisher="",
            author="",
            published="",
            language="und",
            text="",
            sentences=(),
            unread=(),
            boilerplate=0,
            status=row.status,
            reason=row.reason,
            duplicate_of=None,
            muted=muted.get(key),
        )
    doc, original = docs[row.id], repeats.get(row.id)
    empty = not doc.sentences
    gaps = analyses[row.id].unread if row.id in analyses else ()
    because = "; ".join(dict.fromkeys(gap.reason for gap in gaps))
    if row.id in muted:
        because = muted_reason(muted[row.id])
    return Coverage(
        **row.model_dump(exclude={"title_span"}),
        sentences=tuple((s.start, s.end) for s in doc.numbered),
        unread=unread_numbers(analyses[row.id]) if gaps else (),
        boilerplate=doc.boilerplate,
        status="duplicate" if original else "empty" if empty else "used",
        reason=f"{original.reason} as {original.of}" if original else BOILERPLATE if empty else because,
        duplicate_of=original.of if original else None,
        muted=muted.get(row.id),
    )


def unread_numbers(analysis: Analysis) -> tuple[int, ...]:
    """The numbers of the sentences that nobody read."""
    return tuple(sorted({number for gap in analysis.unread for number in gap.sentences}))


def has_unread(brief: Brief, wanted: Selection) -> bool:
    """Whether a source or a sentence was read by nobody (exit code 3). An empty file counts where the user
    named it, and not where it lay in a folder."""
    named = {redact_address(source.place) for source in wanted.sources}
    return any(
        row.status == "failed" or row.unread or (row.status == "empty" and row.source in named)
        for row in brief.articles
        if row.muted is None
    )


def no_brief_reason(
    read: Sequence[Article | Unread], docs: Mapping[str, Doc], muted: Mapping[str, Muted] = NOTHING_MUTED
) -> str:
    """Why there is no brief, in one line."""
    if muted:
        return f"no article to brief. {muted_line(muted.values())} See [ignore] in briefing.toml"
    unread = [row for row in read if isinstance(row, Unread)]
    reasons = [f"{row.source}: {row.reason}" for row in unread]
    reasons += [
        f"{doc.article.source}: nothing but boilerplate" for doc in docs.values() if not doc.sentences
    ]
    more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
    return (
        f"no article to brief: {reasons[0]}{more}"
        if reasons
        else "no article to brief: none is new enough; name a longer time with --since, or other sources"
    )
