"""The checks that ask an endpoint: whether it answers, knows the model, and how it takes a schema."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from briefing import prompts
from briefing.analysts import engine
from briefing.diagnosis.check import Check
from briefing.errors import ModelError, UsageError
from briefing.llm.client import Client, Endpoint, host
from briefing.llm.parameters import public_name
from briefing.settings import Settings

_LATEST = ":latest"  # what Ollama adds to a name that has no tag


def checks(
    chosen: Settings,
    environment: Mapping[str, str],
    folder: Path,
    ask: bool,
    notice: Callable[[str], None],
) -> Iterator[Check]:
    """The endpoint, the model and its answers; a model in a file is loaded only where it is asked."""
    if chosen.local_model and not ask:
        yield Check("endpoint", "ok", "the model was not loaded (--no-request)")
        return
    layers = prompts.configured(chosen, folder, date.today())
    try:
        with engine.served(chosen, environment, layers) as (where, _):
            yield from asyncio.run(_reached(where, ask, notice))
    except UsageError as wrong:
        yield Check("endpoint", "fail", str(wrong))


async def _reached(where: Endpoint, ask: bool, notice: Callable[[str], None]) -> list[Check]:
    async with Client(where) as client:
        try:
            listed = await client.models()
        except ModelError as wrong:
            return [Check("endpoint", "fail", str(wrong))]
    return [Check("endpoint", "ok", f"{host(where)} answers"), known(where.model, listed)]


def known(model: str, listed: Sequence[str] | None) -> Check:
    """Whether the model is among those that an endpoint lists, or None where it lists none."""
    if listed is None:
        return Check("model", "ok", f"{model}; the endpoint has no list of models to look it up in")
    names = {name for full in listed for name in _names(full)}
    if model in names:
        return Check("model", "ok", f"{model} is one of {_counted(len(listed))} there")
    near = get_close_matches(model, sorted(names), n=1)
    hint = f"did you mean {near[0]}?" if near else f"listed: {', '.join(listed[:5]) or 'none'}"
    return Check("model", "warn", f"{model} is none of {_counted(len(listed))} there: check --model; {hint}")


def _names(full: str) -> set[str]:
    """What a listed model may be called: with and without folder, maker and Ollama's usual tag."""
    return {full, public_name(full), full.rpartition("/")[2], full.removesuffix(_LATEST)}


def _counted(models: int) -> str:
    return "1 model" if models == 1 else f"{models} models"
