from datetime import date
from decimal import Decimal

import pytest

from briefing.llm.pricing import cost_of, no_cost, round_usd

DAY = date(2026, 11, 24)
MILLION = 1_000_000
GOOGLE = "https://generativelanguage.googleapis.com/v1beta/openai"


def test_an_answer_costs_its_tokens_at_the_list_price() -> None:
    cost = cost_of("gpt-4o", None, DAY)

    assert cost is not None
    assert cost(MILLION, 0) == Decimal("2.5")
    assert cost(0, MILLION) == Decimal(10)
    assert cost(1000, 100) == Decimal("0.0035")


def test_a_dated_name_costs_what_the_model_costs() -> None:
    dated, plain = cost_of("gpt-5-nano-2025-08-07", None, DAY), cost_of("gpt-5-nano", None, DAY)

    assert dated is not None
    assert plain is not None
    assert dated(5000, 900) == plain(5000, 900)


@pytest.mark.parametrize(
    "model", ["written-by-hand", "llama3.2:3b", "SmolLM2.gguf", "text-embedding-3-small"]
)
def test_a_model_that_the_list_has_no_price_for_answers_with_has_none(model: str) -> None:
    assert cost_of(model, None, DAY) is None


def test_at_a_known_provider_its_own_price_counts() -> None:
    router = cost_of("openai/gpt-oss-120b", "https://openrouter.ai/api/v1", DAY)

    assert router is not None
    assert cost_of("openai/gpt-oss-120b", "https://api.mistral.ai/v1", DAY) is None


def test_at_an_unknown_address_the_makers_price_counts() -> None:
    proxy, maker = cost_of("gpt-4o", "http://127.0.0.1:4000/v1", DAY), cost_of("gpt-4o", None, DAY)

    assert proxy is not None
    assert maker is not None
    assert proxy(1000, 1000) == maker(1000, 1000)


def test_a_price_that_changes_over_the_day_is_the_dearest_of_it() -> None:
    cost = cost_of("deepseek-chat", "https://api.deepseek.com", DAY)

    assert cost is not None
    assert cost(MILLION, MILLION) == Decimal("1.37")


def test_a_price_counts_from_its_day_on() -> None:
    before = cost_of("claude-opus-4-6", "https://api.anthropic.com/v1", date(2026, 3, 12))
    after = cost_of("claude-opus-4-6", "https://api.anthropic.com/v1", date(2026, 3, 13))

    assert before is not None
    assert after is not None
    assert before(MILLION, 0) != after(MILLION, 0)


def test_a_long_prompt_costs_more_a_token_where_the_list_says_so() -> None:
    cost = cost_of("gemini-2.5-pro", GOOGLE, DAY)

    assert cost is not None
    assert cost(400_000, 0) > 2 * cost(200_000, 0)


def test_a_model_of_this_machine_is_free_and_sums_are_rounded_to_a_hundredth_of_a_cent() -> None:
    assert no_cost(MILLION, MILLION) == 0
    assert str(round_usd(Decimal("0.00704999"))) == "0.0070"
