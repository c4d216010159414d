"""How the articles of a story stand to each other: what several say, where they differ, what one denies.

All of it is found by comparing sentences, without a model, and shown with the sentences of both sides. An
agreement that is not there does more harm than one that is missed, so each has to be plain: the same
statement, borne out by each sentence on its own; the same thing counted, in the same surroundings; a denial
in so many words.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from briefing.grounding import verify
from briefing.model import Agreement, AgreementKind, Evidence, Side
from briefing.stories import denials, figures, merging, origins
from briefing.stories.claims import Claim, Told, claim
from briefing.stories.confidence import Sourcing
from briefing.stories.given import Given, ages_of, counts_of, question, together
from briefing.text import content

_FEWEST = 5  # content words of a statement that can be corroborated
_COVERED = 0.85  # of the statement's words
_SIDES = 6  # of one finding, those that say nothing new left out


class Stated(NamedTuple):
    """The text of a finding and what bears it out."""

    text: str
    evidence: tuple[Evidence, ...]


def corroborated(stated: Iterable[Stated], told: Sequence[Told], sourcing: Sourcing) -> tuple[Agreement, ...]:
    """The statements that independent sources make, each with a sentence of every article that makes it."""
    found: dict[str, Agreement] = {}
    holders = _holders(told)
    for one in stated:
        sides = _bearing_out(one, told, holders)
        evidence = tuple(side.evidence for side in sides)
        if len(origins.independent(evidence, sourcing.groups, sourcing.publishers)) > 1:
            found.setdefault(one.text, _agreement("corroborated", one.text, sides))
    return tuple(found.values())


_Holders = Mapping[str, Sequence[tuple[int, int]]]  # the places of articles and their claims, by a stem


def _holders(told: Sequence[Told]) -> _Holders:
    found: dict[str, list[tuple[int, int]]] = {}
    for place, article in enumerate(told):
        for at, it in enumerate(article.claims):
            for stem in it.said:
                found.setdefault(stem, []).append((place, at))
    return found


def _bearing_out(one: Stated, told: Sequence[Told], holders: _Holders) -> list[Side]:
    by_article: dict[str, Evidence] = {}
    for piece in one.evidence:
        if bears_out(one.text, piece.quote):
            by_article.setdefault(piece.article, piece)
    for it in _near(one.text, told, holders) if by_article else ():
        if it.evidence.article not in by_article and _repeats(one.text, it):
            by_article[it.evidence.article] = it.evidence
    return [Side(says=piece.quote, evidence=piece) for piece in by_article.values()]


def _near(text: str, told: Sequence[Told], holders: _Holders) -> Iterator[Claim]:
    """The claims that hold nearly all words of a text, in order. Each holds one of its rarest: it may lack
    too few for all of them."""
    wanted = content.content_stems(text)
    least = _COVERED * len(wanted)
    rarest = sorted(wanted, key=lambda stem: (len(holders.get(stem, ())), stem))
    rarest = rarest[: len(wanted) - math.ceil(least) + 1]
    for place, at in sorted({where for stem in rarest for where in holders.get(stem, ())}):
        it = told[place].claims[at]
        if len(wanted & it.said) >= least:
            yield it


def _repeats(text: str, other: Claim) -> bool:
    if denials.doubts(other) or not merging.says_the_same(text, other.text):
        return False
    return bears_out(text, other.text)


def bears_out(text: str, quote: str) -> bool:
    """Whether a sentence on its own says nearly all that a statement says, and bears it out."""
    wanted = content.content_stems(text)
    if len(wanted) < _FEWEST or len(wanted & content.content_stems(quote)) < _COVERED * len(wanted):
        return False
    return verify(text, [quote]).verdict == "supported"


def differences(told: Sequence[Told]) -> tuple[Agreement, ...]:
    """Where articles give one person's age, one figure or one day differently; casualties come before other
    figures, and those before days."""
    every = [given for article in told for given in ages_of(article.claims)]
    counts = [given for article in told for given in counts_of(article)]
    known = {one.article: frozenset().union(*(claim.said for claim in one.claims)) for one in told}
    found = [*together(every, known), *sorted(together(counts, known), key=lambda apart: apart[0].weight)]
    return tuple(_apart(values, question(values)) for values in found)


def _apart(given: Sequence[Given], text: str) -> Agreement:
    sides = [Side(says=one.says, evidence=one.claim.evidence) for one in given[:_SIDES]]
    return _agreement("differs", text, sides)


def disputes(told: Sequence[Told]) -> tuple[Agreement, ...]:
    """The claims that another article denies: the claim that a denial fits best, then whoever else makes it,
    then the denials of it."""
    plain = {article.article: [it for it in article.claims if not denials.doubts(it)] for article in told}
    found: list[Agreement] = []
    for article in told:
        others = [claims for key, claims in plain.items() if key != article.article]
        for denying in filter(denials.may_deny, article.claims):
            made = _denied_by(denying, others)
            if made:
                _add(found, made, Side(says=denying.text, evidence=denying.evidence, against=True))
    return tuple(found)


def _denied_by(denying: Claim, others: Iterable[Sequence[Claim]]) -> list[Evidence]:
    """What a claim denies, of each other article the claim that it fits best; the best one first."""
    best: list[tuple[int, Evidence]] = []
    explicit = denials.denial(denying)
    for claims in others:
        weighed = [(_denied(denying, explicit, it), it.evidence) for it in claims]
        best += [max(weighed, key=lambda pair: pair[0])] if weighed else []
    fitting = sorted(best, key=lambda pair: (-pair[0], len(pair[1].quote)))
    return [place for weight, place in fitting if weight]


def _add(found: list[Agreement], made: Sequence[Evidence], denial: Side) -> None:
    """Adds a denial to the dispute on what it denies, or begins one."""
    for at, dispute in enumerate(found):
        if not {side.evidence for side in dispute.sides if not side.against}.isdisjoint(made):
            sides = [*dispute.sides, denial][: 2 * _SIDES]
            found[at] = _agreement("disputed", dispute.text, sides)
            return
    claimed = [Side(says=place.quote, evidence=place) for place in made[: _SIDES - 1]]
    found.append(_agreement("disputed", made[0].quote, [*claimed, denial]))


def _denied(denying: Claim, explicit: denials.Denial | None, made: Claim) -> int:
    """How plainly one claim denies another, by its word of denial where it has one; 0 where it does not."""
    if explicit:
        return 0 if denials.doubts(made) else denials.denies(explicit, made)
    return denials.contradicts(denying, made) or denials.is_opposite(denying, made)


def holds(kind: AgreementKind, text: str, sides: Sequence[Side]) -> bool:
    """Whether the sides' own sentences show what a finding says of them."""
    if kind == "corroborated":
        return all(bears_out(text, side.evidence.quote) for side in sides)
    claims = {side.evidence: claim(side.evidence) for side in sides}
    if kind == "disputed":
        made = [claims[side.evidence] for side in sides if not side.against]
        denying = [claims[side.evidence] for side in sides if side.against]
        return any(_denied(one, denials.denial(one), it) for one in denying for it in made)
    every = ages_of(tuple(claims.values()))
    every += [Given(one, figure) for one in claims.values() for figure in figures.figures(one)]
    return any(one.differs(other) for one, other in combinations(every, 2))


def _agreement(kind: AgreementKind, text: str, sides: Sequence[Side]) -> Agreement:
    evidence = tuple(dict.fromkeys(side.evidence for side in sides))
    return Agreement(kind=kind, text=text, sides=tuple(sides), evidence=evidence, verdict="supported")
