"""Stakeholders: from a noun phrase to the fullest name, what kind it is, its role.

A role is taken only where the text puts it beside the name.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from briefing.analysis.extractive.appositions import name_apposed, name_behind, name_with_members
from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.entity_roles import (
    BARE_DETERMINER,
    DETERMINER,
    Roster,
    clean_role,
    meaningful_role,
    title_pronouns,
)
from briefing.analysis.extractive.party_certainty import FORMER, PartyCertainty, is_whole_phrase
from briefing.analysis.extractive.party_kinds import kind_of, kind_of_bearer, kind_of_noun
from briefing.models import StakeholderKind
from briefing.nlp import entities, lexicon
from briefing.nlp.word_classes import word_class

_NO_PARTY = word_class("texts and plans")
_REQUESTS = word_class("verbs of request")
_CUT_OFF = word_class("articles", "common prepositions", "third-person subjects") | set(
    "i you them such".split()
)
_ATTACHING = word_class("common prepositions") | {"against", "and"}
_POSTNOMINALS = word_class("letters behind a name")
_PARTITIVES = word_class("nouns of an amount of something")
JUST_BEFORE = 2  # sentences
_LONGEST_PHRASE = 12  # words; a longer "subject" is a clause that was misread


class Speaker(NamedTuple):
    """`named_in` is the sentence that names it where the citing one doesn't, else 0; `certain` whether it
    cannot be anybody else."""

    name: str
    kind: StakeholderKind
    role: str
    named_in: int
    certain: bool = True


class StakeholderNames:
    """The parties of one article."""

    def __init__(self, roster: Roster, certainty: PartyCertainty) -> None:
        self._full, self._roles, self._mentions, self._ending, self._pronouns, _given = roster
        self._certainty = certainty

    def resolve_phrase(self, phrase: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """Who a phrase without a pronoun names or describes, None where it is nobody who could be asked."""
        if len(phrase.split()) > _LONGEST_PHRASE:
            return None
        if phrase.replace(".", "").casefold() in _POSTNOMINALS:
            named = [name.text for name in line.names if line.text[name.end : offset] == ", "]
            return self.bearer(named[0], line) if named else None
        if _is_amount(phrase, line.text[offset + len(phrase) :]):
            return None
        if two := self._two_parties(phrase, line, offset):
            return two
        inside = [n for n in line.names if offset <= n.start and n.end <= offset + len(phrase)]
        for name in inside:
            before = line.text[offset : name.start]
            whole = name.end == offset + len(phrase) or _is_of_a_place(name, line, offset, phrase)
            if whole and (joined := name_with_members(name, inside, line)):
                sure = is_whole_phrase(line, offset, offset + len(phrase))
                return Speaker(joined, kind_of_noun(joined), "", 0, sure)
            if whole and _is_office(name.text) and (holder := self._apposed_party(phrase, line, offset)):
                return holder
            if whole and not _is_attached(before):
                who = self.bearer(name.text, line, before)
                sure = self._certainty.is_sure_name(name.text, who.name, line)
                return who._replace(certain=sure and is_whole_phrase(line, offset, offset + len(phrase)))
        apposed = self._apposed_party(phrase, line, offset) or self._described_person(phrase, line, offset)
        if apposed:
            return apposed
        known = self._shortened_party(phrase, line)
        if known is None and (first := _joined_start(line, offset)) is not None:
            phrase, offset = line.text[first : offset + len(phrase)], first
        who_described = known or self._described_party(phrase)
        if who_described is None:
            return None
        sure = self._certainty.is_sure_description(phrase, resolved=known is not None)
        sure = sure and who_described.certain
        return who_described._replace(certain=sure and is_whole_phrase(line, offset, offset + len(phrase)))

    def _two_parties(self, phrase: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """ "Anna Holm and the council", "the Centre Party and the Greens": both, where each is sure."""
        first, joined, second = phrase.partition(" and ")
        behind = offset + len(first) + len(joined)
        if not joined or " and " in second or any(n.start < behind - 1 < n.end for n in line.names):
            return None
        one = self.resolve_phrase(first, line, offset)
        other = self.resolve_phrase(second, line, behind) if one is not None and one.certain else None
        if one is None or other is None or not self._is_sure_behind_and(second, other, line, behind):
            return None
        sure = is_whole_phrase(line, offset, offset + len(phrase))
        return Speaker(f"{one.name} and {second}", "group", "", max(one.named_in, other.named_in), sure)

    def _is_sure_behind_and(self, phrase: str, who: Speaker, line: AttributedSentence, offset: int) -> bool:
        """Whether the second of two is one party by itself: a sure name, or a description with an article."""
        for name in line.names:
            if line.text[offset : name.start] in ("", "the ") and name.end == offset + len(phrase):
                return self._certainty.is_sure_name(name.text, who.name, line)
        return phrase.startswith("the ") and self._certainty.is_sure_description(phrase, resolved=False)

    def _apposed_party(self, phrase: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """ "The mayor of Norvik, Per Lund,": who is named behind the office."""
        end = offset + len(phrase)
        name = line.text[end : entities.apposition_end(line.text, offset, end)].lstrip(", ")
        name = name or name_behind(phrase, line, end)
        named = None if name else name_apposed(phrase, line, end)
        if not (name or named):
            return None
        who = self.bearer(named.text if named else name, line, DETERMINER.sub("", phrase))
        kind = kind_of_bearer(who.name, who.kind, phrase, holds_office=named is None)
        sure = who.certain and (named is None or is_whole_phrase(line, offset, end))
        return None if kind is None else who._replace(kind=kind, certain=sure)

    def _described_person(self, phrase: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """ "Per Lund, the mayor of Norvik,": who is named before the office."""
        office = re.split(r"\s(?:of|for|at|in)\s", DETERMINER.sub("", phrase))[0].split()[-1:]
        named = [n for n in line.names if n.end == offset - 2 and line.text[n.end : offset] == ", "]
        if not named or not office or office[0].casefold() not in lexicon.roles():
            return None
        who = self.bearer(named[0].text, line)
        if who.kind not in ("person", "unclear") or len(who.name.split()) < 2:
            return None
        sure = self._certainty.is_sure_name(named[0].text, who.name, line)
        return who._replace(kind="person", certain=sure)

    def _shortened_party(self, phrase: str, line: AttributedSentence) -> Speaker | None:
        """ "the fund" where the article names one International Monetary Fund."""
        words = [word for word in phrase.split() if word.casefold() not in FORMER]
        former = len(words) < len(phrase.split())
        if len(words) != 2 or words[0].casefold() != "the" or not words[1].islower():
            return None
        last = words[1].casefold()
        named = {} if former else self._ending.get(last, {})
        if len(named) != 1:
            return self._holder(last, former) or (None if former else self._introduced(last, line))
        ((name, number),) = named.items()
        return Speaker(name, kind_of(name), "", number, self._is_current(name, line))

    def _introduced(self, noun: str, line: AttributedSentence) -> Speaker | None:
        """ "the official" where the article tells of one "French official"."""
        introduced = self._certainty.introduction(noun, line.number)
        if introduced is None or noun not in {*lexicon.agents(), *lexicon.roles()}:
            return None
        description, number = introduced
        return Speaker(description, kind_of_noun(description), "", number)

    def _is_current(self, name: str, line: AttributedSentence) -> bool:
        """Whether a party has been named twice by a sentence, or just before it, and no other body since."""
        named_in = [number for number in self._mentions.get(name, ()) if number <= line.number]
        if not named_in or self._is_overtaken(name, named_in[-1], line.number):
            return False
        return len(named_in) > 1 or line.number - named_in[-1] <= JUST_BEFORE

    def _is_overtaken(self, name: str, last: int, by: int) -> bool:
        """Whether another body is named since the last mention of one: "the group" may be it."""
        return any(
            other != name
            and (other.isupper() or kind_of(other) in ("company", "organisation"))
            and not lexicon.country_of(other)
            and any(last <= number < by for number in numbers)
            for other, numbers in self._mentions.items()
        )

    def _holder(self, office: str, former: bool) -> Speaker | None:
        """ "the senator" or "the former senator" where the article gives one person that office."""
        if office not in lexicon.roles():
            return None
        holders = [
            (name, role)
            for name, role in self._roles.items()
            if ((word := role.split()[-1].casefold().rstrip(".")) == office or office.startswith(word))
            and former == (role.split()[0].casefold() in FORMER)
        ]
        if len(holders) != 1:
            return None
        ((name, role),) = holders
        number = self._mentions.get(name, [0])[0]
        return Speaker(name, "person", role, number)

    def bearer(self, text: str, line: AttributedSentence, before: str = "") -> Speaker:
        """Who bears a name of a sentence, with the words `before` it that may be a role."""
        country = lexicon.country_of(text) or lexicon.capital_of(text)
        somebody = (
            kind_of(self._full.get(entities.name_key(text), text)) == "person"
        )  # "Jordan" of Jim Jordan
        if country and not somebody and not lexicon.country_of_adjective(text):
            return self._country(text, line)
        role, person = entities.split_role(text)
        full = self._full.get(entities.name_key(person), person)
        if role and " " not in person:
            full = self._certainty.bearer_by_title(full, role, person)
        kind = kind_of(full, has_role=bool(role) or full in self._roles)
        known_role = self._roles.get(full, "")
        if not known_role and (role or before):
            known_role = clean_role(meaningful_role(f"{before} {role}".strip()))
        sure = self._certainty.is_sure_name(text, full, line)
        return Speaker(full, kind, known_role if kind == "person" else "", 0, sure)

    def _country(self, text: str, line: AttributedSentence) -> Speaker:
        country = lexicon.country_of(text)
        if country:
            return Speaker(self._full.get(entities.name_key(text), text), "government", "", 0)
        capital = lexicon.capital_of(text)
        assert capital is not None
        own = entities.name_key(capital.name)
        if own not in self._full:
            return Speaker(text, "government", "", 0)
        full = self._full[own]
        return Speaker(full, "government", text, self.naming(full, line, self._mentions[full][0]))

    def document(self, phrase: str) -> Speaker | None:
        """What is written or counted, and may say something, too."""
        name = DETERMINER.sub("", phrase)
        if not name or len(phrase.split()) > _LONGEST_PHRASE or not _is_whole(name):
            return None
        return Speaker(name[0].upper() + name[1:], "unclear", "", 0, certain=False)

    def _described_party(self, phrase: str) -> Speaker | None:
        name = DETERMINER.sub("", phrase)
        if not name or is_document(phrase) or not _is_whole(name):
            return None
        counted = BARE_DETERMINER.sub("", phrase) or name
        return Speaker(counted[0].upper() + counted[1:], kind_of_noun(name), "", 0)

    def naming(self, name: str, line: AttributedSentence, described_in: int) -> int:
        """The nearest sentence up to this one that names the party, 0 where that is this one.

        Whoever is only described is named where the description stands.
        """
        mentions = self._mentions.get(name, [])
        before = bisect_right(mentions, line.number)
        if before:
            return 0 if mentions[before - 1] == line.number else mentions[before - 1]
        return 0 if described_in == line.number else described_in

    def is_only_beside(self, name: str) -> bool:
        """Whether a party is nowhere told of by itself."""
        return self._certainty.is_only_beside(name)

    def pronoun_for(self, who: Speaker) -> str:
        """ "He" or "she" where the name, its title or the noun tells, else ""."""
        titled = title_pronouns(entities.split_role(who.name)[0])
        return (
            self._pronouns.get(who.name)
            or (next(iter(titled)) if len(titled) == 1 else "")
            or lexicon.pronoun_of(who.name.split()[-1].casefold())
        )


_FIRST_OF_TWO = re.compile(r"(?:The |An? )?(?:[\w’'-]+ ){1,4}and (?:the |an? )?$")


def _joined_start(line: AttributedSentence, offset: int) -> int | None:
    """Where a sentence opens with another party that the same is told of: "The fishermen and the council"."""
    match = _FIRST_OF_TWO.match(line.text[:offset])
    if match is None:
        return None
    words = DETERMINER.sub("", match.group()).casefold().split()
    first = words[words.index("and") - 1] if "and" in words else ""
    agent = lexicon.agents().get(first)
    return 0 if agent and all(lexicon.base_of(w) is None for w in words[: words.index("and") - 1]) else None


def _is_amount(phrase: str, after: str) -> bool:
    """Whether a phrase only tells how much there is of what follows: "a pair" of reports."""
    last = phrase.casefold().split()[-1:]
    return not _PARTITIVES.isdisjoint(last) and after.startswith(" of ")


def _is_of_a_place(name: entities.Name, line: AttributedSentence, offset: int, phrase: str) -> bool:
    """ "Representative Anna Berg of Bergen": a person who opens a phrase, and where from."""
    role, _ = entities.split_role(name.text)
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
    opener = [] if head in lexicon.agents() or head in lexicon.roles() else bare[:1]  # "the film board"
    return bool({words[-1], head, *opener} & _NO_PARTY)


def _is_office(name: str) -> bool:
    """Whether a name is an office's: "Commissioner of the Harbour League"."""
    return " of " in name and name.split()[0].casefold() in lexicon.roles()


def _is_attached(before: str) -> bool:
    """Whether words before a name make it part of a larger description: "a fund backed by the …"."""
    return not _ATTACHING.isdisjoint(before.casefold().split())
