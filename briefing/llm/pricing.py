"""Pricing: what answers cost in USD, by the price list that the library genai-prices ships.

List prices: no discount for prompts that an endpoint has cached is counted. Where a price depends on the time
of day, it is the dearest of the day, so that what a brief says of its cost depends on its date alone.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from briefing.errors import TokenUsage
from briefing.llm.endpoint import DEFAULT_HOST

Cost = Callable[[int, int], Decimal]
"""USD for one answer's prompt and completion tokens."""

_STEP = timedelta(minutes=30)  # of the hours at which prices change over the day
_HUNDREDTH_OF_A_CENT = Decimal("0.0001")


def no_cost(_prompt_tokens: int, _completion_tokens: int) -> Decimal:
    """The `Cost` of a model that runs on this machine."""
    return Decimal(0)


@cache
def cost_of(model: str, base_url: str | None, day: date) -> Cost | None:
    """What a model costs on a day, asked at `base_url` (None: at OpenAI); None where nobody knows.

    At an address that the list knows, the prices are that provider's; at any other (a proxy, a server of your
    own) they are those of the model's maker, if the name tells who that is.
    """
    from genai_prices import Usage, calc_price
    from genai_prices.data import providers

    address = base_url or f"https://{DEFAULT_HOST}/v1"
    provider = next(
        (candidate.id for candidate in providers if re.match(candidate.api_pattern, address)), None
    )
    try:
        priced_model = calc_price(Usage(), model, provider_id=provider).model
    except LookupError:
        return None
    midnight = datetime.combine(day, time(), UTC)
    half_hours = [midnight + _STEP * n for n in range(48)]
    prices = {id(charged): charged for charged in map(priced_model.get_prices, half_hours)}.values()
    if any(price.input_mtok is None or price.output_mtok is None for price in prices):
        return None

    def cost(prompt_tokens: int, completion_tokens: int) -> Decimal:
        usage = Usage(input_tokens=prompt_tokens, output_tokens=completion_tokens)
        return max(price.calc_price(usage)["total_price"] for price in prices)

    return cost


def context_window(model: str) -> int | None:
    """The tokens that a model reads and writes in a request, by the same list; None where it does not say."""
    from genai_prices import Usage, calc_price

    try:
        return calc_price(Usage(), model).model.context_window
    except LookupError:
        return None


def round_usd(usd: Decimal) -> Decimal:
    """USD to a hundredth of a cent."""
    return usd.quantize(_HUNDREDTH_OF_A_CENT, ROUND_HALF_EVEN)


def total_cost(answers: Iterable[tuple[str, TokenUsage]], cost: Callable[[str], Cost | None]) -> str | None:
    """The USD of answers (the model, the tokens) to a hundredth of a cent; None where there are
    none, or the price of one is not known."""
    usd, priced = Decimal(0), False
    for model, paid in answers:
        price = cost(model)
        if price is None:
            return None
        usd, priced = usd + price(paid.prompt_tokens, paid.completion_tokens), True
    return str(round_usd(usd)) if priced else None
