"""Entity linking across the articles of a story: the names of one stakeholder, together.

Two names are one only where the texts leave no doubt: a wrong join puts words into somebody's mouth, a missed
one only lists a party twice. No model; what tells is the full names that a last name can stand for, initials,
offices, and what stands beside a name.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.models import Article, PositionFinding, Stakeholder
from briefing.nlp import content_words, entities, lexicon
from briefing.nlp.tokenization import split_at_hyphens
from briefing.nlp.word_classes import word_class
from briefing.stories import entity_blocking
from briefing.stories.context import Context, context
from briefing.stories.entity_blocking import Register, Signs
from briefing.stories.person_names import clean_name, is_full_name, last_name, middles_agree, person_key

_COMPANY = re.compile(
    r",? (?:Inc|Corp|Corporation|Ltd|Limited|plc|LLC|Co|Company|Group|AG|SA|SE|GmbH|NV|AB)\.?$"
)
_HEAD = re.compile(r"\s(?:of|for|in|at|from|by|with|to|who)\s")
_APART = word_class("words between initials")
_INITIAL = re.compile(r"[A-Z]\.?$")


def is_same_stakeholder(name: str, other: str, name_context: Context) -> bool:
    """Whether two names, or a name and a description, are one stakeholder in these texts."""
    first, second = _parse_name(name), _parse_name(other)
    if first.key == second.key:
        return True
    if first.sex and second.sex and first.sex != second.sex:
        return False
    if first.bare_key == second.bare_key:
        return True
    return (
        _is_initialism(first.bare, second.bare, name_context)
        or _is_initialism(second.bare, first.bare, name_context)
        or _is_same_company(first, second)
        or _is_same_person(first.bare, second.bare, name_context)
        or _is_same_country(first.bare, second.bare, name_context)
        or _describes(name, second, name_context)
        or _describes(other, first, name_context)
    )


def signs(name: str, name_context: Context) -> Signs:
    """What two names must share for `is_same_stakeholder` to join them: each of its rules has its sign
    here."""
    parsed, wanted = _parse_name(name), _description_stems(name)
    bare, words = parsed.bare, parsed.bare.split()
    one_word = [bare] if len(words) == 1 and not bare.isupper() else []
    countries = (lexicon.capital_of(bare), lexicon.country_of(bare))
    near = name_context.beside.get(parsed.bare_key.rpartition(" ")[2], ())
    beside_stems = {word for key, stems in near if _ends_with(key, parsed.bare_key) for word in stems}
    return entity_blocking.join_signs(
        entity_blocking.shared_signs("key", [parsed.key]),
        entity_blocking.shared_signs("bare", [parsed.bare_key]),
        entity_blocking.shared_signs("company", [parsed.company]),
        entity_blocking.paired_signs("firm", one_word, words[:1] if _is_company(bare) else []),
        entity_blocking.initials_signs(bare, _APART),
        entity_blocking.person_signs(bare, is_full_name(bare) or bare in name_context.people),
        entity_blocking.shared_signs("country", [country.name for country in countries if country]),
        entity_blocking.paired_signs("description", sorted(wanted)[:1], beside_stems),
    )


class _ParsedName(NamedTuple):
    """A name as it is compared: `bare` without its role, and the keys of both."""

    bare: str
    key: str
    bare_key: str
    sex: str
    company: str


@lru_cache(maxsize=4096)
def _parse_name(name: str) -> _ParsedName:
    whole = clean_name(name)
    role, bare = entities.split_role(whole)
    if " to " in role:
        role, bare = "", whole  # "Advisers to Mr. Berg" are not Berg
    return _ParsedName(
        bare, entities.name_key(name), entities.name_key(bare), _sex(role, bare), _company_key(bare)
    )


class StakeholderPositions(NamedTuple):
    """The stakeholders in the order of their first position, and all positions, those of each together."""

    stakeholders: tuple[Stakeholder, ...]
    positions: tuple[PositionFinding, ...]


def link_stakeholders(
    positions: Sequence[PositionFinding], articles: Sequence[Article]
) -> StakeholderPositions:
    """The stakeholders of a story's positions: each by its fullest name, with the others as aliases, and the
    first role and the first clear kind that it is given.

    The positions of each stand in the order of time: by the day on which they were published, undated ones
    last, then by their place in the text. Those of a lone article keep their order.
    """
    people = [finding.stakeholder for finding in positions if finding.stakeholder_kind == "person"]
    groups = _group_positions(positions, context([article.text for article in articles], people))
    stakeholders = tuple(map(_stakeholder, groups))
    if len(articles) < 2:
        return StakeholderPositions(stakeholders, tuple(positions))
    rank = {
        article.id: (not article.published, article.published, index)
        for index, article in enumerate(articles)
    }

    def time(position: PositionFinding) -> tuple[tuple[bool, str, int], int]:
        first = position.evidence[0]
        return rank[first.article], first.start

    return StakeholderPositions(
        stakeholders, tuple(finding for group in groups for finding in sorted(group, key=time))
    )


def _group_positions(
    positions: Sequence[PositionFinding], name_context: Context
) -> list[list[PositionFinding]]:
    """The positions by stakeholder. A name joins a group where it is one with each name of it, so that none
    brings strangers together."""
    name_groups: list[list[str]] = []
    group_index: dict[str, int] = {}
    register = Register(lambda name: signs(name, name_context))
    for name in dict.fromkeys(position.stakeholder for position in positions):
        near = sorted({group_index[candidate] for candidate in register.candidates(name)})
        register.add(name)
        fitting = (
            index
            for index in near
            if all(is_same_stakeholder(name, member, name_context) for member in name_groups[index])
        )
        group_index[name] = next(fitting, len(name_groups))
        if group_index[name] == len(name_groups):
            name_groups.append([])
        name_groups[group_index[name]].append(name)
    groups: list[list[PositionFinding]] = [[] for _ in name_groups]
    for position in positions:
        groups[group_index[position.stakeholder]].append(position)
    return groups


def _stakeholder(group: Sequence[PositionFinding]) -> Stakeholder:
    name_forms = list(dict.fromkeys(position.stakeholder for position in group))
    fullest = max(
        name_forms, key=lambda name: (is_name(name), len(entities.split_role(name)[1].split()), len(name))
    )
    return Stakeholder(
        name=fullest,
        aliases=tuple(name for name in name_forms if name != fullest),
        role=next((position.role for position in group if position.role), ""),
        kind=next((p.stakeholder_kind for p in group if p.stakeholder_kind != "unclear"), "unclear"),
    )


def is_name(name: str) -> bool:
    """Whether a stakeholder is called by name, and not by what it is."""
    matches = entities.names(f"And {name}")
    return bool(matches) and len(matches[0].text.split()) == len(clean_name(name).split())


# ── rules ───────────────────────────────────────────────────────────────────────────────────────────


def _sex(role: str, name: str) -> str:
    """ "he" or "she" where a title or a given name tells, else ""."""
    word = role.split()[-1].rstrip(".").casefold() if role else ""
    return lexicon.pronoun_of(word) or (lexicon.pronoun_of(name.split()[0]) if len(name.split()) > 1 else "")


def _is_initialism(short: str, long: str, name_context: Context) -> bool:
    """ "FBI" or "F.B.I." for the Federal Bureau of Investigation."""
    if short in name_context.unclear:
        return False
    bare = short.replace(".", "")
    words = [word for word in split_at_hyphens(long) if word.casefold() not in _APART]
    return len(words) > 1 and bare.isupper() and bare == "".join(word[0] for word in words)


def _company_key(name: str) -> str:
    """A company's name without its legal form; a text that no other name has where there is nothing left."""
    return entities.name_key(_COMPANY.sub("", name)) or name


def _is_same_company(first: _ParsedName, second: _ParsedName) -> bool:
    """The same but for the legal form, or "Nordvik" for "Nordvik Motors Inc"."""
    if first.company == second.company:
        return True
    short, long = (first, second) if len(first.bare) < len(second.bare) else (second, first)
    one_word = len(short.bare.split()) == 1 and not short.bare.isupper()
    return one_word and _is_company(long.bare) and long.bare.split()[0] == short.bare


def _is_company(name: str) -> bool:
    return bool(_COMPANY.search(name)) or lexicon.kind_of_name(name) == "company"


def _is_same_person(first: str, second: str, name_context: Context) -> bool:
    whole = [name for name in (first, second) if is_full_name(name) or name in name_context.people]
    if len(whole) == 2:
        return person_key(first) == person_key(second) and middles_agree(first, second)
    short, long = (first, second) if len(first.split()) < len(second.split()) else (second, first)
    if len(short.split()) != 1 or long not in whole or last_name(long) != short.casefold():
        return False
    return name_context.full.get(last_name(long), frozenset()) == {person_key(long)}


def _is_same_country(first: str, second: str, name_context: Context) -> bool:
    """A capital for its country, where the texts name both."""
    for capital, country in ((first, second), (second, first)):
        meant, named = lexicon.capital_of(capital), lexicon.country_of(country)
        if meant and named and meant.name == named.name and named.name in name_context.countries:
            return True
    return False


def _describes(description: str, name: _ParsedName, name_context: Context) -> bool:
    """Whether "the EU's industry chief" stands right beside the name somewhere, and beside no other."""
    wanted = _description_stems(description)
    near = name_context.beside.get(name.bare_key.rpartition(" ")[2], ())
    if not wanted or not any(wanted <= words and _ends_with(key, name.bare_key) for key, words in near):
        return False
    every = {key for several in name_context.beside.values() for key, words in several if wanted <= words}
    return len(every) == 1


def _ends_with(key: str, end: str) -> bool:
    return key == end or key.endswith(f" {end}")


@lru_cache(maxsize=4096)
def _description_stems(text: str) -> frozenset[str]:
    """The stems of a description of one; none of a name, a single word, or several ("attorneys for …")."""
    wanted = content_words.content_stems(clean_name(text))
    head = lexicon.agents().get(_HEAD.split(text.casefold(), maxsplit=1)[0].split()[-1])
    several = head is not None and head.plural
    return frozenset() if several or len(wanted) < 2 or is_name(text) else wanted
