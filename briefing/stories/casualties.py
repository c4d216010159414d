"""How many a sentence says were killed, injured, arrested or are missing, in whatever way it is said.

A count of people without a word more ("Twelve people died", "14 dead", "the toll rose to 14") is that of all
whom an event hit; "three children died" counts some of them.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, takewhile
from typing import NamedTuple

from briefing.text import content
from briefing.text.clauses import AUXILIARIES
from briefing.text.quantities import Quantity

_REACH = 4  # words after a figure in which it is said what became of those counted
_BESIDE = 25  # characters before a figure in which "killing" says what it counts
KINDS = {
    "killed": "dead killed die died dies deaths death fatalities fatality kill kills killing toll perish"
    " perished",
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
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|victims))\b[^.;,]{0,60}?"
    r"\b(?:to|at|of|is|was|now|reached|reaches|hit|topped|passed)\s"
    r"(?:at least |about |around |more than |over )?$",
    re.IGNORECASE,
)
_LIVES = re.compile(r"\s(?:(?!of\b)\w+\s){0,3}?lo(?:st|se|sing) their lives\b", re.IGNORECASE)
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


def casualties(quantity: Quantity, words: Sequence[content.Word], text: str) -> Casualties | None:
    """What a figure without a unit counts, where it counts casualties."""
    dated = bool(_YEAR.search(text))
    found = (
        _at_once(quantity, words, text)
        or _lives(quantity, text)
        or _toll(quantity, words, text)
        or _after_a_verb(quantity, words)
        or _who(quantity, words, text)
    )
    return found._replace(whole=found.whole and not dated) if found else None


def _at_once(quantity: Quantity, words: Sequence[content.Word], text: str) -> Casualties | None:
    """ "14 dead", "31 were injured", "14 Germans missing": at most a name stands between."""
    ahead = [word for word in _clause_after(quantity, words)[:_REACH] if word.lower not in AUXILIARIES]
    bare = list(dropwhile(lambda word: text[word.start].isupper(), ahead))
    kind = _kinds().get(bare[0].stem) if bare else None
    return Casualties(kind, bare[0].lower, bare[0].end, whole=bare == ahead) if kind else None


def _lives(quantity: Quantity, text: str) -> Casualties | None:
    """ "14 people lost their lives", "claimed 14 lives"."""
    lost = _LIVES.match(text, quantity.end)
    if lost:
        who = lost.group().split()[0].casefold()
        return Casualties("killed", "killed", lost.end(), whole=who in _ANYBODY or who.startswith("lo"))
    taken = _TAKEN.match(text, quantity.end)
    if taken and _LIVES_TAKEN.search(text[: quantity.start]):
        return Casualties("killed", "killed", taken.end(), whole=True)
    return None


def _toll(quantity: Quantity, words: Sequence[content.Word], text: str) -> Casualties | None:
    """ "The death toll from the sinking rose to 14"."""
    if not _TOLL.search(text[: quantity.start]):
        return None
    who = _counted(quantity, words)
    whole = who is None or who.lower in _ANYBODY
    return Casualties("killed", "toll", who.end if who and whole else quantity.end, whole)


def _after_a_verb(quantity: Quantity, words: Sequence[content.Word]) -> Casualties | None:
    """ "killing 14", "killed at least 14 people"."""
    before = [w for w in words if w.end <= quantity.start and quantity.start - w.end < _BESIDE]
    verb = next((w for w in reversed(before) if w.content and w.stem not in _hedges()), None)
    kind = _kinds().get(verb.stem) if verb else None
    if verb is None or kind is None:
        return None
    who = _counted(quantity, words)
    end = who.end if who and who.stem in _persons() else quantity.end
    return Casualties(kind, verb.lower, end, whole=who is None or who.lower in _ANYBODY)


def _who(quantity: Quantity, words: Sequence[content.Word], text: str) -> Casualties | None:
    """ "Twelve people died", "14 people, three children among them, were killed"."""
    who = _counted(quantity, words)
    if who is None or who.stem not in _persons():
        return None
    among = _AMONG.match(text, who.end)
    after = [word for word in words if word.start >= (among.end() if among else who.end)]
    later = [word for word in _one_clause(after)[:_REACH] if word.stem in _kinds()]
    if not later:
        return None
    kind, whole = _kinds()[later[0].stem], who.lower in _ANYBODY
    return Casualties(kind, later[0].lower, who.end if among else later[0].end, whole)


def _clause_after(quantity: Quantity, words: Sequence[content.Word]) -> list[content.Word]:
    return _one_clause([word for word in words if word.start >= quantity.end])


def _one_clause(words: Sequence[content.Word]) -> list[content.Word]:
    return list(takewhile(lambda word: word.clause == words[0].clause, words))


def _counted(quantity: Quantity, words: Sequence[content.Word]) -> content.Word | None:
    """The noun right after a figure; none where a function word or a mark ends what is counted."""
    ahead = [word for word in words if word.start >= quantity.end][:1]
    return ahead[0] if ahead and ahead[0].content else None


def tells_no_event(stem: str) -> bool:
    """Whether a stem is a word for casualties, for people or for a count, which says nothing of what hit
    them."""
    return stem in _kinds() or stem in _persons() or stem in _reckoning()


@cache
def _kinds() -> dict[str, str]:
    return {content.stem(word): kind for kind, row in KINDS.items() for word in row.split()}


@cache
def _persons() -> frozenset[str]:
    return frozenset(map(content.stem, _PERSONS.split()))


@cache
def _hedges() -> frozenset[str]:
    return frozenset(map(content.stem, _HEDGES.split()))


@cache
def _reckoning() -> frozenset[str]:
    return frozenset(map(content.stem, _RECKONING.split()))
