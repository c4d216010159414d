"""Plan of a run as a table of requests, tokens and costs, and below it how its figures came about."""

import os

from briefing import dry_run
from briefing.cli import console
from briefing.dry_run import CostEstimate, Plan, RequestEstimate
from briefing.llm.bill import dollars
from briefing.notices import Notice
from briefing.redaction import mask
from briefing.settings import Settings
from briefing.sources.load import Selection

_HEADINGS = ("", "sentences", "requests", "cached", "prompt tokens", "answer tokens", "USD")


def print_plan(wanted: Selection, settings: Settings, notice: Notice, *, once: bool, as_json: bool) -> None:
    """The plan of a run, to standard output."""
    plan = dry_run.plan(wanted, console.standard_input(), settings, os.environ, notice, once=once)
    text = plan.model_dump_json(indent=2) + "\n" if as_json else plan_text(plan)
    console.write_result(text.encode(errors="replace"))


def plan_text(plan: Plan) -> str:
    """The plan as a table, and below it how its figures came about."""
    rows: list[tuple[str, ...]] = [_HEADINGS]
    rows += [(mask(source.source), *_cells(source)) for source in plan.sources if not source.reason]
    rows += [("total", *_cells(plan.total))]
    if plan.second_reader:
        rows += [("second reader, about", "", *_cells_of(plan.second_reader, ""))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = [f"Plan for {plan.model} at {plan.host}; nothing was sent.", ""]
    lines += [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]
    lines += [
        f"{mask(source.source)}: not asked about, {source.reason}" for source in plan.sources if source.reason
    ]
    return "\n".join([*lines, "", *_basis(plan)]) + "\n"


def _cells(due: RequestEstimate) -> tuple[str, ...]:
    return (f"{due.sentences:,}", *_cells_of(due, f"{due.cached:,}"))


def _cells_of(due: CostEstimate, cached: str) -> tuple[str, ...]:
    answers = f"{due.answer_tokens:,}–{due.worst_answer_tokens:,}" if due.requests else "0"
    expected, worst = due.cost_usd, due.worst_cost_usd
    usd = "unknown" if expected is None or worst is None else dollars(expected, worst)
    return (f"{due.requests:,}", cached, f"{due.prompt_tokens:,}", answers, usd)


def _basis(plan: Plan) -> list[str]:
    exactly = "" if plan.exact else f", which is an estimate for {plan.model}"
    lines = [
        f"Prompt tokens are counted with {plan.encoding} over the messages and the schema{exactly};"
        " servers add a few.",
        "Answer tokens: an item of 60 for each sentence, as far as the schema has room, up to all that may be"
        " written; what a model thinks first counts as answer.",
    ]
    if plan.stories:
        whose = "1 story has" if plan.stories == 1 else f"{plan.stories} stories have"
        lines.append(
            f"Not counted: {whose} several articles. Each is merged by one more request, or a few where it is"
            " large; what they cost depends on the answers."
        )
    if plan.second_reader:
        lines.append(
            f"Not in the total: a second reader, {plan.second_reader.reader}, is shown what the brief will"
            " state, about a statement for each sentence; --check rules does without."
        )
    if plan.total.cost_usd is None:
        lines.append(f"No price is known for {plan.model} at {plan.host}: tokens alone.")
    else:
        lines.append(
            "USD at the list prices of genai-prices, each request asked once; a server of your own may charge"
            " nothing."
        )
    if plan.budget_usd is not None and plan.total.worst_cost_usd is not None:
        fits = plan.total.worst_cost_usd <= plan.budget_usd
        lines.append(
            f"The budget of ${plan.budget_usd} "
            + (
                f"covers the worst case{_exclusions(plan)}."
                if fits
                else "does not cover the worst case: what does not fit is not asked."
            )
        )
    return lines


def _exclusions(plan: Plan) -> str:
    """What the total leaves out, as it depends on the answers."""
    excluded = ["the merging"] if plan.stories else []
    excluded += ["the second reading"] if plan.second_reader else []
    return f", {' and '.join(excluded)} left out" if excluded else ""
