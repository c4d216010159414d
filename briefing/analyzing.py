"""All articles of a run with an analyst, several at once, each draft checked as it comes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from briefing import grounding
from briefing.analysts import Analyst
from briefing.analysts.engine import Engine
from briefing.bodies import Body, aliases_of
from briefing.coverage import unread_numbers
from briefing.errors import NothingToBrief
from briefing.model import Analysis, Draft
from briefing.notices import Notice
from briefing.progress import Progress, Watch

TOLD_EACH = 10  # articles, of which each one is told of in a line of its own


async def all_analyses(
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

    Raises the first ModelError where nobody read a sentence of any, NothingToBrief where no model was asked.
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
            analysis = found[body.article.id] = _check(draft, body, known, engine)
        if len(bodies) <= TOLD_EACH:
            notice(f"[{len(found)}/{len(bodies)}] {body.article.source}: {_counted([body], [analysis])}")

    with watch(lambda: _progress(bodies, found, engine)):
        try:
            async with engine.analyst as analyst:
                await asyncio.gather(*(one(body, analyst) for body in bodies))
                if then:
                    await then(found)
        finally:
            _say_what_was_paid(engine, notice)
    whole = [body for body in bodies if body.sentences]
    if whole and not any(_was_read(body, found[body.article.id]) for body in whole):
        raise next(iter(engine.faults()), NothingToBrief(_unreadable(whole, found)))
    if len(bodies) > TOLD_EACH:
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
    return len(unread_numbers(analysis)) < len(body.numbered)


def _unreadable(bodies: Sequence[Body], found: Mapping[str, Analysis]) -> str:
    """Why nobody read a sentence of any, in one line."""
    more = f" (and {len(bodies) - 1} more)" if len(bodies) > 1 else ""
    reason = found[bodies[0].article.id].unread[0].reason
    return f"no article to brief: {bodies[0].article.source}: nothing but sentences {reason}{more}"


def _check(draft: Draft, body: Body, aliases: Mapping[str, str], engine: Engine) -> Analysis:
    """What an analyst drafted, checked by the program, whoever the analyst is."""
    draft = draft.model_copy(update={"unread": (*draft.unread, *body.left_out)})
    return grounding.ground(draft, body.article, body.sentences, aliases, engine.sections, engine.language)


def _counted(bodies: Sequence[Body], analyses: Sequence[Analysis]) -> str:
    sentences = sum(len(body.numbered) for body in bodies)
    findings = sum(
        len(each)
        for one in analyses
        for each in (one.summary, one.positions, one.open_questions, *one.sections.values())
    )
    withheld = sum(len(one.withheld) for one in analyses)
    missed = sum(len(unread_numbers(one)) for one in analyses)
    by_nobody = f" ({missed:,} read by nobody)" if missed else ""
    return f"{sentences:,} sentences{by_nobody}, {findings:,} findings, {withheld:,} withheld"
