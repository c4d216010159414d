"""Pipeline, top to bottom: sources ─► articles ─► sentences ─► analysis ─► stories ─► brief."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple

from briefing import interrupts, kept_readings
from briefing.atomic_files import cache_folder
from briefing.batch_analysis import MAX_LISTED, BatchAnalysis, say_what_was_paid
from briefing.batch_stories import BatchStories
from briefing.draft_checks import WORTH_FORKING, Checkers, fork_checkers
from briefing.engine import Engine
from briefing.errors import NothingToBrief
from briefing.forked_workers import map_forked, other_processors
from briefing.models import Analysis, Article, Brief, Ignored, Muted, Unread, Watched
from briefing.nlp.doc import Doc
from briefing.nlp.source_offsets import changed_docs, restore_doc, restore_offsets
from briefing.nlp.word_classes import months, weekdays
from briefing.notices import Notice
from briefing.progress import Watch, watch_nothing
from briefing.recency import first_day, hours
from briefing.result_cache import NO_RESULTS, ResultCache
from briefing.settings import Settings
from briefing.source_coverage import coverage, no_brief_reason
from briefing.sources import load
from briefing.sources.deduplication import Duplicate
from briefing.sources.load import Selection
from briefing.stories import day_stories, muting, ranking
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.bottom_line import bottom_line
from briefing.stories.history import comparison
from briefing.stories.history.tellings import retired_questions

PAGES = "pages"  # the folder, in the user's cache folder, of what was fetched


class Interests(NamedTuple):
    """What the reader wants to see first, and what to leave out."""

    watched: Watched = Watched()
    ignored: Ignored = Ignored()


ALL_ALIKE = Interests()


def selection(
    chosen: Settings, day: date, environment: Mapping[str, str], today: date | None = None
) -> Selection:
    """What the settings want to be read for a brief of `day`; nothing younger where `today` is after it."""
    folder = cache_folder(environment)
    return Selection(
        sources=chosen.sources,
        day=day,
        since=first_day(chosen.since, day),
        since_hours=hours(chosen.since),
        today=today,
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
    interests: Interests = ALL_ALIKE,
    earlier: Sequence[Brief] = (),
) -> Brief:
    """The brief of all sources by the reader's `interests`, compared with `earlier` ones, the newest of them
    first.

    Raises NothingToBrief where no source gave an article with sentences that is to be told.
    """
    corpus = gather(wanted, stdin, notice, engine.results, interests)
    docs = corpus.fresh
    if not docs:
        raise NothingToBrief(no_brief_reason(corpus.read, corpus.docs, corpus.muted))
    if corpus.muted:
        notice(muting.muted_line(corpus.muted.values()))
    _announce(docs, engine, notice)
    with fork_checkers(docs, engine) as checkers:
        groups, merged = interrupts.run(_analyze_and_merge(docs, engine, notice, watch, checkers))
    by_id = {article.article.id: article for group in groups for article in group}
    analyzed = [by_id[doc.article.id] for doc in docs]
    asked = any(section.name == "positions" for section in engine.sections)
    workers = other_processors(engine.jobs) if len(docs) >= WORTH_FORKING else 0
    stories = day_stories.build_stories(
        groups, asked, corpus.copies, merged, partial(map_forked, workers=workers), engine.results
    )
    stories = comparison.add_history(stories, analyzed, earlier, wanted.day)
    stories = ranking.rank_stories(stories, analyzed, interests.watched, wanted.day, engine.reads)
    analyses = {article.article.id: article.analysis for article in analyzed}
    brief = Brief(
        date=wanted.day.isoformat(),
        title=f"Daily brief · {long_date(wanted.day)}",
        bottom_line=bottom_line(stories),
        sections=engine.sections,
        stories=stories,
        articles=tuple(
            coverage(f"a{number}", row, corpus.docs, corpus.repeats, analyses, corpus.muted)
            for number, row in enumerate(corpus.read, start=1)
        ),
        withheld=tuple(
            chain(
                *(analysis.withheld for analysis in analyses.values()),
                *(outcome.withheld for outcome in merged.values()),
            )
        ),
        previous=earlier[0].date if earlier else "",
        retired=retired_questions(
            [muting.without_ignored(brief, interests.ignored, interests.watched) for brief in earlier],
            stories,
            wanted.day,
        ),
        run=engine.run(wanted.day),
    )
    return restore_offsets(brief, changed_docs(corpus.docs.values()))


async def _analyze_and_merge(
    docs: Sequence[Doc], engine: Engine, notice: Notice, watch: Watch, checkers: Checkers | None
) -> tuple[list[list[AnalyzedArticle]], dict[str, MergeOutcome]]:
    """The articles of each story, and what models made of stories, by their first articles: all that may ask
    a model, while it is open."""
    batch = BatchAnalysis(docs, engine, notice, checkers)
    stories = BatchStories(docs, batch, engine, notice)
    with watch(batch.progress), say_what_was_paid(engine, notice):
        async with checkers or nullcontext(), engine.analyst as analyst:
            groups = await stories.analyze(analyst)
    batch.say_counts()
    return groups, stories.merged


class Corpus(NamedTuple):
    """All sources as they were read, in order, the articles among them annotated, by their ids, for each that
    repeats an earlier one what it repeats, and for each that the reader leaves out by what; those repeat
    none, and none repeats them."""

    read: tuple[Article | Unread, ...]
    docs: dict[str, Doc]
    repeats: dict[str, Duplicate]
    muted: dict[str, Muted]

    @property
    def fresh(self) -> list[Doc]:
        """The articles that are to be analyzed: those with sentences that repeat none before them."""
        return [
            doc
            for key, doc in self.docs.items()
            if doc.sentences and key not in self.repeats and key not in self.muted
        ]

    @property
    def copies(self) -> Counter[str]:
        """How often each article is repeated, by its id."""
        return Counter(duplicate.of for duplicate in self.repeats.values())


def gather(
    wanted: Selection,
    stdin: BinaryIO,
    notice: Notice,
    results: ResultCache = NO_RESULTS,
    interests: Interests = ALL_ALIKE,
) -> Corpus:
    """The sources, read, annotated, sifted by the reader's interests and compared, each as far as it was not
    before."""
    rows = tuple(load.read(wanted, stdin, notice))
    docs = {
        row.id: kept_readings.annotate_article(row, wanted.article_sentences, results)
        for row in rows
        if isinstance(row, Article)
    }
    articles_read = tuple(docs[row.id].whole if isinstance(row, Article) else row for row in rows)
    muted = muting.muted_articles(docs.values(), interests.ignored, interests.watched)
    repeats = kept_readings.duplicates([doc for key, doc in docs.items() if key not in muted], results)
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Unread) and (found := muting.mute_unread(row, interests.ignored)):
            muted[f"a{number}"] = found
    return Corpus(articles_read, docs, repeats, muted)


def analyses(
    wanted: Selection, stdin: BinaryIO, engine: Engine, notice: Notice, watch: Watch = watch_nothing
) -> tuple[tuple[Doc, Analysis] | Unread, ...]:
    """Each source's analysis, uncapped and in order; an `Unread` where there is none."""
    rows = load.read(wanted, stdin, notice)
    docs = [
        kept_readings.annotate_article(source, wanted.article_sentences, engine.results)
        for source in rows
        if isinstance(source, Article)
    ]
    if docs:
        notice(engine.announce(len(docs)))
    _say_cut_off(docs, notice)
    analyzed = interrupts.run(_analyze(docs, engine, notice, watch))
    unlike = changed_docs(docs)
    by_id = {
        doc.article.id: (restore_doc(doc), restore_offsets(article.analysis, unlike))
        for doc, article in zip(docs, analyzed, strict=True)
    }
    return tuple(row if isinstance(row, Unread) else by_id[row.id] for row in rows)


def analyze_article(doc: Doc, engine: Engine, notice: Notice) -> Analysis:
    """One article's analysis. Raises a ModelError where nobody read a sentence of it."""
    (article,) = interrupts.run(_analyze([doc], engine, notice, watch_nothing))
    return article.analysis


async def _analyze(
    docs: Sequence[Doc], engine: Engine, notice: Notice, watch: Watch
) -> list[AnalyzedArticle]:
    batch = BatchAnalysis(docs, engine, notice)
    with watch(batch.progress), say_what_was_paid(engine, notice):
        async with engine.analyst as analyst:
            articles = await batch.analyze(analyst)
    batch.say_counts()
    return articles


def _announce(docs: Sequence[Doc], engine: Engine, notice: Notice) -> None:
    notice(engine.announce(len(docs)))
    if engine.not_filled:
        notice(f"Not filled: {', '.join(engine.not_filled)} (needs a model).")
    _say_cut_off(docs, notice)
    foreign = [doc.article.source for doc in docs if doc.article.language != "en"]
    _say_each(
        foreign,
        "{} articles are not recognised as English; expect little of them.",
        "{}: not recognised as English; expect little of it.",
        notice,
    )


def _say_cut_off(docs: Sequence[Doc], notice: Notice) -> None:
    _say_each(
        [doc.article.source for doc in docs if doc.article.cut_off],
        "{} articles are cut off, as the rest of them is for those who pay.",
        "{}: cut off, as the rest of the article is for those who pay.",
        notice,
    )


def _say_each(names: Sequence[str], of_many: str, of_each: str, notice: Notice) -> None:
    """A line for each source, or one with their number where they are many."""
    for line in [of_many.format(len(names))] if len(names) > MAX_LISTED else map(of_each.format, names):
        notice(line)


def long_date(day: date) -> str:
    """ "Tuesday 24 November 2026", in English wherever the program runs."""
    return f"{weekdays()[day.weekday()]} {day.day} {months()[day.month - 1]} {day.year}"
