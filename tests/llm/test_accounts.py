from decimal import Decimal

from briefing.llm.bill import Account, account_line, add_accounts, bill
from briefing.llm.budget import Budget
from briefing.llm.token_count import Estimate

BUDGET = Budget(None, lambda prompt, answer: Decimal(prompt + 10 * answer) / 1_000_000)
ESTIMATES = (Estimate(prompt=2000, answer=500, most=4000), Estimate(prompt=1000, answer=300, most=4000))


def test_a_bill_is_the_sum_of_its_requests_at_their_price() -> None:
    found = bill(ESTIMATES, BUDGET)

    assert found[:4] == (2, 3000, 800, 8000)
    assert found.usd == Decimal("0.011")
    assert found.worst_usd == BUDGET.worst(2000, 4000) + BUDGET.worst(1000, 4000)


def test_without_a_price_a_bill_is_tokens_alone() -> None:
    assert bill(ESTIMATES, None)[4:] == (None, None)


def test_an_account_is_told_in_one_line() -> None:
    found = Account(2, 3060, 900, Decimal("0.01206"), bill(ESTIMATES, BUDGET), 1, None)

    assert account_line(found) == (
        "2 requests paid now, 3,960 tokens, $0.0121 (planned $0.0110–0.0834); 1 answer from the cache"
    )
    assert "–0.0834, budget $0.50)" in account_line(found._replace(cap=Decimal("0.50")))


def test_an_account_without_a_price_says_so() -> None:
    found = Account(2, 3060, 900, None, bill(ESTIMATES, None), 0, None)

    assert (
        account_line(found) == "2 requests paid now, 3,960 tokens (planned 3,800–11,000; no price is known)"
    )


def test_what_went_to_reasoning_is_told_where_there_is_some() -> None:
    found = Account(2, 3060, 6000, None, bill(ESTIMATES, None), 0, None, reasoning_tokens=4000)

    assert account_line(found).startswith(
        "2 requests paid now, 9,060 tokens, 4,000 of them reasoning (planned "
    )
    assert add_accounts(found, found).reasoning_tokens == 8000


def test_a_server_that_counts_nothing_is_said_to() -> None:
    found = Account(1, 0, 0, Decimal("0.08"), bill(ESTIMATES, BUDGET), 0, None)

    assert account_line(found) == (
        "1 request paid now, tokens not counted by the server (planned $0.0110–0.0834)"
    )


def test_a_run_from_the_cache_alone_paid_nothing() -> None:
    assert account_line(Account(0, 0, 0, Decimal(0), bill((), BUDGET), 7, None)) == (
        "nothing paid now; 7 answers from the cache"
    )
