"""Who is who across the articles of a story: the names of one stakeholder, together.

Two names are one only where the texts leave no doubt: a wrong join puts words into somebody's mouth, a missed
one only lists a party twice. No model; what tells is the full names that a last name can stand for, initials,
offices, and what stands beside a name.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.model import Article, PositionFinding, Stakeholder
from briefing.stories import namesakes
from briefing.stories.context import Context, context
from briefing.stories.full_names import clean, is_full, last, middles_agree, person
from briefing.stories.namesakes import Register, Signs
from briefing.text import content, lexicon, names

_COMPANY = re.compile(
    r",? (?:Inc|Corp|Corporation|Ltd|Limited|plc|LLC|Co|Company|Group|AG|SA|SE|GmbH|NV|AB)\.?$"
)
_HEAD = re.compile(r"\s(?:of|for|in|at|from|by|with|to|who)\s")
_APART = frozenset("of the for and at on in de la".split())
_INITIAL = re.compile(r"[A-Z]\.?$")


def same(one: str, other: str, there: Context) -> bool:
    """Whether two names, or a name and a description, are one stakeholder in these texts."""
    first, second = _read(one), _read(other)
    if first.key == second.key:
        return True
    if first.sex and second.sex and first.sex != second.sex:
        return False
    if first.bare_key == second.bare_key:
        return True
    return (
        _initials(first.bare, second.bare)
        or _initials(second.bare, first.bare)
        or _one_company(first, second)
        or _oneperson(first.bare, second.bare, there)
        or _one_country(first.bare, second.bare, there)
        or _described(one, second, there)
        or _described(other, first, there)
    )


def signs(name: str, there: Context) -> Signs:
    """What two names must share for `same` to join them: each of its rules has its sign here."""
    read, wanted = _read(name), _description(name)
    bare, words = read.bare, read.bare.split()
    one_word = [bare] if len(words) == 1 and not bare.isupper() else []
    countries = (lexicon.capital_of(bare), lexicon.country_of(bare))
    near = there.beside.get(read.bare_key.rpartition(" ")[2], ())
    told = {word for key, said in near if _ends_with(key, read.bare_key) for word in said}
    return namesakes.together(
        namesakes.of_both("key", [read.key]),
        namesakes.of_both("bare", [read.bare_key]),
        namesakes.of_both("company", [read.company]),
        namesakes.paired("firm", one_word, words[:1] if _is_company(bare) else []),
        namesakes.of_initials(bare, _APART),
        namesakes.of_person(bare, is_full(bare) or bare in there.people),
        namesakes.of_both("country", [country.name for country in countries if country]),
        namesakes.paired("description", sorted(wanted)[:1], told),
    )


class _Named(NamedTuple):
    """A name as it is compared: `bare` without its role, and the keys of both."""

    bare: str
    key: str
    bare_key: str
    sex: str
    company: str


@lru_cache(maxsize=4096)
def _read(name: str) -> _Named:
    whole = clean(name)
    role, bare = names.split_role(whole)
    if " to " in role:
        role, bare = "", whole  # "Advisers to Mr. Berg" are not Berg
    return _Named(bare, names.key(name), names.key(bare), _sex(role, bare), _company(bare))


class Parties(NamedTuple):
    """The stakeholders in the order of their first position, and all positions, those of each together."""

    stakeholders: tuple[Stakeholder, ...]
    positions: tuple[PositionFinding, ...]


def parties(positions: Sequence[PositionFinding], articles: Sequence[Article]) -> Parties:
    """The stakeholders of a story's positions: each by its fullest name, with the others as aliases, and the
    first role and the first clear kind that it is given.

    The positions of each stand in the order of time: by the day on which they were published, undated ones
    last, then by their place in the text. Those of a lone article keep their order.
    """
    people = [one.stakeholder for one in positions if one.stakeholder_kind == "person"]
    groups = _groups(positions, context([article.text for article in articles], people))
    found = tuple(map(_stakeholder, groups))
    if len(articles) < 2:
        return Parties(found, tuple(positions))
    rank = {article.id: (not article.published, article.published, at) for at, article in enumerate(articles)}

    def time(position: PositionFinding) -> tuple[tuple[bool, str, int], int]:
        first = position.evidence[0]
        return rank[first.article], first.start

    return Parties(found, tuple(one for group in groups for one in sorted(group, key=time)))


def _groups(positions: Sequence[PositionFinding], there: Context) -> list[list[PositionFinding]]:
    """The positions by stakeholder. A name joins a group where it is one with each name of it, so that none
    brings strangers together."""
    called: list[list[str]] = []
    place: dict[str, int] = {}
    register = Register(lambda name: signs(name, there))
    for name in dict.fromkeys(position.stakeholder for position in positions):
        near = sorted({place[one] for one in register.like(name)})
        register.add(name)
        fitting = (at for at in near if all(same(name, one, there) for one in called[at]))
        place[name] = next(fitting, len(called))
        if place[name] == len(called):
            called.append([])
        called[place[name]].append(name)
    groups: list[list[PositionFinding]] = [[] for _ in called]
    for position in positions:
        groups[place[position.stakeholder]].append(position)
    return groups


def _stakeholder(group: Sequence[PositionFinding]) -> Stakeholder:
    called = list(dict.fromkeys(position.stakeholder for position in group))
    fullest = max(
        called, key=lambda name: (_is_name(name), len(names.split_role(name)[1].split()), len(name))
    )
    return Stakeholder(
        name=fullest,
        aliases=tuple(name for name in called if name != fullest),
        role=next((position.role for position in group if position.role), ""),
        kind=next((p.stakeholder_kind for p in group if p.stakeholder_kind != "unclear"), "unclear"),
    )


def _is_name(name: str) -> bool:
    """Whether a stakeholder is called by name, and not by what it is."""
    found = names.names(f"And {name}")
    return bool(found) and len(found[0].text.split()) == len(clean(name).split())


# ── rules ───────────────────────────────────────────────────────────────────────────────────────────


def _sex(role: str, name: str) -> str:
    """ "he" or "she" where a title or a given name tells, else ""."""
    word = role.split()[-1].rstrip(".").casefold() if role else ""
    return lexicon.pronoun_of(word) or (lexicon.pronoun_of(name.split()[0]) if len(name.split()) > 1 else "")


def _initials(short: str, long: str) -> bool:
    """ "FBI" or "F.B.I." for the Federal Bureau of Investigation."""
    bare = short.replace(".", "")
    words = [word for word in re.split(r"[\s-]+", long) if word.casefold() not in _APART]
    return len(words) > 1 and bare.isupper() and bare == "".join(word[0] for word in words)


def _company(name: str) -> str:
    """A company's name without its legal form; a text that no other name has where there is nothing left."""
    return names.key(_COMPANY.sub("", name)) or name


def _one_company(first: _Named, second: _Named) -> bool:
    """The same but for the legal form, or "Nordvik" for "Nordvik Motors Inc"."""
    if first.company == second.company:
        return True
    short, long = (first, second) if len(first.bare) < len(second.bare) else (second, first)
    one_word = len(short.bare.split()) == 1 and not short.bare.isupper()
    return one_word and _is_company(long.bare) and long.bare.split()[0] == short.bare


def _is_company(name: str) -> bool:
    return bool(_COMPANY.search(name)) or lexicon.kind_of_name(name) == "company"


def _oneperson(first: str, second: str, there: Context) -> bool:
    whole = [name for name in (first, second) if is_full(name) or name in there.people]
    if len(whole) == 2:
        return person(first) == person(second) and middles_agree(first, second)
    short, long = (first, second) if len(first.split()) < len(second.split()) else (second, first)
    if len(short.split()) != 1 or long not in whole or last(long) != short.casefold():
        return False
    return there.full.get(last(long), frozenset()) == {person(long)}


def _one_country(first: str, second: str, there: Context) -> bool:
    """A capital for its country, where the texts name both."""
    for capital, country in ((first, second), (second, first)):
        meant, named = lexicon.capital_of(capital), lexicon.country_of(country)
        if meant and named and meant.name == named.name and named.name in there.countries:
            return True
    return False


def _described(description: str, name: _Named, there: Context) -> bool:
    """Whether "the EU's industry chief" stands right beside the name somewhere, and beside no other."""
    wanted = _description(description)
    near = there.beside.get(name.bare_key.rpartition(" ")[2], ())
    if not wanted or not any(wanted <= words and _ends_with(key, name.bare_key) for key, words in near):
        return False
    every = {key for several in there.beside.values() for key, words in several if wanted <= words}
    return len(every) == 1


def _ends_with(key: str, end: str) -> bool:
    return key == end or key.endswith(f" {end}")


@lru_cache(maxsize=4096)
def _description(text: str) -> frozenset[str]:
    """The stems of a description of one; none of a name, a single word, or several ("attorneys for …")."""
    wanted = content.content_stems(clean(text))
    head = lexicon.agents().get(_HEAD.split(text.casefold(), maxsplit=1)[0].split()[-1])
    several = head is not None and head.plural
    return frozenset() if several or len(wanted) < 2 or _is_name(text) else wanted
