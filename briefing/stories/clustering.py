"""Clustering: articles on one event, found by what they share, kept apart by what each is about.

Average linkage (Sokal & Michener, 1958): the two groups that are most alike on average become one, until none
are alike enough. The fewer articles two groups have, the more alike they must be: of two articles on a day, a
topic in common is no event. Two groups of five or more that each have a subject of their own in most leads,
which the other hardly mentions, are two events, however much their words have in common.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing.nlp import content_words
from briefing.nlp.tokenization import contracted_runs, long_runs
from briefing.stories import similarity

_ALIKE = 0.12  # the average cosine from which on two groups tell one story; chosen on labelled articles
_OF_FEW = 0.16  # what is needed besides, shared by all articles of both: of few, an average says less
_LEAD = 700  # characters in which an article says what it is about
_SETTLED = 5  # articles from which on the leads of a group show its subject
_MOST, _FEW = 0.6, 0.25  # of a group's leads
_COMMON = 0.1  # a word that so many articles hold is no subject
_SHOWN = 5  # shared words that explain a tie


class Tie(NamedTuple):
    """Why an article is in its story: the one most like it there, the cosine of the two (0 to 1), and the
    words that do most for it, as the article writes them."""

    article: int
    nearest: int
    cosine: float
    words: tuple[str, ...]


class Clustering:
    """Articles, by their bodies, on one event each: `groups` are their indices, the most typical one of each
    first. The order of the texts makes no difference to it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._order = sorted(range(len(texts)), key=lambda number: texts[number])
        counts = [similarity.stem_counts(texts[number]) for number in self._order]
        self._vectors = similarity.tfidf_vectors(counts)
        self._alike = similarity.pair_cosines(self._vectors)
        linkage = _Linkage([_lead_subjects(texts[number]) for number in self._order], self._alike)
        self._members = [sorted(group, key=self._place_in(group)) for group in linkage.groups()]
        self._members.sort(key=lambda group: min(self._order[member] for member in group))
        self.groups = tuple(tuple(self._order[member] for member in group) for group in self._members)

    def ties(self) -> tuple[Tie, ...]:
        """A tie for each article of a group of several."""
        several = (group for group in self._members if len(group) > 1)
        return tuple(sorted(self._tie(member, group) for group in several for member in group))

    def _cosine(self, first: int, other: int) -> float:
        return self._alike.get((min(first, other), max(first, other)), 0.0)

    def _place_in(self, group: Sequence[int]) -> Callable[[int], tuple[float, int]]:
        """The place of a member by how much it has in common with the others."""

        def place(member: int) -> tuple[float, int]:
            return -sum(self._cosine(member, other) for other in group if other != member), member

        return place

    def _tie(self, member: int, group: Sequence[int]) -> Tie:
        nearest = max(
            (other for other in group if other != member),
            key=lambda other: (self._cosine(member, other), other),
        )
        stems = similarity.shared_stems(self._vectors[member], self._vectors[nearest], _SHOWN)
        words = _surface_forms(stems, self._texts[self._order[member]])
        cosine = round(self._cosine(member, nearest), 3)
        return Tie(self._order[member], self._order[nearest], cosine, words)


class _Linkage:
    """Groups while they grow. A merged group has a number of its own; `_total` holds the sums of the cosines
    between two groups' articles."""

    def __init__(self, subjects: Sequence[frozenset[str]], alike: dict[tuple[int, int], float]) -> None:
        self._members = [[number] for number in range(len(subjects))]
        self._subjects = [Counter(names) for names in subjects]
        self._total: list[dict[int, float]] = [{} for _ in subjects]
        for (first, other), cosine in alike.items():
            self._total[first][other] = self._total[other][first] = cosine
        self._gone: set[int] = set()
        self._waiting = [(-cosine, *pair) for pair, cosine in alike.items() if cosine >= _cosine_threshold(2)]
        heapq.heapify(self._waiting)

    def groups(self) -> Iterator[list[int]]:
        """All groups, once no two of them are alike enough."""
        while self._waiting:
            _, first, other = heapq.heappop(self._waiting)
            if (
                first not in self._gone
                and other not in self._gone
                and not self._has_distinct_subjects(first, other)
            ):
                self._merge(first, other)
        return (group for number, group in enumerate(self._members) if number not in self._gone)

    def _merge(self, first: int, other: int) -> None:
        new = len(self._members)
        self._members.append(self._members[first] + self._members[other])
        self._subjects.append(self._subjects[first] + self._subjects[other])
        self._gone |= {first, other}
        total: dict[int, float] = {}
        for half in (first, other):
            for third, cosines in self._total[half].items():
                if third not in self._gone:
                    total[third] = total.get(third, 0.0) + cosines
            self._total[half] = {}
        self._total.append(total)
        for third, cosines in total.items():
            self._total[third][new] = cosines
            sizes = len(self._members[third]), len(self._members[new])
            average = cosines / (sizes[0] * sizes[1])
            if average >= _cosine_threshold(sum(sizes)):
                heapq.heappush(self._waiting, (-average, third, new))

    def _has_distinct_subjects(self, first: int, other: int) -> bool:
        """Whether each of two settled groups has a subject that the other lacks."""
        if min(len(self._members[first]), len(self._members[other])) < _SETTLED:
            return False
        return self._has_own_subject(first, other) and self._has_own_subject(other, first)

    def _has_own_subject(self, first: int, other: int) -> bool:
        size, others = len(self._members[first]), len(self._members[other])
        return any(
            count >= _MOST * size and self._subjects[other][name] <= _FEW * others
            for name, count in self._subjects[first].items()
        )


def _cosine_threshold(articles: int) -> float:
    """The average cosine from which on two groups of so many articles together tell one story."""
    return _ALIKE + _OF_FEW / articles


def _lead_subjects(text: str) -> frozenset[str]:
    """The capitalised words of the lead that are not in everybody's mouth, by their stems."""
    stems = {content_words.stem(word.casefold()) for word in long_runs(text[:_LEAD]) if word[0].isupper()}
    return frozenset(stem for stem in stems if content_words.chance(stem) < _COMMON)


def _surface_forms(stems: Sequence[str], text: str) -> tuple[str, ...]:
    forms: dict[str, str] = {}
    for word in contracted_runs(text):
        forms.setdefault(similarity.stem(word), word)
    return tuple(forms[stem] for stem in stems)
