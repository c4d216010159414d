"""Accounting: what a run was to cost and what it cost, in tokens, and in USD where a price is known."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefing.llm.budget import Budget
from briefing.llm.pricing import round_usd
from briefing.llm.token_count import Estimate
from briefing.notices import pluralize


class Bill(NamedTuple):
    """What requests come to, each asked once. `usd` and `worst_usd` are None where no price is known."""

    requests: int
    prompt_tokens: int
    answer_tokens: int
    worst_answer_tokens: int
    usd: Decimal | None
    worst_usd: Decimal | None


class Account(NamedTuple):
    """A run so far: what it paid for (`usd` None: no price is known), what that was planned to cost, and how
    many answers it took from the cache. `cap` is its budget in USD, and so many of the completion's tokens
    went to reasoning."""

    requests: int
    prompt_tokens: int
    completion_tokens: int
    usd: Decimal | None
    planned: Bill
    cached: int
    cap: Decimal | None
    reasoning_tokens: int = 0


def bill(estimates: Iterable[Estimate], budget: Budget | None) -> Bill:
    """The sum of the estimates, at the prices that a budget knows (None: none are known)."""
    rows = tuple(estimates)
    zero = Decimal(0)
    return Bill(
        requests=len(rows),
        prompt_tokens=sum(estimate.prompt for estimate in rows),
        answer_tokens=sum(estimate.answer for estimate in rows),
        worst_answer_tokens=sum(estimate.most for estimate in rows),
        usd=sum((budget.cost(estimate.prompt, estimate.answer) for estimate in rows), zero)
        if budget
        else None,
        worst_usd=sum((budget.worst(estimate.prompt, estimate.most) for estimate in rows), zero)
        if budget
        else None,
    )


def add_accounts(first: Account, second: Account) -> Account:
    """The account of a run that asks two models out of one budget; no price is known where one's is not."""
    return Account(
        requests=first.requests + second.requests,
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        completion_tokens=first.completion_tokens + second.completion_tokens,
        usd=None if first.usd is None or second.usd is None else first.usd,
        planned=_add_bills(first.planned, second.planned),
        cached=first.cached + second.cached,
        cap=first.cap,
        reasoning_tokens=first.reasoning_tokens + second.reasoning_tokens,
    )


def _add_bills(first: Bill, second: Bill) -> Bill:
    usd = None if first.usd is None or second.usd is None else first.usd + second.usd
    worst = (
        None if first.worst_usd is None or second.worst_usd is None else first.worst_usd + second.worst_usd
    )
    return Bill(
        first.requests + second.requests,
        first.prompt_tokens + second.prompt_tokens,
        first.answer_tokens + second.answer_tokens,
        first.worst_answer_tokens + second.worst_answer_tokens,
        usd,
        worst,
    )


def account_line(account: Account) -> str:
    """The account in one line, as "3 requests paid now, 9,060 tokens, $0.0070 (planned $0.0061–0.0240); 2
    answers from the cache"."""
    cached = f"{pluralize(account.cached, 'answer')} from the cache" if account.cached else ""
    if not account.requests:
        return f"nothing paid now; {cached}" if cached else "nothing paid"
    tokens = account.prompt_tokens + account.completion_tokens
    line = f"{pluralize(account.requests, 'request')} paid now, {_token_phrase(tokens)}"
    line += f", {account.reasoning_tokens:,} of them reasoning" if account.reasoning_tokens else ""
    planned = account.planned
    if account.usd is not None and planned.usd is not None and planned.worst_usd is not None:
        line += f", ${round_usd(account.usd)}" if tokens else ""
        line += f" (planned {dollars(planned.usd, planned.worst_usd)}"
        line += f", budget ${account.cap})" if account.cap is not None else ")"
    else:
        least, most = (planned.prompt_tokens + answer_tokens for answer_tokens in planned[2:4])
        line += f" (planned {least:,}–{most:,}; no price is known)"
    return f"{line}; {cached}" if cached else line


def dollars(expected: Decimal, worst: Decimal) -> str:
    """A range of USD, to a hundredth of a cent, as "$0.0061–0.0240"."""
    return f"${round_usd(expected)}–{round_usd(worst)}" if worst else "$0"


def _token_phrase(tokens: int) -> str:
    return pluralize(tokens, "token") if tokens else "tokens not counted by the server"
