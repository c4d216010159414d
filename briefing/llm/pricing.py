"""What an answer costs, by the price list that the library genai-prices ships."""

from decimal import Decimal


def price(model: str, prompt_tokens: int, completion_tokens: int) -> str | None:
    """The cost in USD as a decimal number, to a hundredth of a cent; None where no price is known."""
    from genai_prices import Usage, calc_price

    try:
        found = calc_price(
            Usage(input_tokens=prompt_tokens, output_tokens=completion_tokens), model_ref=model
        )
    except LookupError:
        return None
    return str(found.total_price.quantize(Decimal("0.0001")))
