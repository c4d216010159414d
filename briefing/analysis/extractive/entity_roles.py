"""Coreference: who is in an article, each name in its fullest form, each person's role.

A role is taken only where the text puts it beside the name; a caption's where the body has none.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.extractive.attributed_sentence import AttributedSentence, is_quoted
from briefing.nlp import entities, lexicon
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.initialisms import has_one_expansion, is_initialism
from briefing.nlp.word_classes import word_class

DETERMINER = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|another|some|many|several|most|both|other|one|two|three|four|five)\s++(?!of\b)",
    re.I,
)
BARE_DETERMINER = re.compile(r"^(?:the|a|an|his|her|its|their|our)\s++(?!of\b)", re.I)  # tells no number

_BESIDE = 120  # characters beside a name, more than a role has


class Roster(NamedTuple):
    """`full` maps each name's key to its fullest form, `roles` that form to a role, `mentions` to the numbers
    of the sentences that name it, `pronouns` to "he" or "she" where the article or the name tells; `ending`
    has the names of several words by their last one, `given` persons' full names by the given one."""

    full: dict[str, str]
    roles: dict[str, str]
    mentions: dict[str, list[int]]
    ending: dict[str, dict[str, int]]
    pronouns: dict[str, str]
    given: dict[str, frozenset[str]]


def roster(lines: Sequence[AttributedSentence], unnumbered: Sequence[str]) -> Roster:
    """Who is named in the lines; captions and the title, `unnumbered`, tell roles alone."""
    full = _full_names(lines)
    for surname in _contested_surnames(lines, full):
        if surname in full:
            full[surname] = _spelled_alone(full[surname])
    given = _by_given_name(full)
    full |= _lone_given_names(lines, full, given)
    mentions = _mentions_of(lines, full)
    return Roster(
        full,
        _roles_of(lines, unnumbered, full),
        mentions,
        _names_by_last_word(mentions),
        _pronouns_of(lines, full),
        given,
    )


_TITLE_AFTER = re.compile(r"(?<=\w) (?:Rep|Sen|Del|Dr|Mr|Mrs|Ms)\.?$")  # "Chairman Rep."


def clean_role(words: str) -> str:
    """A role without article, commas, quotation marks and odd white space, and without what belongs to
    somebody else: "Anna Berg and mayor", "remarks made by mayor"."""
    role = " ".join(DETERMINER.sub("", words.strip(' ,"“”')).split()).strip(' ,"“”').rpartition(" by ")[2]
    first, _, second = role.partition(" and ")
    if second and first.split()[0] in lexicon.given_names():
        role = second
    role = _CUT_AT_INITIAL.sub("", _TRAILING.sub("", _RELATIVE.sub("", role)))
    plain = _TITLE_AFTER.sub("", role)
    return plain if _names_an_office(plain) else role  # "Chairman Rep.", and not "Norvik Sen."


_CUT_AT_INITIAL = re.compile(  # "professor of law in the Holm T" of "the Holm T. H. Berg School"
    r"\s(?:of|in|at|for|from|with)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s)*[A-Z]$"
)
_RELATIVE = re.compile(r",?\s(?:who|whom|whose|which|that|where)\b.*")
_TRAILING = re.compile(rf"(?:\s(?:{'|'.join(sorted(word_class('common prepositions', 'articles')))}))+$")


def _names_an_office(role: str) -> bool:
    """Whether a word of a role is an office's or a job's."""
    words = [word.strip(".,").casefold() for word in role.split()]
    return any(word in lexicon.roles() or word in lexicon.agents() for word in words)


def _full_names(lines: Sequence[AttributedSentence]) -> dict[str, str]:
    """Each name's key to the fullest form of it in the article, as it is spelled there."""
    spelled: dict[str, str] = {}
    described: dict[str, str] = {}
    for line in lines:
        for name in line.names:
            whole = entities.split_role(name.text)[1]
            person = _bare_name(whole)
            key = entities.name_key(person)
            if person != whole:
                described[entities.name_key(whole)] = key
            if is_quoted(line, name.start) and key in spelled:
                continue
            if len(person) > len(spelled.get(key, "")) and not person.isupper():
                spelled[key] = person
            spelled.setdefault(key, person)
    told = [n for line in lines for n in line.names if not is_quoted(line, n.start)]
    every = told or [n for line in lines for n in line.names]  # "Crooked Anna Holm" is no fuller name
    known = entities.aliases([_bare_name(entities.split_role(n.text)[1]) for n in every])
    full = dict(spelled)
    texts = [line.text for line in lines]
    for short, long in known.items():
        shortened = long.endswith(f" {short}") or not is_initialism(spelled[short])
        if long in spelled and (shortened or has_one_expansion(spelled[short], texts)):
            full[short] = spelled[long]
    return full | {whole: full[bare] for whole, bare in described.items()}


def _contested_surnames(lines: Sequence[AttributedSentence], full: Mapping[str, str]) -> frozenset[str]:
    """The keys of the last names that stand behind a title of another sex than whoever bears them in full, so
    that somebody else is meant: "Mr. Holm" beside Anna Holm."""
    contested: set[str] = set()
    for line in lines:
        for name in line.names:
            role, person = entities.split_role(name.text)
            whole = full.get(key := entities.name_key(person), person)
            bearer = lexicon.pronoun_of(whole.split()[0])
            if " " not in person and " " in whole and bearer and title_pronouns(role) - {bearer}:
                contested.add(key)
            if " " in person and _BESIDE_A_HOLDER.search(line.text, 0, name.start):
                contested.add(entities.name_key(person.split()[-1]))
    return frozenset(contested)


_RELATED = "|".join(sorted(word_class("relatives") | {"first lady", "first gentleman", "widow", "widower"}))
_BESIDE_A_HOLDER = re.compile(rf"\b(?:{_RELATED}),?\s$", re.IGNORECASE)


def _by_given_name(full: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The persons' full names by the given name, one from the table or beside the last name of such a one:
    "Zebedee Lund" where there is an Anna Lund."""
    whole = {name for name in full.values() if 2 <= len(name.split()) <= 4 and not lexicon.kind_of_name(name)}
    families = {name.split()[-1] for name in whole if name.split()[0] in lexicon.given_names()}
    persons = {name for name in whole if len(name.split()) == 2 and name.split()[-1] in families}
    first = ({name.split()[0] for name in whole} & lexicon.given_names()) | {n.split()[0] for n in persons}
    return {given: frozenset(name for name in whole if name.split()[0] == given) for given in first}


def _lone_given_names(
    lines: Sequence[AttributedSentence], full: Mapping[str, str], given: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """The keys of given names that stand alone, to the one full name that begins with it; not where the name
    is a place's, too."""
    keys = {entities.name_key(name): name for name in given if len(given[name]) == 1}
    alone = [key for key in keys if full.get(key) == keys[key] and not lexicon.country_of(keys[key])]
    return {
        key: next(iter(given[keys[key]]))
        for key in alone
        if not any(re.search(rf"\b(?:[Ii]n|at|near|across) {keys[key]}\b", line.text) for line in lines)
    }


def _spelled_alone(name: str) -> str:
    """The last name of a full one."""
    return name.split()[-1]


def title_pronouns(role: str) -> frozenset[str]:
    """ "He" or "she" for each word of a role that tells: "Mr.", "Queen"."""
    return frozenset(filter(None, map(_pronoun_of_title, role.split())))


def _bare_name(name: str) -> str:
    """A person's name without a capitalised word before it: "Rival Anna Holm"."""
    first, *rest = name.split()
    given = lexicon.given_names()
    opens = len(rest) > 1 and rest[0] in given and first not in given and not first.endswith(".")
    return " ".join(rest) if opens and first.casefold() in lexicon.frequencies() else name


_STOPS = re.compile(r"[,;:.“\"—–()]")
_OWNERS = word_class("possessives")
_KIN = word_class("relatives")
_OPENS_ROLE = re.compile(
    r"(?:^|[,;:.“\"—–(]|\b(?:the|a|an|by|that|and|of|to|with|from|told|said)\b)\s*(?=[^,;:.“\"—–()]{3,60}\s$)"
)
_NAMED = word_class("participles of naming") | {"known", "born"}
_LONGEST_ROLE = 6  # words
_APPOSITIVE = re.compile(r"^,\s+(?P<role>(?:the |a |an )?[^,.;:“”\"—–]{3,80}?)(?=,|\.|;|$)")


def _mentions_of(lines: Sequence[AttributedSentence], full: Mapping[str, str]) -> dict[str, list[int]]:
    """The numbers of the sentences that name each party, by its fullest name, in order."""
    mentions: dict[str, list[int]] = {}
    for line in lines:
        for name in line.names:
            person = entities.split_role(name.text)[1]
            numbers = mentions.setdefault(full.get(entities.name_key(person), person), [])
            if not numbers or numbers[-1] != line.number:
                numbers.append(line.number)
    return mentions


def _roles_of(
    lines: Sequence[AttributedSentence], unnumbered: Sequence[str], full: Mapping[str, str]
) -> dict[str, str]:
    """Each person's role, the first that stands beside the name; a caption's where the body has none."""
    roles: dict[str, str] = {}
    for line in lines:
        for name in line.names:
            if is_quoted(line, name.start):
                continue
            role, person = entities.split_role(name.text)
            whole = full.get(entities.name_key(person), person)
            if whole in roles:
                continue
            before = line.text[max(0, name.start - _BESIDE) : name.start]
            candidate = (
                _former_role(before, meaningful_role(role))
                or _role_before(before)
                or _role_after(line.text[name.end : name.end + _BESIDE])
            )
            if candidate:
                roles.setdefault(whole, clean_role(candidate))
    for text in unnumbered:
        for name in entities.names(text):
            role, person = entities.split_role(name.text)
            if meaningful_role(role) and entities.name_key(person) in full:
                roles.setdefault(full[entities.name_key(person)], clean_role(role))
    return roles


def _former_role(before: str, role: str) -> str:
    """The role, as a former one where the word stands before it."""
    former = _FORMER.search(before) if role else None
    return f"{former[1]} {role}" if former else role


_FORMER = re.compile(r"\b([Ff]ormer|[Ee]x|[Aa]cting|[Rr]etired|[Ii]nterim)[\s-]$")


def meaningful_role(role: str) -> str:
    """A role that says something: "Mr." does not, "Secretary of State" does."""
    entries = [lexicon.roles().get(word.rstrip(".,").casefold()) for word in role.split()]
    return role if any(entry and entry.kind != "honorific" for entry in entries) else ""


def _role_before(text: str) -> str:
    """ "… Republican presidential nominee" before a name: the words back to the first stop, determiner or the
    like that is near enough."""
    run = text.rsplit(maxsplit=1)[-1:] if text[-1:].isspace() else []
    if not run or _STOPS.split(run[0])[-1].casefold() not in lexicon.roles():
        return ""
    runs = (text[opener.end() :].split() for opener in _OPENS_ROLE.finditer(text))
    words = next((words for words in runs if len(words) <= _LONGEST_ROLE), [])
    if not words or words[-1].casefold() not in lexicon.roles():
        return ""
    cuts = [at + 1 for at, word in enumerate(words) if _is_verb(word) or word.casefold() in _OWNERS]
    cuts += [at + 2 for at, word in enumerate(words) if word.casefold() in AUXILIARIES]
    words = words[max(cuts, default=0) :]
    while words and words[0].casefold() in word_class("function words"):
        words = words[1:]
    if words and words[0].casefold() in _NAMED:
        words = words[1:]  # "Well known author"
    return "" if words and words[-1].casefold() in _KIN else " ".join(words)  # whose brother?


def _pronouns_of(lines: Sequence[AttributedSentence], full: Mapping[str, str]) -> dict[str, str]:
    """The pronoun for each person: by the given name, else by the title; by neither where titles differ."""
    titled: dict[str, set[str]] = {}
    for line in lines:
        for name in line.names:
            role, person = entities.split_role(name.text)
            titled.setdefault(full.get(entities.name_key(person), person), set()).update(title_pronouns(role))
    pronouns: dict[str, str] = {}
    for person, told in titled.items():
        given, _, last = person.partition(" ")
        pronoun = (lexicon.pronoun_of(given) if last else "") or (told.pop() if len(told) == 1 else "")
        if pronoun:
            pronouns[person] = pronoun
    return pronouns


def _pronoun_of_title(word: str) -> str:
    return lexicon.pronoun_of(word.rstrip(".,").casefold())


def _is_verb(word: str) -> bool:
    """Whether a role ends before it: "described Democratic presidential nominee"."""
    cue = lexicon.cues().get(word)
    return cue is not None and cue.form in ("past", "third") and word not in lexicon.roles()


def _role_after(text: str) -> str:
    match = _APPOSITIVE.match(text)
    if not match:
        return ""
    role = match.group("role")
    first = re.split(r"\s+(?:of|for|at|in|who|whose|which|that|where|from|to)\s+", role)[0].split()
    return role if first and first[-1].casefold() in lexicon.roles() and len(role.split()) <= 12 else ""


def _names_by_last_word(mentions: Mapping[str, Sequence[int]]) -> dict[str, dict[str, int]]:
    """The names of several words by their last one, each with the sentence that names it first."""
    by_word: dict[str, dict[str, int]] = {}
    for name, numbers in mentions.items():
        if " " in name:
            by_word.setdefault(name.split()[-1].casefold(), {})[name] = numbers[0]
    return by_word
