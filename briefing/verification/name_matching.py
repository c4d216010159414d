"""Named entities: whether the evidence has a name that a statement uses, by whatever name of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from briefing.nlp import content_words, entities, lexicon
from briefing.nlp.memo import kept
from briefing.nlp.quantities.alternatives import ROMANS
from briefing.nlp.tokenization import alphanumeric_runs, name_parts, runs_and_initialisms
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import CitedText, cited_text
from briefing.verification.annotated_text import AnnotatedText, annotate_text, contains_word

_LINKS = word_class("words in names") | {"and", "&"}
_POSSESSIVE = re.compile(r"[’']s?(?=\W|$)")
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_QUARTER = re.compile(r"Q([1-4])(?: (?:19|20)\d\d)?|([1-4])Q")
_ORDINALS = ("first", "second", "third", "fourth")
_COUNTRY_WORDS = 4  # words of the longest country's name that is looked for


def missing_words(name: str, cited: CitedText) -> str:
    """The words of a name that the evidence lacks: "" where it has them all, "Fumio" where it has the surname
    alone, the name itself where it has none of them or the last one is another."""
    lacking = cited.lacking.get(name)
    if lacking is None:
        lacking = cited.lacking[name] = _find_missing_words(name, cited)
    return lacking


def _find_missing_words(name: str, cited: CitedText) -> str:
    if _stands_plainly(name, cited) or _has_other_form(name, cited) or _is_given_quarter(name, cited):
        return ""
    if lexicon.country_of(name):
        return name
    lacking = [word for word in _drop_countries(_words(name), cited) if not _has_word(word, cited)]
    if not lacking:
        return ""
    if any(lexicon.country_of(word) or lexicon.capital_of(word) for word in lacking):
        return name
    every = [word for word in _words(name) if word.casefold() not in _LINKS]
    if _initials(lacking) and _initials(lacking) in cited.stems:
        return ""
    if len(lacking) == len(every) or (every[-1] in lacking and not _has_beginning(name, lacking, cited)):
        return name
    return " ".join(lacking)


def _is_given_quarter(name: str, cited: CitedText) -> bool:
    """Whether "Q4" is the evidence's "fourth quarter", "fourth-quarter" or "4Q"."""
    quarter = _QUARTER.fullmatch(name)
    if quarter is None:
        return False
    number = quarter.group(1) or quarter.group(2)
    written = re.compile(
        rf"\b(?:Q{number}|{number}Q|{_ORDINALS[int(number) - 1]}[\s-](?:\w+[\s-])?quarter)", re.I
    )
    return any(map(written.search, cited.sentences))


def _stands_plainly(name: str, cited: CitedText) -> bool:
    """Whether a name of letters alone stands so in the evidence, which `_has_other_form` tells later.
    Beside a full stop letters may run on ("U.S."), and a country has one key for all its names."""
    if not name.replace(" ", "").isalpha() or lexicon.country_of(name):
        return False
    return any(
        contains_word(sentence, name) and f".{name}" not in sentence and f"{name}." not in sentence
        for sentence in cited.sentences
    )


def _initials(words: list[str]) -> str:
    """ "rbc" for "Regional Business Council"."""
    return "".join(word[0] for word in words).casefold() if len(words) > 2 else ""


def _has_beginning(name: str, lacking: list[str], cited: CitedText) -> bool:
    """Whether the evidence has a name's beginning and no other end of it: "Vic" for "Vic Rattlehead", but not
    "Bank of Japan" for "Bank of India"."""
    if any(lexicon.country_of(word) or lexicon.country_of_adjective(word) for word in lacking):
        return False
    beginning = name[: name.find(lacking[0])].rstrip(" ,-–—")
    while beginning.rpartition(" ")[2] in _LINKS:
        beginning = beginning.rpartition(" ")[0]
    holding = [sentence for sentence in cited.sentences if beginning in sentence] if beginning else []
    begun = re.compile(rf"\b{re.escape(beginning)}\b(?![’']?s?\s(?:[A-Z]|of\b))") if holding else None
    return begun is not None and any(map(begun.search, holding))


def stands_in(party: str, sentences: Iterable[AnnotatedText]) -> bool:
    """Whether a sentence has a party's name as it is."""
    name = f" {annotate_text(party).folded} "
    return any(name in f" {_sentence_key(sentence)} " for sentence in sentences)


def is_named(party: str, cited: CitedText) -> bool:
    """Whether the evidence names a party: all its names, or most words of a description."""
    if stands_in(party, cited.texts):
        return True
    mentions, words, described = _parse_party(annotate_text(party))
    if mentions and described < 2:
        return not any(missing_words(name, cited) == name for name in mentions)
    shared = sum(_has_word(word, cited) for word in words)
    return bool(words) and 2 * shared > len(words)


@kept
def _parse_party(party: AnnotatedText) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """The names in what a party is called, its content words as they are written, and how many of these are
    in no name. An article calls its parties by the same words again and again."""
    mentions = entities.names(party.text)
    words = [word for word in party.words if word.content]
    return (
        tuple(name.text for name in mentions),
        tuple(party.text[word.start : word.end] for word in words),
        sum(not _is_inside(word, mentions) for word in words),
    )


def is_same_party(party: str, other: str, aliases: Mapping[str, str]) -> bool:
    """Whether two noun phrases may be one party: a name or most words in common."""
    if entities.is_same_name(party, other, aliases):
        return True
    return is_named(party, cited_text((other,), aliases)) or is_named(other, cited_text((party,), aliases))


def _is_inside(word: content_words.StemmedWord, mentions: Sequence[entities.Name]) -> bool:
    return any(name.start <= word.start < name.end for name in mentions)


def _words(name: str) -> list[str]:
    bare = re.sub(r"[’']s?(?=\s|$)", "", name)
    return [part if "." in part[:-1] else part.strip(".,") for part in name_parts(bare) if part.strip(".,")]


def _has_other_form(name: str, cited: CitedText) -> bool:
    """By an alias of the article, by initials, or spelled out."""
    key = entities.name_key(name)
    full = cited.aliases.get(key, key)
    forms = {key, full, *(short for short, long in cited.aliases.items() if long == full)}
    whole = _whole_key(cited)
    if any(f" {form} " in whole for form in forms):
        return True
    if not forms.isdisjoint(_keys_of_countries()) and not forms.isdisjoint(_cited_countries(cited)):
        return True
    return _matches_initials(name, cited)


@cache
def _keys_of_countries() -> frozenset[str]:
    """The keys of all countries that there are."""
    return frozenset(entities.name_key(country.name) for country in lexicon.countries())


@kept
def _whole_key(cited: CitedText) -> str:
    """All sentences as names are keyed."""
    return "\n".join(map(_sentence_key, cited.texts))


@kept
def _cited_countries(cited: CitedText) -> frozenset[str]:
    """The keys of all countries that the evidence names."""
    return frozenset().union(*map(_country_keys, cited.texts))


def _matches_initials(name: str, cited: CitedText) -> bool:
    words = [word for word in _words(name) if word.casefold() not in _LINKS]
    if len(words) > 1:
        initials = "".join(word[0] for word in words)
        return initials.isupper() and any(
            contains_word(sentence.replace(".", ""), initials) for sentence in cited.sentences
        )
    short = name.replace(".", "")
    if not (2 <= len(short) <= 6 and short.isupper()) or lexicon.country_of(name):
        return False
    first = short.casefold()
    return any(first in initials for initials in map(_content_initials, cited.texts))


@kept
def _content_initials(sentence: AnnotatedText) -> str:
    """The first letters of the words that carry content."""
    return "".join([word.lower[0] for word in sentence.words if word.content])


@kept
def _sentence_key(sentence: AnnotatedText) -> str:
    """A sentence as names are keyed, each word between spaces."""
    bare = sentence.text.replace(".", "").replace("’", "'")
    words = alphanumeric_runs(_POSSESSIVE.sub("", bare) if "'" in bare else bare)
    return f" {' '.join(words)} ".casefold()


@kept
def _country_keys(sentence: AnnotatedText) -> frozenset[str]:
    """The keys of all countries that a sentence names, by name, adjective or capital."""
    keys: set[str] = set()
    words = runs_and_initialisms(re.sub(r"[’']s\b", "", sentence.text))
    openers = lexicon.country_openers()
    for at, word in enumerate(words):
        if word not in openers:
            continue
        for size in range(1, _COUNTRY_WORDS + 1):
            country = _country_key(" ".join(words[at : at + size]))
            if country:
                keys.add(country)
    return frozenset(keys)


@lru_cache(maxsize=65536)
def _country_key(words: str) -> str:
    country = lexicon.country_of(words) or lexicon.country_of_adjective(words) or lexicon.capital_of(words)
    return entities.name_key(country.name) if country else ""


def _drop_countries(words: list[str], cited: CitedText) -> list[str]:
    """The words of a name but for articles, links and the countries in it that the evidence names, too."""
    remaining: list[str] = []
    at = 0
    while at < len(words):
        for size in range(_COUNTRY_WORDS, 0, -1):
            phrase = " ".join(words[at : at + size])
            country = lexicon.country_of(phrase) or lexicon.country_of_adjective(phrase)
            if country and entities.name_key(country.name) in _cited_countries(cited):
                at += size
                break
        else:
            remaining += [words[at]] if words[at].casefold() not in _LINKS else []
            at += 1
    return remaining


def _has_word(word: str, cited: CitedText) -> bool:
    number = Decimal(word) if word.isdecimal() else ROMANS.get(word) if len(word) > 1 else None
    if number is not None and any(q.value == number for text in cited.texts for q in text.readings):
        return True
    read = content_words.stemmed_words(word)
    if read and all(part.stem in cited.stems or _has_other_word_form(word, cited) for part in read):
        return True
    return any(word.casefold() in _unhyphenated_words(sentence) for sentence in cited.texts)


@kept
def _unhyphenated_words(sentence: AnnotatedText) -> frozenset[str]:
    """The words of a sentence that have hyphens, without them."""
    if "-" not in sentence.text:
        return frozenset()
    return frozenset(compound.replace("-", "").casefold() for compound in _HYPHENATED.findall(sentence.text))


def _has_other_word_form(word: str, cited: CitedText) -> bool:
    country = lexicon.country_of(word) or lexicon.country_of_adjective(word)
    if country:
        return entities.name_key(country.name) in _cited_countries(cited)
    return _matches_initials(word, cited)
