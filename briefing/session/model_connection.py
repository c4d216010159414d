"""Model connection: an asker, with the cache, the money and the place among requests that it has."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.llm import cache as caching
from briefing.llm.ask import Asker
from briefing.llm.bill import Account, add_accounts, bill
from briefing.llm.budget import COUNTED, ESTIMATED, Budget
from briefing.llm.cache import Cache
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint, host
from briefing.llm.pricing import Cost, cost_of, no_cost
from briefing.llm.retry import Patience
from briefing.llm.token_count import TokenCounter, Tokenizer, tokenizer
from briefing.notices import Notice
from briefing.settings import Settings


@contextmanager
def open_cache(
    settings: Settings, environment: Mapping[str, str], notice: Notice, *, planned: bool = False
) -> Iterator[Cache | None]:
    """The cache of answers; None where none is wanted, and beside a cassette, which is a record of its own.

    Where a run is only `planned`, none is made that is not there yet.
    """
    if not settings.uses_cache:
        yield None
        return
    path = caching.cache_path(environment)
    if path is None:
        notice("The cache of answers is not used: there is no home folder; set XDG_CACHE_HOME.")
        yield None
        return
    if planned and not path.exists():
        yield None
        return
    with closing(Cache(path, notice)) as opened:
        yield opened


def budget(
    settings: Settings, endpoint: Endpoint, counting: Tokenizer, beside: Budget | None = None
) -> Budget | None:
    """The money of a run; None where no price is known, and for a replay, which costs nothing. It is the same
    money as that of a model `beside`.

    Raises UsageError where a budget is set that cannot be kept without a price.
    """
    if settings.replay:
        return None
    price = cost(settings, endpoint.model, endpoint.base_url, date.today())
    if price is not None:
        margin = COUNTED if counting.exact else ESTIMATED
        return beside.for_another(price, margin) if beside else Budget(settings.budget, price, margin)
    if settings.budget is not None:
        raise UsageError(
            f"no price is known for {endpoint.model} at {host(endpoint)}, so no budget can be kept: leave out"
            " --budget (a server of your own charges nothing), or name a model that genai-prices lists"
        )
    return None


def cost(settings: Settings, model: str, base_url: str | None, day: date) -> Cost | None:
    """What answers of a model cost on a day; a model that runs on this machine is free."""
    return no_cost if settings.local_model and not settings.replay else cost_of(model, base_url, day)


class ModelConnection(NamedTuple):
    """`tokens` counts those of texts, by the model's own encoding where that is known. `at_once` is how many
    requests may be under way."""

    endpoint: Endpoint
    asker: Asker
    purse: Budget | None
    tokens: TokenCounter
    at_once: int
    cache: Cache | None


def connect_model(
    settings: Settings,
    endpoint: Endpoint,
    cache: Cache | None,
    notice: Notice,
    beside: ModelConnection | None = None,
) -> ModelConnection:
    """A line to an endpoint; one `beside` another spends the same money.

    Raises UsageError where a budget is set that cannot be kept.
    """
    counting = tokenizer(endpoint.model)
    if counting.notice and not settings.replay:
        notice(f"{counting.notice}.")
    patience = Patience.replaying() if settings.replay else Patience.lasting(settings.patience, notice)
    at_once = 1 if endpoint.is_a_file else settings.concurrency
    purse = budget(settings, endpoint, counting, beside.purse if beside else None)
    asker = Asker(
        Client(endpoint, bounded=purse is not None and purse.cap is not None),
        at_once,
        cache=cache,
        budget=purse,
        count=counting.count,
        patience=patience,
    )
    return ModelConnection(endpoint, asker, purse, counting.count, at_once, cache)


def total_account(connection: ModelConnection, beside: ModelConnection | None = None) -> Account:
    """What was paid so far, on one line or on two."""
    paid = _asker_account(connection.asker, connection.purse)
    if beside is None or beside is connection:
        return paid
    return add_accounts(paid, _asker_account(beside.asker, beside.purse))


def _asker_account(asker: Asker, purse: Budget | None) -> Account:
    """What was paid so far, beside what was planned."""
    tally = asker.tally
    return Account(
        requests=tally.requests,
        prompt_tokens=tally.paid.prompt_tokens,
        completion_tokens=tally.paid.completion_tokens,
        usd=purse.spent if purse else None,
        planned=bill(asker.planned, purse),
        cached=tally.cached,
        cap=purse.cap if purse else None,
        reasoning_tokens=tally.paid.reasoning_tokens,
    )
