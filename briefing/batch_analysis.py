"""Batch analysis: all articles of a run, several at once, each draft checked as it comes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from briefing import verification
from briefing.analysis import Analyst
from briefing.engine import Engine
from briefing.errors import NothingToBrief
from briefing.models import Analysis, Draft
from briefing.nlp.doc import Doc, doc_aliases
from briefing.notices import Notice
from briefing.progress import Progress, Watch
from briefing.source_coverage import unread_numbers

MAX_LISTED = 10  # articles, of which each one is told of in a line of its own


async def all_analyses(
    docs: Sequence[Doc],
    engine: Engine,
    aliases: dict[str, dict[str, str]],
    notice: Notice,
    watch: Watch,
    then: Callable[[Mapping[str, Analysis]], Awaitable[None]] | None = None,
) -> dict[str, Analysis]:
    """The analysis of each article by its id, several at once; `then` is done with them before the analyst is
    closed. Fills in `aliases`, those of each article right before it is analyzed, while its names are at
    hand.

    Raises the first ModelError where nobody read a sentence of any, NothingToBrief where no model was asked.
    """
    # As many again have their questions ready when a place among the requests comes free.
    free, checking = asyncio.Semaphore(2 * engine.concurrency), asyncio.Lock()
    analyses: dict[str, Analysis] = {}

    async def analyze_article(doc: Doc, analyst: Analyst) -> None:
        async with free:
            await asyncio.sleep(0)  # where Ctrl-C is noticed, if the analyst waits for nothing
            known_aliases = aliases[doc.article.id] = doc_aliases(doc)
            draft = await analyst.analyze(doc.article, doc.sentences)
        async with checking:
            await asyncio.sleep(0)  # what is due to be sent goes first, before each single check
            analysis = analyses[doc.article.id] = _check(draft, doc, known_aliases, engine)
        if len(docs) <= MAX_LISTED:
            notice(f"[{len(analyses)}/{len(docs)}] {doc.article.source}: {_counts_text([doc], [analysis])}")

    with watch(lambda: _progress(docs, analyses, engine)):
        try:
            async with engine.analyst as analyst:
                await asyncio.gather(*(analyze_article(doc, analyst) for doc in docs))
                if then:
                    await then(analyses)
        finally:
            _say_what_was_paid(engine, notice)
    whole = [doc for doc in docs if doc.sentences]
    if whole and not any(_is_read(doc, analyses[doc.article.id]) for doc in whole):
        raise next(iter(engine.faults()), NothingToBrief(_unread_reason(whole, analyses)))
    if len(docs) > MAX_LISTED:
        notice(f"{len(docs)} articles: {_counts_text(docs, list(analyses.values()))}.")
    return analyses


def _progress(docs: Sequence[Doc], analyses: Mapping[str, Analysis], engine: Engine) -> Progress:
    done = sum(len(doc.sentences) for doc in docs if doc.article.id in analyses)
    return Progress(
        sentences=max(done, engine.so_far().sentences),
        of=sum(len(doc.sentences) for doc in docs),
        account=engine.account(),
    )


def _say_what_was_paid(engine: Engine, notice: Notice) -> None:
    account = engine.account()
    if account is not None:
        from briefing.llm.bill import account_line

        notice(f"{account_line(account)}.")


def _is_read(doc: Doc, analysis: Analysis) -> bool:
    """Whether somebody read a sentence of it."""
    return len(unread_numbers(analysis)) < len(doc.numbered)


def _unread_reason(docs: Sequence[Doc], analyses: Mapping[str, Analysis]) -> str:
    """Why nobody read a sentence of any, in one line."""
    more = f" (and {len(docs) - 1} more)" if len(docs) > 1 else ""
    reason = analyses[docs[0].article.id].unread[0].reason
    return f"no article to brief: {docs[0].article.source}: nothing but sentences {reason}{more}"


def _check(draft: Draft, doc: Doc, aliases: Mapping[str, str], engine: Engine) -> Analysis:
    """What an analyst drafted, checked by the program, whoever the analyst is."""
    draft = draft.model_copy(update={"unread": (*draft.unread, *doc.left_out)})
    return verification.ground(draft, doc.article, doc.sentences, aliases, engine.sections, engine.language)


def _counts_text(docs: Sequence[Doc], analyses: Sequence[Analysis]) -> str:
    sentences = sum(len(doc.numbered) for doc in docs)
    findings = sum(
        len(each)
        for analysis in analyses
        for each in (
            analysis.summary,
            analysis.positions,
            analysis.open_questions,
            *analysis.sections.values(),
        )
    )
    withheld = sum(len(analysis.withheld) for analysis in analyses)
    missed = sum(len(unread_numbers(analysis)) for analysis in analyses)
    by_nobody = f" ({missed:,} read by nobody)" if missed else ""
    return f"{sentences:,} sentences{by_nobody}, {findings:,} findings, {withheld:,} withheld"
