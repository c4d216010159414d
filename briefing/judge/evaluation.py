"""Evaluation of a judge on statements that people labelled: the true ones that it keeps, the false ones that
it catches.

Balanced accuracy is the mean of both rates (Brodersen et al., 2010). Its interval is the percentile bootstrap
over articles (Efron and Tibshirani, 1993, 13.3), since statements of one article are not independent.
"""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefing.judge.statement_file import LabelledStatement
from briefing.models import Verdict

SAMPLES, SEED = 1000, 0  # of the bootstrap
_TAIL = 0.025

Interval = tuple[float, float]


class Counts(NamedTuple):
    """`true` and `false` statements; of those the true that are kept and the false that are caught, once
    where a weak one is kept and once, `strict`, where it is withheld."""

    true: int = 0
    false: int = 0
    kept: int = 0
    caught: int = 0
    strict_kept: int = 0
    strict_caught: int = 0

    @property
    def rate_kept(self) -> float | None:
        """The share of the true ones; None where there are none."""
        return self.kept / self.true if self.true else None

    @property
    def rate_caught(self) -> float | None:
        """The share of the false ones; None where there are none."""
        return self.caught / self.false if self.false else None

    @property
    def balanced_accuracy(self) -> float | None:
        """None where there are none of a kind."""
        return _mean_rate(self.kept, self.true, self.caught, self.false)

    @property
    def strict_balanced_accuracy(self) -> float | None:
        """The same where a weak one is withheld."""
        return _mean_rate(self.strict_kept, self.true, self.strict_caught, self.false)


class Outcome(NamedTuple):
    """A labelled statement and what a judge says of it."""

    statement: LabelledStatement
    verdict: Verdict

    @property
    def counts(self) -> Counts:
        said, true = self.verdict.verdict, self.statement.supported
        kept, firm = said != "unsupported", said == "supported"
        return Counts(
            true=int(true),
            false=int(not true),
            kept=int(true and kept),
            caught=int(not true and not kept),
            strict_kept=int(true and firm),
            strict_caught=int(not true and not firm),
        )

    @property
    def is_wrong(self) -> bool:
        """Whether a true one is withheld or a false one kept."""
        return (self.verdict.verdict == "unsupported") is self.statement.supported


class Evaluation(NamedTuple):
    """The outcomes of a judge of this name in the order of the statements. It took `seconds` on the clock for
    all of them."""

    judge: str
    outcomes: tuple[Outcome, ...]
    seconds: float

    @property
    def counts(self) -> Counts:
        return total(outcome.counts for outcome in self.outcomes)

    @property
    def mean_over_articles(self) -> float | None:
        """The mean of the balanced accuracies of the articles that have both true statements and false ones;
        None where no article has."""
        by_article = (counts.balanced_accuracy for counts in counts_by_article(self))
        accuracies = [accuracy for accuracy in by_article if accuracy is not None]
        return sum(accuracies) / len(accuracies) if accuracies else None

    @property
    def by_kind(self) -> dict[str, Counts]:
        """The counts of each kind of statement, in the order in which they come; empty where no line names
        one."""
        kinds = dict.fromkeys(outcome.statement.kind for outcome in self.outcomes)
        return {
            kind: total(outcome.counts for outcome in self.outcomes if outcome.statement.kind == kind)
            for kind in kinds
            if kind
        }


def evaluate(
    judge: str,
    statements: Sequence[LabelledStatement],
    verdicts: Callable[[Sequence[LabelledStatement]], Iterable[Verdict]],
) -> Evaluation:
    """What a judge of this name, which gives `verdicts` in order, makes of labelled statements. Raises what
    the judge does."""
    begun = time.perf_counter()
    said = list(verdicts(statements))
    seconds = time.perf_counter() - begun
    return Evaluation(judge, tuple(map(Outcome, statements, said)), seconds)


def accuracy_interval(evaluation: Evaluation) -> Interval | None:
    """The 95 % interval of the balanced accuracy; None where it cannot be told."""
    return _interval(
        [(counts,) for counts in counts_by_article(evaluation)],
        lambda sample: sample[0].balanced_accuracy,
    )


def difference_interval(first: Evaluation, second: Evaluation) -> Interval | None:
    """The 95 % interval of what the second's balanced accuracy is above the first's, on the same articles;
    None where it cannot be told."""

    def difference(sample: Sequence[Counts]) -> float | None:
        before, after = (counts.balanced_accuracy for counts in sample)
        return None if before is None or after is None else after - before

    return _interval(list(zip(counts_by_article(first), counts_by_article(second), strict=True)), difference)


def counts_by_article(evaluation: Evaluation) -> list[Counts]:
    """The counts of each article, in the order in which they come."""
    articles: dict[str, list[Counts]] = {}
    for outcome in evaluation.outcomes:
        articles.setdefault(outcome.statement.article, []).append(outcome.counts)
    return [total(counts) for counts in articles.values()]


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return Counts(*map(sum, zip(Counts(), *counts, strict=True)))


def _mean_rate(kept: int, true: int, caught: int, false: int) -> float | None:
    return (kept / true + caught / false) / 2 if true and false else None


def _interval(
    articles: Sequence[tuple[Counts, ...]], figure: Callable[[Sequence[Counts]], float | None]
) -> Interval | None:
    draw = random.Random(SEED)
    figures = []
    for _ in range(SAMPLES):
        sample = draw.choices(articles, k=len(articles)) if articles else []
        drawn = figure([total(column) for column in zip(*sample, strict=True)]) if sample else None
        if drawn is not None:
            figures.append(drawn)
    if not figures:
        return None
    figures.sort()
    return figures[int(_TAIL * len(figures))], figures[int((1 - _TAIL) * len(figures)) - 1]
