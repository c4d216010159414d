"""A line to one model: its asker, with the money and the place among requests that it has."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.analysts import keeping
from briefing.llm.accounts import Account, together
from briefing.llm.asking import Asker
from briefing.llm.budget import Budget
from briefing.llm.cache import Cache
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint
from briefing.llm.retries import Patience
from briefing.notices import Notice
from briefing.settings import Settings
from briefing.text.tokens import tokenizer


class Line(NamedTuple):
    """`tokens` counts those of texts, by the model's own encoding where that is known. `at_once` is how many
    requests may be under way."""

    endpoint: Endpoint
    asker: Asker
    purse: Budget | None
    tokens: Callable[[Sequence[str]], list[int]]
    at_once: int
    cache: Cache | None


def line(
    settings: Settings,
    endpoint: Endpoint,
    cache: Cache | None,
    notice: Notice,
    beside: Line | None = None,
) -> Line:
    """A line to an endpoint; one `beside` another spends the same money.

    Raises UsageError where a budget is set that cannot be kept.
    """
    counting = tokenizer(endpoint.model)
    if counting.notice and not settings.replay:
        notice(f"{counting.notice}.")
    patience = Patience.replaying() if settings.replay else Patience.lasting(settings.patience, notice)
    at_once = 1 if endpoint.is_a_file else settings.concurrency
    purse = keeping.budget(settings, endpoint, counting, beside.purse if beside else None)
    asker = Asker(
        Client(endpoint, bounded=purse is not None and purse.cap is not None),
        at_once,
        cache=cache,
        budget=purse,
        count=counting.count,
        patience=patience,
    )
    return Line(endpoint, asker, purse, counting.count, at_once, cache)


def account(line: Line, beside: Line | None = None) -> Account:
    """What was paid so far, on one line or on two."""
    paid = keeping.account(line.asker, line.purse)
    if beside is None or beside is line:
        return paid
    return together(paid, keeping.account(beside.asker, beside.purse))
