"""Quantities, casualties: how many a sentence says were killed, injured, arrested or are missing.

A count of people without a word more ("Twelve people died", "14 dead", "the toll rose to 14") is that of all
whom an event hit; "three children died" counts some of them.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, takewhile
from typing import NamedTuple

from briefing.nlp import content_words
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.quantities.recognition import Quantity

_REACH = 4  # words after a figure in which it is said what became of those counted
_BESIDE = 25  # characters before a figure in which "killing" says what it counts
KINDS = {
    "killed": "dead killed die died dies deaths death fatalities fatality kill kills killing toll perish"
    " perished drown drowns drowned",
    "injured": "injured wounded hurt injuries injury injure wounds injuring wounding",
    "arrested": "arrested arrests arrest detained detain detaining",
    "missing": "missing unaccounted",
}
_PERSONS = "people person persons men women children passengers soldiers civilians troops residents others"
_ANYBODY = frozenset(("people", "persons", "person"))
_RECKONING = (
    "rise climb reach stand put hit jump grow leave number total count confirm claim least latest victim lose"
    " life lives"
)
_HEDGES = "least about around roughly nearly almost more fewer some"
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|victims)"
    r"|number of (?:people|those) (?:\w+ ){0,4}?(?:dead|died|drowned|killed|perished))\b[^.;,]{0,110}?"
    r"\b(?:to|at|of|is|was|now|reached|reaches|hit|topped|passed)\s"
    r"(?:at least |about |around |more than |over )?$",
    re.IGNORECASE,
)
_LIVES = re.compile(r"\s(?:(?!of\b)\w+\s){0,3}?lo(?:st|se|sing) their lives\b", re.IGNORECASE)
_LIVES_OF = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|took|taken) the lives of (?:at least |about |some )?$",
    re.IGNORECASE,
)
_LIVES_TAKEN = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|took|taken|lost)\s"
    r"(?:(?:at least|about|around|more than|some) )?$",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\slives\b")
_AMONG = re.compile(r",\s(?:(?:including|among them)[^,.;]+|[^,.;]+ among them),")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Casualties(NamedTuple):
    """Their kind (of KINDS), the word for it, and where the run of words ends that gives the figure. `whole`:
    of all people that an event hit, as far as the sentence says."""

    kind: str
    noun: str
    end: int
    whole: bool


def casualties(
    quantity: Quantity, words: Sequence[content_words.StemmedWord], text: str
) -> Casualties | None:
    """What a figure without a unit counts, where it counts casualties."""
    dated = bool(_YEAR.search(text))
    hit = (
        _adjacent_casualties(quantity, words, text)
        or _lost_lives(quantity, text)
        or _death_toll(quantity, words, text)
        or _verb_casualties(quantity, words)
        or _person_casualties(quantity, words, text)
    )
    return hit._replace(whole=hit.whole and not dated) if hit else None


def _adjacent_casualties(
    quantity: Quantity, words: Sequence[content_words.StemmedWord], text: str
) -> Casualties | None:
    """ "14 dead", "31 were injured", "14 Germans missing": at most a name stands between."""
    ahead = [word for word in _clause_after(quantity, words)[:_REACH] if word.lower not in AUXILIARIES]
    bare = list(dropwhile(lambda word: text[word.start].isupper(), ahead))
    kind = _kinds().get(bare[0].stem) if bare else None
    return Casualties(kind, bare[0].lower, bare[0].end, whole=bare == ahead) if kind else None


def _lost_lives(quantity: Quantity, text: str) -> Casualties | None:
    """ "14 people lost their lives", "claimed 14 lives", "the lives of 14 people"."""
    lost = _LIVES.match(text, quantity.end)
    if lost:
        first_word = lost.group().split()[0].casefold()
        return Casualties(
            "killed", "killed", lost.end(), whole=first_word in _ANYBODY or first_word.startswith("lo")
        )
    if _LIVES_OF.search(text[: quantity.start]):
        return Casualties("killed", "killed", quantity.end, whole=True)
    taken = _TAKEN.match(text, quantity.end)
    if taken and _LIVES_TAKEN.search(text[: quantity.start]):
        return Casualties("killed", "killed", taken.end(), whole=True)
    return None


def _death_toll(
    quantity: Quantity, words: Sequence[content_words.StemmedWord], text: str
) -> Casualties | None:
    """ "The death toll from the sinking rose to 14"."""
    if not _TOLL.search(text[: quantity.start]):
        return None
    noun = _counted_noun(quantity, words)
    whole = noun is None or noun.lower in _ANYBODY
    return Casualties("killed", "toll", noun.end if noun and whole else quantity.end, whole)


def _verb_casualties(quantity: Quantity, words: Sequence[content_words.StemmedWord]) -> Casualties | None:
    """ "killing 14", "killed at least 14 people"."""
    before = [w for w in words if w.end <= quantity.start and quantity.start - w.end < _BESIDE]
    verb = next((w for w in reversed(before) if w.content and w.stem not in _hedges()), None)
    kind = _kinds().get(verb.stem) if verb else None
    if verb is None or kind is None:
        return None
    noun = _counted_noun(quantity, words)
    end = noun.end if noun and noun.stem in _persons() else quantity.end
    return Casualties(kind, verb.lower, end, whole=noun is None or noun.lower in _ANYBODY)


def _person_casualties(
    quantity: Quantity, words: Sequence[content_words.StemmedWord], text: str
) -> Casualties | None:
    """ "Twelve people died", "14 people, three children among them, were killed"."""
    noun = _counted_noun(quantity, words)
    if noun is None or noun.stem not in _persons():
        return None
    among = _AMONG.match(text, noun.end)
    after = [word for word in words if word.start >= (among.end() if among else noun.end)]
    later = [word for word in _first_clause(after)[:_REACH] if word.stem in _kinds()]
    if not later:
        return None
    kind, whole = _kinds()[later[0].stem], noun.lower in _ANYBODY
    return Casualties(kind, later[0].lower, noun.end if among else later[0].end, whole)


def _clause_after(
    quantity: Quantity, words: Sequence[content_words.StemmedWord]
) -> list[content_words.StemmedWord]:
    return _first_clause([word for word in words if word.start >= quantity.end])


def _first_clause(words: Sequence[content_words.StemmedWord]) -> list[content_words.StemmedWord]:
    return list(takewhile(lambda word: word.clause == words[0].clause, words))


def _counted_noun(
    quantity: Quantity, words: Sequence[content_words.StemmedWord]
) -> content_words.StemmedWord | None:
    """The noun right after a figure; none where a function word or a mark ends what is counted."""
    ahead = [word for word in words if word.start >= quantity.end][:1]
    return ahead[0] if ahead and ahead[0].content else None


def tells_no_event(stem: str) -> bool:
    """Whether a stem is a word for casualties, for people or for a count, which says nothing of what hit
    them."""
    return stem in _kinds() or stem in _persons() or stem in _reckoning()


@cache
def _kinds() -> dict[str, str]:
    return {content_words.stem(word): kind for kind, row in KINDS.items() for word in row.split()}


@cache
def _persons() -> frozenset[str]:
    return frozenset(map(content_words.stem, _PERSONS.split()))


@cache
def _hedges() -> frozenset[str]:
    return frozenset(map(content_words.stem, _HEDGES.split()))


@cache
def _reckoning() -> frozenset[str]:
    return frozenset(map(content_words.stem, _RECKONING.split()))
