"""The ages, figures and days that sentences give, and which of them cannot both be right."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.stories import ages, figures
from briefing.stories.ages import Age
from briefing.stories.claims import Claim, Told
from briefing.stories.figures import Figure

_MOST = 300  # of one kind in a story, of which each is compared with each


class Given(NamedTuple):
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

    def differs(self, other: "Given", known: frozenset[str] | None = None) -> bool:
        """Whether both are of one thing and cannot both be right; `known` as in `figures.differ`."""
        if isinstance(self.value, Age) and isinstance(other.value, Age):
            return ages.differ(self.value, other.value)
        if isinstance(self.value, Figure) and isinstance(other.value, Figure):
            return figures.differ(self.value, other.value, known)
        return False

    def is_same(self, other: "Given") -> bool:
        """Whether both give one value, as far as they are exact."""
        if isinstance(self.value, Age) and isinstance(other.value, Age):
            return self.value.years == other.value.years and self.value.name[-1] == other.value.name[-1]
        if isinstance(self.value, Figure) and isinstance(other.value, Figure):
            return figures.same(self.value, other.value)
        return False


def question(given: Sequence[Given]) -> str:
    """What values for one thing are of, as a heading."""
    first = given[0].value
    if isinstance(first, Figure):
        return figures.question(first)
    names = [one.value.name for one in given if isinstance(one.value, Age)]
    return f"How old {' '.join(sorted(names, key=len)[-1])} is"


def ages_of(claims: Sequence[Claim]) -> list[Given]:
    """Every age that claims give."""
    return [Given(one, age) for one in claims for age in ages.ages(one.text)]


def counts_of(article: Told) -> Iterator[Given]:
    """The figures of an article; of those of all whom an event hit the first alone, since what follows it is
    mostly a part of it."""
    whole: set[str] = set()
    for one in article.claims:
        for figure in figures.figures(one):
            first = figure.kind not in whole
            yield Given(one, figure if first or not figure.whole else figure._replace(whole=False))
            whole |= {figure.kind} if figure.whole else set()


def together(given: Sequence[Given], known: Mapping[str, frozenset[str]]) -> list[list[Given]]:
    """What differs, each group on one thing and each value once. An article that gives the other's value,
    too, differs from nobody. `known` are the stems of each article."""
    groups: list[list[Given]] = []
    of_kind: dict[str, list[list[Given]]] = {}
    by_article: dict[tuple[str, str], list[Given]] = {}
    for one in given:
        by_article.setdefault((one.article, one.kind), []).append(one)
    for one, other in _pairs(given):
        if one.article == other.article or not one.differs(other, known[one.article] & known[other.article]):
            continue
        ours, theirs = by_article[one.article, one.kind], by_article[other.article, one.kind]
        if any(it.is_same(other) for it in ours) or any(it.is_same(one) for it in theirs):
            continue
        near = of_kind.setdefault(one.kind, [])
        group = next((g for g in near if any(it in (one, other) or it.is_same(one) for it in g)), None)
        if group is None:
            group = [one, other]
            groups.append(group)
            near.append(group)
        else:
            group += [it for it in (one, other) if not any(it.is_same(known) for known in group)]
    return groups


def _pairs(given: Sequence[Given]) -> Iterator[tuple[Given, Given]]:
    by_kind: dict[str, list[Given]] = {}
    for one in given:
        by_kind.setdefault(one.kind, []).append(one)
    for alike in by_kind.values():
        yield from combinations(alike[:_MOST], 2)
