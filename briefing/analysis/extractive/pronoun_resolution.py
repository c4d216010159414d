"""Pronoun resolution: from the words before a verb to a stakeholder, in the order that parties speak in.

A pronoun goes back to the only one whom it can mean, or to nobody.
"""

import re
from collections.abc import Sequence

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence, unquoted_text
from briefing.analysis.extractive.attributed_sentence import is_quoted
from briefing.analysis.extractive.party_certainty import PartyCertainty
from briefing.analysis.extractive.stakeholder_names import JUST_BEFORE, Speaker, StakeholderNames, is_document
from briefing.attribution.attributions import Attribution
from briefing.nlp import entities, lexicon
from briefing.nlp.word_classes import word_class

__all__ = ["Speaker", "SpeakerResolver"]

_PRONOUNS = word_class("pronominal subjects")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_RESUMING = word_class("resuming conjunctions")
_PERSON_PRONOUNS = frozenset(("he", "she", "who"))
_OBLIQUE = {"he": frozenset(("he", "him", "his")), "she": frozenset(("she", "her", "hers"))}
_CHAIN = 3  # sentences that may open with the same pronoun one after another
_FURTHEST = 12  # sentences that "he" or "she" goes back at most, from one that has it to the next
_MEMORY = 4  # sentences after which a pronoun no longer goes back to who spoke last
_POSSESSIVE = re.compile(r"(?:(?<=s)[’']|[’']s)$")


class SpeakerResolver:
    """Resolves phrases of one article, in the order of its sentences; it remembers who spoke last."""

    def __init__(self, reading: AnnotatedArticle) -> None:
        self._reading = reading
        self._parties = StakeholderNames(
            reading.roster, PartyCertainty(reading.lines, reading.roster, reading.unnumbered)
        )
        self._last: tuple[int, Speaker] | None = None
        self._spoke: dict[str, tuple[int, Speaker]] = {}

    def pronoun_for(self, who: Speaker) -> str:
        """ "He" or "she" where the name, its title or the noun tells, else ""."""
        return self._parties.pronoun_for(who)

    def resolve(self, phrase: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """Who a noun phrase of a sentence is, or None where it is nobody who could be asked; remembered as
        the last who spoke."""
        stakeholder = self.identify(phrase, line, offset)
        if stakeholder is None or is_document(phrase):
            return None
        self._last = (line.number, stakeholder)
        if pronoun := self._parties.pronoun_for(stakeholder):
            self._spoke[pronoun] = self._last
        return stakeholder

    def identify(self, phrase: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """The same, and not remembered; what is written or counted may say something, too."""
        bare = _POSSESSIVE.sub("", phrase.strip())
        bare = _OWNERS.get(bare.casefold(), bare)
        if bare.casefold() in _PRONOUNS:
            return self._resolve_pronoun(bare.casefold(), line, offset)
        return self._parties.resolve_phrase(bare, line, offset) or self._parties.document(bare)

    def _resolve_pronoun(self, pronoun: str, line: AttributedSentence, offset: int) -> Speaker | None:
        who = self._likeliest(pronoun, line, offset)
        if who is None:
            return None
        sole = self._is_sole(who, pronoun, line, offset) and not self._parties.is_only_beside(who.name)
        return who._replace(certain=who.certain and sole)

    def _is_sole(self, who: Speaker, pronoun: str, line: AttributedSentence, offset: int) -> bool:
        """Whether nobody else can be meant, from the sentence that names the party on; nor whoever speaks
        there where the pronoun is known to be his or hers, and nobody else's."""
        others: set[Speaker] = set()
        speaking = False
        named_in = self._parties.naming(who.name, line, who.named_in) or line.number
        for number in range(min(named_in, max(1, line.number - 1)), line.number + 1):
            earlier = self._reading.lines[number - 1]
            limit = offset if earlier is line else len(earlier.text)
            spoke, named = self._candidates(earlier, limit, pronoun)
            others |= {other for other in (*spoke, *named) if other.name != who.name}
            others |= {
                other for other in self._others_speaking(earlier, limit, pronoun) if other.name != who.name
            }
            speaking |= line.number - number <= 1 and any(each.name == who.name for each in spoke)
        known = self._parties.pronoun_for(who) == pronoun
        if not others:
            return known or speaking or line.number - named_in <= JUST_BEFORE
        spoke_last = self._last is not None and self._last[1].name == who.name
        return spoke_last and known and not any(self._parties.pronoun_for(other) for other in others)

    def _others_speaking(self, line: AttributedSentence, limit: int, pronoun: str) -> list[Speaker]:
        """Whoever is named before `limit` and may be a person, and whoever says something, by a description,
        too."""
        if pronoun not in _PERSON_PRONOUNS:
            return []
        every = [
            bearer
            for n in line.names
            if n.end <= limit and not is_quoted(line, n.start) and not _is_surely_no_person(line.text, n)
            if _might_be_a_person(bearer := self._parties.bearer(n.text, line))
            and self._may_mean(bearer, pronoun)
        ]
        for told in line.attributions:
            if told.source is None or told.source[1] > limit:
                continue
            phrase = _POSSESSIVE.sub("", line.text[slice(*told.source)])
            if phrase.casefold() in _PRONOUNS or phrase.casefold() in _OWNERS:
                continue
            who = self._parties.resolve_phrase(phrase, line, told.source[0])
            if who and who.kind in ("person", "unclear") and self._may_mean(who, pronoun):
                every.append(who)
        return every

    def _likeliest(self, pronoun: str, line: AttributedSentence, offset: int) -> Speaker | None:
        if pronoun == "they":
            return self._resolve_they(line)
        if pronoun in ("we", "i", "you"):
            return None
        antecedent = self._antecedent(pronoun, line, offset, _CHAIN)
        if antecedent is not None:
            described_in, who = antecedent
            return who._replace(named_in=self._parties.naming(who.name, line, described_in))
        last = self._last_speaker(pronoun)
        if (
            last
            and not self._is_ambiguous(line, offset, pronoun)
            and line.number - last[0] <= _MEMORY
            and not self._has_other_speaker(last, line)
        ):
            spoke_in, who = last
            return who._replace(named_in=self._parties.naming(who.name, line, who.named_in or spoke_in))
        return self._sole_candidate(pronoun, line, offset) if pronoun in _OBLIQUE else None

    def _sole_candidate(self, pronoun: str, line: AttributedSentence, offset: int) -> Speaker | None:
        """The only one named for whom "he" or "she" can stand, going back for a few sentences, and some
        further while they have the same pronoun."""
        if self._candidates(line, offset, pronoun)[1]:
            return None
        since = 0
        for back in range(line.number - 1, max(0, line.number - 1 - _FURTHEST), -1):
            earlier = self._reading.lines[back - 1]
            spoke, named = self._candidates(earlier, len(earlier.text), pronoun)
            if meant := {who.name: who for who in (*spoke, *named)}:
                (who, *others) = meant.values()
                if others or who.kind != "person" or self._has_other_speaker((back, who), line):
                    return None
                return who._replace(named_in=self._parties.naming(who.name, line, back))
            words = {word.strip("“\"',.—").casefold() for word in unquoted_text(earlier).split()}
            since = 0 if words & _OBLIQUE[pronoun] else since + 1
            if since == _MEMORY:
                break
        return None

    def _last_speaker(self, pronoun: str) -> tuple[int, Speaker] | None:
        """Who spoke last and may be meant: before others whoever the pronoun is known to stand for."""
        if self._last and self._fits(self._last[1], pronoun):
            return self._last
        return self._spoke.get(pronoun)

    def _fits(self, who: Speaker, pronoun: str) -> bool:
        """Whether a pronoun may stand for a party."""
        if pronoun not in _PERSON_PRONOUNS:
            return who.kind != "person"
        return who.kind == "person" and self._may_mean(who, pronoun)

    def _may_mean(self, who: Speaker, pronoun: str) -> bool:
        return pronoun == "who" or self._parties.pronoun_for(who) in ("", pronoun)

    def _antecedent(
        self, pronoun: str, line: AttributedSentence, offset: int, chain: int
    ) -> tuple[int, Speaker] | None:
        """Who is meant and the sentence that says so, by this sentence and the one before: whoever speaks
        there, or the only one it names. A pronoun that opens the sentence before means the same."""
        persons = pronoun in _PERSON_PRONOUNS
        for earlier in (line, *self._previous_sentences(line)):
            if earlier is not line and chain and _opening_word(earlier) == pronoun:
                return self._antecedent(pronoun, earlier, 0, chain - 1)
            spoke, named = self._candidates(
                earlier, offset if earlier is line else len(earlier.text), pronoun
            )
            unique = len({who.name for who in named}) == 1 and named[0].kind != "unclear"
            if earlier is line and len({who.name for who in (*spoke[-1:], *named)}) > 1:
                return None
            chosen = spoke[-1:] or (named if unique else ())
            if chosen:
                return earlier.number, chosen[0]._replace(kind="person") if persons else chosen[0]
            if named:
                return None  # two could be meant, and a quotation given to the wrong one is worse than none
        return None

    def _is_ambiguous(self, line: AttributedSentence, offset: int, pronoun: str) -> bool:
        return any(
            self._candidates(earlier, offset if earlier is line else len(earlier.text), pronoun)[1]
            for earlier in (line, *self._previous_sentences(line))
        )

    def _resolve_they(self, line: AttributedSentence) -> Speaker | None:
        """Who "they" are: whoever spoke last, in this sentence or the one before, where that is no person."""
        if self._last is None or line.number - self._last[0] > 1:
            return None
        spoke_in, who = self._last
        agent = lexicon.agents().get(who.name.split()[-1].casefold())
        several = who.kind == "group" or " and " in who.name or (agent is not None and agent.plural)
        if not several:
            return None
        return who._replace(named_in=self._parties.naming(who.name, line, who.named_in or spoke_in))

    def _has_other_speaker(self, last: tuple[int, Speaker], line: AttributedSentence) -> bool:
        """Whether a sentence between has a reporting verb that the last speaker is not the subject of."""
        name = last[1].name.split()[-1].casefold()
        return any(
            _reports_another(unquoted_text(between), name)
            for between in self._reading.lines[last[0] : line.number - 1]
            if between.text.partition(" ")[0].strip("“\"'").casefold() not in _PRONOUNS
        )

    def _previous_sentences(self, line: AttributedSentence) -> list[AttributedSentence]:
        lines = self._reading.lines
        return [lines[line.number - 2]] if line.number >= 2 else []

    def _candidates(
        self, line: AttributedSentence, limit: int, pronoun: str
    ) -> tuple[list[Speaker], list[Speaker]]:
        """The parties that a sentence gives a position to before `limit`, and all that it names there, that a
        pronoun may stand for; with a person, every name of two or three words that might be one."""
        persons = pronoun in _PERSON_PRONOUNS
        spoke = self._speaking_parties(line, line.attributions, limit, persons)
        if not spoke:
            judging = self._speaking_parties(line, line.passing, limit, persons)
            spoke = judging if len({who.name for who in judging}) == 1 else []
        named = [
            self._parties.bearer(n.text, line)
            for n in line.names
            if n.end <= limit
            and not is_quoted(line, n.start)  # what is quoted is about others than who speaks
            and not (persons and _is_surely_no_person(line.text, n))
            and not (limit < len(line.text) and line.text.startswith(("’s", "'s"), n.end))
        ]
        if not persons:
            return spoke, [who for who in named if _is_institution(who)]
        spoke = [who for who in spoke if self._may_mean(who, pronoun)]
        named = [who for who in named if _might_be_a_person(who) and self._may_mean(who, pronoun)]
        surely = [who for who in named if self._parties.pronoun_for(who)]
        if surely:
            named = [who for who in named if who.kind == "person" or who in surely]
        return spoke, named

    def _speaking_parties(
        self, line: AttributedSentence, told: Sequence[Attribution], limit: int, persons: bool
    ) -> list[Speaker]:
        """Who says or judges something in a sentence before `limit`."""
        spoke: list[Speaker] = []
        for attribution in told:
            if attribution.source is None or attribution.source[1] > limit:
                continue
            phrase = line.text[slice(*attribution.source)]
            if phrase.casefold() not in _PRONOUNS and phrase.casefold() not in _OWNERS:
                who = self._parties.resolve_phrase(_POSSESSIVE.sub("", phrase), line, attribution.source[0])
                spoke += [who] if who else []
            elif self._last and self._last[0] == line.number and attribution.kind != "passing":
                spoke.append(self._last[1])
        if persons:
            return [who for who in spoke if _might_be_a_person(who)]
        return [who for who in spoke if _is_institution(who)]


def _opening_word(line: AttributedSentence) -> str:
    """The sentence's first word but for "and", "but" and the like, in lower case."""
    words = line.text.split(maxsplit=2)[:2]
    first = words[0].strip("“\"',").casefold() if words else ""
    if first in _RESUMING and len(words) > 1:
        return words[1].strip(",").casefold()
    return first


def _might_be_a_person(who: Speaker) -> bool:
    words = who.name.split()
    capitals = all(word[0].isupper() for word in words)
    return who.kind == "person" or (who.kind == "unclear" and len(words) in (2, 3) and capitals)


_PLACED = re.compile(r"\b(?:in|at|near|across|against|with|to|a|an) $", re.IGNORECASE)


def _is_surely_no_person(text: str, name: entities.Name) -> bool:
    """ "In Port Lucas", "a Silver Key holder", "Norwegian Danes"."""
    return bool(
        _PLACED.search(text, max(0, name.start - 8), name.start)
        or lexicon.country_of_adjective(name.text.split()[-1])
    )


def _is_institution(who: Speaker) -> bool:
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
