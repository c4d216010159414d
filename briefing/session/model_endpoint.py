"""Model endpoint: where a run asks its model, by its settings."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import prompts
from briefing.errors import UsageError
from briefing.session import run_cassette
from briefing.settings import DEFAULT_MODEL, Settings
from briefing.tasks.article_head import HEAD_TOKENS

if TYPE_CHECKING:
    from briefing.llm.endpoint import Endpoint


def open_endpoint(
    settings: Settings,
    environment: Mapping[str, str],
    where: prompts.Layers,
    *,
    planned: bool = False,
    key: str = "",
) -> "AbstractContextManager[tuple[Endpoint, int]]":
    """Where a run asks its model, started where it is a file, and how many tokens of sentences at once. `key`
    names the variable that holds the key, where it is not OPENAI_API_KEY.

    Raises UsageError where there is no such file, no room for the prompts, or no key; what is only `planned`
    needs none.
    """
    if settings.replay or not settings.local_model:
        return nullcontext((_endpoint(settings, environment, planned, key), settings.chunk_tokens))
    from briefing.llm import local
    from briefing.llm.token_count import tokenizer

    path = Path(settings.local_model)
    beside = sum(tokenizer(path.name).count(prompts.request(where, "", 1, 1))) + HEAD_TOKENS
    kept = local.digests_path(environment)
    return local.serve_model(path, beside, settings.chunk_tokens, settings.timeout, kept)


def key_name(
    settings: Settings,
    address: str,
    environment: Mapping[str, str],
    named: str = "",
    *,
    planned: bool = False,
) -> str:
    """The variable that holds the key for an address: OPENAI_API_KEY, or the one that is `named`.

    Raises UsageError where that is not set, or where a key is set and briefing.toml, which may come from
    anybody, names an address that the user has not trusted; what is only `planned` sends none.
    """
    from briefing import trusted_hosts
    from briefing.llm.endpoint import KEY

    name = named or KEY
    if planned:
        return name
    if named and not environment.get(named):
        raise UsageError(f"{named}, which [check] names for the second reader's key, is not set: set it")
    if (
        environment.get(name)
        and address in settings.from_file
        and not trusted_hosts.is_trusted(address, environment)
    ):
        raise UsageError(
            f"briefing.toml would send {name} to a host that you have not trusted:"
            f" {trusted_hosts.line_to_add(address, environment)},"
            " or name it with --base-url or BRIEFING_BASE_URL"
        )
    return name


def _endpoint(settings: Settings, environment: Mapping[str, str], planned: bool, key: str) -> "Endpoint":
    from briefing.llm.endpoint import endpoint, replay_endpoint

    model = settings.model or run_cassette.recorded_model(settings)
    if settings.replay:
        return replay_endpoint(model)
    chosen = endpoint(
        model or DEFAULT_MODEL,
        settings.base_url or None,
        environment,
        settings.timeout,
        settings.max_tokens,
        key_name(settings, settings.base_url, environment, key, planned=planned),
    )
    if chosen.api_key is None and not planned:
        raise UsageError(
            "no key for a model: set OPENAI_API_KEY, or name a server with --base-url;"
            " --engine extractive needs neither"
        )
    return chosen
