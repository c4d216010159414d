"""Quantities, ages and days that sentences give, and which of them contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.stories.contradictions import ages, figures
from briefing.stories.contradictions.ages import Age
from briefing.stories.contradictions.claims import ArticleClaims, Claim
from briefing.stories.contradictions.figures import Figure

_MOST = 300  # of one kind in a story, of which each is compared with each


class ClaimedValue(NamedTuple):
    """An age, a figure or a day with the claim that gives it."""

    claim: Claim
    value: Age | Figure

    @property
    def article(self) -> str:
        return self.claim.evidence.article

    @property
    def kind(self) -> str:
        """What it can differ in: ages by the last name, figures by what is counted."""
        return self.value.name[-1] if isinstance(self.value, Age) else self.value.kind

    @property
    def says(self) -> str:
        """The run of words that gives it."""
        text = self.claim.text
        if isinstance(self.value, Age):
            return text[self.value.start : self.value.end]
        return figures.excerpt(text, self.value)

    @property
    def weight(self) -> int:
        """The place of what is given among what sources can differ in, the weightiest first."""
        return 1 if isinstance(self.value, Age) else figures.weight(self.value)

    def differs(self, other: "ClaimedValue", known: frozenset[str] | None = None) -> bool:
        """Whether both are of one thing and cannot both be right; `known` as in `figures.figures_differ`."""
        if isinstance(self.value, Age) and isinstance(other.value, Age):
            return ages.ages_differ(self.value, other.value)
        if isinstance(self.value, Figure) and isinstance(other.value, Figure):
            return figures.figures_differ(self.value, other.value, known)
        return False

    def is_same(self, other: "ClaimedValue") -> bool:
        """Whether both give one value, as far as they are exact."""
        if isinstance(self.value, Age) and isinstance(other.value, Age):
            return self.value.years == other.value.years and self.value.name[-1] == other.value.name[-1]
        if isinstance(self.value, Figure) and isinstance(other.value, Figure):
            return figures.is_same_figure(self.value, other.value)
        return False


def difference_heading(values: Sequence[ClaimedValue]) -> str:
    """What values for one thing are of, as a heading."""
    first = values[0].value
    if isinstance(first, Figure):
        return figures.figure_heading(first)
    names = [claimed.value.name for claimed in values if isinstance(claimed.value, Age)]
    return f"How old {' '.join(sorted(names, key=len)[-1])} is"


def claimed_ages(claims: Sequence[Claim]) -> list[ClaimedValue]:
    """Every age that claims give."""
    return [ClaimedValue(claim, age) for claim in claims for age in ages.ages(claim.text)]


def claimed_figures(article: ArticleClaims) -> Iterator[ClaimedValue]:
    """The figures of an article; of those of all whom an event hit the first alone, since what follows it is
    mostly a part of it."""
    whole: set[str] = set()
    for claim in article.claims:
        for figure in figures.figures(claim):
            first = figure.kind not in whole
            yield ClaimedValue(claim, figure if first or not figure.whole else figure._replace(whole=False))
            whole |= {figure.kind} if figure.whole else set()


def group_differences(
    values: Sequence[ClaimedValue], known: Mapping[str, frozenset[str]], published: Mapping[str, str]
) -> list[list[ClaimedValue]]:
    """What differs, each group on one thing and each value once. An article that gives the other's value,
    too, differs from nobody, and counts of two days do not differ. `known` are the stems of each article,
    `published` their days."""
    groups: list[list[ClaimedValue]] = []
    of_kind: dict[str, list[list[ClaimedValue]]] = {}
    by_article: dict[tuple[str, str], list[ClaimedValue]] = {}
    for value in values:
        by_article.setdefault((value.article, value.kind), []).append(value)
    for value, other in _pairs(values):
        if value.article == other.article or _are_of_two_days(value, other, published):
            continue
        if not value.differs(other, known[value.article] & known[other.article]):
            continue
        ours, theirs = by_article[value.article, value.kind], by_article[other.article, value.kind]
        if any(candidate.is_same(other) for candidate in ours) or any(
            candidate.is_same(value) for candidate in theirs
        ):
            continue
        near = of_kind.setdefault(value.kind, [])
        group = next(
            (
                g
                for g in near
                if any(candidate in (value, other) or candidate.is_same(value) for candidate in g)
            ),
            None,
        )
        if group is None:
            group = [value, other]
            groups.append(group)
            near.append(group)
        else:
            group += [
                candidate
                for candidate in (value, other)
                if not any(candidate.is_same(member) for member in group)
            ]
    return groups


def _are_of_two_days(value: ClaimedValue, other: ClaimedValue, published: Mapping[str, str]) -> bool:
    """Whether two counts or amounts were published on two days, between which they may have changed; nobody's
    age and no day does."""
    if not isinstance(value.value, Figure) or figures.is_day(value.value):
        return False
    days = {day for claimed in (value, other) if (day := published.get(claimed.article))}
    return len(days) > 1


def _pairs(values: Sequence[ClaimedValue]) -> Iterator[tuple[ClaimedValue, ClaimedValue]]:
    by_kind: dict[str, list[ClaimedValue]] = {}
    for value in values:
        by_kind.setdefault(value.kind, []).append(value)
    for alike in by_kind.values():
        yield from combinations(alike[:_MOST], 2)
