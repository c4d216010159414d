"""Evaluations as a table for people and as an object for programs."""

import textwrap
from collections.abc import Sequence
from typing import Any

from briefing.cli.console import printable
from briefing.judge.evaluation import (
    Counts,
    Evaluation,
    Interval,
    accuracy_interval,
    counts_by_article,
    difference_interval,
)

_NONE = "–"
_WIDEST = 90


def table(evaluations: Sequence[Evaluation], *, misses: bool) -> str:
    """A row for each judge, how far they are apart, a row for each kind; and, for `misses`, what is judged
    wrong."""
    counts = evaluations[0].counts
    articles = len(counts_by_article(evaluations[0]))
    blocks = [
        [
            f"{counts.true + counts.false} statements of {articles} articles:"
            f" {counts.true} true, {counts.false} false"
        ],
        _judge_rows(evaluations),
    ]
    if len(evaluations) > 1:
        blocks.append(_difference_rows(evaluations))
    if evaluations[0].by_kind:
        blocks.append(_kind_rows(evaluations))
    if misses:
        blocks += [_miss_rows(evaluation) for evaluation in evaluations]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def as_object(evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """The figures of each judge, by its name, with its verdict on each statement in order."""
    return {evaluation.judge: _judge_object(evaluation) for evaluation in evaluations} | (
        {"difference": _difference_object(*evaluations[:2])} if len(evaluations) > 1 else {}
    )


def _judge_rows(evaluations: Sequence[Evaluation]) -> list[str]:
    head = ("judge", "kept", "caught", "balanced", "95 %", "articles", "strict", "ms each")
    rows = []
    for evaluation in evaluations:
        counts = evaluation.counts
        rows.append(
            (
                evaluation.judge,
                _share(counts.rate_kept),
                _share(counts.rate_caught),
                _figure(counts.balanced_accuracy),
                _range(accuracy_interval(evaluation)),
                _figure(evaluation.mean_over_articles),
                _strict(counts),
                f"{evaluation.seconds / len(evaluation.outcomes) * 1000:.1f}",
            )
        )
    return _columns([head, *rows])


def _difference_rows(evaluations: Sequence[Evaluation]) -> list[str]:
    first, second = evaluations[:2]
    difference = _difference_object(first, second)
    range_ = _range(difference["interval"], signed=True)
    above = _figure(difference["balanced_accuracy"], signed=True)
    return [f"{second.judge} against {first.judge}: {above} ({range_})"]


def _kind_rows(evaluations: Sequence[Evaluation]) -> list[str]:
    head = ["kind", "true", "false"]
    for evaluation in evaluations:
        name = f"{evaluation.judge}: " if len(evaluations) > 1 else ""
        head += [f"{name}kept", f"{name}caught", f"{name}strict"]
    rows: list[Sequence[str]] = [head]
    for kind, counts in evaluations[0].by_kind.items():
        row = [printable(kind), str(counts.true), str(counts.false)]
        for evaluation in evaluations:
            of_kind = evaluation.by_kind[kind]
            row += [_share(of_kind.rate_kept), _share(of_kind.rate_caught), _strict(of_kind)]
        rows.append(row)
    return _columns(rows)


def _miss_rows(evaluation: Evaluation) -> list[str]:
    wrong = [outcome for outcome in evaluation.outcomes if outcome.is_wrong]
    lines = [f"{evaluation.judge}: {len(wrong)} judged wrong"]
    for outcome in wrong:
        fate = "withheld, true" if outcome.statement.supported else "kept, false"
        reason = f"  ({printable(outcome.verdict.reason)})" if outcome.verdict.reason else ""
        text = textwrap.shorten(printable(outcome.statement.given.text), _WIDEST, placeholder="…")
        lines.append(f"{fate:<14}  {text}{reason}")
    return lines


def _judge_object(evaluation: Evaluation) -> dict[str, Any]:
    return {
        **_counts_object(evaluation.counts),
        "interval": accuracy_interval(evaluation),
        "mean_over_articles": evaluation.mean_over_articles,
        "seconds": round(evaluation.seconds, 3),
        "kinds": {kind: _counts_object(counts) for kind, counts in evaluation.by_kind.items()},
        "statements": [
            {
                "statement": outcome.statement.given.text,
                "supported": outcome.statement.supported,
                "kind": outcome.statement.kind,
                **outcome.verdict.model_dump(),
            }
            for outcome in evaluation.outcomes
        ],
    }


def _counts_object(counts: Counts) -> dict[str, Any]:
    return {
        **counts._asdict(),
        "balanced_accuracy": counts.balanced_accuracy,
        "strict_balanced_accuracy": counts.strict_balanced_accuracy,
    }


def _difference_object(first: Evaluation, second: Evaluation) -> dict[str, Any]:
    before, after = first.counts.balanced_accuracy, second.counts.balanced_accuracy
    return {
        "balanced_accuracy": None if before is None or after is None else after - before,
        "interval": difference_interval(first, second),
    }


def _strict(counts: Counts) -> str:
    kept = counts.strict_kept / counts.true if counts.true else None
    caught = counts.strict_caught / counts.false if counts.false else None
    return f"{_share(kept)} {_share(caught)} {_figure(counts.strict_balanced_accuracy)}"


def _share(rate: float | None) -> str:
    return _NONE if rate is None else f"{rate:.0%}"


def _figure(figure: float | None, *, signed: bool = False) -> str:
    return _NONE if figure is None else f"{figure:+.3f}" if signed else f"{figure:.3f}"


def _range(interval: Interval | None, *, signed: bool = False) -> str:
    return _NONE if interval is None else " to ".join(_figure(end, signed=signed) for end in interval)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
