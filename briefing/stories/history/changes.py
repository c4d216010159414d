"""Contradictions over time: figures and ages that today's articles give otherwise than the previous brief.

A count that grew is a change; a correction is one that cannot have been right before: fewer killed, another
age, or a figure of which the new sentence says that it was revised.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.models import Change
from briefing.nlp.memo import kept
from briefing.nlp.quantities.recognition import Quantity, quantities
from briefing.stories.contradictions import figures
from briefing.stories.contradictions.ages import Age
from briefing.stories.contradictions.claims import ArticleClaims, Claim, bare_claim
from briefing.stories.contradictions.figures import Figure, casualties_in, is_day
from briefing.stories.contradictions.incompatible_figures import (
    ClaimedValue,
    claimed_ages,
    claimed_figures,
    difference_heading,
)
from briefing.stories.history.earlier_sentences import DatedArticle, by_text
from briefing.stories.history.earlier_sentences import earlier as earlier_sentence

_MOST = 3  # of a story
_REVISED = re.compile(
    r"\b(?:correct(?:s|ed|ion)|revis(?:es|ed|ion)|lower(?:s|ed)|recount(?:ed)?|miscount(?:ed)?|amend(?:s|ed)"
    r"|(?:initially|earlier|previously|first|originally) (?:said|stated|reported|put|given|counted|announced)"
    r"|wrongly|by mistake|in error)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|rather than|instead of)(?: the| some| about)?\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:about |some |at least )?$", re.IGNORECASE)
_TO = re.compile(r"^(?: \w+){0,2}? to (?:about |some |at least )?$", re.IGNORECASE)
_UP_FROM = re.compile(
    r"\b(?:up|down|revised|lowered|raised|corrected) from (?:about |some )?$", re.IGNORECASE
)
_NEAR = 80  # characters between a figure and the one that it is not
_GROWING = frozenset(("killed",))  # what cannot become less


def changes(fresh: Sequence[ArticleClaims], before: Sequence[DatedArticle]) -> tuple[Change, ...]:
    """Each thing of which `fresh` sentences give another value than those of earlier articles did; the
    weightiest first."""
    earlier = [article.claims for article in before]
    sources = by_text(before)
    new = _claimed_values(fresh)
    old, new_by_kind = _group_by_kind(_claimed_values(earlier)), _group_by_kind(new)
    shared_stems = _stems(earlier) & _stems(fresh)
    pairs: dict[str, tuple[ClaimedValue, ClaimedValue]] = {}
    for current in sorted(new, key=lambda given: given.weight):
        alike, now = old.get(current.kind, []), new_by_kind[current.kind]
        was = next((other for other in alike if _is_change(current, other, alike, now, shared_stems)), None)
        if was is not None:
            pairs.setdefault(difference_heading([was, current]), (was, current))
    found = [
        _change(text, was, current, sources[was.claim.text][0])
        for text, (was, current) in list(pairs.items())[:_MOST]
    ]
    by_figure = {(change.text, change.evidence.quote): change for change in found}
    for change in _stated_changes(fresh, before):
        by_figure.setdefault((change.text, change.evidence.quote), change)
    return tuple(by_figure.values())[:_MOST]


def stale_sentences(change: Change, before: Iterable[DatedArticle]) -> Iterator[str]:
    """The earlier sentences that give what a change has overtaken, that of the change itself first."""
    yield change.before.quote
    old = [
        value
        for value in _values_of(bare_claim(change.before.quote))
        if difference_heading([value]) == change.text
    ]
    for article in before:
        for earlier in article.claims.claims:
            if any(value.is_same(was) for value in _values_of(earlier) for was in old):
                yield earlier.text


@kept
def _values_of(sentence: Claim) -> list[ClaimedValue]:
    return _claimed_values([ArticleClaims(sentence.evidence.article, (sentence,))])


def _stated_changes(fresh: Sequence[ArticleClaims], before: Sequence[DatedArticle]) -> Iterator[Change]:
    """The changes that a sentence tells itself, "31 million and not 48 million", of a figure that an earlier
    one gives."""
    for article in fresh:
        for later in article.claims:
            transitions = _transitions(later)
            for source in before if transitions else ():
                for earlier in source.claims.claims:
                    for transition in transitions:
                        was = _given(transition, later, earlier)
                        if was is not None:
                            yield _stated_change(transition, later, was, source)


class _Transition(NamedTuple):
    """A figure that a sentence gives in the place of another, as [start, end) of both together."""

    was: Quantity
    now: Quantity
    correction: bool

    @property
    def span(self) -> tuple[int, int]:
        return min(self.was.start, self.now.start), max(self.was.end, self.now.end)


@kept
def _transitions(sentence: Claim) -> tuple[_Transition, ...]:
    found = list(quantities(sentence.text))
    return tuple(
        _Transition(was, now, correction)
        for was in found
        for now in found
        if was.value != now.value and (correction := _is_in_place_of(sentence.text, was, now)) is not None
    )


def _is_in_place_of(text: str, was: Quantity, now: Quantity) -> bool | None:
    """Whether a figure corrects another (True) or only follows it (False); None where it does neither."""
    ahead = text[: was.start]
    if _NOT.search(ahead) and abs(was.start - now.start) < _NEAR:
        return True
    between = text[was.end : now.start] if was.end <= now.start else text[now.end : was.start]
    if was.end <= now.start and _FROM.search(ahead) and _TO.search(between):
        return bool(_REVISED.search(text))
    return bool(_REVISED.search(text)) if now.end <= was.start and _UP_FROM.search(between) else None


def _given(transition: _Transition, later: Claim, earlier: Claim) -> ClaimedValue | None:
    """The figure of an earlier sentence whose place another one takes: it gives the value, and measures or
    counts what the later one does of something that both tell of."""
    if not later.stems & earlier.stems:
        return None
    kinds = {
        figure.kind for figure in figures.figures(later) if figure.quantity.value == transition.now.value
    }
    return next(
        (
            ClaimedValue(earlier, figure)
            for figure in figures.figures(earlier)
            if figure.quantity.value == transition.was.value and figure.kind in kinds
        ),
        None,
    )


def _stated_change(transition: _Transition, later: Claim, was: ClaimedValue, source: DatedArticle) -> Change:
    return Change(
        text=difference_heading([was]),
        before=earlier_sentence(was.says, was.claim.text, source),
        says=later.text[slice(*transition.span)],
        evidence=later.evidence,
        correction=transition.correction,
    )


def _group_by_kind(values: Sequence[ClaimedValue]) -> dict[str, list[ClaimedValue]]:
    by_kind: dict[str, list[ClaimedValue]] = {}
    for value in values:
        by_kind.setdefault(value.kind, []).append(value)
    return by_kind


def _claimed_values(articles: Sequence[ArticleClaims]) -> list[ClaimedValue]:
    """Ages and figures; no days, which pass."""
    values = [value for article in articles for value in claimed_ages(article.claims)]
    for article in articles:
        values += [
            value
            for value in claimed_figures(article)
            if isinstance(value.value, Figure) and not is_day(value.value)
        ]
        revised = [claim for claim in article.claims if _REVISED.search(claim.text)]
        values += [ClaimedValue(claim, figure) for claim in revised for figure in casualties_in(claim)]
    return values


def _is_change(
    current: ClaimedValue,
    other: ClaimedValue,
    old: Sequence[ClaimedValue],
    new: Sequence[ClaimedValue],
    shared_stems: frozenset[str],
) -> bool:
    """Whether a value of today takes the place of an earlier one, which no plain sentence of today gives."""
    revised = bool(_REVISED.search(current.claim.text))
    if not current.differs(other, None if revised else shared_stems) or any(
        current.is_same(candidate) for candidate in old
    ):
        return False
    return not any(other.is_same(candidate) for candidate in new if not _REVISED.search(candidate.claim.text))


def _stems(articles: Sequence[ArticleClaims]) -> frozenset[str]:
    return frozenset().union(*(claim.said for article in articles for claim in article.claims))


def _change(text: str, was: ClaimedValue, current: ClaimedValue, source: DatedArticle) -> Change:
    return Change(
        text=text,
        before=earlier_sentence(was.says, was.claim.text, source),
        says=current.says,
        evidence=current.claim.evidence,
        correction=is_correction(current, was),
    )


def is_correction(current: ClaimedValue, was: ClaimedValue) -> bool:
    """Whether the earlier value cannot have been right, or the new sentence says so."""
    if _REVISED.search(current.claim.text) or isinstance(current.value, Age) or isinstance(was.value, Age):
        return True
    if _denies_value(current.claim, was.value):
        return True
    return current.value.kind in _GROWING and current.value.quantity.value < was.value.quantity.value


def _denies_value(claim: Claim, was: Figure) -> bool:
    """Whether a sentence says with "not" that a figure was wrong: "46, and not 60"."""
    return any(
        figure.value == was.quantity.value and _NOT.search(claim.text[: figure.start])
        for figure in quantities(claim.text)
    )


def holds(change: Change, sentence: Claim, earlier: Claim) -> bool:
    """Whether the two sentences of a change show what it says of them."""
    new, old = _values_of(sentence), _values_of(earlier)
    stated = (
        (was, transition)
        for transition in _transitions(sentence)
        if (was := _given(transition, sentence, earlier)) is not None
    )
    if any(
        difference_heading([was]) == change.text and transition.correction is change.correction
        for was, transition in stated
    ):
        return True
    return any(
        current.differs(was)
        and difference_heading([was, current]) == change.text
        and is_correction(current, was) is change.correction
        for current in new
        for was in old
    )
