"""Template trial: a changed template tried on one article, beside the default."""

import shlex
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefing import pipeline
from briefing.engine import choose_engine, open_engine
from briefing.errors import UsageError
from briefing.models import Analysis, Finding, Run
from briefing.nlp.doc import Doc
from briefing.notices import Notice
from briefing.prompt_tools.catalogue import TemplateEntry
from briefing.prompts import Layers, request, sections
from briefing.prompts.overlay import DEFAULT, SECTIONS
from briefing.redaction import mask
from briefing.session import run_cassette
from briefing.settings import Settings
from briefing.tasks.analyze import answer_schema


class TrialResult(NamedTuple):
    """What came of one of the two: the findings of each section that it has, by name, those withheld, and how
    they were made."""

    sections: dict[str, tuple[Finding, ...]]
    analysis: Analysis
    run: Run


class TemplateTrial(NamedTuple):
    """A template on an article, as packaged and as the user has it."""

    name: str
    path: str
    source: str
    default: TrialResult
    yours: TrialResult


def layers_with_default(where: Layers, entry: TemplateEntry) -> Layers:
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
    entry: TemplateEntry,
    body: Doc,
    settings: Settings,
    environment: Mapping[str, str],
    notice: Notice,
) -> TemplateTrial:
    """An article through a user's template of a prompt and through the default, by one model.

    A recording holds the answers to both; what the first of them costs is off the budget of the second.
    Raises UsageError where no model is named or both would ask the same, ModelError where a model read
    nothing.
    """
    settings = run_cassette.resolve_strict_recording(settings)
    beside = layers_with_default(where, entry)
    _check_different(where, beside, entry)
    if choose_engine(settings, environment).engine != "llm":
        raise UsageError(
            "the embedded analyst reads no prompts: name a model with --base-url or --local-model, set"
            " OPENAI_API_KEY, or give --replay FILE"
        )
    with (
        run_cassette.set_record_command(_command(entry, body, settings)),
        run_cassette.share_cassette(settings, notice),
    ):
        default = _run_trial(beside, body, settings, environment, notice)
        if settings.budget is not None and default.spent is not None:
            settings = settings.model_copy(update={"budget": max(settings.budget - default.spent, 0)})
        yours = _run_trial(where, body, settings, environment, notice)
    return TemplateTrial(entry.name, entry.path, body.article.source, default.result, yours.result)


class _PaidResult(NamedTuple):
    result: TrialResult
    spent: Decimal | None


def _run_trial(
    where: Layers, body: Doc, settings: Settings, environment: Mapping[str, str], notice: Notice
) -> _PaidResult:
    with open_engine(settings, environment, notice, date.today(), where) as analyst:
        if where.set_aside:
            notice(analyst.announce(1))
        analysis = pipeline.analyze_article(body, analyst, notice)
        for fault in analyst.faults():
            notice(str(fault))
        account = analyst.account()
        run = analyst.run(date.today())
    findings = {section.name: _section_findings(analysis, section.name) for section in analyst.sections}
    return _PaidResult(TrialResult(findings, analysis, run), account.usd if account else None)


def _section_findings(analysis: Analysis, section: str) -> tuple[Finding, ...]:
    own: dict[str, tuple[Finding, ...]] = {
        "summary": analysis.summary,
        "positions": analysis.positions,
        "open_questions": analysis.open_questions,
    }
    return own[section] if section in own else analysis.sections.get(section, ())


def _check_different(where: Layers, beside: Layers, entry: TemplateEntry) -> None:
    """Raises UsageError where a model would be asked the same by both."""
    line = "[1] The council met on Monday."
    requests = [
        (request(layers, line, 1, 1), answer_schema(sections(layers)).json_schema)
        for layers in (where, beside)
    ]
    if requests[0] == requests[1]:
        raise UsageError(f"{entry.path} asks a model the same as the default; there is nothing to try")


def _command(entry: TemplateEntry, body: Doc, settings: Settings) -> str:
    """The command that records a trial anew."""
    options = {"--model": settings.model, "--prompts": settings.prompts}
    given = [part for name, value in options.items() if value for part in (name, value)]
    cassette = settings.record or settings.replay or "FILE"
    command = ["briefing", "prompts", "try", entry.name, mask(body.article.source)]
    return shlex.join([*command, *given, "--record", cassette])
