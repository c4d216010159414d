"""Contradictions over time: figures and ages that today's articles give otherwise than the previous brief.

A count that grew is a change; a correction is one that cannot have been right before: fewer killed, another
age, or a figure of which the new sentence says that it was revised.
"""

import re
from collections.abc import Sequence

from briefing.models import Change
from briefing.nlp.quantities.recognition import quantities
from briefing.stories.contradictions.ages import Age
from briefing.stories.contradictions.claims import ArticleClaims, Claim
from briefing.stories.contradictions.figures import Figure, casualties_in, is_day
from briefing.stories.contradictions.incompatible_figures import (
    ClaimedValue,
    claimed_ages,
    claimed_figures,
    difference_heading,
)
from briefing.stories.history.earlier_sentences import DatedArticle, by_text

_MOST = 3  # of a story
_REVISED = re.compile(
    r"\b(?:correct(?:s|ed|ion)|revis(?:es|ed|ion)|lower(?:s|ed)|recount(?:ed)?|miscount(?:ed)?|amend(?:s|ed)"
    r"|(?:initially|earlier|previously|first|originally) (?:said|stated|reported|put|given|counted|announced)"
    r"|wrongly|by mistake|in error)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|rather than|instead of)(?: the| some| about)?\s$", re.IGNORECASE)
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
    return tuple(
        _change(text, was, current, sources[was.claim.text][0])
        for text, (was, current) in list(pairs.items())[:_MOST]
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
        before=source.earlier(was.says, was.claim),
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
    new, old = (
        _claimed_values([ArticleClaims("new", (sentence,))]),
        _claimed_values([ArticleClaims("old", (earlier,))]),
    )
    return any(
        current.differs(was)
        and difference_heading([was, current]) == change.text
        and is_correction(current, was) is change.correction
        for current in new
        for was in old
    )
