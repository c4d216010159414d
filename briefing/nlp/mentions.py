"""Salient entities: the parties that a text names more than in passing."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.nlp import entities, lexicon
from briefing.nlp.tokenization import tokenize
from briefing.nlp.word_classes import word_class

_SUBJECT = re.compile(
    r"\s+(?:\w+ly\s+)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does)\b"
)


_CONSTITUENCY = re.compile(r"[DRI]-[A-Z]")  # "D-Newport News", beside a member's name
_OFFICES = word_class("abbreviated offices")
_CUT_SHORT = re.compile(r"\s[A-Z]$")  # "Charles G", of "Charles G. and David H. Koch"


def parties(sentences: Sequence[str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    """Names of countries, organisations, companies and people, as readers would list them, in order.

    "More than in passing" means named twice, or as the subject of a sentence, or introduced in words ("the
    chipmaker JSR"). Adjectives ("Japanese"), abbreviations of common words ("AI") and places that something
    merely happens in are left out, and so is a country that is never a subject, an abbreviation that is none
    and is introduced in no words ("GPS"), and whoever says something.
    """
    known = entities.known_names(sentences)
    counts: Counter[str] = Counter()
    weighty: set[str] = set()
    subjects: set[str] = set()
    speaking: set[str] = set()
    spelled: dict[str, str] = {}
    for sentence in sentences:
        for name in entities.names(sentence, known):
            key = aliases.get(entities.name_key(name.text), entities.name_key(name.text))
            counts[key] += 1
            shouted = spelled.get(key, "").isupper() and name.text.istitle()  # "FLINT, Mich. -" is a dateline
            if (shouted or len(name.text) > len(spelled.get(key, ""))) and not lexicon.capital_of(name.text):
                spelled[key] = name.text
            if _is_prominent(sentence, name):
                weighty.add(key)
            if (
                not _may_be_no_party(name.text)
                or _is_subject(sentence, name)
                or _is_introduced(sentence, name)
            ):
                subjects.add(key)
            if _speaks(sentence, name):
                speaking.add(key)
    told = subjects - speaking
    listed = [key for key in spelled if key in told and (counts[key] >= 2 or key in weighty)]
    two_letters = any(len(key) == 2 for key in listed)
    common = _initials_of_common_words(sentences) if two_letters else ()
    return tuple(
        _with_article(spelled[key]) for key in listed if _is_party(spelled[key]) and key not in common
    )


def _is_prominent(sentence: str, name: entities.Name) -> bool:
    before = sentence[: name.start].rstrip()
    if before.casefold().endswith((" a", " an")) or before in ("A", "An"):
        return False
    if _SUBJECT.match(sentence, name.end):
        opener = before[:-3].rstrip() if before.endswith(("the", "The")) else before
        if not opener or opener[-1] in ',;.“"':
            return True
    return _is_introduced(sentence, name)


def _is_introduced(sentence: str, name: entities.Name) -> bool:
    """Whether a noun for a party stands before it: "the chipmaker JSR"."""
    last = sentence[: name.start].rpartition(" ")[0].rpartition(" ")[2].casefold()
    return last in lexicon.agents() or last in lexicon.roles()


_FINITE = word_class("finite auxiliaries")
_BE = word_class("finite be")
_TELLING = ("past", "third")
_GOVERNING = word_class("prepositions")


def _may_be_no_party(name: str) -> bool:
    """Whether it is a country, which may be a mere place, or an abbreviation, which may be a mere thing."""
    return _is_a_country(name) or _is_acronym(name)


def _is_acronym(name: str) -> bool:
    return " " not in name and name.isupper() and 3 <= len(name.replace(".", "")) <= 6


def _speaks(sentence: str, name: entities.Name) -> bool:
    """Whether it stands beside a verb of saying as its subject: "Holm also said", "said Holm"."""
    before = sentence[: name.start].casefold().split()
    if sentence.startswith(("’", "'"), name.end):
        return False
    if before and before[-1] == "the":
        before.pop()
    cue = lexicon.cues().get(before[-1].strip(',”"“')) if before else None
    if cue is not None and cue.kind == "speech" and cue.form in _TELLING and "quote" in cue.frames:
        return "with_object_that" not in cue.frames  # "told Holm"
    for word in sentence[name.end :].split()[:5]:
        plain = word.casefold().strip('.,;:“"')
        if plain in _FINITE or plain.endswith("ly") or plain == "also":
            continue
        cue = lexicon.cues().get(plain)
        return cue is not None and cue.kind == "speech" and cue.form in _TELLING
    return False


def _is_a_country(name: str) -> bool:
    return lexicon.country_of(name) is not None and entities.name_key(name) != entities.name_key("EU")


def _is_subject(sentence: str, name: entities.Name) -> bool:
    """Whether a country is the subject of a verb, and no mere place: not "in Iraq", nor "Iraq’s army"; an
    abbreviation of one that tells what it does: not "GPS is cheap"."""
    before = sentence[: name.start].casefold().split()
    if before and before[-1] == "the":
        before.pop()
    if before and before[-1].strip('“"(') in _GOVERNING:
        return False
    if before and before[-1].endswith(",") and sentence[: name.start].split()[-1][:1].isupper():
        return False  # "in Changwon, South Korea"
    for word in sentence[name.end :].split()[:3]:
        plain = word.casefold().strip(".,;:")
        if not (plain.endswith("ly") or plain == "also"):
            if plain in _BE and _is_acronym(name.text):
                return False
            return plain in _FINITE or (lexicon.base_of(plain) is not None and not plain.endswith("ing"))
    return False


def _is_party(name: str) -> bool:
    first, _, rest = name.partition(" ")
    seat = first.casefold() in lexicon.roles() and rest.startswith("on ")  # "Democrat on the House Committee"
    if seat or _CONSTITUENCY.match(name) or _CUT_SHORT.search(name):
        return False
    if lexicon.country_of(name) or lexicon.kind_of_name(name):
        return True
    if lexicon.country_of_adjective(name) or lexicon.capital_of(name):
        return False
    words = name.split()
    acronym = _is_acronym(name) and name.replace(".", "").isalpha()
    if acronym and (name.casefold() in word_class("function words") or name in _OFFICES):
        return False  # a word that is shouted, or what somebody is
    return acronym or (len(words) > 1 and words[0] in lexicon.given_names())


def _with_article(name: str) -> str:
    country = lexicon.country_of(name)
    return (
        f"the {name}"
        if country
        and country.article
        and name in (country.name, "US", "U.S.", "UK", "EU")
        and not name.casefold().startswith("the ")
        else name
    )


def _initials_of_common_words(sentences: Sequence[str]) -> frozenset[str]:
    """ "ai" where the text spells out "artificial intelligence"."""
    initials: set[str] = set()
    for sentence in sentences:
        plain = [word.text for word in tokenize(sentence).words]
        for first, second in itertools.pairwise(plain):
            if second[0].islower():
                initials.add((first[0] + second[0]).casefold())
    return frozenset(initials)
