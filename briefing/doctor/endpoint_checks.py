"""Endpoint checks: whether the endpoint answers, knows the model, and how it takes a schema."""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from briefing import prompts
from briefing.doctor.local_checks import CheckResult
from briefing.errors import ModelError, SchemaError, UsageError, suggestion
from briefing.llm.ask import Asker
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint, host, public_name
from briefing.llm.retry import Patience
from briefing.llm.structured_output import Rung, StructuredQuestion
from briefing.notices import Notice
from briefing.session import model_endpoint
from briefing.settings import Settings

_PATIENCE = 5.0  # seconds that a passing fault is waited for
_QUESTION = StructuredQuestion(
    messages=(
        {"role": "system", "content": "Answer in JSON."},
        {"role": "user", "content": 'Name two colours, as in {"colours": ["red", "blue"]}.'},
    ),
    schema={
        "type": "object",
        "properties": {"colours": {"type": "array", "items": {"type": "string"}, "maxItems": 3}},
        "required": ["colours"],
        "additionalProperties": False,
    },
    name="colours",
)
_RUNGS = {
    Rung.STRICT: "keeps to a strict schema",
    Rung.UNBOUNDED: "keeps to a strict schema, but for the length of its lists",
    Rung.OBJECT: "knows JSON, but no strict schema: what breaks it is asked for once more",
    Rung.TEXT: "answers in plain text, in which JSON is looked for; a model that knows schemas loses less",
}
_LATEST = ":latest"  # what Ollama adds to a name that has no tag


def check_endpoint(
    chosen: Settings, environment: Mapping[str, str], folder: Path, ask: bool, notice: Notice
) -> Iterator[CheckResult]:
    """The endpoint, the model and its answers; a model in a file is loaded only where it is asked."""
    if chosen.local_model and not ask:
        yield CheckResult("endpoint", "ok", "the model was not loaded (--no-request)")
        return
    layers = prompts.configured_layers(chosen, folder, date.today())
    try:
        with model_endpoint.open_endpoint(chosen, environment, layers) as (where, _):
            yield from asyncio.run(_check_reachable(where, ask, notice))
    except UsageError as wrong:
        yield CheckResult("endpoint", "fail", str(wrong))


async def _check_reachable(where: Endpoint, ask: bool, notice: Notice) -> list[CheckResult]:
    async with Client(where) as client:
        try:
            listed = await client.models()
        except ModelError as wrong:
            return [CheckResult("endpoint", "fail", str(wrong))]
    results = [CheckResult("endpoint", "ok", f"{host(where)} answers"), check_model(where.model, listed)]
    if not ask:
        return [*results, CheckResult("answers", "ok", "not asked for (--no-request)")]
    notice(
        f"Asking {where.model} at {host(where)} one small question, of about 100 tokens; "
        "--no-request leaves it out."
    )
    async with Asker(Client(where), 1, patience=Patience.lasting(_PATIENCE)) as asker:
        return [*results, await _check_answers(asker)]


async def _check_answers(asker: Asker) -> CheckResult:
    """On which rung of the ladder the endpoint gives an answer that fits a schema."""
    try:
        await asker.ask(_QUESTION, _colours)
    except ModelError as wrong:
        return CheckResult("answers", "fail", str(wrong))
    rung, request_count = asker.ladder.rung, asker.tally.requests
    requests = "1 request" if request_count == 1 else f"{request_count} requests"
    said = f"{_RUNGS[rung]} ({rung.name.lower()}; {requests}, {sum(asker.tally.paid)} tokens)"
    return CheckResult("answers", "warn" if rung is Rung.TEXT else "ok", said)


def _colours(content: str) -> list[str]:
    parsed = json.loads(content)
    colours = parsed.get("colours") if isinstance(parsed, dict) else None
    if not isinstance(colours, list) or not colours:
        raise SchemaError("the model's answer does not fit the schema; try another model", "No colours.")
    return colours


def check_model(model: str, listed: Sequence[str] | None) -> CheckResult:
    """Whether the model is among those that an endpoint lists, or None where it lists none."""
    if listed is None:
        return CheckResult("model", "ok", f"{model}; the endpoint has no list of models to look it up in")
    names = {name for full in listed for name in _model_names(full)}
    if model in names:
        return CheckResult("model", "ok", f"{model} is one of {_model_count(len(listed))} there")
    hint = suggestion(model, sorted(names), f"listed: {', '.join(listed[:5]) or 'none'}")
    return CheckResult(
        "model", "warn", f"{model} is none of {_model_count(len(listed))} there: check --model; {hint}"
    )


def _model_names(full: str) -> set[str]:
    """What a listed model may be called: with and without folder, maker and Ollama's usual tag."""
    return {full, public_name(full), full.rpartition("/")[2], full.removesuffix(_LATEST)}


def _model_count(models: int) -> str:
    return "1 model" if models == 1 else f"{models} models"
