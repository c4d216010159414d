"""From a noun phrase to a stakeholder: the fullest name, what kind it is, its role.

A role is taken only where the text puts it beside the name.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from briefing.analysts.extractive.kinds import kind_of, kind_of_noun
from briefing.analysts.extractive.lines import Line
from briefing.analysts.extractive.roster import DETERMINER, Roster, clean_role, worthy
from briefing.model import StakeholderKind
from briefing.text import lexicon, names

_NO_PARTY = frozenset(
    "act bill law treaty agreement report poll polls survey study deal amendment plan rule rules speech"
    " statement article filing data".split()
)
_REQUESTS = frozenset("allow ask bring call get give keep let lest make put say take tell".split())
_CUT_OFF = frozenset("the a an of in on at from for to with by it he she i you they them such".split())
_LONGEST_PHRASE = 12  # words; a longer "subject" is a clause that was misread


class Stakeholder(NamedTuple):
    """`named_in` is the sentence that names it where the citing one doesn't, else 0."""

    name: str
    kind: StakeholderKind
    role: str
    named_in: int


class Parties:
    """The parties of one article."""

    def __init__(self, roster: Roster) -> None:
        self._full, self._roles, self._mentions, self._ending, self._pronouns = roster

    def phrase(self, phrase: str, line: Line, offset: int) -> Stakeholder | None:
        """Who a phrase without a pronoun names or describes, None where it is nobody who could be asked."""
        if len(phrase.split()) > _LONGEST_PHRASE:
            return None
        inside = [n for n in line.names if offset <= n.start and n.end <= offset + len(phrase)]
        for name in inside:
            before = line.text[offset : name.start]
            whole = name.end == offset + len(phrase) or _is_of_a_place(name, line, offset, phrase)
            if whole and not _attached(before):
                return self.named(name.text, line, name.start, before)
        return self._apposed(phrase, line, offset) or self._shortened(phrase) or self._described(phrase)

    def _apposed(self, phrase: str, line: Line, offset: int) -> Stakeholder | None:
        """ "The mayor of Norvik, Per Lund,": who is named behind the office."""
        end = offset + len(phrase)
        name = line.text[end : names.apposition_end(line.text, offset, end)].lstrip(", ")
        if not name:
            return None
        who = self.named(name, line, end, DETERMINER.sub("", phrase))
        return who._replace(kind="person")

    def _shortened(self, phrase: str) -> Stakeholder | None:
        """ "the fund" where the article names one International Monetary Fund."""
        words = phrase.split()
        if len(words) != 2 or words[0].casefold() != "the" or not words[1].islower():
            return None
        last = words[1].casefold()
        named = self._ending.get(last, {})
        if len(named) != 1:
            return self._holder(last)
        ((name, number),) = named.items()
        return Stakeholder(name, kind_of(name), "", number)

    def _holder(self, office: str) -> Stakeholder | None:
        """ "the senator" where the article gives one person that office."""
        if office not in lexicon.roles():
            return None
        holders = [
            (name, role)
            for name, role in self._roles.items()
            if (word := role.split()[-1].casefold().rstrip(".")) == office or office.startswith(word)
        ]
        if len(holders) != 1:
            return None
        ((name, role),) = holders
        number = self._mentions.get(name, [0])[0]
        return Stakeholder(name, "person", role, number)

    def named(self, text: str, line: Line, offset: int, before: str = "") -> Stakeholder:
        """Who bears a name of a sentence, with the words `before` it that may be a role."""
        country = lexicon.country_of(text) or lexicon.capital_of(text)
        somebody = kind_of(self._full.get(names.key(text), text)) == "person"  # "Jordan" of Jim Jordan
        if country and not somebody and not lexicon.country_of_adjective(text):
            return self._country(text, line)
        role, person = names.split_role(text)
        full = self._full.get(names.key(person), person)
        kind = kind_of(full, has_role=bool(role) or full in self._roles)
        found = self._roles.get(full, "")
        if not found and (role or before):
            found = clean_role(worthy(f"{before} {role}".strip()))
        return Stakeholder(full, kind, found if kind == "person" else "", 0)

    def _country(self, text: str, line: Line) -> Stakeholder:
        country = lexicon.country_of(text)
        if country:
            return Stakeholder(self._full.get(names.key(text), text), "government", "", 0)
        capital = lexicon.capital_of(text)
        assert capital is not None
        own = names.key(capital.name)
        if own not in self._full:
            return Stakeholder(text, "government", "", 0)
        full = self._full[own]
        return Stakeholder(full, "government", text, self.naming(full, line, self._mentions[full][0]))

    def document(self, phrase: str) -> Stakeholder | None:
        """What is written or counted, and may say something, too."""
        name = DETERMINER.sub("", phrase)
        if not name or len(phrase.split()) > _LONGEST_PHRASE or not _is_whole(name):
            return None
        return Stakeholder(name[0].upper() + name[1:], "unclear", "", 0)

    def _described(self, phrase: str) -> Stakeholder | None:
        name = DETERMINER.sub("", phrase)
        if not name or is_document(phrase) or not _is_whole(name):
            return None
        return Stakeholder(name[0].upper() + name[1:], kind_of_noun(name), "", 0)

    def naming(self, name: str, line: Line, described_in: int) -> int:
        """The nearest sentence up to this one that names the party, 0 where that is this one.

        Whoever is only described is named where the description stands.
        """
        mentions = self._mentions.get(name, [])
        before = bisect_right(mentions, line.number)
        if before:
            return 0 if mentions[before - 1] == line.number else mentions[before - 1]
        return 0 if described_in == line.number else described_in

    def pronoun_for(self, who: Stakeholder) -> str:
        """ "He" or "she" where the name, its title or the noun tells, else ""."""
        return self._pronouns.get(who.name) or lexicon.pronoun_of(who.name.split()[-1].casefold())


def _is_of_a_place(name: names.Name, line: Line, offset: int, phrase: str) -> bool:
    """ "Representative Anna Berg of Bergen": a person who opens a phrase, and where from."""
    role, _ = names.split_role(name.text)
    rest = line.text[name.end : offset + len(phrase)]
    return bool(role) and name.start == offset and rest.startswith((" of ", " from "))


def _is_whole(name: str) -> bool:
    """Whether a description is neither cut off ("attorneys for the") nor a request ("Allow owners")."""
    words = name.casefold().split()
    return len(words) == 1 or not (words[-1] in _CUT_OFF or words[0] in _REQUESTS)


def is_document(phrase: str) -> bool:
    words = phrase.casefold().split()
    bare = DETERMINER.sub("", phrase).casefold().split()
    head = re.split(r"\s+(?:of|for|in|at|from|by|on|to|with|that)\s+", phrase.casefold())[0].split()[-1]
    return bool({words[-1], head, *bare[:1]} & _NO_PARTY)


def _attached(before: str) -> bool:
    """Whether words before a name make it part of a larger description: "a fund backed by the …"."""
    words = [w.casefold() for w in before.split()]
    return any(
        w in ("of", "for", "by", "at", "in", "from", "with", "to", "on", "against", "and") for w in words
    )
