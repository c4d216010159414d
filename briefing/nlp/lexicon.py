"""Lexicon: word lists for the rule-based stages, read from `data/*.tsv` when they are first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

Form = Literal["base", "third", "past", "participle", "gerund"]
Kind = Literal["person", "government", "company", "organisation", "group"]

_DATA = Path(__file__).parent / "data"
_VOWELS = "aeiou"
_THIRD = {"have": "has", "be": "is"}


class Cue(NamedTuple):
    """A form of a verb by which a position is told. `frames` are the complements that the verb takes."""

    lemma: str
    form: Form
    kind: str
    frames: frozenset[str]
    stance: str


class Country(NamedTuple):
    """`article` says that prose writes "the" before the name."""

    name: str
    article: bool
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


class Role(NamedTuple):
    """A title beside a person's name. All but an honorific can also stand for the person alone."""

    title: str
    kind: str  # honorific, office or job


class Agent(NamedTuple):
    """A common noun for people or an institution that can take a position."""

    noun: str
    kind: Kind
    plural: bool


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a word list, in its order."""
    for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def cues() -> Mapping[str, Cue]:
    """Each form of each cue verb, in lower case; of two forms alike the first counts, in the order base,
    third, past, participle, gerund ("put" is base, "said" past). A phrase's first word is inflected
    ("called for"); kind "according" is a phrase as it stands."""
    cue_by_form: dict[str, Cue] = {}
    for lemma, kind, frames, stance in rows("cues"):
        complements = frozenset(_parts(frames))
        for form, word in verb_forms(lemma)[: 1 if kind == "according" else None]:
            cue_by_form.setdefault(word, Cue(lemma, form, kind, complements, stance))
    return cue_by_form


def verb_forms(lemma: str) -> list[tuple[Form, str]]:
    """The forms of a verb, the past before the participle. A form that is spelled two ways is there twice
    ("travelling", "traveling"). Forms that the list of verbs does not write out are made by rule."""
    verb, space, rest = lemma.partition(" ")
    past, participle, gerund = _listed_forms().get(verb, ((), (), ()))
    past = past or (_past_form(verb),)
    spelled: tuple[tuple[Form, tuple[str, ...]], ...] = (
        ("base", (verb,)),
        ("third", (_THIRD.get(verb) or _third_person(verb),)),
        ("past", past),
        ("participle", participle or past),
        ("gerund", gerund or (_gerund(verb),)),
    )
    return [(form, word + space + rest) for form, words in spelled for word in words]


@cache
def _listed_forms() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    listed = ([*row, "", ""] for row in rows("verbs") if len(row) > 1)
    return {base: tuple(_parts(cell) for cell in cells[:3]) for base, *cells in listed}


def _third_person(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past_form(verb: str) -> str:
    stem = verb[:-1] + "i" if _ends_in_consonant_y(verb) else _double_consonant(verb)
    return stem + ("d" if verb.endswith("e") else "ed")


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return _double_consonant(verb) + "ing"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS


def _double_consonant(verb: str) -> str:
    """The stem before -ed and -ing: "cutt" of "cut". Longer verbs that double are written out in the list."""
    vowels = [index for index, letter in enumerate(verb) if letter in _VOWELS]
    return verb + verb[-1] if vowels == [len(verb) - 2] and verb[-1] not in "wxy" else verb


@cache
def _verbs() -> Mapping[Form, Mapping[str, str]]:
    table: dict[Form, dict[str, str]] = {"base": {}, "gerund": {}, "participle": {}, "third": {}, "past": {}}
    for row in rows("verbs"):
        for form, word in verb_forms(row[0]):
            table[form].setdefault(word, row[0])
    return table


def base_of_gerund(word: str) -> str | None:
    """The base form ("buy" for "buying"), from the closed list of verbs; None for a word not in it."""
    return _verbs()["gerund"].get(word.casefold())


def base_of_participle(word: str) -> str | None:
    """The base form ("establish" for "established"); None for a word not in the list."""
    return _verbs()["participle"].get(word.casefold())


def base_of(word: str) -> str | None:
    """The base form of a verb in any form; None for a word not in the list."""
    return verb_bases().get(word.casefold())


@cache
def verb_bases() -> Mapping[str, str]:
    """The base form of every form of every verb in the list."""
    base_by_form: dict[str, str] = {}
    for table in _verbs().values():
        for form, base in table.items():
            base_by_form.setdefault(form, base)
    return base_by_form


@cache
def countries() -> tuple[Country, ...]:
    return tuple(
        Country(name.removeprefix("the "), name.startswith("the "), *map(_parts, cells))
        for name, *cells in rows("countries")
    )


@cache
def _countries_by(field: Literal["aliases", "adjectives", "capitals"]) -> Mapping[str, Country]:
    country_by_name = {country.name: country for country in countries() if field == "aliases"}
    return country_by_name | {word: country for country in countries() for word in getattr(country, field)}


def _strip_article(name: str) -> str:
    return name.strip().removeprefix("the ").removeprefix("The ")


def country_of(name: str) -> Country | None:
    """By name or alias, as it is spelled: "US" is one, "us" is not."""
    return _countries_by("aliases").get(_strip_article(name))


def capital_of(name: str) -> Country | None:
    """The country of a capital, or of a seat of government that stands for it ("Kremlin")."""
    return _countries_by("capitals").get(_strip_article(name))


def country_of_adjective(word: str) -> Country | None:
    """By adjective or people: "Japanese", "Americans"."""
    return _countries_by("adjectives").get(word)


@cache
def country_openers() -> frozenset[str]:
    """The first word of each name of a country, people or capital, where it has a capital letter."""
    tables = (_countries_by("aliases"), _countries_by("adjectives"), _countries_by("capitals"))
    firsts = {name.split()[0] for table in tables for name in table}
    return frozenset({"The", *(first for first in firsts if first[0].isupper())})


@cache
def roles() -> Mapping[str, Role]:
    """Titles and offices by lower-case word, without a full stop."""
    return {title.casefold(): Role(title, kind) for title, kind in rows("roles")}


@cache
def agents() -> Mapping[str, Agent]:
    """Common nouns for people and institutions, singular and plural, by lower-case word."""
    agent_by_noun: dict[str, Agent] = {}
    for noun, plural, cell in rows("nouns"):
        kind = cast(Kind, cell)
        if plural:
            agent_by_noun[plural] = Agent(plural, "group" if kind == "person" else kind, plural=True)
        if noun:
            agent_by_noun[noun] = Agent(noun, kind, plural=False)
    return agent_by_noun


@cache
def _organisations() -> tuple[Mapping[str, Kind], Mapping[str, Kind]]:
    names: dict[str, Kind] = {}
    words: dict[str, Kind] = {}
    for name, how, kind in rows("organisations"):
        (names if how == "name" else words)[name] = cast(Kind, kind)
    return names, words


_PLACES = frozenset(f"{side} Bank" for side in ("West", "East", "North", "South", "Left", "Right"))


def kind_of_name(name: str) -> Kind | None:
    """The kind of an organisation, known by its name or by a word in it ("… Bank", "Ministry of …")."""
    known, words = _organisations()
    bare = _strip_article(name)
    parts = [part.rstrip(".,") for part in bare.split()]
    if (kind := known.get(name) or known.get(bare)) or len(parts) < 2 or bare in _PLACES:
        return kind
    return next((words[part] for part in (parts[-1], *parts[:-1]) if part in words), None)


@cache
def given_names() -> frozenset[str]:
    """Common given names, as they are written."""
    return frozenset(name for (name,) in rows("given_names"))


@cache
def _pronouns() -> Mapping[str, str]:
    return {word: pronoun for pronoun, words in rows("pronouns") for word in words.split()}


def pronoun_of(word: str) -> str:
    """ "he" or "she" for a given name as it is written, or for a noun or title in lower case, that tells
    it of nearly everybody; "" for all others."""
    return _pronouns().get(word, "")


@cache
def frequencies() -> Mapping[str, float]:
    """How often each of the 5,000 commonest words stands in running English: uses a word."""
    return {word: 10 ** (float(magnitude) - 9) for word, magnitude in rows("word_frequencies")}
