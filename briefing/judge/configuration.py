"""Second reader: whether one is asked, which model that is, what it may cost, and what it adds to a run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing import prompts
from briefing.analysis import Analyst
from briefing.errors import UsageError
from briefing.models import Run, Usage
from briefing.nlp.doc import Doc
from briefing.notices import Notice
from briefing.prompts.request_text import CHECK
from briefing.session import model_endpoint, run_cassette
from briefing.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from briefing.judge.reader import SecondReader
    from briefing.llm.ask import Asker
    from briefing.llm.bill import Bill
    from briefing.llm.endpoint import Endpoint
    from briefing.llm.pricing import Cost
    from briefing.session.model_connection import ModelConnection


_COUNTS = tuple(name for name in Usage.model_fields if name != "cost_usd")


class AppointedReader(NamedTuple):
    """A second reader, the line that it is asked on, and what is said of it before; empty where it is the
    analyst's own model."""

    reader: "SecondReader"
    line: "ModelConnection"
    announcement: str = ""


def wants_second_reader(settings: Settings, notice: Notice) -> bool:
    """Whether a model reads the statements of a model again: it does, unless rules alone are to check, or a
    recording that is replayed has no answers of such a reader (`notice` is told)."""
    if settings.check != "auto":
        return settings.check == "model"
    if settings.replay and not run_cassette.recorded_reader_model(settings):
        notice(f"{settings.replay} holds no answers of a second reader: statements are checked by rules.")
        return False
    return True


def appoint_reader(
    settings: Settings,
    environment: Mapping[str, str],
    where: prompts.Layers,
    chunk_tokens: int,
    analyst: "ModelConnection",
    notice: Notice,
    *,
    planned: bool = False,
) -> AppointedReader:
    """The second reader of what a model stated that is asked on the `analyst` line: on the same one, unless
    the settings name another model or address. Raises UsageError where that has no key; what is only
    `planned` needs none."""
    from briefing.judge.reader import SecondReader
    from briefing.session.model_connection import connect_model

    target = reader_endpoint(settings, environment, analyst.endpoint, planned=planned)
    own = target is not analyst.endpoint
    connection = connect_model(settings, target, analyst.cache, notice, beside=analyst) if own else analyst
    reader = SecondReader(
        connection.asker, where, chunk_tokens, connection.tokens, context=settings.check_context
    )
    return AppointedReader(reader, connection, _announcement(target, settings) if own else "")


def estimate_second_reading(second: AppointedReader, stories: Sequence[Sequence[Doc]]) -> "tuple[str, Bill]":
    """Who would read statements again, as "MODEL at HOST", and what that may be expected to come to. What is
    kept of earlier answers is not known before the analysis."""
    from briefing.llm.bill import bill
    from briefing.llm.endpoint import host

    texts = [[[doc.article.text[s.start : s.end] for s in doc.sentences] for doc in docs] for docs in stories]
    estimates = [estimate for articles in texts for estimate in second.reader.foresee(articles)]
    target = second.line.endpoint
    return f"{target.model} at {host(target)}", bill(estimates, second.line.purse)


@contextmanager
def open_reader(
    settings: Settings, environment: Mapping[str, str], where: prompts.Layers, notice: Notice
) -> Iterator[AppointedReader]:
    """A second reader where no model analyzes. Raises UsageError where it has no key."""
    from briefing.judge.reader import SecondReader
    from briefing.session import model_connection

    as_analyst = _reader_settings(settings)
    key = settings.check_api_key_env
    if not (as_analyst.replay or as_analyst.local_model):
        model_endpoint.key_name(as_analyst, as_analyst.base_url, environment, key)
    with (
        run_cassette.open_cassette(as_analyst, notice),
        model_endpoint.open_endpoint(as_analyst, environment, where, planned=True, key=key) as (
            endpoint,
            chunk_tokens,
        ),
        model_connection.open_cache(as_analyst, environment, notice) as cache,
    ):
        if endpoint.api_key is None:
            raise UsageError(
                "no key for a second reader: set OPENAI_API_KEY, or name a server (base_url below [check]);"
                " --check rules needs neither"
            )
        main = model_connection.connect_model(as_analyst, endpoint, cache, notice)
        reader = SecondReader(main.asker, where, chunk_tokens, main.tokens, context=settings.check_context)
        yield AppointedReader(reader, main, _announcement(endpoint, as_analyst))


def _reader_settings(settings: Settings) -> Settings:
    """The settings of a run that asks nobody but the second reader, as if it were the analyst."""
    recorded = run_cassette.recorded_reader_model(settings)
    if settings.replay:
        return settings.model_copy(update={"model": settings.check_model or recorded})
    named = {"model": settings.check_model or recorded, "base_url": settings.check_base_url}
    given = {name: value for name, value in named.items() if value}
    return settings.model_copy(update={**given, **({"local_model": ""} if given else {})})


def reader_endpoint(
    settings: Settings, environment: Mapping[str, str], analyst: "Endpoint", *, planned: bool = False
) -> "Endpoint":
    """Where the second reader is asked: at the analyst's, unless the settings name another model or address.

    Raises UsageError where it has no key; what is only `planned` needs none.
    """
    from briefing.llm.endpoint import endpoint, replay_endpoint

    recorded = run_cassette.recorded_reader_model(settings)
    if settings.replay:
        model = settings.check_model or recorded or analyst.model
        return analyst if model == analyst.model else replay_endpoint(model)
    model = settings.check_model or recorded
    if not settings.check_base_url and model in ("", analyst.model):
        return analyst
    address = settings.check_base_url or (settings.base_url if not settings.local_model else "")
    model = model or settings.model or DEFAULT_MODEL
    chosen = endpoint(
        model,
        address or None,
        environment,
        settings.timeout,
        settings.max_tokens,
        model_endpoint.key_name(settings, address, environment, settings.check_api_key_env, planned=planned),
    )
    if chosen.api_key is None and not planned:
        raise UsageError(
            f"no key for {model}, the second reader: set OPENAI_API_KEY, name a server with base_url below"
            " [check], or take --check rules"
        )
    return chosen


def _announcement(reader: "Endpoint", settings: Settings) -> str:
    from briefing.llm.endpoint import host

    if settings.replay:
        return f" Second reader: {reader.model}, replayed."
    if reader.is_a_file:
        return f" Second reader: {reader.model}, on this machine."
    return f" Each statement and its sentences go to {host(reader)}, second reader {reader.model}."


def add_reader_usage(run: Run, second: AppointedReader, cost: "Callable[[str], Cost | None]") -> Run:
    """How a brief was made, with the answers by which its statements were read again."""
    from briefing.analysis.llm import usage

    used = second.reader.used
    if not used:
        return remove_check_prompt(run)
    results = second.reader.results
    models = ", ".join(sorted(set(second.reader.models))) if results and results.trusted else ""
    before, more = run.usage, usage(used, cost)
    planted = {"planted_errors": results.by_kind() if results else {}}
    both = {name: getattr(before, name) + getattr(more, name) for name in _COUNTS}
    usd = _sum(before.cost_usd, more.cost_usd) if before.requests else more.cost_usd
    return run.model_copy(
        update={"usage": Usage(**both, cost_usd=usd), "second_reader": models or None, **planted}
    )


def remove_check_prompt(run: Run) -> Run:
    """How a brief was made by rules alone: the template of a second reader had no part in it."""
    used = {name: digest for name, digest in run.prompts.items() if not name.endswith(CHECK)}
    return run.model_copy(update={"prompts": used})


def _sum(first: str | None, second: str | None) -> str | None:
    return None if first is None or second is None else str(Decimal(first) + Decimal(second))


class AnalystWithReader:
    """An analyst that is opened and closed together with what asks another model."""

    def __init__(self, analyst: AbstractAsyncContextManager[Analyst], asker: "Asker") -> None:
        self._analyst = analyst
        self._asker = asker

    async def __aenter__(self) -> Analyst:
        await self._asker.__aenter__()
        return await self._analyst.__aenter__()

    async def __aexit__(self, *raised: Any) -> None:
        await self._analyst.__aexit__(*raised)
        await self._asker.__aexit__(*raised)
