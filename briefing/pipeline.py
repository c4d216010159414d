"""The line, read top to bottom: sources ─► articles ─► sentences ─► analysis ─► stories ─► brief."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple

from briefing import duplicates, sources, stopping, stories
from briefing.analysts.engine import Engine
from briefing.analyzing import TOLD_EACH, all_analyses
from briefing.as_read import as_read, body_as_read, changed
from briefing.bodies import Body, prepare, prose
from briefing.coverage import coverage, nothing
from briefing.duplicates import Duplicate
from briefing.errors import NothingToBrief
from briefing.files import cache_folder
from briefing.model import Analysis, Article, Brief, Unread, Watched
from briefing.notices import Notice
from briefing.progress import Watch, unwatched
from briefing.recency import first_day
from briefing.settings import Settings
from briefing.sources import Selection
from briefing.stories import Covered, Merged, asked, previous, ranking, read_again

PAGES = "pages"  # the folder, in the user's cache folder, of what was fetched
NOTHING_WATCHED = Watched()


def selection(chosen: Settings, day: date, environment: Mapping[str, str]) -> Selection:
    """What the settings want to be read for a brief of `day`."""
    folder = cache_folder(environment)
    return Selection(
        sources=chosen.sources,
        day=day,
        since=first_day(chosen.since, day),
        allow_private=chosen.allow_private,
        store=folder and folder / PAGES,
        article_sentences=chosen.article_sentences,
    )


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
    _say_cut_off(fresh, notice)
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

    analyses = stopping.run(all_analyses(fresh, engine, aliases, notice, watch, merge))
    covered = _covered(fresh, analyses)
    copies = Counter(duplicate.of for duplicate in twice.values())
    positions = any(one.name == "positions" for one in engine.sections)
    told = stories.tell(covered, aliases, positions, copies, merged)
    told = previous.compared(told, covered, earlier, day)
    told = ranking.ranked(told, covered, watched, day, engine.reads)
    withheld = [*(one.analysis.withheld for one in covered), *(one.withheld for one in merged.values())]
    brief = Brief(
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
    return as_read(brief, changed(bodies.values()))


class Gathered(NamedTuple):
    """All sources as they were read, in order, the articles among them made ready, and for each that repeats
    an earlier one what it repeats."""

    read: tuple[Article | Unread, ...]
    bodies: dict[str, Body]
    twice: dict[str, Duplicate]


def gather(wanted: Selection, stdin: BinaryIO, notice: Notice) -> Gathered:
    """The sources, read, cleaned, split and compared."""
    rows = tuple(sources.read(wanted, stdin, notice))
    bodies = {row.id: prepare(row, wanted.article_sentences) for row in rows if isinstance(row, Article)}
    read = tuple(bodies[row.id].whole if isinstance(row, Article) else row for row in rows)
    twice = duplicates.duplicates((body.whole, body.numbered) for body in bodies.values())
    return Gathered(read, bodies, twice)


def _covered(bodies: Sequence[Body], analyses: Mapping[str, Analysis]) -> list[Covered]:
    return [Covered(body.article, prose(body.sentences), analyses[body.article.id]) for body in bodies]


def analyses(
    wanted: Selection, stdin: BinaryIO, engine: Engine, notice: Notice, watch: Watch = unwatched
) -> tuple[tuple[Body, Analysis] | Unread, ...]:
    """Each source's analysis, uncapped and in order; an `Unread` where there is none."""
    read = sources.read(wanted, stdin, notice)
    bodies = [prepare(source, wanted.article_sentences) for source in read if isinstance(source, Article)]
    if bodies:
        notice(engine.announce(len(bodies)))
    _say_cut_off(bodies, notice)
    found = stopping.run(all_analyses(bodies, engine, {}, notice, watch))
    unlike = changed(bodies)
    by_id = {
        body.article.id: (body_as_read(body), as_read(found[body.article.id], unlike)) for body in bodies
    }
    return tuple(row if isinstance(row, Unread) else by_id[row.id] for row in read)


def analyzed(body: Body, engine: Engine, notice: Notice) -> Analysis:
    """One article's analysis. Raises a ModelError where nobody read a sentence of it."""
    return stopping.run(all_analyses([body], engine, {}, notice, unwatched))[body.article.id]


def _say_cut_off(bodies: Sequence[Body], notice: Notice) -> None:
    cut = [body.article.source for body in bodies if body.article.cut_off]
    if len(cut) > TOLD_EACH:
        notice(f"{len(cut)} articles are cut off, as the rest of them is for those who pay.")
        return
    for source in cut:
        notice(f"{source}: cut off, as the rest of the article is for those who pay.")


def _say_foreign(sources: Sequence[str], notice: Notice) -> None:
    if len(sources) > TOLD_EACH:
        notice(f"{len(sources)} articles are not recognised as English; expect little of them.")
        return
    for source in sources:
        notice(f"{source}: not recognised as English; expect little of it.")


def long_date(day: date) -> str:
    """ "Tuesday 24 November 2026", in English wherever the program runs."""
    weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    months = "January February March April May June July August September October November December".split()
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
