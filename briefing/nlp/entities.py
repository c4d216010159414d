"""Named entities and coreference: proper names in English news prose, and which of them are the same.

No model: a name is a run of capitalised words. What makes that work in prose is knowing which capitals
come only from standing first in a sentence, and which short names stand for a longer one.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.confusables import normalize_text
from briefing.nlp.tokenization import TITLE_DOT, TokenizedText, shape, tokenize
from briefing.nlp.word_classes import word_class

_LINKS = word_class("words in names") | {"bint", "ibn"}
# between two capitalised words: "Bank of England", "Leonardo da Vinci"; "on" and "to" only before a
# further capital and never at the end, which `_run_end` sees to
_TO_PLACES = frozenset(("for", "on", "to"))
_NAMING_ADJECTIVES = word_class("adjectives in names")  # "New York"
_SURNAMES = frozenset(("May", "March", "August", "Summer"))  # after a given name no month
_IN_TITLES_OF_PAPERS = frozenset(("Today", "Tonight"))  # "Norvik Today"
_LONGEST = 12  # words of a name; a longer run of capitals is a headline
_REMEMBERED = 4096  # sentences: those of a story, read for each thing that its articles are compared by
_APPOSED = re.compile(r",\s(?P<name>[A-Z][^\W\d_]+\.?(?:\s[A-Z][\w.’'-]*){1,3})(?=,)")
_OF = re.compile(r"\s(?:of|for|in|at)\s")
_THE = re.compile(r"(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")


class Name(NamedTuple):
    """A proper name as it stands, `text[start:end]`, without an article or a possessive."""

    text: str
    start: int
    end: int


def lowercase_words(sentences: Iterable[str]) -> frozenset[str]:
    """The words that are written small somewhere."""
    every = {word.text for sentence in sentences for word in tokenize(sentence).words}
    return frozenset(filter(str.islower, every))


def known_names(sentences: Iterable[str]) -> frozenset[str]:
    """The words that stand capitalised in mid-sentence somewhere, so that an opener may be a name."""
    return frozenset(itertools.chain.from_iterable(_capitals(sentence).inner for sentence in sentences))


def names(sentence: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The proper names of one sentence, in order.

    `known` are names of the same article (`known_names`); with them a capitalised opener such as
    "Breton" counts. An opener that is neither known nor in a gazetteer is taken for a common word.
    """
    capitals = _capitals(sentence)
    openers = known & capitals.doubtful if known else known
    return _names_with_openers(sentence, openers) if openers else capitals.names


class _Capitals(NamedTuple):
    """What the capitals of a sentence tell: the words in its middle that have one, without possessives, the
    openers that are names only where the article knows them as such, and the names but for those."""

    inner: tuple[str, ...]
    doubtful: frozenset[str]
    names: tuple[Name, ...]


@lru_cache(maxsize=_REMEMBERED)
def _capitals(sentence: str) -> _Capitals:
    tokenized = tokenize(sentence)
    shapes = [(shape(tokenized.words[index].text), opens) for index, opens in tokenized.capitals.items()]
    return _Capitals(
        tuple([word.bare for word, opens in shapes if not opens]),
        frozenset([word.bare for word, opens in shapes if opens and not word.sure]),
        _names(tokenized, frozenset()),
    )


@lru_cache(maxsize=_REMEMBERED)
def _names_with_openers(sentence: str, openers: frozenset[str]) -> tuple[Name, ...]:
    return _names(tokenize(sentence), openers)


def _names(tokenized: TokenizedText, known: frozenset[str]) -> tuple[Name, ...]:
    proper_names: list[Name] = []
    after = 0
    for index in tokenized.capitals:
        if index >= after and _starts_name(tokenized, index, known):
            last = _run_end(tokenized, index)
            start, end = tokenized.words[index].start, tokenized.words[last].end
            proper_names.append(_name(tokenized.text, start, end))
            after = last + 1
    return tuple(proper_names)


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """What two spellings of one name share: lower case, no article, dots or possessive; a country's
    names ("US", "U.S.", "America") become one."""
    bare = _POSSESSIVE.sub("", normalize_text(name).strip())
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
    counts = Counter(name_key(m) for m in mentions)
    longer = _longer_names(counts)
    alias_keys = {
        short: max(longer[short], key=lambda name: (counts[name], len(name), name))
        for short in counts
        if short in longer
    }
    for mention in mentions:
        country = lexicon.capital_of(mention)
        if country and name_key(country.name) in counts:
            alias_keys.setdefault(name_key(mention), name_key(country.name))
    return alias_keys


def _longer_names(keys: Iterable[str]) -> dict[str, list[str]]:
    """The names of several words by what can stand for them: their last words, their initials."""
    longer_by_short: dict[str, list[str]] = {}
    for name in keys:
        parts = name.split()
        endings = {" ".join(parts[index:]) for index in range(1, len(parts))}
        initials = "".join(part[0] for part in parts if part not in _LINKS)
        for short in endings | ({initials} if len(parts) > 1 and len(initials) > 1 else set()):
            longer_by_short.setdefault(short, []).append(name)
    return longer_by_short


def is_same_name(name: str, other: str, alias_keys: Mapping[str, str]) -> bool:
    """Whether two names are one under the article's aliases."""
    return alias_keys.get(name_key(name), name_key(name)) == alias_keys.get(name_key(other), name_key(other))


@lru_cache(maxsize=16384)
def split_role(name: str) -> tuple[str, str]:
    """("European Commissioner", "Thierry Breton") from the run of capitals; no role gives ("", name)."""
    words = name.split()
    for index in range(len(words) - 1, 0, -1):
        last = words[index - 1].rstrip(".").casefold()
        if last not in lexicon.roles() or _is_given_name(words, index - 1):
            continue
        if not lexicon.kind_of_name(" ".join(words[index - 1 :])):
            start = _skip_department(words, index)
            if start < len(words):
                return " ".join(words[:start]), " ".join(_without_place(words[start:]))
    return "", name


_IN_TITLES = frozenset(("vice", "deputy", "assistant", "associate", "acting", "former", "interim"))
_PLACING = frozenset(("of", "from"))


def _is_given_name(words: Sequence[str], index: int) -> bool:
    """Whether a word that may be a title is the given name behind one: "Gov. Earl Lindqvist"."""
    before = words[index - 1].rstrip(".").casefold() if index else ""
    named = words[index] in lexicon.given_names() and index + 1 < len(words)
    return named and before in lexicon.roles() and before not in _IN_TITLES


def _without_place(words: Sequence[str]) -> Sequence[str]:
    """A person's name of several words without where its bearer comes from: "Anna Berg of Norvik"."""
    places = [index for index in range(2, len(words)) if words[index] in _PLACING]
    return words[: places[0]] if places else words


def apposition_end(sentence: str, start: int, end: int) -> int:
    """Where the description of an office-holder ends whose name follows between commas: "the mayor of Norvik,
    Per Lund,"; its own end where none does."""
    match = _APPOSED.match(sentence, end)
    if match is None or lexicon.country_of(match["name"]) or lexicon.kind_of_name(match["name"]):
        return end
    office = _OF.split(_THE.sub("", sentence[start:end]), maxsplit=1)[0].casefold()
    holds = office in lexicon.roles() or office.rpartition(" ")[2] in lexicon.roles()
    return match.end("name") if holds else end


def _skip_department(words: list[str], index: int) -> int:
    """Past "of State" in "Secretary of State John F. Kerry", where a given name tells where that ends."""
    if words[index] not in ("of", "for"):
        return index
    indices = [i for i in range(index + 1, len(words)) if words[i] in lexicon.given_names()]
    return indices[0] if indices else len(words)


def _starts_name(tokenized: TokenizedText, index: int, known: frozenset[str]) -> bool:
    """Whether a capitalised word begins a name."""
    word = shape(tokenized.words[index].text)
    if word.calendar or word.bare == "I":
        return False
    if word.function:
        return word.bare.casefold() in _NAMING_ADJECTIVES and _precedes_name(tokenized, index)
    if not tokenized.capitals[index]:
        return True
    return word.bare in known or word.sure or _precedes_name(tokenized, index)


def _precedes_name(tokenized: TokenizedText, index: int) -> bool:
    """A capitalised opener before another capital ("Wells Fargo said") is part of that name."""
    if index + 1 >= len(tokenized.words) or tokenized.words[index].text.casefold() in lexicon.cues():
        return False
    return _continues_name(tokenized, index + 1) and shape(tokenized.words[index + 1].text).naming


def _continues_name(tokenized: TokenizedText, index: int) -> bool:
    """Whether a word may belong to the name that the word before is part of."""
    before = tokenized.words[index - 1].text
    gap = tokenized.gap(index).strip()
    if not gap:
        return not shape(before).possessive
    return gap == "&" or (gap == "." and bool(TITLE_DOT.match(before)))


def _run_end(tokenized: TokenizedText, index: int) -> int:
    last = index
    for ahead in range(index + 1, min(len(tokenized.words), index + _LONGEST)):
        if not _continues_name(tokenized, ahead):
            break
        word = tokenized.words[ahead].text
        if (
            shape(word).naming
            or (word.isdigit() and len(word) < 4)
            or (word in _SURNAMES and tokenized.words[last].text in lexicon.given_names())
            or (word in _IN_TITLES_OF_PAPERS and ahead == last + 1)
        ):
            last = ahead
        elif (
            word not in _LINKS
            or ahead - last > 2
            or (word in _TO_PLACES and _begins_as_person(tokenized, index))
        ):
            break
    return last


def _begins_as_person(tokenized: TokenizedText, index: int) -> bool:
    """Whether a name begins as a person's does, so that "Ms. Holm to Oslo" is none."""
    first = tokenized.words[index].text
    role = lexicon.roles().get(first.casefold())
    return first in lexicon.given_names() or (role is not None and role.kind == "honorific")


def _name(sentence: str, start: int, end: int) -> Name:
    text = _POSSESSIVE.sub("", sentence[start:end])
    return Name(text, start, start + len(text))
