"""The line, read top to bottom: sources ─► articles ─► sentences ─► analysis ─► stories ─► brief."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple

from briefing import duplicates, grounding, sources, stopping, stories
from briefing.analysts import Analyst
from briefing.analysts.engine import Engine
from briefing.duplicates import Duplicate
from briefing.errors import NothingToBrief
from briefing.files import cache_folder
from briefing.model import Analysis, Article, Brief, Coverage, Draft, Sentence, Unread, Watched
from briefing.progress import Progress, Watch, unwatched
from briefing.recency import first_day
from briefing.settings import Settings
from briefing.sources import Selection
from briefing.stories import Covered, Merged, asked, previous, ranking, read_again
from briefing.text import cleaning
from briefing.text import sentences as splitting

Notice = Callable[[str], None]
PAGES = "pages"  # the folder, in the user's cache folder, of what was fetched
BOILERPLATE = "nothing but boilerplate"  # why an article is told of nowhere
NOTHING_WATCHED = Watched()
_TOLD_EACH = 10  # articles, of which each one's findings are counted in a line


class Body(NamedTuple):
    """An article made ready for an analyst: its numbered sentences, and how many lines beside its title were
    left out."""

    article: Article
    sentences: tuple[Sentence, ...]
    boilerplate: int


def selection(chosen: Settings, day: date, environment: Mapping[str, str]) -> Selection:
    """What the settings want to be read for a brief of `day`."""
    folder = cache_folder(environment)
    return Selection(
        sources=chosen.sources,
        day=day,
        since=first_day(chosen.since, day),
        allow_private=chosen.allow_private,
        store=folder and folder / PAGES,
    )


class Gathered(NamedTuple):
    """All sources as they were read, in order, the articles among them made ready, and for each that repeats
    an earlier one what it repeats."""

    read: tuple[Article | Unread, ...]
    bodies: dict[str, Body]
    twice: dict[str, Duplicate]


def make_brief(
    wanted: Selection,
    stdin: BinaryIO,
    engine: Engine,
    notice: Notice,
    watch: Watch = unwatched,
    watched: Watched = NOTHING_WATCHED,
    earlier: Brief | None = None,
) -> Brief:
    """The brief of all sources, what the reader has `watched` first, compared with an `earlier` one.

    Raises NothingToBrief where no source gave an article with sentences.
    """
    day, (read, bodies, twice) = wanted.day, gather(wanted, stdin, notice)
    fresh = [body for key, body in bodies.items() if body.sentences and key not in twice]
    if not fresh:
        raise NothingToBrief(nothing(read, bodies))
    notice(engine.announce(len(fresh)))
    if engine.not_filled:
        notice(f"Not filled: {', '.join(engine.not_filled)} (needs a model).")
    _say_foreign([body.article.source for body in fresh if body.article.language != "en"], notice)
    aliases: dict[str, dict[str, str]] = {}
    merged: dict[str, Merged] = {}

    async def merge(found: Mapping[str, Analysis]) -> None:
        if not (engine.merger or engine.second_reader):
            return
        groups = stories.together(_covered(fresh, found))
        if engine.merger:
            merged.update(await asked.merged(groups, engine.merger, aliases, notice, engine.language))
        if reader := engine.second_reader:
            merged.update(await read_again.read_again(groups, merged, reader, aliases, notice))

    analyses = stopping.run(_all_analyses(fresh, engine, aliases, notice, watch, merge))
    covered = _covered(fresh, analyses)
    copies = Counter(duplicate.of for duplicate in twice.values())
    positions = any(one.name == "positions" for one in engine.sections)
    told = stories.tell(covered, aliases, positions, copies, merged)
    told = ranking.ranked(previous.compared(told, covered, earlier, day), covered, watched, day)
    withheld = [*(one.analysis.withheld for one in covered), *(one.withheld for one in merged.values())]
    return Brief(
        date=day.isoformat(),
        title=f"Daily brief · {long_date(day)}",
        bottom_line=stories.bottom_line(told),
        sections=engine.sections,
        stories=told,
        articles=tuple(
            coverage(f"a{number}", row, bodies, twice, analyses) for number, row in enumerate(read, start=1)
        ),
        withheld=tuple(one for several in withheld for one in several),
        previous=earlier.date if earlier else "",
        run=engine.run(day),
    )


def _covered(bodies: Sequence[Body], analyses: Mapping[str, Analysis]) -> list[Covered]:
    return [Covered(body.article, body.sentences, analyses[body.article.id]) for body in bodies]


def gather(wanted: Selection, stdin: BinaryIO, notice: Notice) -> Gathered:
    """The sources, read, cleaned, split and compared."""
    read = tuple(sources.read(wanted, stdin, notice))
    bodies = {source.id: prepare(source) for source in read if isinstance(source, Article)}
    twice = duplicates.duplicates((body.article, body.sentences) for body in bodies.values())
    return Gathered(read, bodies, twice)


def analyses(
    wanted: Selection, stdin: BinaryIO, engine: Engine, notice: Notice, watch: Watch = unwatched
) -> tuple[tuple[Body, Analysis] | Unread, ...]:
    """Each source's analysis, uncapped and in order; an `Unread` where there is none."""
    read = sources.read(wanted, stdin, notice)
    bodies = [prepare(source) for source in read if isinstance(source, Article)]
    if bodies:
        notice(engine.announce(len(bodies)))
    found = stopping.run(_all_analyses(bodies, engine, {}, notice, watch))
    by_id = {body.article.id: (body, found[body.article.id]) for body in bodies}
    return tuple(row if isinstance(row, Unread) else by_id[row.id] for row in read)


def analyzed(body: Body, engine: Engine, notice: Notice) -> Analysis:
    """One article's analysis. Raises a ModelError where nobody read a sentence of it."""
    return stopping.run(_all_analyses([body], engine, {}, notice, unwatched))[body.article.id]


async def _all_analyses(
    bodies: Sequence[Body],
    engine: Engine,
    aliases: dict[str, dict[str, str]],
    notice: Notice,
    watch: Watch,
    then: Callable[[Mapping[str, Analysis]], Awaitable[None]] | None = None,
) -> dict[str, Analysis]:
    """The analysis of each article by its id, several at once; `then` is done with them before the analyst is
    closed. Fills in `aliases`, those of each article right before it is analyzed, while its names are at
    hand.

    Raises the first ModelError where nobody read a sentence of any.
    """
    # As many again have their questions ready when a place among the requests comes free.
    free, checking = asyncio.Semaphore(2 * engine.concurrency), asyncio.Lock()
    found: dict[str, Analysis] = {}

    async def one(body: Body, analyst: Analyst) -> None:
        async with free:
            await asyncio.sleep(0)  # where Ctrl-C is noticed, if the analyst waits for nothing
            known = aliases[body.article.id] = aliases_of(body)
            draft = await analyst.analyze(body.article, body.sentences)
        async with checking:
            await asyncio.sleep(0)  # what is due to be sent goes first, before each single check
            analysis = found[body.article.id] = check(draft, body, known, engine)
        if len(bodies) <= _TOLD_EACH:
            notice(f"[{len(found)}/{len(bodies)}] {body.article.source}: {_counted([body], [analysis])}")

    with watch(lambda: _progress(bodies, found, engine)):
        try:
            async with engine.analyst as analyst:
                await asyncio.gather(*(one(body, analyst) for body in bodies))
                if then:
                    await then(found)
        finally:
            _say_what_was_paid(engine, notice)
    if bodies and not any(_was_read(body, found[body.article.id]) for body in bodies):
        raise engine.faults()[0]
    if len(bodies) > _TOLD_EACH:
        notice(f"{len(bodies)} articles: {_counted(bodies, list(found.values()))}.")
    return found


def _progress(bodies: Sequence[Body], found: Mapping[str, Analysis], engine: Engine) -> Progress:
    done = sum(len(body.sentences) for body in bodies if body.article.id in found)
    return Progress(
        sentences=max(done, engine.so_far().sentences),
        of=sum(len(body.sentences) for body in bodies),
        account=engine.account(),
    )


def _say_what_was_paid(engine: Engine, notice: Notice) -> None:
    account = engine.account()
    if account is not None:
        from briefing.llm.accounts import told

        notice(f"{told(account)}.")


def _was_read(body: Body, analysis: Analysis) -> bool:
    """Whether somebody read a sentence of it."""
    return len(unread(analysis)) < len(body.sentences)


def unread(analysis: Analysis) -> tuple[int, ...]:
    """The numbers of the sentences that nobody read."""
    return tuple(sorted({number for gap in analysis.unread for number in gap.sentences}))


def _counted(bodies: Sequence[Body], analyses: Sequence[Analysis]) -> str:
    sentences = sum(len(body.sentences) for body in bodies)
    findings = sum(
        len(each)
        for one in analyses
        for each in (one.summary, one.positions, one.open_questions, *one.sections.values())
    )
    withheld = sum(len(one.withheld) for one in analyses)
    missed = sum(len(unread(one)) for one in analyses)
    by_nobody = f" ({missed:,} read by nobody)" if missed else ""
    return f"{sentences:,} sentences{by_nobody}, {findings:,} findings, {withheld:,} withheld"


def _say_foreign(sources: Sequence[str], notice: Notice) -> None:
    if len(sources) > _TOLD_EACH:
        notice(f"{len(sources)} articles are not recognised as English; expect little of them.")
        return
    for source in sources:
        notice(f"{source}: not recognised as English; expect little of it.")


def aliases_of(body: Body) -> dict[str, str]:
    """The names that stand for one another in an article."""
    return grounding.aliases_of(body.article.text, body.article.title, body.sentences)


def prepare(article: Article) -> Body:
    """Cleaned and split."""
    paragraphs, left_out = cleaning.divided(article.text, article.title_span)
    besides_title = len(left_out) - (article.title_span is not None)
    return Body(article, splitting.split(article.text, paragraphs), max(0, besides_title))


def check(draft: Draft, body: Body, aliases: Mapping[str, str], engine: Engine) -> Analysis:
    """What an analyst drafted, checked by the program, whoever the analyst is."""
    return grounding.ground(draft, body.article, body.sentences, aliases, engine.sections, engine.language)


def coverage(
    key: str,
    row: Article | Unread,
    bodies: Mapping[str, Body],
    twice: Mapping[str, Duplicate],
    analyses: Mapping[str, Analysis],
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
        )
    body, original = bodies[row.id], twice.get(row.id)
    empty = not body.sentences
    gaps = analyses[row.id].unread if row.id in analyses else ()
    because = "; ".join(dict.fromkeys(gap.reason for gap in gaps))
    return Coverage(
        **row.model_dump(exclude={"title_span"}),
        sentences=tuple((s.start, s.end) for s in body.sentences),
        unread=unread(analyses[row.id]) if gaps else (),
        boilerplate=body.boilerplate,
        status="duplicate" if original else "empty" if empty else "used",
        reason=f"{original.reason} as {original.of}" if original else BOILERPLATE if empty else because,
        duplicate_of=original.of if original else None,
    )


def unread_by_anybody(brief: Brief, wanted: Selection) -> bool:
    """Whether a source or a sentence was read by nobody (exit code 3). An empty file counts where the user
    named it, and not where it lay in a folder."""
    named = {sources.shown(source.place) for source in wanted.sources}
    return any(
        row.status == "failed" or row.unread or (row.status == "empty" and row.source in named)
        for row in brief.articles
    )


def nothing(read: Sequence[Article | Unread], bodies: Mapping[str, Body]) -> str:
    """Why there is no brief, in one line."""
    unread = [row for row in read if isinstance(row, Unread)]
    reasons = [f"{row.source}: {row.reason}" for row in unread]
    reasons += [
        f"{body.article.source}: nothing but boilerplate" for body in bodies.values() if not body.sentences
    ]
    more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
    return (
        f"no article to brief: {reasons[0]}{more}"
        if reasons
        else "no article to brief: none is new enough; name a longer time with --since, or other sources"
    )


def long_date(day: date) -> str:
    """ "Tuesday 24 November 2026", in English wherever the program runs."""
    weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    months = "January February March April May June July August September October November December".split()
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
