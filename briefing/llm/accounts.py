"""What a run was to cost and what it cost, in tokens, and in USD where a price is known."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefing.llm.budget import Budget
from briefing.llm.estimates import Estimate
from briefing.llm.pricing import rounded


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
        prompt_tokens=sum(one.prompt for one in rows),
        answer_tokens=sum(one.answer for one in rows),
        worst_answer_tokens=sum(one.most for one in rows),
        usd=sum((budget.cost(one.prompt, one.answer) for one in rows), zero) if budget else None,
        worst_usd=sum((budget.worst(one.prompt, one.most) for one in rows), zero) if budget else None,
    )


def together(one: Account, other: Account) -> Account:
    """The account of a run that asks two models out of one budget; no price is known where one's is not."""
    return Account(
        requests=one.requests + other.requests,
        prompt_tokens=one.prompt_tokens + other.prompt_tokens,
        completion_tokens=one.completion_tokens + other.completion_tokens,
        usd=None if one.usd is None or other.usd is None else one.usd,
        planned=_both(one.planned, other.planned),
        cached=one.cached + other.cached,
        cap=one.cap,
        reasoning_tokens=one.reasoning_tokens + other.reasoning_tokens,
    )


def _both(one: Bill, other: Bill) -> Bill:
    usd = None if one.usd is None or other.usd is None else one.usd + other.usd
    worst = None if one.worst_usd is None or other.worst_usd is None else one.worst_usd + other.worst_usd
    return Bill(
        one.requests + other.requests,
        one.prompt_tokens + other.prompt_tokens,
        one.answer_tokens + other.answer_tokens,
        one.worst_answer_tokens + other.worst_answer_tokens,
        usd,
        worst,
    )


def told(account: Account) -> str:
    """The account in one line, as "3 requests paid now, 9,060 tokens, $0.0070 (planned $0.0061–0.0240); 2
    answers from the cache"."""
    cached = f"{counted(account.cached, 'answer')} from the cache" if account.cached else ""
    if not account.requests:
        return f"nothing paid now; {cached}" if cached else "nothing paid"
    tokens = account.prompt_tokens + account.completion_tokens
    said = f"{counted(account.requests, 'request')} paid now, {_tokens(tokens)}"
    said += f", {account.reasoning_tokens:,} of them reasoning" if account.reasoning_tokens else ""
    planned = account.planned
    if account.usd is not None and planned.usd is not None and planned.worst_usd is not None:
        said += f", ${rounded(account.usd)}" if tokens else ""
        said += f" (planned {dollars(planned.usd, planned.worst_usd)}"
        said += f", budget ${account.cap})" if account.cap is not None else ")"
    else:
        least, most = (planned.prompt_tokens + one for one in planned[2:4])
        said += f" (planned {least:,}–{most:,}; no price is known)"
    return f"{said}; {cached}" if cached else said


def dollars(expected: Decimal, worst: Decimal) -> str:
    """A range of USD, to a hundredth of a cent, as "$0.0061–0.0240"."""
    return f"${rounded(expected)}–{rounded(worst)}" if worst else "$0"


def counted(count: int, noun: str) -> str:
    """ "1 request", "2 requests"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _tokens(tokens: int) -> str:
    return counted(tokens, "token") if tokens else "tokens not counted by the server"
