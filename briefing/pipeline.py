"""Pipeline, top to bottom: sources ─► articles ─► sentences ─► analysis ─► stories ─► brief."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple

from briefing import interrupts
from briefing.atomic_files import cache_folder
from briefing.batch_analysis import MAX_LISTED, all_analyses
from briefing.engine import Engine
from briefing.errors import NothingToBrief
from briefing.judge import review
from briefing.models import Analysis, Article, Brief, Unread, Watched
from briefing.nlp.doc import Doc, annotate, prose
from briefing.nlp.source_offsets import changed_docs, restore_doc, restore_offsets
from briefing.notices import Notice
from briefing.progress import Watch, watch_nothing
from briefing.recency import first_day
from briefing.settings import Settings
from briefing.source_coverage import coverage, no_brief_reason
from briefing.sources import deduplication, load
from briefing.sources.deduplication import Duplicate
from briefing.sources.load import Selection
from briefing.stories import assembly, ranking
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.history import comparison
from briefing.stories.merging import by_model

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
    watch: Watch = watch_nothing,
    watched: Watched = NOTHING_WATCHED,
    earlier: Brief | None = None,
) -> Brief:
    """The brief of all sources, what the reader has `watched` first, compared with an `earlier` one.

    Raises NothingToBrief where no source gave an article with sentences.
    """
    day, (rows_read, docs, repeats) = wanted.day, gather(wanted, stdin, notice)
    fresh = [doc for key, doc in docs.items() if doc.sentences and key not in repeats]
    if not fresh:
        raise NothingToBrief(no_brief_reason(rows_read, docs))
    notice(engine.announce(len(fresh)))
    if engine.not_filled:
        notice(f"Not filled: {', '.join(engine.not_filled)} (needs a model).")
    _say_cut_off(fresh, notice)
    _say_foreign([doc.article.source for doc in fresh if doc.article.language != "en"], notice)
    aliases: dict[str, dict[str, str]] = {}
    merged: dict[str, MergeOutcome] = {}

    async def merge(by_article: Mapping[str, Analysis]) -> None:
        if not (engine.merger or engine.second_reader):
            return
        groups = assembly.cluster_articles(_analyzed_articles(fresh, by_article))
        if engine.merger:
            merged.update(
                await by_model.merge_stories(groups, engine.merger, aliases, notice, engine.language)
            )
        if reader := engine.second_reader:
            merged.update(await review.reread_stories(groups, merged, reader, aliases, notice))

    analyses = interrupts.run(all_analyses(fresh, engine, aliases, notice, watch, merge))
    covered = _analyzed_articles(fresh, analyses)
    copies = Counter(duplicate.of for duplicate in repeats.values())
    positions = any(section.name == "positions" for section in engine.sections)
    brief_stories = assembly.build_stories(covered, aliases, positions, copies, merged)
    brief_stories = comparison.add_history(brief_stories, covered, earlier, day)
    brief_stories = ranking.rank_stories(brief_stories, covered, watched, day, engine.reads)
    withheld = [
        *(result.analysis.withheld for result in covered),
        *(result.withheld for result in merged.values()),
    ]
    brief = Brief(
        date=day.isoformat(),
        title=f"Daily brief · {long_date(day)}",
        bottom_line=assembly.bottom_line(brief_stories),
        sections=engine.sections,
        stories=brief_stories,
        articles=tuple(
            coverage(f"a{number}", row, docs, repeats, analyses)
            for number, row in enumerate(rows_read, start=1)
        ),
        withheld=tuple(statement for several in withheld for statement in several),
        previous=earlier.date if earlier else "",
        run=engine.run(day),
    )
    return restore_offsets(brief, changed_docs(docs.values()))


class Corpus(NamedTuple):
    """All sources as they were read, in order, the articles among them made ready, and for each that repeats
    an earlier one what it repeats."""

    read: tuple[Article | Unread, ...]
    docs: dict[str, Doc]
    repeats: dict[str, Duplicate]


def gather(wanted: Selection, stdin: BinaryIO, notice: Notice) -> Corpus:
    """The sources, read, cleaned, split and compared."""
    rows = tuple(load.read(wanted, stdin, notice))
    docs = {row.id: annotate(row, wanted.article_sentences) for row in rows if isinstance(row, Article)}
    articles_read = tuple(docs[row.id].whole if isinstance(row, Article) else row for row in rows)
    repeats = deduplication.find_duplicates((doc.whole, doc.numbered) for doc in docs.values())
    return Corpus(articles_read, docs, repeats)


def _analyzed_articles(docs: Sequence[Doc], analyses: Mapping[str, Analysis]) -> list[AnalyzedArticle]:
    return [AnalyzedArticle(doc.article, prose(doc.sentences), analyses[doc.article.id]) for doc in docs]


def analyses(
    wanted: Selection, stdin: BinaryIO, engine: Engine, notice: Notice, watch: Watch = watch_nothing
) -> tuple[tuple[Doc, Analysis] | Unread, ...]:
    """Each source's analysis, uncapped and in order; an `Unread` where there is none."""
    rows = load.read(wanted, stdin, notice)
    docs = [annotate(source, wanted.article_sentences) for source in rows if isinstance(source, Article)]
    if docs:
        notice(engine.announce(len(docs)))
    _say_cut_off(docs, notice)
    by_article = interrupts.run(all_analyses(docs, engine, {}, notice, watch))
    unlike = changed_docs(docs)
    by_id = {
        doc.article.id: (restore_doc(doc), restore_offsets(by_article[doc.article.id], unlike))
        for doc in docs
    }
    return tuple(row if isinstance(row, Unread) else by_id[row.id] for row in rows)


def analyze_article(doc: Doc, engine: Engine, notice: Notice) -> Analysis:
    """One article's analysis. Raises a ModelError where nobody read a sentence of it."""
    return interrupts.run(all_analyses([doc], engine, {}, notice, watch_nothing))[doc.article.id]


def _say_cut_off(docs: Sequence[Doc], notice: Notice) -> None:
    cut = [doc.article.source for doc in docs if doc.article.cut_off]
    if len(cut) > MAX_LISTED:
        notice(f"{len(cut)} articles are cut off, as the rest of them is for those who pay.")
        return
    for source in cut:
        notice(f"{source}: cut off, as the rest of the article is for those who pay.")


def _say_foreign(sources: Sequence[str], notice: Notice) -> None:
    if len(sources) > MAX_LISTED:
        notice(f"{len(sources)} articles are not recognised as English; expect little of them.")
        return
    for source in sources:
        notice(f"{source}: not recognised as English; expect little of it.")


def long_date(day: date) -> str:
    """ "Tuesday 24 November 2026", in English wherever the program runs."""
    weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    months = "January February March April May June July August September October November December".split()
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
