"""Dry run: what a run would ask of a model, and what that would cost, before anything is asked."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Literal

from briefing import pipeline, prompts
from briefing.analysis.llm import LlmAnalyst
from briefing.errors import UsageError
from briefing.frozen import Frozen
from briefing.judge import configuration
from briefing.judge.classifier.appointment import names_classifier
from briefing.llm.ask import Asker
from briefing.llm.bill import Bill, bill
from briefing.llm.budget import Budget
from briefing.llm.client import Client
from briefing.llm.endpoint import host
from briefing.llm.token_count import PlannedRequest, tokenizer
from briefing.models import Article, Unread
from briefing.nlp.doc import Doc
from briefing.notices import Notice
from briefing.pipeline import ALL_ALIKE, Corpus, Interests
from briefing.session import model_connection, model_endpoint
from briefing.session.model_connection import ModelConnection
from briefing.settings import Settings
from briefing.source_coverage import BOILERPLATE
from briefing.sources.load import Selection
from briefing.stories import assembly
from briefing.stories.muting import muted_reason

Status = Literal["read", "duplicate", "empty", "failed"]


class CostEstimate(Frozen):
    """Tokens and USD of `requests`, as they may be expected, and at most (`worst`); a cost is None where no
    price is known."""

    requests: int
    prompt_tokens: int
    answer_tokens: int
    worst_answer_tokens: int
    cost_usd: Decimal | None
    worst_cost_usd: Decimal | None


class RequestEstimate(CostEstimate):
    """Requests to be paid for, and `cached` ones that were paid before."""

    sentences: int
    cached: int


class SecondReadingEstimate(CostEstimate):
    """What it may come to that a second reader ("MODEL at HOST") is shown what the brief will state. That
    depends on the answers, so it is an estimate, `worst` too."""

    reader: str


class SourceStatus(Frozen):
    """A source, and why it is not asked about, if it is not. One that is read and has a `reason` is left out
    by the reader's settings."""

    source: str
    status: Status
    reason: str


class SourcePlan(RequestEstimate, SourceStatus):
    """What one source would be asked about."""


class Plan(Frozen):
    """The contract `plan/1`; each request is asked once in it. `host` is where they would go, `encoding` what
    prompts are counted with, and `exact` whether the model is known to use it. `stories` have several
    articles: each is one more request, or a few where it is large, made of the answers and so not in `total`.
    Nor is `second_reader`, which is None where rules alone check, or a classifier on this machine besides.
    """

    format: Literal["plan/1"] = "plan/1"
    model: str
    host: str
    encoding: str
    exact: bool
    budget_usd: Decimal | None
    sources: tuple[SourcePlan, ...]
    total: RequestEstimate
    stories: int
    second_reader: SecondReadingEstimate | None = None


def plan(
    wanted: Selection,
    stdin: BinaryIO,
    settings: Settings,
    environment: Mapping[str, str],
    notice: Notice,
    *,
    once: bool,
) -> Plan:
    """What the sources would cost. `once`: the same text is read once, as for a brief.

    Asks nobody, needs no key and keeps nothing. Raises UsageError where no model would be asked.
    """
    _check(settings)
    where = prompts.configured_layers(settings, Path.cwd(), wanted.day)
    interests = Interests(settings.watch, settings.ignore) if once else ALL_ALIKE
    gathered = pipeline.gather(wanted.model_copy(update={"store": None}), stdin, notice, interests=interests)
    left_out = {*gathered.repeats, *gathered.muted} if once else set[str]()
    docs = {key: doc for key, doc in gathered.docs.items() if doc.sentences and key not in left_out}
    with (
        model_endpoint.open_endpoint(settings, environment, where, planned=True) as (endpoint, chunk_tokens),
        model_connection.open_cache(settings, environment, notice, planned=True) as cache,
    ):
        counting = tokenizer(endpoint.model)
        purse = model_connection.budget(settings, endpoint, counting)
        asker = Asker(Client(endpoint), 1, cache=cache, count=counting.count)
        analyst = LlmAnalyst(asker, where, chunk_tokens, counting.count)
        foreseen = {key: analyst.foresee(*doc[:2]) for key, doc in docs.items()}
        groups = _story_groups(list(docs.values())) if once else []
        connection = ModelConnection(endpoint, asker, purse, counting.count, 1, cache)
        second = None
        if once and settings.check != "rules" and not names_classifier(settings, environment):
            reader = configuration.appoint_reader(
                settings, environment, where, chunk_tokens, connection, notice, planned=True
            )
            second = configuration.estimate_second_reading(reader, groups)
    requests = [request for several in foreseen.values() for request in several]
    return Plan(
        model=endpoint.model,
        host=host(endpoint),
        encoding=counting.name,
        exact=counting.exact,
        budget_usd=settings.budget,
        sources=tuple(_plan_source(row, gathered, foreseen, purse) for row in gathered.read),
        total=RequestEstimate(**_request_fields(docs.values(), requests, purse)),
        stories=sum(len(group) > 1 for group in groups),
        second_reader=SecondReadingEstimate(reader=second[0], **_cost_fields(second[1])) if second else None,
    )


def _story_groups(docs: Sequence[Doc]) -> list[list[Doc]]:
    groups = assembly.cluster_indices([(doc.article, doc.sentences) for doc in docs])
    return [[docs[at] for at in group] for group in groups]


def _plan_source(
    row: Article | Unread,
    gathered: Corpus,
    foreseen: Mapping[str, Sequence[PlannedRequest]],
    purse: Budget | None,
) -> SourcePlan:
    if isinstance(row, Unread):
        return SourcePlan(
            source=row.source, status=row.status, reason=row.reason, **_request_fields((), (), purse)
        )
    original, doc = gathered.repeats.get(row.id), gathered.docs[row.id]
    is_asked = row.id in foreseen
    if muted := gathered.muted.get(row.id):
        return SourcePlan(
            source=row.source, status="read", reason=muted_reason(muted), **_request_fields((), (), purse)
        )
    status: Status = "read" if is_asked else "duplicate" if original and doc.sentences else "empty"
    reason = {"read": "", "duplicate": f"{original.reason} as {original.of}" if original else ""}.get(
        status, BOILERPLATE
    )
    fields = _request_fields((doc,) if is_asked else (), foreseen.get(row.id, ()), purse)
    return SourcePlan(source=row.source, status=status, reason=reason, **fields)


def _request_fields(
    docs: Iterable[Doc], foreseen: Sequence[PlannedRequest], purse: Budget | None
) -> dict[str, Any]:
    expected = bill((request.estimate for request in foreseen if not request.cached), purse)
    return {
        "sentences": sum(len(doc.sentences) for doc in docs),
        "cached": len(foreseen) - expected.requests,
        **_cost_fields(expected),
    }


def _cost_fields(expected: Bill) -> dict[str, Any]:
    return {
        "requests": expected.requests,
        "prompt_tokens": expected.prompt_tokens,
        "answer_tokens": expected.answer_tokens,
        "worst_answer_tokens": expected.worst_answer_tokens,
        "cost_usd": expected.usd,
        "worst_cost_usd": expected.worst_usd,
    }


def _check(settings: Settings) -> None:
    if settings.engine == "extractive":
        raise UsageError(
            "--dry-run plans what a model would cost; --engine extractive asks none, for nothing"
        )
    if settings.replay:
        raise UsageError("--dry-run plans what a model would cost; a replay costs nothing, so leave one out")
