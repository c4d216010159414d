"""Name context: what the texts of a story say of the names in them, for coreference across articles."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.models import Sentence
from briefing.nlp import content_words, entities, lexicon
from briefing.nlp import sentences as splitting
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.cleaning.body_lines import split_boilerplate
from briefing.nlp.initialisms import has_one_expansion, is_initialism
from briefing.nlp.sentences import LONGEST
from briefing.nlp.word_classes import word_class
from briefing.stories.person_names import clean_name, is_full_name, last_name, may_be_full_name, person_key

_NEAR = 5  # words before a name that may be in apposition to it
_OPENS_RELATIVE = word_class("relative pronouns")  # "Holm, who is to meet the Danish government"
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
    names known to be persons'; `unclear` the initials that two of the names could have."""

    full: Mapping[str, frozenset[str]]
    countries: frozenset[str]
    beside: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    people: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()


def context(texts: Sequence[str], people: Iterable[str] = ()) -> Context:
    """What the articles' texts say of their names, some of which are known to be `people`."""
    bare_names = (entities.split_role(clean_name(name))[1] for name in people)
    return _context(tuple(texts))._replace(people=frozenset(filter(may_be_full_name, bare_names)))


@lru_cache(maxsize=64)
def _context(texts: tuple[str, ...]) -> Context:
    """A story's is asked for when its findings are merged, and again for its stakeholders."""
    spans = [(text, s.start, s.end) for text in texts for s in _sentences(text)]
    lines = [text[start:end] for text, start, end in spans if end - start <= LONGEST]
    story_names = entities.known_names(lines)
    full: dict[str, set[str]] = {}
    countries: set[str] = set()
    beside: dict[str, list[tuple[str, frozenset[str]]]] = {}
    initials: set[str] = set()
    for line in lines:
        for name in entities.names(line, story_names):
            initials |= {name.text} if is_initialism(name.text) else set()
            country = lexicon.country_of(name.text)
            countries |= {country.name} if country else set()
            bare = entities.split_role(name.text)[1]
            if (is_full_name(bare) or may_be_full_name(bare)) and not _RELATIVE.search(
                line[: name.start + len(name.text) - len(bare)]
            ):
                full.setdefault(last_name(bare), set()).add(person_key(bare))
            if lexicon.country_of_adjective(bare):
                continue
            key = entities.name_key(bare)
            for words in filter(None, _appositions(line, name, bare)):
                beside.setdefault(key.rpartition(" ")[2], []).append((key, words))
    return Context(
        {last: frozenset(several) for last, several in full.items()},
        frozenset(countries),
        {last: tuple(several) for last, several in beside.items()},
        unclear=frozenset(short for short in initials if not has_one_expansion(short, texts)),
    )


def _sentences(text: str) -> tuple[Sentence, ...]:
    return splitting.split_sentences(text, split_boilerplate(text, None)[0])


def _is_verb(word: str) -> bool:
    return word in AUXILIARIES or word in lexicon.cues()


def _appositions(line: str, name: entities.Name, bare: str) -> list[frozenset[str]]:
    """What stands in apposition: between commas after a name, or right before it in the same clause."""
    start = name.end - len(bare)
    after = _AFTER.match(line, name.end)
    stop = max(line.rfind(mark, 0, max(0, start - 2)) for mark in _STOPS)
    before = _BEFORE.search(line[max(0, stop) : start])
    phrases = [after[1]] if after and after[1].split()[0].lower() not in _OPENS_RELATIVE else []
    words = before[1].split()[-_NEAR:] if before else []
    if words and words[-1] not in _JOINING and not any(_is_verb(word) for word in words):
        phrases.append(" ".join(words))
    return [content_words.content_stems(words) for words in phrases]
