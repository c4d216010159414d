"""Proper names in English news prose, and which of them are one and the same.

No model: a name is a run of capitalised words. What makes that work in prose is knowing which capitals
come only from standing first in a sentence, and which short names stand for a longer one.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.text import lexicon
from briefing.text.characters import comparable
from briefing.text.spelling import TITLE_DOT, Spelled, shape, spelled

_LINKS = frozenset(
    "of the de la le du da dos del della van der den von und y e bin bint ibn al el for on to".split()
)
# between two capitalised words: "Bank of England", "Leonardo da Vinci"; "on" and "to" only before a
# further capital and never at the end, which `_run_end` sees to
_TO_PLACES = frozenset(("for", "on", "to"))
_NAMING_ADJECTIVES = frozenset("new old north south east west upper lower great".split())  # "New York"
_SURNAMES = frozenset(("May", "March", "August", "Summer"))  # after a given name no month
_LONGEST = 12  # words of a name; a longer run of capitals is a headline
_REMEMBERED = 128  # sentences
_APPOSED = re.compile(r",\s(?P<name>[A-Z][^\W\d_]+(?:\s[A-Z][\w.’'-]*){1,3})(?=,)")
_OF = re.compile(r"\s(?:of|for|in|at)\s")
_THE = re.compile(r"(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")


class Word(NamedTuple):
    text: str
    start: int
    end: int


class Name(NamedTuple):
    """A proper name as it stands, `text[start:end]`, without an article or a possessive."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a text with their offsets; "U.S." and "EU-Japan" are one word each."""
    here = spelled(text)
    return tuple(Word(word.text, word.start, word.end) for word in here.words)


def lower_words(sentences: Iterable[str]) -> frozenset[str]:
    """The words that are written small somewhere."""
    every = {word.text for sentence in sentences for word in spelled(sentence).words}
    return frozenset(filter(str.islower, every))


def known_names(sentences: Iterable[str]) -> frozenset[str]:
    """The words that stand capitalised in mid-sentence somewhere, so that an opener may be a name."""
    return frozenset(itertools.chain.from_iterable(map(_inner_capitals, sentences)))


@lru_cache(maxsize=_REMEMBERED)
def _inner_capitals(sentence: str) -> tuple[str, ...]:
    here = spelled(sentence)
    return tuple(shape(here.words[at].text).bare for at, opens in here.capitals.items() if not opens)


def names(sentence: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The proper names of one sentence, in order.

    `known` are names of the same article (`known_names`); with them a capitalised opener such as
    "Breton" counts. An opener that is neither known nor in a gazetteer is taken for a common word.
    """
    return _names(sentence, known and known & _doubtful(sentence))


@lru_cache(maxsize=_REMEMBERED)
def _doubtful(sentence: str) -> frozenset[str]:
    """The words that are names only where the article knows them as such."""
    here = spelled(sentence)
    openers = (shape(here.words[at].text) for at, opens in here.capitals.items() if opens)
    return frozenset(opener.bare for opener in openers if not opener.sure)


@lru_cache(maxsize=_REMEMBERED)
def _names(sentence: str, known: frozenset[str]) -> tuple[Name, ...]:
    here = spelled(sentence)
    found: list[Name] = []
    after = 0
    for at in here.capitals:
        if at >= after and _starts_name(here, at, known):
            last = _run_end(here, at)
            found.append(_name(sentence, here.words[at].start, here.words[last].end))
            after = last + 1
    return tuple(found)


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """What two spellings of one name share: lower case, no article, dots or possessive; a country's
    names ("US", "U.S.", "America") become one."""
    bare = _POSSESSIVE.sub("", comparable(name).strip())
    country = lexicon.country_of(bare)
    if country:
        bare = country.name
    bare = re.sub(r"^(?:the|The)\s+", "", bare).replace(".", "").replace("’", "'")
    return re.sub(r"[\s-]+", " ", bare).casefold()


def aliases(mentions: Sequence[str]) -> dict[str, str]:
    """Maps the key of each short name to the key of the longer one that it stands for in this article.

    Initials stand for the name that they are made of, a last name for the person's full name where
    only one fits (else for the one mentioned most), a capital for its country where both are mentioned.
    """
    counts = Counter(key(m) for m in mentions)
    longer = _longer_names(counts)
    found = {
        short: max(longer[short], key=lambda name: (counts[name], len(name), name))
        for short in counts
        if short in longer
    }
    for mention in mentions:
        country = lexicon.capital_of(mention)
        if country and key(country.name) in counts:
            found.setdefault(key(mention), key(country.name))
    return found


def _longer_names(keys: Iterable[str]) -> dict[str, list[str]]:
    """The names of several words by what can stand for them: their last words, their initials."""
    found: dict[str, list[str]] = {}
    for name in keys:
        parts = name.split()
        endings = {" ".join(parts[at:]) for at in range(1, len(parts))}
        initials = "".join(part[0] for part in parts if part not in _LINKS)
        for short in endings | ({initials} if len(parts) > 1 and len(initials) > 1 else set()):
            found.setdefault(short, []).append(name)
    return found


def same(one: str, other: str, known: Mapping[str, str]) -> bool:
    """Whether two names are one under the article's aliases."""
    return known.get(key(one), key(one)) == known.get(key(other), key(other))


@lru_cache(maxsize=16384)
def split_role(name: str) -> tuple[str, str]:
    """("European Commissioner", "Thierry Breton") from the run of capitals; no role gives ("", name)."""
    words = name.split()
    for at in range(len(words) - 1, 0, -1):
        last = words[at - 1].rstrip(".").casefold()
        if last in lexicon.roles() and not lexicon.kind_of_name(" ".join(words[at - 1 :])):
            start = _past_department(words, at)
            if start < len(words):
                return " ".join(words[:start]), " ".join(words[start:])
    return "", name


def apposition_end(sentence: str, start: int, end: int) -> int:
    """Where the description of an office-holder ends whose name follows between commas: "the mayor of Norvik,
    Per Lund,"; its own end where none does."""
    found = _APPOSED.match(sentence, end)
    if found is None or lexicon.country_of(found["name"]) or lexicon.kind_of_name(found["name"]):
        return end
    office = _OF.split(_THE.sub("", sentence[start:end]), maxsplit=1)[0].casefold()
    holds = office in lexicon.roles() or office.rpartition(" ")[2] in lexicon.roles()
    return found.end("name") if holds else end


def _past_department(words: list[str], at: int) -> int:
    """Past "of State" in "Secretary of State John F. Kerry", where a given name tells where that ends."""
    if words[at] not in ("of", "for"):
        return at
    given = [i for i in range(at + 1, len(words)) if words[i] in lexicon.given_names()]
    return given[0] if given else len(words)


def _starts_name(here: Spelled, at: int, known: frozenset[str]) -> bool:
    """Whether a capitalised word begins a name."""
    word = shape(here.words[at].text)
    if word.calendar or word.bare == "I":
        return False
    if word.function:
        return word.bare.casefold() in _NAMING_ADJECTIVES and _followed_by_name(here, at)
    if not here.capitals[at]:
        return True
    return word.bare in known or word.sure or _followed_by_name(here, at)


def _followed_by_name(here: Spelled, at: int) -> bool:
    """A capitalised opener before another capital ("Wells Fargo said") is part of that name."""
    if at + 1 >= len(here.words) or here.words[at].text.casefold() in lexicon.cues():
        return False
    return _joined(here, at + 1) and shape(here.words[at + 1].text).naming


def _joined(here: Spelled, at: int) -> bool:
    """Whether a word may belong to the name that the word before is part of."""
    before = here.words[at - 1].text
    gap = here.gap(at).strip()
    if not gap:
        return not shape(before).possessive
    return gap == "&" or (gap == "." and bool(TITLE_DOT.match(before)))


def _run_end(here: Spelled, at: int) -> int:
    last = at
    for ahead in range(at + 1, min(len(here.words), at + _LONGEST)):
        if not _joined(here, ahead):
            break
        word = here.words[ahead].text
        if (
            shape(word).naming
            or (word.isdigit() and len(word) < 4)
            or (word in _SURNAMES and here.words[last].text in lexicon.given_names())
        ):
            last = ahead
        elif word not in _LINKS or ahead - last > 2 or (word in _TO_PLACES and _titled(here, at)):
            break
    return last


def _titled(here: Spelled, at: int) -> bool:
    """Whether a name begins as a person's does, so that "Ms. Holm to Oslo" is none."""
    first = here.words[at].text
    role = lexicon.roles().get(first.casefold())
    return first in lexicon.given_names() or (role is not None and role.kind == "honorific")


def _name(sentence: str, start: int, end: int) -> Name:
    text = _POSSESSIVE.sub("", sentence[start:end])
    return Name(text, start, start + len(text))
