"""Model connection: its asker, with the money and the place among requests that it has."""

from typing import NamedTuple

from briefing.llm.ask import Asker
from briefing.llm.bill import Account, add_accounts
from briefing.llm.budget import Budget
from briefing.llm.cache import Cache
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint
from briefing.llm.retry import Patience
from briefing.llm.token_count import TokenCounter, tokenizer
from briefing.notices import Notice
from briefing.session import cache_and_budget
from briefing.settings import Settings


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
    purse = cache_and_budget.budget(settings, endpoint, counting, beside.purse if beside else None)
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
    paid = cache_and_budget.asker_account(connection.asker, connection.purse)
    if beside is None or beside is connection:
        return paid
    return add_accounts(paid, cache_and_budget.asker_account(beside.asker, beside.purse))
