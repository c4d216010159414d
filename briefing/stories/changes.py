"""What today's articles give otherwise than those of the previous brief: a figure or an age of one thing.

A count that grew is a change; a correction is one that cannot have been right before: fewer killed, another
age, or a figure of which the new sentence says that it was revised.
"""

import re
from collections.abc import Mapping, Sequence

from briefing.model import Change, Coverage, Earlier, Sentence
from briefing.stories import claims
from briefing.stories.ages import Age
from briefing.stories.claims import Claim, Told
from briefing.stories.figures import Figure, casualties_in, is_day
from briefing.stories.given import Given, ages_of, counts_of, question

_MOST = 3  # of a story
_REVISED = re.compile(
    r"\b(?:correct(?:s|ed|ion)|revis(?:es|ed|ion)|lower(?:s|ed)|recount(?:ed)?|miscount(?:ed)?|amend(?:s|ed)"
    r"|(?:initially|earlier|previously|first|originally) (?:said|reported|put|given|counted|announced)"
    r"|wrongly|by mistake|in error)\b",
    re.IGNORECASE,
)
_GROWING = frozenset(("killed",))  # what cannot become less


def changes(today: Sequence[Told], before: Mapping[str, Coverage]) -> tuple[Change, ...]:
    """Each thing of which the articles of today give another value than the earlier ones, by their ids, did;
    the weightiest first. A sentence that stood in an earlier article changes nothing."""
    earlier = [claims.told(one, _sentences(one)) for one in before.values()]
    stood = {claim.text for article in earlier for claim in article.claims}
    fresh = [
        article._replace(claims=tuple(claim for claim in article.claims if claim.text not in stood))
        for article in today
    ]
    new = _given(fresh)
    old, new_by_kind = _by_kind(_given(earlier)), _by_kind(new)
    known = _stems(earlier) & _stems(fresh)
    found: dict[str, tuple[Given, Given]] = {}
    for one in sorted(new, key=lambda given: given.weight):
        alike, now = old.get(one.kind, []), new_by_kind[one.kind]
        was = next((other for other in alike if _changed(one, other, alike, now, known)), None)
        if was is not None:
            found.setdefault(question([was, one]), (was, one))
    return tuple(
        _change(text, was, one, before[was.article]) for text, (was, one) in list(found.items())[:_MOST]
    )


def _by_kind(given: Sequence[Given]) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = {}
    for one in given:
        found.setdefault(one.kind, []).append(one)
    return found


def _sentences(article: Coverage) -> list[Sentence]:
    return [Sentence(number, *span) for number, span in enumerate(article.sentences, start=1)]


def _given(told: Sequence[Told]) -> list[Given]:
    """Ages and figures; no days, which pass."""
    found = [given for article in told for given in ages_of(article.claims)]
    for article in told:
        found += [
            one for one in counts_of(article) if isinstance(one.value, Figure) and not is_day(one.value)
        ]
        revised = [one for one in article.claims if _REVISED.search(one.text)]
        found += [Given(one, figure) for one in revised for figure in casualties_in(one)]
    return found


def _changed(
    one: Given, other: Given, old: Sequence[Given], new: Sequence[Given], known: frozenset[str]
) -> bool:
    """Whether a value of today takes the place of an earlier one, which no plain sentence of today gives."""
    revised = bool(_REVISED.search(one.claim.text))
    if not one.differs(other, None if revised else known) or any(one.is_same(it) for it in old):
        return False
    return not any(other.is_same(it) for it in new if not _REVISED.search(it.claim.text))


def _stems(told: Sequence[Told]) -> frozenset[str]:
    return frozenset().union(*(claim.said for article in told for claim in article.claims))


def _change(text: str, was: Given, one: Given, source: Coverage) -> Change:
    return Change(
        text=text,
        before=quoted(was.says, was.claim.text, source),
        says=one.says,
        evidence=one.claim.evidence,
        correction=is_correction(one, was),
    )


def quoted(says: str, quote: str, source: Coverage) -> Earlier:
    """A sentence of an article of the previous brief, with where it stood."""
    return Earlier(
        says=says, quote=quote, title=source.title, source=source.source, publisher=source.publisher
    )


def is_correction(one: Given, was: Given) -> bool:
    """Whether the earlier value cannot have been right, or the new sentence says so."""
    if _REVISED.search(one.claim.text) or isinstance(one.value, Age) or isinstance(was.value, Age):
        return True
    return one.value.kind in _GROWING and one.value.quantity.value < was.value.quantity.value


def holds(change: Change, sentence: Claim, earlier: Claim) -> bool:
    """Whether the two sentences of a change show what it says of them."""
    new, old = _given([Told("new", (sentence,))]), _given([Told("old", (earlier,))])
    return any(
        one.differs(was)
        and question([was, one]) == change.text
        and is_correction(one, was) is change.correction
        for one in new
        for was in old
    )
