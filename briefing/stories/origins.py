"""Source independence: which articles rest on reporting of their own, and which pass on another outlet's.

An article that says "according to the Austrian Times" early on, or in the sentence at hand, adds nothing to
the Austrian Times' own word: all that pass on one outlet's report are one source, together with that outlet.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from briefing.models import Article, Evidence, Sentence
from briefing.nlp import entities
from briefing.nlp.tokenization import alphanumeric_runs

_LEAD = 900  # characters in which an article says whose report it passes on
_LONGEST = 2000  # characters that are looked through
_NAME = r"(?:(?-i:[A-Z])[\w.&’'-]*(?:\.com)?|of|the|and)(?:\s(?:(?-i:[A-Z])[\w.&’'-]*|of|the|and)){0,6}"
_ACCORDING_TO = re.compile(rf"according to (?P<name>{_NAME})", re.IGNORECASE)
_REPORTS = r"report(?:s|ed)|writes|wrote|first reported|broke the (?:news|story)|revealed|claims?|claimed"
_PASSED_ON = (
    re.compile(
        rf"(?:according to|reported (?:by|in)|told|report (?:by|in|from)|as seen (?:by|in)|via|source:"
        rf"|interview with|speaks? to|speaking to|spoke to"
        rf"|quoted by|cit(?:es|ed|ing)|from)\s+(?:a report (?:by|in|from) )?(?P<name>{_NAME})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<name>{_NAME})(?:,)?\s(?:has |have |had )?(?:{_REPORTS})\b", re.IGNORECASE),
)
_OUTLET = re.compile(
    r"\b(?:Times|Post|Mail|News|Journal|Herald|Telegraph|Guardian|Reuters|AP|AFP|BBC|CNN|NBC|CBS|ABC|Fox|TMZ"
    r"|WSJ|Mirror|Sun|Tribune|Gazette|Bloomberg|Observer|Independent|Express|Daily|Today|Magazine|Press|Wire|Globe"
    r"|Chronicle|Standard|Star|Sentinel|Dispatch|Examiner|Register|Agency|Radio|TV|Television"
    r"|Al Jazeera|Wired|Spiegel|Monde|Figaro|Tass|Xinhua|Interfax|Kyodo|Agence France-Presse|Broadcasting)\b"
)
_COPIED = 0.6  # of the word triples of the shorter sentence
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def cited_outlets(text: str, publishers: Iterable[str] = ()) -> frozenset[str]:
    """The outlets, by their keys, whose reports a text passes on. `publishers` are outlets whatever they are
    called."""
    known_outlets = {outlet_key(publisher) for publisher in publishers if publisher}
    outlet_names = (match.group("name") for form in _PASSED_ON for match in form.finditer(text[:_LONGEST]))
    return frozenset(
        outlet_key(name) for name in outlet_names if _OUTLET.search(name) or outlet_key(name) in known_outlets
    )


def outlet_key(name: str) -> str:
    """A key for an outlet's name: its last two words, so that "the New York Daily News" is the Daily News."""
    return " ".join(entities.name_key(_ARTICLE.sub("", name.strip(" .,’'"))).split()[-2:])


def origins(articles: Sequence[tuple[Article, Sequence[Sentence]]]) -> tuple[tuple[str, ...], ...]:
    """The ids of a story's articles, those together that rest on one outlet's report, in their order."""
    publishers = [article.publisher for article, _ in articles]
    rests_on: dict[str, set[str]] = {}
    for article, sentences in articles:
        own_outlets = {outlet_key(article.publisher)} if article.publisher else set[str]()
        rests_on[article.id] = own_outlets | (cited_outlets(_lead(article, sentences), publishers))
    return _connected_components(rests_on)


def independent_sources(
    evidence: Sequence[Evidence], groups: Sequence[Sequence[str]], publishers: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """The articles of some evidence by what they rest on. Of each sentence its own source counts, too, and
    two that say it in the same words have it from one."""
    if len({piece.article for piece in evidence}) < 2:
        return ((evidence[0].article,),) if evidence else ()
    group = {article: f"group {number}" for number, members in enumerate(groups) for article in members}
    rests_on: dict[str, set[str]] = {}
    for piece in evidence:
        outlets = cited_outlets(piece.quote, publishers.values()) | _attributed_outlets(piece.quote)
        rests_on.setdefault(piece.article, {group.get(piece.article, piece.article)}).update(outlets)
    for first, other in combinations(evidence, 2):
        if first.article != other.article and is_same_wording(first.quote, other.quote):
            shared = f"{first.article} and {other.article}"
            rests_on[first.article].add(shared)
            rests_on[other.article].add(shared)
    return _connected_components(rests_on)


def _attributed_outlets(sentence: str) -> frozenset[str]:
    """Whose word a sentence rests on by its own account: two that rest on one are no two sources of it."""
    source_names = (match.group("name") for match in _ACCORDING_TO.finditer(sentence[:_LONGEST]))
    return frozenset(outlet_key(name) for name in source_names if outlet_key(name))


def is_same_wording(sentence: str, other: str) -> bool:
    """Whether most of the shorter sentence stands in the other word for word."""
    first, second = _word_trigrams(sentence), _word_trigrams(other)
    return len(first & second) >= _COPIED * max(1, min(len(first), len(second)))


@lru_cache(maxsize=256)  # sentences of a story that are compared with each other
def _word_trigrams(sentence: str) -> frozenset[tuple[str, str, str]]:
    words = [word.casefold() for word in alphanumeric_runs(sentence)]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _lead(article: Article, sentences: Sequence[Sentence]) -> str:
    if not sentences:
        return ""
    start = sentences[0].start
    return " ".join(article.text[s.start : s.end] for s in sentences if s.start - start < _LEAD)


def _connected_components(rests_on: Mapping[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    """The keys, those together that share something, directly or through others."""
    parts = {key: {key} for key in rests_on}
    for first, other in combinations(rests_on, 2):
        if rests_on[first] & rests_on[other] and parts[first] is not parts[other]:
            parts[first] |= parts[other]
            for key in parts[other]:
                parts[key] = parts[first]
    once = {id(part): part for part in parts.values()}
    order = {key: rank for rank, key in enumerate(rests_on)}
    return tuple(tuple(sorted(part, key=order.__getitem__)) for part in once.values())
