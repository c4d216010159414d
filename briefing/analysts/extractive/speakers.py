"""From the words before a verb to a stakeholder: the fullest name, what kind it is, its role.

A role is taken only where the text puts it beside the name. A pronoun goes back to a name in the same or
the sentence before, or to nobody.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysts.extractive.kinds import kind_of, kind_of_noun
from briefing.analysts.extractive.lines import is_quoted
from briefing.analysts.extractive.reading import Line, Reading, unquoted
from briefing.analysts.extractive.roster import (
    DETERMINER,
    clean_role,
    worthy,
)
from briefing.model import StakeholderKind
from briefing.text import lexicon, names
from briefing.text.attribution import Attribution

_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you", "who"))
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_PERSON_PRONOUNS = frozenset(("he", "she", "who"))
_NO_PARTY = frozenset(
    "act bill law treaty agreement report poll polls survey study deal amendment plan rule rules speech"
    " statement article filing data".split()
)
_CHAIN = 3  # sentences that may open with the same pronoun one after another
_MEMORY = 4  # sentences after which a pronoun no longer goes back to who spoke last
_POSSESSIVE = re.compile(r"(?:(?<=s)[’']|[’']s)$")
_LONGEST_PHRASE = 12  # words; a longer "subject" is a clause that was misread


class Stakeholder(NamedTuple):
    """`named_in` is the sentence that names it where the citing one doesn't, else 0."""

    name: str
    kind: StakeholderKind
    role: str
    named_in: int


class Speakers:
    """Resolves phrases of one article, in the order of its sentences; it remembers who spoke last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._full, self._roles, self._mentions, self._ending = reading.roster
        self._last: tuple[int, Stakeholder] | None = None

    def resolve(self, phrase: str, line: Line, offset: int) -> Stakeholder | None:
        """Who a noun phrase of a sentence is, or None where it is nobody who could be asked; remembered as
        the last who spoke."""
        found = self.identify(phrase, line, offset)
        if found is None or _is_document(phrase):
            return None
        self._last = (line.number, found)
        return found

    def identify(self, phrase: str, line: Line, offset: int) -> Stakeholder | None:
        """The same, and not remembered; what is written or counted may say something, too."""
        bare = _POSSESSIVE.sub("", phrase.strip())
        bare = _OWNERS.get(bare.casefold(), bare)
        if bare.casefold() in _PRONOUNS:
            return self._pronoun(bare.casefold(), line, offset)
        return self._phrase(bare, line, offset) or self._document(bare)

    def _pronoun(self, pronoun: str, line: Line, offset: int) -> Stakeholder | None:
        if pronoun == "they":
            return self._several(line)
        if pronoun in ("we", "i", "you"):
            return None
        found = self._antecedent(pronoun, line, offset, _CHAIN)
        if found is not None:
            described_in, who = found
            return who._replace(named_in=self._naming(who.name, line, described_in))
        persons = pronoun in _PERSON_PRONOUNS
        if (
            found is None
            and not self._ambiguous(line, offset, persons)
            and self._last
            and line.number - self._last[0] <= _MEMORY
            and (self._last[1].kind == "person") == persons
            and not self._another_spoke(self._last[0], line)
        ):
            spoke_in, who = self._last
            return who._replace(named_in=self._naming(who.name, line, who.named_in or spoke_in))
        return None

    def _antecedent(
        self, pronoun: str, line: Line, offset: int, chain: int
    ) -> tuple[int, Stakeholder] | None:
        """Who is meant and the sentence that says so, by this sentence and the one before: whoever speaks
        there, or the only one it names. A pronoun that opens the sentence before means the same."""
        persons = pronoun in _PERSON_PRONOUNS
        for earlier in (line, *self._before(line)):
            if earlier is not line and chain and _opening_word(earlier) == pronoun:
                return self._antecedent(pronoun, earlier, 0, chain - 1)
            spoke, named = self._candidates(
                earlier, offset if earlier is line else len(earlier.text), persons
            )
            one = len({who.name for who in named}) == 1 and named[0].kind != "unclear"
            if earlier is line and len({who.name for who in (*spoke[-1:], *named)}) > 1:
                return None
            chosen = spoke[-1:] or (named if one else ())
            if chosen:
                return earlier.number, chosen[0]._replace(kind="person") if persons else chosen[0]
            if named:
                return None  # two could be meant, and a quotation given to the wrong one is worse than none
        return None

    def _ambiguous(self, line: Line, offset: int, persons: bool) -> bool:
        return any(
            self._candidates(earlier, offset if earlier is line else len(earlier.text), persons)[1]
            for earlier in (line, *self._before(line))
        )

    def _several(self, line: Line) -> Stakeholder | None:
        """Who "they" are: whoever spoke last, in this sentence or the one before, where that is no person."""
        if self._last is None or line.number - self._last[0] > 1:
            return None
        spoke_in, who = self._last
        agent = lexicon.agents().get(who.name.split()[-1].casefold())
        several = who.kind == "group" or " and " in who.name or (agent is not None and agent.plural)
        if not several:
            return None
        return who._replace(named_in=self._naming(who.name, line, who.named_in or spoke_in))

    def _another_spoke(self, since: int, line: Line) -> bool:
        """Whether a sentence between has a reporting verb that the last speaker is not the subject of."""
        last = self._last[1].name.split()[-1].casefold() if self._last else ""
        return any(
            _reports_another(unquoted(between), last)
            for between in self._reading.lines[since : line.number - 1]
            if between.text.split()[0].strip("“\"'").casefold() not in _PRONOUNS
        )

    def _naming(self, name: str, line: Line, described_in: int) -> int:
        """The nearest sentence up to this one that names the party, 0 where that is this one.

        Whoever is only described is named where the description stands.
        """
        mentions = self._mentions.get(name, [])
        before = bisect_right(mentions, line.number)
        if before:
            return 0 if mentions[before - 1] == line.number else mentions[before - 1]
        return 0 if described_in == line.number else described_in

    def _before(self, line: Line) -> list[Line]:
        lines = self._reading.lines
        return [lines[line.number - 2]] if line.number >= 2 else []

    def _candidates(
        self, line: Line, limit: int, persons: bool
    ) -> tuple[list[Stakeholder], list[Stakeholder]]:
        """The parties that a sentence gives a position to before `limit`, and all that it names there; with a
        person, every name of two or three words that might be one."""
        spoke = self._speaking(line, line.attributions, limit, persons)
        if not spoke:
            judging = self._speaking(line, line.passing, limit, persons)
            spoke = judging if len({who.name for who in judging}) == 1 else []
        named = [
            self._named(n.text, line, n.start)
            for n in line.names
            if n.end <= limit
            and not is_quoted(line, n.start)  # what is quoted is about others than who speaks
            and not (persons and _surely_no_person(line.text, n))
            and not (limit < len(line.text) and line.text.startswith(("’s", "'s"), n.end))
        ]

        return spoke, [who for who in named if (_might_be_a_person(who) if persons else _institution(who))]

    def _speaking(
        self, line: Line, told: Sequence[Attribution], limit: int, persons: bool
    ) -> list[Stakeholder]:
        """Who says or judges something in a sentence before `limit`."""
        spoke: list[Stakeholder] = []
        for attribution in told:
            if attribution.source is None or attribution.source[1] > limit:
                continue
            phrase = line.text[slice(*attribution.source)]
            if phrase.casefold() not in _PRONOUNS and phrase.casefold() not in _OWNERS:
                who = self._phrase(_POSSESSIVE.sub("", phrase), line, attribution.source[0])
                spoke += [who] if who else []
            elif self._last and self._last[0] == line.number and attribution.kind != "passing":
                spoke.append(self._last[1])
        if persons:
            return [who for who in spoke if _might_be_a_person(who)]
        return [who for who in spoke if _institution(who)]

    def _phrase(self, phrase: str, line: Line, offset: int) -> Stakeholder | None:
        if len(phrase.split()) > _LONGEST_PHRASE:
            return None
        inside = [n for n in line.names if offset <= n.start and n.end <= offset + len(phrase)]
        for name in inside:
            before = line.text[offset : name.start]
            if name.end == offset + len(phrase) and not _attached(before):
                return self._named(name.text, line, name.start, before)
        return self._shortened(phrase) or self._described(phrase)

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

    def _named(self, text: str, line: Line, offset: int, before: str = "") -> Stakeholder:
        country = lexicon.country_of(text) or lexicon.capital_of(text)
        if country and not lexicon.country_of_adjective(text):
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
        return Stakeholder(full, "government", text, self._naming(full, line, self._mentions[full][0]))

    def _document(self, phrase: str) -> Stakeholder | None:
        name = DETERMINER.sub("", phrase)
        if not name or len(phrase.split()) > _LONGEST_PHRASE:
            return None
        return Stakeholder(name[0].upper() + name[1:], "unclear", "", 0)

    def _described(self, phrase: str) -> Stakeholder | None:
        name = DETERMINER.sub("", phrase)
        if not name or _is_document(phrase):
            return None
        return Stakeholder(name[0].upper() + name[1:], kind_of_noun(name), "", 0)


def _is_document(phrase: str) -> bool:
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


def _opening_word(line: Line) -> str:
    """The sentence's first word but for "and", "but" and the like, in lower case."""
    words = line.text.split(maxsplit=2)[:2]
    first = words[0].strip("“\"',").casefold() if words else ""
    if first in ("and", "but", "so", "then", "still", "yet") and len(words) > 1:
        return words[1].strip(",").casefold()
    return first


def _might_be_a_person(who: Stakeholder) -> bool:
    words = who.name.split()
    capitals = all(word[0].isupper() for word in words)
    return who.kind == "person" or (who.kind == "unclear" and len(words) in (2, 3) and capitals)


_PLACED = re.compile(r"\b(?:in|at|near|across|against|with|to|a|an) $", re.IGNORECASE)


def _surely_no_person(text: str, name: names.Name) -> bool:
    """ "In Port Lucas", "a Silver Key holder", "Norwegian Danes"."""
    return bool(
        _PLACED.search(text, max(0, name.start - 8), name.start)
        or lexicon.country_of_adjective(name.text.split()[-1])
    )


def _institution(who: Stakeholder) -> bool:
    return who.kind not in ("person", "unclear")


def _reports_another(plain: str, last: str) -> bool:
    """Whether a sentence, without what it quotes, has a reporting verb after another word than he, she or a
    name."""
    before = ""
    for word in (w.strip(".,").casefold() for w in plain.split()):
        cue = lexicon.cues().get(word)
        reports = cue is not None and cue.kind in ("speech", "belief") and cue.form in ("past", "third")
        if (reports or word == "agreed") and before not in ("he", "she", last):
            return True
        if not word.endswith("ly") and word not in ("also", "has", "had"):
            before = word
    return False
