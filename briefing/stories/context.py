"""What the texts of a story say of the names in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.model import Sentence
from briefing.stories.full_names import clean, is_full, last, may_be_full, person
from briefing.text import content, lexicon, names
from briefing.text import sentences as splitting
from briefing.text.attribution import LONGEST
from briefing.text.clauses import AUXILIARIES
from briefing.text.cleaning import divided

_NEAR = 5  # words before a name that may be in apposition to it
_JOINING = frozenset(("and", "with", "of"))
_RELATIVE = re.compile(
    r"\b(?:wife|husband|daughter|son|brother|sister|mother|father|widow|niece|nephew|cousin|spouse)"
    r"(?: of [\w. ]+)?,? $",
    re.IGNORECASE,
)


_STOPS = ',;.“”"'
_AFTER = re.compile(r", ([^,;.]+)(?:[,;.]|$)")
_BEFORE = re.compile(rf"(?:^|[,;.] )([^{_STOPS}]+?),? $")


class Context(NamedTuple):
    """What the texts of a story say of its names. `full` are the full names by the last name that may stand
    for each, without those that are only somebody's relative; `countries` those that are named; `beside` the
    keys of names, by their last words, with what stands beside each of them, as content words; `people` the
    names known to be persons'."""

    full: Mapping[str, frozenset[str]]
    countries: frozenset[str]
    beside: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    people: frozenset[str] = frozenset()


def context(texts: Sequence[str], people: Iterable[str] = ()) -> Context:
    """What the articles' texts say of their names, some of which are known to be `people`."""
    known = (names.split_role(clean(name))[1] for name in people)
    return _context(tuple(texts))._replace(people=frozenset(filter(may_be_full, known)))


@lru_cache(maxsize=2)
def _context(texts: tuple[str, ...]) -> Context:
    """A story's is asked for when its findings are merged, and again for its stakeholders."""
    spans = [(text, s.start, s.end) for text in texts for s in _sentences(text)]
    lines = [text[start:end] for text, start, end in spans if end - start <= LONGEST]
    known = names.known_names(lines)
    full: dict[str, set[str]] = {}
    countries: set[str] = set()
    beside: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for line in lines:
        for name in names.names(line, known):
            country = lexicon.country_of(name.text)
            countries |= {country.name} if country else set()
            bare = names.split_role(name.text)[1]
            if (is_full(bare) or may_be_full(bare)) and not _RELATIVE.search(
                line[: name.start + len(name.text) - len(bare)]
            ):
                full.setdefault(last(bare), set()).add(person(bare))
            if lexicon.country_of_adjective(bare):
                continue
            key = names.key(bare)
            for words in filter(None, _beside(line, name, bare)):
                beside.setdefault(key.rpartition(" ")[2], []).append((key, words))
    return Context(
        {last: frozenset(several) for last, several in full.items()},
        frozenset(countries),
        {last: tuple(several) for last, several in beside.items()},
    )


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return splitting.split(text, divided(text, None)[0])


def _is_verb(word: str) -> bool:
    return word in AUXILIARIES or word in lexicon.cues()


def _beside(line: str, name: names.Name, bare: str) -> list[frozenset[str]]:
    """What stands in apposition: between commas after a name, or right before it in the same clause."""
    start = name.end - len(bare)
    after = _AFTER.match(line, name.end)
    stop = max(line.rfind(mark, 0, max(0, start - 2)) for mark in _STOPS)
    before = _BEFORE.search(line[max(0, stop) : start])
    found = [after[1]] if after else []
    words = before[1].split()[-_NEAR:] if before else []
    if words and words[-1] not in _JOINING and not any(_is_verb(word) for word in words):
        found.append(" ".join(words))
    return [content.content_stems(words) for words in found]
