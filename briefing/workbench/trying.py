"""A changed template tried on one article, beside the default."""

import shlex
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefing import pipeline
from briefing.analysts import taping
from briefing.analysts.answer_schema import answer_schema
from briefing.analysts.engine import choice, engine
from briefing.bodies import Body
from briefing.errors import UsageError
from briefing.masks import mask
from briefing.model import Analysis, Finding, Run
from briefing.notices import Notice
from briefing.prompts import Layers, request, sections
from briefing.prompts.layers import DEFAULT, SECTIONS
from briefing.settings import Settings
from briefing.workbench.catalogue import Entry


class Tried(NamedTuple):
    """What came of one of the two: the findings of each section that it has, by name, those withheld, and how
    they were made."""

    sections: dict[str, tuple[Finding, ...]]
    analysis: Analysis
    run: Run


class Trial(NamedTuple):
    """A template on an article, as packaged and as the user has it."""

    name: str
    path: str
    source: str
    default: Tried
    yours: Tried


def without(where: Layers, entry: Entry) -> Layers:
    """The layers with the default in the place of a user's template, and without it where it adds a section.

    Raises UsageError where the two would be the same.
    """
    if entry.layer == "default":
        name = entry.name.removeprefix(DEFAULT)
        raise UsageError(f"{name} is the default one; to change it: briefing prompts copy {name}")
    if not entry.default and not entry.name.startswith(SECTIONS):
        raise UsageError(f"{entry.path} is your own, and there is no default beside which to try it")
    return where._replace(set_aside=(entry.name,))


def trial(
    where: Layers,
    entry: Entry,
    body: Body,
    settings: Settings,
    environment: Mapping[str, str],
    notice: Notice,
) -> Trial:
    """An article through a user's template of a prompt and through the default, by one model.

    A recording holds the answers to both; what the first of them costs is off the budget of the second.
    Raises UsageError where no model is named or both would ask the same, ModelError where a model read
    nothing.
    """
    settings = taping.settled(settings)
    beside = without(where, entry)
    _different(where, beside, entry)
    if choice(settings, environment).engine != "llm":
        raise UsageError(
            "the embedded analyst reads no prompts: name a model with --base-url or --local-model, set"
            " OPENAI_API_KEY, or give --replay FILE"
        )
    with taping.recorded_anew_with(_command(entry, body, settings)), taping.one_tape(settings, notice):
        default = _tried(beside, body, settings, environment, notice)
        if settings.budget is not None and default.spent is not None:
            settings = settings.model_copy(update={"budget": max(settings.budget - default.spent, 0)})
        yours = _tried(where, body, settings, environment, notice)
    return Trial(entry.name, entry.path, body.article.source, default.tried, yours.tried)


class _Paid(NamedTuple):
    tried: Tried
    spent: Decimal | None


def _tried(
    where: Layers, body: Body, settings: Settings, environment: Mapping[str, str], notice: Notice
) -> _Paid:
    with engine(settings, environment, notice, date.today(), where) as asked:
        if where.set_aside:
            notice(asked.announce(1))
        analysis = pipeline.analyzed(body, asked, notice)
        for fault in asked.faults():
            notice(str(fault))
        account = asked.account()
        run = asked.run(date.today())
    found = {one.name: _of(analysis, one.name) for one in asked.sections}
    return _Paid(Tried(found, analysis, run), account.usd if account else None)


def _of(analysis: Analysis, section: str) -> tuple[Finding, ...]:
    own: dict[str, tuple[Finding, ...]] = {
        "summary": analysis.summary,
        "positions": analysis.positions,
        "open_questions": analysis.open_questions,
    }
    return own[section] if section in own else analysis.sections.get(section, ())


def _different(where: Layers, beside: Layers, entry: Entry) -> None:
    """Raises UsageError where a model would be asked the same by both."""
    line = "[1] The council met on Monday."
    asked = [(request(one, line, 1, 1), answer_schema(sections(one)).described) for one in (where, beside)]
    if asked[0] == asked[1]:
        raise UsageError(f"{entry.path} asks a model the same as the default; there is nothing to try")


def _command(entry: Entry, body: Body, settings: Settings) -> str:
    """The command that records a trial anew."""
    options = {"--model": settings.model, "--prompts": settings.prompts}
    given = [part for name, value in options.items() if value for part in (name, value)]
    cassette = settings.record or settings.replay or "FILE"
    command = ["briefing", "prompts", "try", entry.name, mask(body.article.source)]
    return shlex.join([*command, *given, "--record", cassette])
