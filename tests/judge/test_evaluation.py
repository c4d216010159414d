from collections.abc import Iterator, Sequence

import pytest

from briefing.judge.evaluation import (
    Counts,
    Evaluation,
    accuracy_interval,
    counts_by_article,
    difference_interval,
    evaluate,
)
from briefing.judge.statement_file import GivenStatement, LabelledStatement
from briefing.models import Verdict


def evaluation(outcomes: str, judge: str = "rules") -> Evaluation:
    """Of a judge whose outcomes are written "article label verdict kind", a statement a line, where the label
    is + or - and the verdict s, w or u."""
    rows = [line.split() for line in outcomes.strip().splitlines()]
    verdicts = {"s": "supported", "w": "weak", "u": "unsupported"}
    statements = [
        LabelledStatement(GivenStatement(f"Statement {n}.", ("A sentence.",)), row[1] == "+", row[3], row[0])
        for n, row in enumerate(rows)
    ]

    def judging(given: Sequence[LabelledStatement]) -> Iterator[Verdict]:
        assert list(given) == statements
        return (Verdict.model_validate({"verdict": verdicts[row[2]], "reason": ""}) for row in rows)

    return evaluate(judge, statements, judging)


MIXED = """
a + s names
a - u names
a + w figures
b + u figures
b - s figures
c - w figures
"""


def test_a_weak_statement_is_kept_and_where_it_is_strict_caught() -> None:
    counts = evaluation(MIXED).counts

    assert counts == Counts(true=3, false=3, kept=2, caught=1, strict_kept=1, strict_caught=2)
    assert counts.balanced_accuracy == pytest.approx((2 / 3 + 1 / 3) / 2)
    assert counts.strict_balanced_accuracy == pytest.approx((1 / 3 + 2 / 3) / 2)


def test_the_mean_over_articles_is_of_those_that_have_both() -> None:
    assert evaluation(MIXED).mean_over_articles == (1.0 + 0.0) / 2
    assert evaluation("a + s x").mean_over_articles is None


def test_kinds_are_counted_apart_in_their_order() -> None:
    kinds = evaluation(MIXED).by_kind

    assert list(kinds) == ["names", "figures"]
    assert kinds["names"].balanced_accuracy == 1.0


def test_statements_of_one_article_are_counted_together() -> None:
    assert [counts.true + counts.false for counts in counts_by_article(evaluation(MIXED))] == [3, 2, 1]


def test_an_interval_holds_the_figure_and_narrows_with_more_articles() -> None:
    few = evaluation("\n".join(f"{n} + s x\n{n} - {'us'[n % 2]} x" for n in range(8)))
    many = evaluation("\n".join(f"{n} + s x\n{n} - {'us'[n % 2]} x" for n in range(200)))
    widths = []
    for judged in (few, many):
        interval = accuracy_interval(judged)
        assert interval is not None
        assert interval[0] < 0.75 < interval[1]
        widths.append(interval[1] - interval[0])

    assert widths[1] < widths[0] / 3


def test_an_interval_is_the_same_each_time() -> None:
    assert accuracy_interval(evaluation(MIXED)) == accuracy_interval(evaluation(MIXED))


def test_one_statement_more_in_each_article_is_a_difference_that_leaves_no_doubt() -> None:
    first = evaluation("\n".join(f"{n} + s x\n{n} - s x" for n in range(20)))
    second = evaluation("\n".join(f"{n} + s x\n{n} - u x" for n in range(20)), "model")

    assert difference_interval(first, second) == (0.5, 0.5)


def test_where_all_statements_are_true_there_is_no_balanced_accuracy_and_no_interval() -> None:
    true = evaluation("a + s x\nb + u x")

    assert (true.counts.rate_kept, true.counts.rate_caught) == (0.5, None)
    assert true.counts.balanced_accuracy is None
    assert accuracy_interval(true) is None
