"""Engine choice: which analyst runs, and all that comes with it; by configuration, never by failure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing import picoschema, prompts
from briefing.analysis import Analyst
from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.errors import ModelError, UsageError
from briefing.judge import configuration
from briefing.judge.classifier import appointment
from briefing.judge.classifier.judge_store import IN_A_FOLDER
from briefing.models import BUILT_IN, Article, Draft, Run, Section, Sentence, Usage
from briefing.nlp import languages
from briefing.notices import Notice
from briefing.result_cache import NO_RESULTS, ResultCache, open_results
from briefing.session import model_endpoint, run_cassette
from briefing.settings import Settings

if TYPE_CHECKING:
    from briefing.analysis.llm import LlmAnalyst
    from briefing.judge.classifier.appointment import AppointedClassifier
    from briefing.judge.reader import Judge
    from briefing.llm.bill import Account
    from briefing.llm.endpoint import Endpoint
    from briefing.llm.pricing import Cost
    from briefing.session.model_connection import ModelConnection
    from briefing.stories.merging.merger import ModelMerger


class ModelProgress(NamedTuple):
    """How far a model analyst is: the sentences that it read, the answers that it used, and whether those are
    kept for later runs."""

    sentences: int = 0
    answers: int = 0
    kept: bool = False


class Engine(NamedTuple):
    """`analyst` is opened around the analyses; `announce` says, before them, what becomes of that many
    articles; `run` tells, after them, how they were made, priced on the brief's day. `sections` are those of
    the templates in use; `not_filled` are those of them, or their fields, that this analyst cannot fill,
    `language` is the one that it writes, `reads` the ISO 639-1 code of the only one that it reads, or empty.
    `concurrency` is the number of articles to be read at once; where they are analyzed `in_rounds`, no story
    is merged before the last article is analyzed, and none read again before the last one is merged. After
    the analyses, `faults` gives what kept the analyst from reading something, each fault once, and `account`
    what was paid, None where nobody is. `merger` merges the findings of stories while the analyst is open; it
    is None where the program does. `second_reader` reads again what is to be stated, while the analyst is
    open; it is None where rules alone check. `draft` is the analyst where it asks nobody, so that any process
    can read an article, of which there are `jobs`, or as many as processors where that is 0. `results` has
    what earlier runs made of the same articles."""

    analyst: AbstractAsyncContextManager[Analyst]
    announce: Callable[[int], str]
    run: Callable[[date], Run]
    sections: tuple[Section, ...]
    not_filled: tuple[str, ...] = ()
    language: str = "English"
    reads: str = ""
    concurrency: int = 1
    in_rounds: bool = True
    draft: Callable[[Article, Sequence[Sentence]], Draft] | None = None
    jobs: int = 0
    results: ResultCache = NO_RESULTS
    faults: Callable[[], tuple[ModelError, ...]] = tuple
    account: Callable[[], "Account | None"] = lambda: None
    so_far: Callable[[], ModelProgress] = ModelProgress
    merger: "ModelMerger | None" = None
    second_reader: "Judge | None" = None


class EngineChoice(NamedTuple):
    """ "llm" or "extractive", and what decided so."""

    engine: str
    because: str


def choose_engine(settings: Settings, environment: Mapping[str, str]) -> EngineChoice:
    """Which engine runs. "auto" is the model where a recording, a local model, a base URL or a key is there.

    Raises UsageError for settings that do not go together.
    """
    if settings.model.startswith(IN_A_FOLDER):
        raise UsageError(f"{settings.model} is a judge and no analyst; name it as model below [check]")
    if settings.local_model and settings.base_url:
        raise UsageError("--local-model and --base-url do not go together; leave one out, or give it as ''")
    if settings.engine != "auto":
        return EngineChoice(settings.engine, f"engine = {settings.engine}")
    reasons = {
        "a recording is replayed": settings.replay,
        "a local model is named": settings.local_model,
        "a base URL is named": settings.base_url or environment.get("OPENAI_BASE_URL"),
        "OPENAI_API_KEY is set": environment.get("OPENAI_API_KEY"),
    }
    because = next((reason for reason, given in reasons.items() if given), "")
    if because:
        return EngineChoice("llm", because)
    return EngineChoice("extractive", "no key, base URL, local model or recording is given")


@contextmanager
def open_engine(
    settings: Settings,
    environment: Mapping[str, str],
    notice: Notice,
    day: date | None = None,
    templates: prompts.Layers | None = None,
) -> Iterator[Engine]:
    """The engine for a run; a recording is written when the run ends well, and left as it was when not.

    `day` is the brief's, for templates that ask for it; today where there is none. `templates` are taken for
    those of the settings. Raises UsageError for settings that do not go together.
    """
    settings = run_cassette.resolve_strict_recording(settings)
    with (
        open_results(settings.uses_cache, environment) as results,
        _open_chosen(settings, environment, notice, day, templates) as engine,
    ):
        yield engine._replace(results=results)


@contextmanager
def _open_chosen(
    settings: Settings,
    environment: Mapping[str, str],
    notice: Notice,
    day: date | None,
    templates: prompts.Layers | None,
) -> Iterator[Engine]:
    chosen = choose_engine(settings, environment).engine
    where = templates or prompts.configured_layers(settings, Path.cwd(), day or date.today())
    if chosen == "llm":
        with _llm_engine(settings, environment, where, notice) as llm_engine:
            yield llm_engine
        return
    language = prompts.language_of(where)
    if languages.language_code(language) != "en":
        notice(f"The embedded analyst quotes the articles as they are; only a model writes {language}.")
    classifier = appointment.appoint_classifier(settings, environment) if settings.check == "model" else None
    if settings.check == "model" and classifier is None:
        with configuration.open_reader(settings, environment, where, notice) as second:
            yield _add_second_reader(_extractive_engine(where, settings.jobs), settings, where, second)
    elif settings.record or settings.replay:
        raise UsageError("--record and --replay are for a model: name one, or leave out --engine extractive")
    elif classifier is not None:
        yield _add_classifier(_extractive_engine(where, settings.jobs), classifier)
    else:
        yield _extractive_engine(where, settings.jobs)


def _add_classifier(engine: Engine, classifier: "AppointedClassifier") -> Engine:
    """The engine, and a classifier on this machine that reads again what it is about to state."""
    return engine._replace(
        announce=lambda articles: engine.announce(articles) + classifier.announcement,
        run=lambda day: classifier.add_to_run(engine.run(day)),
        second_reader=classifier.reader,
    )


def _add_second_reader(
    engine: Engine, settings: Settings, where: prompts.Layers, second: "configuration.AppointedReader"
) -> Engine:
    """The engine, and a model that reads again what it is about to state."""
    from briefing.session import model_connection

    def run(day: date) -> Run:
        address = second.line.endpoint.base_url
        base_run = engine.run(day)
        base_run = base_run.model_copy(update={"prompts": base_run.prompts | prompts.check_hashes(where)})
        return configuration.add_reader_usage(
            base_run, second, lambda model: model_connection.cost(settings, model, address, day)
        )

    return engine._replace(
        analyst=configuration.AnalystWithReader(engine.analyst, second.line.asker),
        announce=lambda articles: engine.announce(articles) + second.announcement,
        run=run,
        account=lambda: None if settings.replay else model_connection.total_account(second.line),
        second_reader=second.reader,
    )


def _extractive_engine(where: prompts.Layers, jobs: int) -> Engine:
    sections = prompts.sections(where)
    analyst = ExtractiveAnalyst([section.name for section in sections])
    not_filled = tuple(_unfilled_names(sections))
    return Engine(
        nullcontext(analyst),
        _announce_extractive,
        lambda _: _extractive_run(where, not_filled),
        sections,
        not_filled,
        reads="en",
        draft=analyst.draft,
        jobs=jobs,
    )


def _unfilled_names(sections: Sequence[Section]) -> Iterator[str]:
    """What a user's templates ask for beside the program's own: a section by its name, a field by both."""
    for section in sections:
        if section.name not in BUILT_IN:
            yield section.name
        else:
            yield from (f"{section.name}.{field.name}" for field in picoschema.added_fields(section))


def _announce_extractive(articles: int) -> str:
    whose = "the article" if articles == 1 else f"{articles} articles"
    return f"No language model: the embedded analyst picks sentences of {whose} by rule."


def _extractive_run(where: prompts.Layers, not_filled: tuple[str, ...]) -> Run:
    used = {
        name: digest
        for name, digest in prompts.hashes(where).items()
        if name.removeprefix("default/").startswith(("sections/", "pages/"))
    }
    return Run(engine="extractive", model=None, prompts=used, usage=Usage(), not_filled=not_filled)


@contextmanager
def _llm_engine(
    settings: Settings,
    environment: Mapping[str, str],
    where: prompts.Layers,
    notice: Notice,
) -> Iterator[Engine]:
    from briefing.analysis.llm import LlmAnalyst
    from briefing.session import model_connection
    from briefing.stories.merging.merger import ModelMerger

    with (
        run_cassette.open_cassette(settings, notice),
        model_endpoint.open_endpoint(settings, environment, where) as (endpoint, chunk_tokens),
        model_connection.open_cache(settings, environment, notice) as cache,
    ):
        main = model_connection.connect_model(settings, endpoint, cache, notice)
        classifier = appointment.appoint_classifier(settings, environment)
        second = None
        if classifier is None and configuration.wants_second_reader(settings, notice):
            second = configuration.appoint_reader(settings, environment, where, chunk_tokens, main, notice)
        analyst = LlmAnalyst(main.asker, where, chunk_tokens, main.tokens)
        merger = ModelMerger(main.asker, where, chunk_tokens, main.tokens)
        others = [second.line.asker] if second and second.line is not main else []
        engine = Engine(
            configuration.AnalystWithReader(analyst, others[0]) if others else analyst,
            lambda articles: _announce_llm(
                settings, endpoint, articles, second.announcement if second else ""
            ),
            lambda day: _llm_run(settings, day, (main, analyst, merger), second),
            prompts.sections(where),
            language=prompts.language_of(where),
            concurrency=main.at_once,
            jobs=settings.jobs,
            # What money there is goes to the articles first, and a recording reads from first to last.
            in_rounds=bool(settings.record or settings.replay) or settings.budget is not None,
            faults=lambda: tuple(analyst.faults.values()),
            account=lambda: (
                None
                if settings.replay
                else model_connection.total_account(main, second.line if second else None)
            ),
            so_far=lambda: ModelProgress(
                analyst.sentences_read,
                analyst.answers,
                kept=bool(settings.record) or (cache is not None and cache.works),
            ),
            merger=merger,
            second_reader=second.reader if second else None,
        )
        yield _add_classifier(engine, classifier) if classifier else engine


def _llm_run(
    settings: Settings,
    day: date,
    askers: tuple["ModelConnection", "LlmAnalyst", "ModelMerger"],
    second: "configuration.AppointedReader | None",
) -> Run:
    from briefing.session import model_connection

    main, analyst, merger = askers

    def cost(line: "ModelConnection") -> "Callable[[str], Cost | None]":
        return lambda model: model_connection.cost(settings, model, line.endpoint.base_url, day)

    run = analyst.run(cost(main), merger.used)
    if second is None:
        return configuration.remove_check_prompt(run)
    return configuration.add_reader_usage(run, second, cost(second.line))


def _announce_llm(settings: Settings, endpoint: "Endpoint", articles: int, second: str) -> str:
    from briefing.llm.endpoint import host

    several = "1 article" if articles == 1 else f"{articles} articles"
    if settings.replay:
        return f"Replaying {settings.replay}: {several}, model {endpoint.model}; nothing is sent.{second}"
    if settings.local_model:
        stays = "; nothing leaves it." if not second else "."
        return f"Asking {endpoint.model} on this machine about {several}{stays}{second}"
    return (
        f"Sending {several} to {host(endpoint)}, model {endpoint.model}; `--engine extractive` keeps it here."
        f"{second}"
    )
