"""Where a run asks its model, by its settings."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import prompts
from briefing.analysts import taping
from briefing.errors import UsageError
from briefing.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from briefing.llm.endpoint import Endpoint


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
    from briefing.llm.endpoint import endpoint as model_endpoint
    from briefing.llm.endpoint import nowhere

    model = settings.model or taping.recorded_model(settings)
    if settings.replay:
        return nowhere(model)
    found = model_endpoint(
        model or DEFAULT_MODEL, settings.base_url or None, environment, settings.timeout, settings.max_tokens
    )
    if found.api_key is None and not planned:
        raise UsageError(
            "no key for a model: set OPENAI_API_KEY, or name a server with --base-url;"
            " --engine extractive needs neither"
        )
    return found
