"""Batch analysis: all articles of a run, several at once, each draft verified as it comes."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefing.analysis import Analyst
from briefing.draft_checks import Checkers, DraftChecks, DraftToCheck, QuietTurns
from briefing.engine import Engine
from briefing.errors import NothingToBrief
from briefing.models import Analysis
from briefing.nlp.doc import Doc, prose
from briefing.notices import Notice
from briefing.progress import Progress
from briefing.source_coverage import unread_numbers
from briefing.stories.assembly import AnalyzedArticle

_PREPARED = 128  # articles of which the questions are held in memory
MAX_LISTED = 10  # articles, of which each one is told of in a line of its own


class BatchAnalysis:
    """Articles for the analyst of an engine; `progress` says at any time how far they are. `turns` are those
    of all work beside the requests."""

    def __init__(
        self, docs: Sequence[Doc], engine: Engine, notice: Notice, checkers: Checkers | None = None
    ) -> None:
        self._docs = docs
        self._engine = engine
        self._notice = notice
        self._done: dict[str, AnalyzedArticle] = {}
        self._waiting = len(docs)
        self._all_begun, self._some_read = asyncio.Event(), asyncio.Event()
        self._analyzed = {doc.article.id: asyncio.Event() for doc in docs}
        self.turns = QuietTurns()
        self._checks = DraftChecks(docs, engine, self.turns, checkers)

    async def analyze(self, analyst: Analyst) -> list[AnalyzedArticle]:
        """The articles with their analyses, in their order.

        Raises the first ModelError where nobody read a sentence of any, NothingToBrief where no model was
        asked.
        """
        # More have their questions ready than may run, for when a place among the requests comes free.
        free = asyncio.Semaphore(max(_PREPARED, 2 * self._engine.concurrency))
        await asyncio.gather(*(self._analyze(number, analyst, free) for number in range(len(self._docs))))
        whole = [doc for doc in self._docs if doc.sentences]
        if whole and not any(self._is_read(doc) for doc in whole):
            raise next(iter(self._engine.faults()), NothingToBrief(self._unread_reason(whole)))
        return [self._done[doc.article.id] for doc in self._docs]

    async def analyzed(self, ids: Sequence[str]) -> list[AnalyzedArticle]:
        """The articles of these ids once they are analyzed, somebody has read a sentence of any article, and
        each has begun to be analyzed: until then a story's questions would go before an article's."""
        for event in (self._some_read, self._all_begun, *(self._analyzed[key] for key in ids)):
            await event.wait()
        return [self._done[key] for key in ids]

    async def begun(self) -> None:
        """Waits until each article has begun to be analyzed, and the first requests are out."""
        await self._all_begun.wait()
        await self.turns.take(asks=True)

    def progress(self) -> Progress:
        """How many sentences were read, of how many, and what was paid for them."""
        done = sum(len(doc.sentences) for doc in self._docs if doc.article.id in self._done)
        return Progress(
            sentences=max(done, self._engine.so_far().sentences),
            of=sum(len(doc.sentences) for doc in self._docs),
            account=self._engine.account(),
        )

    def say_counts(self) -> None:
        """Says in one line what came of many articles; of few, each was told of as it was done."""
        if len(self._docs) > MAX_LISTED:
            analyses = [article.analysis for article in self._done.values()]
            self._notice(f"{len(self._docs)} articles: {_counts_text(self._docs, analyses)}.")

    async def _analyze(self, number: int, analyst: Analyst, free: asyncio.Semaphore) -> None:
        doc = self._docs[number]
        async with free:
            self._note_begun()
            await asyncio.sleep(0)  # where Ctrl-C is noticed, if the analyst waits for nothing
            drafts_here = self._engine.draft is None
            draft = await analyst.analyze(doc.article, doc.sentences) if drafts_here else None
        analysis, aliases, key = await self._checks.check(DraftToCheck(number, draft))
        article = AnalyzedArticle(doc.article, prose(doc.sentences), analysis, aliases, key)
        self._done[doc.article.id] = article
        self._analyzed[doc.article.id].set()
        if self._is_read(doc):
            self._some_read.set()
        if len(self._docs) <= MAX_LISTED:
            counts = _counts_text([doc], [analysis])
            self._notice(f"[{len(self._done)}/{len(self._docs)}] {doc.article.source}: {counts}")

    def _note_begun(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._all_begun.set()

    def _is_read(self, doc: Doc) -> bool:
        """Whether somebody read a sentence of it."""
        return len(unread_numbers(self._done[doc.article.id].analysis)) < len(doc.numbered)

    def _unread_reason(self, docs: Sequence[Doc]) -> str:
        """Why nobody read a sentence of any, in one line."""
        more = f" (and {len(docs) - 1} more)" if len(docs) > 1 else ""
        reason = self._done[docs[0].article.id].analysis.unread[0].reason
        return f"no article to brief: {docs[0].article.source}: nothing but sentences {reason}{more}"


@contextmanager
def say_what_was_paid(engine: Engine, notice: Notice) -> Iterator[None]:
    """Says after the block, however it ends, what its model was paid, if one was."""
    try:
        yield
    finally:
        account = engine.account()
        if account is not None:
            from briefing.llm.bill import account_line

            notice(f"{account_line(account)}.")


def _counts_text(docs: Sequence[Doc], analyses: Sequence[Analysis]) -> str:
    sentences = sum(len(doc.numbered) for doc in docs)
    findings = sum(
        len(section)
        for analysis in analyses
        for section in (
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
