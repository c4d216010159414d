"""Draft checks: each draft verified beside the requests, in forked workers and between two requests."""

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple

from briefing import kept_checks, verification
from briefing.engine import Engine
from briefing.forked_workers import (
    ForkedWorkers,
    WorkerError,
    fork_workers,
    other_processors,
)
from briefing.kept_checks import CheckedDraft
from briefing.models import Article, Draft
from briefing.nlp.doc import Doc, annotate, doc_aliases
from briefing.verification.rules.registry import RULES

_HOPS = 8  # of the event loop, in which a request gets from its place among those that run to the network
WORTH_FORKING = 16  # articles


class DraftToCheck(NamedTuple):
    """The draft of the article at a place among all, None where it is still to be made."""

    number: int
    draft: Draft | None


Checkers = ForkedWorkers[DraftToCheck, CheckedDraft]


def check_draft(docs: Sequence[Doc], engine: Engine, job: DraftToCheck) -> CheckedDraft:
    """What stands in a draft once it is checked. All that is asked of an article is asked in a row, while
    what was read in it is at hand."""
    doc = docs[job.number]
    aliases = doc_aliases(doc)
    draft = job.draft
    if draft is None:
        assert engine.draft is not None, "who asks nobody drafts here"
        draft = engine.draft(doc.article, doc.sentences)
    draft = draft.model_copy(update={"unread": (*draft.unread, *doc.left_out)})
    analysis = verification.ground(
        draft, doc.article, doc.sentences, aliases, engine.sections, engine.language
    )
    return CheckedDraft(analysis, aliases)


def _checkers(engine: Engine) -> int:
    """How many processes check drafts beside this one. In rounds none: the requests of one are out together,
    and nothing waits for a check before the next."""
    return 0 if engine.in_rounds and engine.draft is None else other_processors(engine.jobs)


@contextmanager
def fork_checkers(docs: Sequence[Doc], engine: Engine) -> Iterator[Checkers | None]:
    """Processes that check drafts while this one waits for the next answers; None where that is not worth one
    or there is no other processor."""
    count = _checkers(engine) if len(docs) >= WORTH_FORKING else 0
    if count and kept_checks.count_missing(docs, engine) < WORTH_FORKING:
        count = 0
    if not count:
        yield None
        return

    def check(job: DraftToCheck) -> CheckedDraft:
        return check_draft(docs, engine, job)

    _read_examples(engine)
    # While a model has yet to answer, its article is read as far as no draft is needed for it.
    ahead = () if engine.draft else (check(DraftToCheck(number, Draft())) for number in range(len(docs)))
    with fork_workers(check, count, ahead) as workers:
        yield workers


def _read_examples(engine: Engine) -> None:
    """Reads what the rules have as examples, and forgets it: the word lists that it takes are loaded once,
    before this process is forked, and not in each worker, and while an answer waits."""
    for rule in RULES:
        verification.verify(rule.left_alone, rule.evidence)
    if engine.draft is not None:
        text = "\n\n".join(sentence for rule in RULES for sentence in rule.evidence)
        named = dict.fromkeys(("id", "title", "source", "publisher", "author", "published"), "")
        examples = annotate(Article(**named, title_span=None, language="en", text=text))
        engine.draft(examples.article, examples.sentences)


class QuietTurns:
    """Turns for work that would keep requests waiting: one at a time, each once those that are due have gone
    out. What leads to a request comes before what does not."""

    def __init__(self) -> None:
        self._taken = False
        self._asking: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    async def take(self, *, asks: bool = False) -> None:
        """Waits for a turn; the work is what the caller does before it waits again."""
        if self._taken:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            (self._asking if asks else self._others).append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if not turn.cancelled():
                    self._pass_on()
                raise
        self._taken = True
        try:
            for _ in range(_HOPS):
                await asyncio.sleep(0)
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        self._taken = False
        while waiting := self._asking or self._others:
            turn = waiting.popleft()
            if not turn.done():
                self._taken = True
                turn.set_result(None)
                return


class DraftChecks:
    """Checks drafts as they come: a worker does where one has room, else this process in a quiet turn."""

    def __init__(
        self, docs: Sequence[Doc], engine: Engine, turns: QuietTurns, workers: Checkers | None
    ) -> None:
        self._docs = docs
        self._engine = engine
        self._turns = turns
        self._workers = workers

    async def check(self, job: DraftToCheck) -> CheckedDraft:
        """What `check_draft` gives, from whoever does it, or did it for an earlier run."""
        doc = self._docs[job.number]
        key = kept_checks.key(doc, job.draft, self._engine)
        checked = kept_checks.recall(key, doc, self._engine)
        return checked or kept_checks.keep(key, await self._check(job), doc, self._engine)

    async def _check(self, job: DraftToCheck) -> CheckedDraft:
        if self._workers is None or not self._workers.have_room:
            await self._turns.take()
        if self._workers is not None and self._workers.have_room:
            with suppress(WorkerError):
                return await self._workers.do(job)
            await self._turns.take()
        return check_draft(self._docs, self._engine, job)
