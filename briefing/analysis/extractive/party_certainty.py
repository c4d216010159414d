"""Party certainty: whether a noun phrase surely stands for one party of the article, so that a page may print
it.

A name is sure where nobody else bears it, a description where it is of people or of an institution and of no
other one that the article has.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.entity_roles import Roster, title_pronouns
from briefing.nlp import entities, lexicon, reporting_cues
from briefing.nlp.quantities.units import sign_before, unit_forms
from briefing.nlp.word_classes import word_class

_UNNAMED = word_class("sources without a name")
_TEXTS = word_class("texts and plans", "words for programmes") | reporting_cues.documents()
_LEANING = word_class("possessives", "demonstratives", "object pronouns", "words for those left")
_STANDING_FOR = word_class("words for a body named before")
_PRESS = word_class("words in names of the press")
_OUTLETS = word_class("names of the press", "names of pollsters")
FORMER = word_class("words for former")
_HEAD = re.compile(
    r"\s+(?:of|for|in|at|from|by|on|to|with|that|who|which|under|behind|against|led|set|based)\b.*|,.*"
)
_FOUNDED = re.compile(r"\s+(?:\w+ed|set up|run|led|built|held)\s+(?:by|in|with|from|to|at)\b.*")
_COUNTED = re.compile(
    r"^(?:some|many|most|several|half"
    r"|dozens|scores|hundreds|thousands|millions"
    r"|(?:a|the) (?:number|majority|minority|group|handful)) of (?=\w+ \w)",
    re.IGNORECASE,
)
_DETERMINED = word_class("determiners", "words for none") | {"one", "another", "every", "each"}
_FIGURE = re.compile(r"\d[\d.,]*$")
_FUNCTION_WORDS = word_class("function words")
_JOINS = re.compile(r"(?:^|[\s,])(?:and|or|nor|&)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?$")


class PartyCertainty:
    """What an article has of parties that could be taken for one another."""

    def __init__(
        self, lines: Sequence[AttributedSentence], roster: Roster, unnumbered: Sequence[str]
    ) -> None:
        self._lines = lines
        self._roster = roster
        self._unnumbered = unnumbered
        self._modifiers: dict[str, frozenset[str]] = {}

    def is_sure_name(self, text: str, full: str, line: AttributedSentence) -> bool:
        """Whether a name in a sentence is `full`, and no outlet or text that tells the news."""
        last = full.split()[-1].casefold().strip(".")
        plural = text.casefold().endswith("s") and " " not in text and " " in full
        known = full.split()[0] in lexicon.given_names() or bool(self._roster.pronouns.get(full))
        if plural and not (known or full in self._roster.roles or text[-2:].casefold() == "ss"):
            return False  # not all Liberals are the City Liberals
        if (
            last in _TEXTS
            or not _PRESS.isdisjoint(full.casefold().split())
            or full in _OUTLETS
            or text in _OUTLETS
        ):
            return False
        if any((cue := lexicon.cues().get(w.casefold())) and cue.form == "third" for w in full.split()[1:]):
            return False  # a headline: "Holm Calls Berg"
        if (text.casefold() in lexicon.roles() or text.casefold() in lexicon.agents()) and not (
            text.endswith("s") and re.search(rf"\b[Tt]he (?:[a-z]+ )?{re.escape(text)}\b", line.text)
        ):
            return False  # "Judge rejects": a headline's; but "the Liberals" are a party
        role, bare = entities.split_role(text)
        if len(bare.split()) > 1:
            return True
        if bare in lexicon.given_names() and len(self._roster.given.get(bare, ())) > 1:
            return False
        bearers = self._bearers(bare, role, line)
        others = bearers - {full, text}
        return not others or (len(bearers) < 2 and full in bearers)

    def bearer_by_title(self, full: str, role: str, surname: str) -> str:
        """Whom "Mr. Holm" names: `full` where the title fits, else the only other who bears the last name and
        whom it fits, else nobody whose whole name the article has, "Mr. Holm" itself."""
        sexes = title_pronouns(role)
        namesakes = self._roster.ending.get(surname.casefold(), {})
        if not sexes or not namesakes:
            return full if " " in full or not namesakes else f"{role} {surname}".strip()
        if " " in full and self._roster.pronouns.get(full, "") in sexes | {""}:
            return full
        fitting = [name for name in namesakes if self._roster.pronouns.get(name, "") in sexes]
        return fitting[0] if len(fitting) == 1 else f"{role} {surname}"

    def _bearers(self, word: str, role: str, line: AttributedSentence) -> frozenset[str]:
        """Those whom a last name can mean in a sentence: all who bear it and are introduced by then; behind
        a title, those whom it fits."""
        bearers = {
            name
            for name, number in self._roster.ending.get(word.casefold(), {}).items()
            if number <= line.number and not lexicon.kind_of_name(name)
        }
        bearers |= {name for name in self._titled if name.split()[-1].casefold() == word.casefold()}
        sexes = title_pronouns(role)
        fitting = (
            {n for n in bearers if self._roster.pronouns.get(n, "") in sexes | {""}} if sexes else bearers
        )
        return frozenset(fitting)

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The persons with a given name whom the title and captions name."""
        every = (entities.split_role(n.text)[1] for text in self._unnumbered for n in entities.names(text))
        return frozenset(
            name for name in every if 2 <= len(name.split()) <= 3 and name.split()[0] in lexicon.given_names()
        )

    def is_only_beside(self, full: str) -> bool:
        """Whether a person is named nowhere but as the owner of something or as what kind it is: "Justin
        Weber’s song", "a Justin Weber ringtone". Whoever speaks is told of elsewhere, too."""
        last = full.split()[-1]
        named = [
            line.text[name.end :] for line in self._lines for name in line.names if name.text.endswith(last)
        ]
        return bool(named) and all(_is_beside(after) for after in named)

    def is_sure_description(self, phrase: str, resolved: bool) -> bool:
        """Whether a phrase without a name tells whose word it is; `resolved` where one was found for it."""
        phrase = _COUNTED.sub("", phrase)
        words = phrase.casefold().replace("’", "'").split()
        head = _HEAD.sub("", _FOUNDED.sub("", phrase.casefold())).split()[-1:] or words[-1:]
        noun = head[0].strip("\"“”'")
        if (
            noun in _UNNAMED
            or words[0] in _LEANING
            or noun in _LEANING
            or (noun in _TEXTS and noun not in lexicon.agents())
        ):
            return False
        if resolved:
            return True
        if words[0] not in lexicon.agents() and lexicon.base_of_participle(words[0]):
            return False  # a verb's rest: "included members of the board"
        agent = lexicon.agents().get(noun)
        if agent is None and noun not in lexicon.roles() and not reporting_cues.is_person(noun):
            return False
        owned = any(word.endswith(("'s", "s'")) for word in words[:-1])  # "Holm’s lawyer"
        if words[0] not in _DETERMINED and not (owned or noun.endswith("s") or (agent and agent.plural)):
            return False  # "lawmaker urges": a headline's
        words = [word for word in words if word not in FORMER]
        if words[0] == "the" and len(words) == 2 and not (agent and agent.plural):
            return noun not in _STANDING_FOR and self._is_only_one(noun)
        return True

    def _is_only_one(self, noun: str) -> bool:
        """Whether the article has no two parties that "the" and a noun could both mean."""
        holders = [role for role in self._roster.roles.values() if role.split()[-1].casefold() == noun]
        return not holders and len(self._roster.ending.get(noun, {})) < 2 and len(self._kinds_of(noun)) < 2

    def introduction(self, noun: str, number: int) -> tuple[str, int] | None:
        """How "the official" was introduced up to a sentence, "French official", and where: None where the
        article tells of several, or of one by name."""
        if not self._is_only_one(noun) or noun in _STANDING_FOR:
            return None
        before = re.compile(
            rf"\b[Aa]n? ((?:[\w’'-]+ ){{1,3}}{re.escape(noun)})\b(?! (?:of|for|in|at|from|who)\b)"
        )
        found = [(m[1], line.number) for line in self._lines for m in before.finditer(line.text)]
        if len(found) != 1 or found[0][1] >= number:
            return None
        ((phrase, introduced_in),) = found
        return (phrase[0].upper() + phrase[1:], introduced_in)

    def _kinds_of(self, noun: str) -> frozenset[str]:
        """The words that stand before a noun somewhere in the article: "Hill campaign", "rival campaign"."""
        if noun not in self._modifiers:
            before = re.compile(rf"([\w’'-]+) {re.escape(noun)}(?:s|['’]s)?\b", re.IGNORECASE)
            every = {m[1].casefold() for line in self._lines for m in before.finditer(line.text)}
            self._modifiers[noun] = frozenset(every - word_class("function words"))
        return self._modifiers[noun]


def _is_beside(after: str) -> bool:
    """Whether what follows a name makes it an owner, or is a noun that it stands before."""
    if after.startswith(("’", "'")):
        return True
    word = after.split(maxsplit=1)[0].strip(".,;:") if after[:1] == " " and after.strip() else ""
    common = (
        word.isalpha() and word.islower() and word not in _FUNCTION_WORDS and not word.endswith(("ly", "ed"))
    )
    return common and lexicon.base_of(word) is None and word not in lexicon.cues()


def is_whole_phrase(line: AttributedSentence, start: int, end: int) -> bool:
    """Whether a subject has no further part before it: not "state officials" of "federal and state
    officials", "Berg" of "Holm, Lund and Berg"."""
    before = line.text[:start]
    if _is_counted_in_units(before, line.text[start:end]) or _is_rest_of_a_name(line, end):
        return False
    if before.endswith(", ") and any(
        name.end == start - 2 and name.text.split()[0] in lexicon.given_names() for name in line.names
    ):
        return False  # "Steve Berg, vice president of sales"
    listed = before.endswith(", ") and bool(re.search(r"\band\b", line.text[start:end]))
    joined = _JOINS.search(before)
    if not (listed or joined) or line.annotated is None:
        return True
    clauses = line.annotated.clauses.clauses
    tokens = line.annotated.tokens
    opens = max(before.rfind(mark) for mark in (";", ":", "—", "”"))
    return any(clause.predicate and opens < tokens[clause.predicate[0]].start < start for clause in clauses)


def _is_counted_in_units(before: str, phrase: str) -> bool:
    """Whether a figure before the party counts something else: "the $30 million analysts say it costs"."""
    words = phrase.split()
    if not words or not _FIGURE.match(words[0]):
        return False
    signed = sign_before(before + words[0], len(before)) is not None
    return signed or any(word.casefold() in unit_forms() for word in words[1:-1])


def _is_rest_of_a_name(line: AttributedSentence, end: int) -> bool:
    """Whether a name that is a subject stands right behind the capitalised participle that opens its
    sentence, which then is its first word: "Opposing Views reports"."""
    names = [name for name in line.names if name.end == end]
    opener = line.text[: names[-1].start].rstrip().strip("“\"'‘") if names else ""
    return opener[:1].isupper() and opener.endswith("ing") and opener.isalpha()
