"""Word lists for the rule-based stages, read from `data/*.tsv` when they are first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

Form = Literal["base", "third", "past", "participle", "gerund"]
Kind = Literal["person", "government", "company", "organisation", "group"]

_DATA = Path(__file__).parent / "data"
_VOWELS = "aeiou"


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
    title: str
    kind: str  # honorific, office or job


class Agent(NamedTuple):
    """A common noun for people or an institution that can take a position."""

    noun: str
    kind: Kind
    plural: bool


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


# ── verbs ───────────────────────────────────────────────────────────────────────────────────────────


@cache
def cues() -> Mapping[str, Cue]:
    """Each form of each cue verb, in lower case; a form that is both past and participle is "past"."""
    found: dict[str, Cue] = {}
    for lemma, kind, frames, stance in _rows("cues"):
        for form, word in forms(lemma):
            found.setdefault(word, Cue(lemma, form, kind, frozenset(_parts(frames)), stance))
    return found


def forms(lemma: str) -> list[tuple[Form, str]]:
    """The five forms of a verb; the past before the participle."""
    past, participle = _irregular().get(lemma, ("", ""))
    regular = _past(lemma)
    return [
        ("base", lemma),
        ("third", _third(lemma)),
        ("past", past or regular),
        ("participle", participle or past or regular),
        ("gerund", _gerund(lemma)),
    ]


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in _rows("verbs") if len(row) == 3}


def _third(lemma: str) -> str:
    if lemma in ("have", "be"):
        return {"have": "has", "be": "is"}[lemma]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


_NOT_DOUBLED = frozenset(
    "open visit offer order enter limit suffer consider remember discover recover edit deliver gather answer"
    " lower power cover differ happen threaten strengthen weaken lessen question target budget monitor benefit"
    " cancel travel model fuel label rival signal total win join".split()
) - {"win"}  # stressed on another syllable than the last, or spelled either way


def _doubled(lemma: str) -> str:
    """The stem with its last consonant doubled where a short stressed vowel stands before it: cut, ban, plan."""
    if lemma in _NOT_DOUBLED or len(lemma) < 3 or lemma[-1] in "wxy" + _VOWELS:
        return lemma
    short = lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    return lemma + lemma[-1] if short and (_one_syllable(lemma) or lemma in _STRESSED_LAST) else lemma


_STRESSED_LAST = frozenset("admit commit permit submit refer prefer defer occur regret rebut compel expel control forget begin".split())


def _one_syllable(lemma: str) -> bool:
    groups = 0
    for at, letter in enumerate(lemma):
        groups += letter in _VOWELS and (at == 0 or lemma[at - 1] not in _VOWELS)
    return groups == 1


@cache
def _verbs() -> Mapping[str, Mapping[str, str]]:
    table: dict[str, dict[str, str]] = {"base": {}, "gerund": {}, "participle": {}, "third": {}, "past": {}}
    for row in _rows("verbs"):
        for form, word in forms(row[0]):
            table[form].setdefault(word, row[0])
    return table


def base_of_gerund(word: str) -> str | None:
    """"buy" for "buying", from the closed list of verbs; None for a word that is not in it."""
    return _verbs()["gerund"].get(word.casefold())


def base_of_participle(word: str) -> str | None:
    """"establish" for "established"."""
    return _verbs()["participle"].get(word.casefold())


def base_of(word: str) -> str | None:
    """The base form of a verb in any form, from the closed list."""
    lower = word.casefold()
    return next((table[lower] for table in _verbs().values() if lower in table), None)


# ── countries ───────────────────────────────────────────────────────────────────────────────────────


@cache
def countries() -> tuple[Country, ...]:
    return tuple(
        Country(name.removeprefix("the "), name.startswith("the "), _parts(aliases), _parts(adjectives), _parts(capitals))
        for name, aliases, adjectives, capitals in _rows("countries")
    )


@cache
def _by(field: str) -> Mapping[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        words = (country.name, *country.aliases) if field == "name" else cast(tuple[str, ...], getattr(country, field))
        for word in words:
            found.setdefault(word, country)
    return found


def _bare(name: str) -> str:
    return name.strip().removeprefix("the ").removeprefix("The ")


def country_of(name: str) -> Country | None:
    """By name or alias, as it is spelled: "US" is one, "us" is not."""
    return _by("name").get(_bare(name))


def capital_of(name: str) -> Country | None:
    """By capital, or by a seat of government that stands for it ("Kremlin")."""
    return _by("capitals").get(_bare(name))


def country_of_adjective(word: str) -> Country | None:
    """By adjective or people: "Japanese", "Americans"."""
    return _by("adjectives").get(word)


# ── people and institutions ─────────────────────────────────────────────────────────────────────────


@cache
def roles() -> Mapping[str, Role]:
    """Titles and offices by lower-case word, without a full stop."""
    return {title.casefold(): Role(title, kind) for title, kind in _rows("roles")}


@cache
def agents() -> Mapping[str, Agent]:
    """Common nouns for people and institutions, singular and plural, by lower-case word."""
    found: dict[str, Agent] = {}
    for noun, plural, kind in _rows("nouns"):
        if noun:
            found[noun] = Agent(noun, cast(Kind, kind), plural=False)
        if plural:
            found[plural] = Agent(plural, cast(Kind, kind), plural=True)
    return found


@cache
def _organisations() -> tuple[Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for name, how, kind in _rows("organisations"):
        (names if how == "name" else words)[name] = kind
    return names, words


def kind_of_name(name: str) -> Kind | None:
    """The kind of an organisation, known by its name or by a word in it ("… Bank", "Ministry of …")."""
    known, words = _organisations()
    bare = _bare(name)
    if bare in known:
        return cast(Kind, known[bare])
    parts = bare.split()
    if len(parts) < 2:
        return None
    for part in (parts[-1], parts[0], *parts[1:-1]):
        if part.rstrip(".,") in words:
            return cast(Kind, words[part.rstrip(".,")])
    return None


@cache
def given_names() -> frozenset[str]:
    return frozenset(name for (cell,) in _rows("given_names") for name in cell.split())


# ── function words ──────────────────────────────────────────────────────────────────────────────────


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for name, cell in _rows("words") if name == kind for word in cell.split())


def function_words() -> frozenset[str]:
    return _words("function")


def needs_antecedent() -> frozenset[str]:
    """Openers by which a sentence leans on the one before: "he", "but", "meanwhile"."""
    return _words("opener")


def calendar_words() -> frozenset[str]:
    """Weekdays, months and holidays, in lower case: capitalised, and no names."""
    return _words("calendar")
