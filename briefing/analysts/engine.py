"""Which analyst runs, and all that comes with it: decided by configuration, never by failure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing import picoschema, prompts
from briefing.analysts import Analyst, taping
from briefing.analysts.extractive import ExtractiveAnalyst
from briefing.errors import ModelError, UsageError
from briefing.model import BUILT_IN, Run, Section, Usage
from briefing.settings import DEFAULT_MODEL, Settings
from briefing.text import languages

if TYPE_CHECKING:
    from briefing.analysts.merger import Merger
    from briefing.llm.accounts import Account
    from briefing.llm.client import Endpoint


class SoFar(NamedTuple):
    """How far a model analyst is: the sentences that it read, the answers that it used, and whether those are
    kept for later runs."""

    sentences: int = 0
    answers: int = 0
    kept: bool = False


class Engine(NamedTuple):
    """`analyst` is opened around the analyses; `announce` says, before them, what becomes of that many
    articles; `run` tells, after them, how they were made, priced on the brief's day. `sections` are those of
    the templates in use; `not_filled` are those of them, or their fields, that this analyst cannot fill,
    `language` is the one that it writes. `concurrency` is the number of articles to be read at once. After
    the analyses, `faults` gives what kept the analyst from reading something, each fault once, and `account`
    what was paid, None where nobody is. `merger` merges the findings of stories while the analyst is open; it
    is None where the program does."""

    analyst: AbstractAsyncContextManager[Analyst]
    announce: Callable[[int], str]
    run: Callable[[date], Run]
    sections: tuple[Section, ...]
    not_filled: tuple[str, ...] = ()
    language: str = "English"
    concurrency: int = 1
    faults: Callable[[], tuple[ModelError, ...]] = tuple
    account: Callable[[], "Account | None"] = lambda: None
    so_far: Callable[[], SoFar] = SoFar
    merger: "Merger | None" = None


class Choice(NamedTuple):
    """ "llm" or "extractive", and what decided so."""

    engine: str
    because: str


def choice(settings: Settings, environment: Mapping[str, str]) -> Choice:
    """Which engine runs. "auto" is the model where a recording, a local model, a base URL or a key is there.

    Raises UsageError for settings that do not go together.
    """
    if settings.local_model and settings.base_url:
        raise UsageError("--local-model and --base-url do not go together; leave one out, or give it as ''")
    if settings.engine != "auto":
        return Choice(settings.engine, f"engine = {settings.engine}")
    reasons = {
        "a recording is replayed": settings.replay,
        "a local model is named": settings.local_model,
        "a base URL is named": settings.base_url or environment.get("OPENAI_BASE_URL"),
        "OPENAI_API_KEY is set": environment.get("OPENAI_API_KEY"),
    }
    because = next((reason for reason, given in reasons.items() if given), "")
    if because:
        return Choice("llm", because)
    return Choice("extractive", "no key, base URL, local model or recording is given")


@contextmanager
def engine(
    settings: Settings,
    environment: Mapping[str, str],
    notice: Callable[[str], None],
    day: date | None = None,
    templates: prompts.Layers | None = None,
) -> Iterator[Engine]:
    """The engine for a run; a recording is written when the run ends well, and left as it was when not.

    `day` is the brief's, for templates that ask for it; today where there is none. `templates` are taken for
    those of the settings. Raises UsageError for settings that do not go together.
    """
    settings = taping.settled(settings)
    chosen = choice(settings, environment).engine
    where = templates or prompts.configured(settings, Path.cwd(), day or date.today())
    if chosen == "llm":
        with _llm(settings, environment, where, notice) as found:
            yield found
    elif settings.record or settings.replay:
        raise UsageError("--record and --replay are for a model: name one, or leave out --engine extractive")
    else:
        language = prompts.language_of(where)
        if languages.code(language) != "en":
            notice(f"The embedded analyst quotes the articles as they are; only a model writes {language}.")
        yield _extractive(where)


def _extractive(where: prompts.Layers) -> Engine:
    sections = prompts.sections(where)
    not_filled = tuple(_not_filled(sections))
    return Engine(
        nullcontext(ExtractiveAnalyst([section.name for section in sections])),
        _announce_extractive,
        lambda _: _extractive_run(where, not_filled),
        sections,
        not_filled,
    )


def _not_filled(sections: Sequence[Section]) -> Iterator[str]:
    """What a user's templates ask for beside the program's own: a section by its name, a field by both."""
    for section in sections:
        if section.name not in BUILT_IN:
            yield section.name
        else:
            yield from (f"{section.name}.{field.name}" for field in picoschema.added(section))


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
def _llm(
    settings: Settings,
    environment: Mapping[str, str],
    where: prompts.Layers,
    notice: Callable[[str], None],
) -> Iterator[Engine]:
    from briefing.analysts import keeping
    from briefing.analysts.llm import LlmAnalyst
    from briefing.analysts.merger import Merger
    from briefing.llm.asking import Asker
    from briefing.llm.client import Client
    from briefing.llm.retries import Patience
    from briefing.text.tokens import tokenizer

    with (
        taping.tape(settings, notice),
        served(settings, environment, where) as (endpoint, chunk_tokens),
        keeping.answers(settings, environment, notice) as cache,
    ):
        counting = tokenizer(endpoint.model)
        if counting.notice and not settings.replay:
            notice(f"{counting.notice}.")
        patience = Patience.replaying() if settings.replay else Patience.lasting(settings.patience, notice)
        at_once = 1 if endpoint.is_a_file else settings.concurrency
        purse = keeping.budget(settings, endpoint, counting)
        asker = Asker(
            Client(endpoint, bounded=purse is not None and purse.cap is not None),
            at_once,
            cache=cache,
            budget=purse,
            count=counting.count,
            patience=patience,
        )
        analyst = LlmAnalyst(asker, where, chunk_tokens, counting.count)
        merger = Merger(asker, where, chunk_tokens, counting.count)
        yield Engine(
            analyst,
            lambda articles: _announce_llm(settings, endpoint, articles),
            lambda day: analyst.run(
                lambda model: keeping.cost(settings, model, endpoint.base_url, day), merger.used
            ),
            prompts.sections(where),
            language=prompts.language_of(where),
            concurrency=at_once,
            faults=lambda: tuple(analyst.faults.values()),
            account=lambda: None if settings.replay else keeping.account(asker, purse),
            so_far=lambda: SoFar(
                analyst.sentences_read, analyst.answers, kept=cache is not None and cache.works
            ),
            merger=merger,
        )


def served(
    settings: Settings, environment: Mapping[str, str], where: prompts.Layers, *, planned: bool = False
) -> "AbstractContextManager[tuple[Endpoint, int]]":
    """Where a run asks its model, started where it is a file, and how many tokens of sentences at once.

    Raises UsageError where there is no such file, no room for the prompts, or no key; what is only `planned`
    needs none.
    """
    if settings.replay or not settings.local_model:
        return nullcontext((_endpoint(settings, environment, planned), settings.chunk_tokens))
    from briefing.llm import local
    from briefing.text.tokens import tokenizer

    path = Path(settings.local_model)
    beside = sum(tokenizer(path.name).count(prompts.request(where, "", 1, 1)))
    kept = local.digests(environment)
    return local.serving(path, beside, settings.chunk_tokens, settings.timeout, kept)


def _endpoint(settings: Settings, environment: Mapping[str, str], planned: bool) -> "Endpoint":
    from briefing.llm import client

    model = settings.model or taping.recorded_model(settings)
    if settings.replay:
        return client.nowhere(model)
    found = client.endpoint(model or DEFAULT_MODEL, settings.base_url or None, environment, settings.timeout)
    if found.api_key is None and not planned:
        raise UsageError(
            "no key for a model: set OPENAI_API_KEY, or name a server with --base-url;"
            " --engine extractive needs neither"
        )
    return found


def _announce_llm(settings: Settings, endpoint: "Endpoint", articles: int) -> str:
    from briefing.llm.client import host

    several = "1 article" if articles == 1 else f"{articles} articles"
    if settings.replay:
        return f"Replaying {settings.replay}: {several}, model {endpoint.model}; nothing is sent."
    if settings.local_model:
        return f"Asking {endpoint.model} on this machine about {several}; nothing leaves it."
    return (
        f"Sending {several} to {host(endpoint)}, model {endpoint.model}; `--engine extractive` keeps it here."
    )
