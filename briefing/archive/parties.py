"""Parties of the archive: who is meant by a name, under all names that briefs gave to that party.

Within a story the brief tells which names are one party's. Over stories two are one where they share a name
that says who it is: a full name, a body's, a country's. A last name alone does so within a storyline in which
nobody else bears it. A wrong join would put words into somebody's mouth.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefing.archive.database import Archive, in_list, pattern_within
from briefing.archive.rows import name_keys
from briefing.errors import UsageError, suggestion
from briefing.nlp import entities
from briefing.stories.entity_linking import is_name
from briefing.stories.person_names import is_full_name, last_name, may_be_full_name, person_key

_SHOWN = 3  # parties of one name


class Party(NamedTuple):
    """A party by the name that most stories give it, with all its names, and the ids that it has in stories.
    `named` is whether it was asked for by a name, and not by what it is ("the ministry"), which may stand for
    another party in each story."""

    name: str
    names: tuple[str, ...]
    ids: frozenset[int]
    named: bool


class _StoryParty(NamedTuple):
    """A party of one story."""

    key: int
    name: str
    kind: str
    storyline: str
    names: tuple[str, ...]


_PARTIES = (
    "SELECT p.id, p.name, p.kind, t.storyline FROM parties p JOIN stories t ON t.date = p.date AND"
    " t.id = p.story WHERE p.id IN "
)
_NAMES = "SELECT DISTINCT party, name FROM party_names WHERE party IN "


def find_party(archive: Archive, named: str) -> Party:
    """The party of a name. Raises UsageError for one that nobody has, or that several persons have."""
    found = _load(archive, _ids_by_key(archive, name_keys(named)))
    if not found:
        raise UsageError(f"no party in {archive.name} is called {named!r}; {_nearest(archive, named)}")
    _check_one_person(named, found.values())
    found = _spread(archive, found)
    found |= _bearers_of_last_name(archive, found.values())
    every = [name for party in found.values() for name in party.names]
    counts = {name: every.count(name) for name in dict.fromkeys(every)}
    fullest = max(counts, key=lambda name: (is_name(name), _is_persons(name), counts[name], len(name), name))
    names = tuple(sorted(counts, key=lambda name: (name != fullest, -counts[name], name)))
    return Party(fullest, names, frozenset(found), is_name(named))


def _ids_by_key(archive: Archive, keys: Iterable[str]) -> set[int]:
    return {
        row["party"]
        for key in keys
        for row in archive.rows("SELECT DISTINCT party FROM party_names WHERE key = :key", key=key)
    }


def _load(archive: Archive, ids: Iterable[int]) -> dict[int, _StoryParty]:
    listed = in_list(ids)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in archive.rows(f"{_NAMES}{listed}"):
        names[row["party"]].append(row["name"])
    return {
        row["id"]: _StoryParty(row["id"], row["name"], row["kind"], row["storyline"], tuple(names[row["id"]]))
        for row in archive.rows(f"{_PARTIES}{listed}")
    }


def _spread(archive: Archive, found: Mapping[int, _StoryParty]) -> dict[int, _StoryParty]:
    """With the parties of other stories that share a name which says who it is, and so on."""
    spread, waiting, seen = dict(found), list(found.values()), set[str]()
    while waiting:
        party = waiting.pop()
        keys = {key for name in party.names if _identifies(name, party.kind) for key in name_keys(name)}
        new = _ids_by_key(archive, keys - seen) - spread.keys()
        seen |= keys
        loaded = _load(archive, new) if new else {}
        spread |= loaded
        waiting += loaded.values()
    return spread


def _identifies(name: str, kind: str) -> bool:
    """Whether a name is one party's in any story: a person's with a given name, a body's or a country's."""
    return is_name(name) and (len(entities.split_role(name)[1].split()) > 1 or kind != "person")


def _bearers_of_last_name(archive: Archive, found: Iterable[_StoryParty]) -> dict[int, _StoryParty]:
    """The parties that are called by a found person's last name alone, in a storyline of that person in which
    nobody else has it."""
    persons = [
        (bare, party.storyline) for party in found for name in party.names if _is_persons(bare := _bare(name))
    ]
    bearers: dict[int, _StoryParty] = {}
    for bare, storyline in dict.fromkeys(persons):
        last = last_name(bare)
        others = _load(
            archive,
            [
                row["id"]
                for row in archive.rows(
                    "SELECT p.id FROM parties p JOIN stories t ON t.date = p.date AND t.id = p.story"
                    " WHERE t.storyline = :storyline",
                    storyline=storyline,
                )
            ],
        )
        named_so = {
            person_key(_bare(name))
            for other in others.values()
            for name in other.names
            if _is_persons(_bare(name)) and last_name(_bare(name)) == last
        }
        if named_so == {person_key(bare)}:
            bearers |= {
                key: other
                for key, other in others.items()
                if all(entities.name_key(_bare(name)) == last for name in other.names)
            }
    return bearers


def _check_one_person(named: str, found: Iterable[_StoryParty]) -> None:
    persons = {
        person_key(bare): bare for party in found for name in party.names if _is_persons(bare := _bare(name))
    }
    if len(persons) > 1:
        several = ", ".join(sorted(persons.values())[:_SHOWN])
        raise UsageError(f"{named!r} can be several parties: {several}; give the whole name of one")


def _bare(name: str) -> str:
    return entities.split_role(name)[1]


def _is_persons(name: str) -> bool:
    return is_full_name(name) or may_be_full_name(name)


def _nearest(archive: Archive, named: str) -> str:
    """What else may have been meant: a party whose name shares a word, or the nearest by its letters."""
    for word in sorted(named.split(), key=len, reverse=True):
        rows = archive.rows(
            "SELECT name FROM party_names WHERE key LIKE :part ESCAPE '!' GROUP BY name"
            " ORDER BY length(name), name LIMIT 200",
            part=pattern_within(word.casefold()),
        )
        if rows:
            names = [row["name"] for row in rows]
            return suggestion(named, names, f"there is {names[0]!r}")
    rows = archive.rows("SELECT name FROM parties GROUP BY name ORDER BY max(id) DESC LIMIT 2000")
    return suggestion(named, [row["name"] for row in rows], "`briefing find` searches all statements")
