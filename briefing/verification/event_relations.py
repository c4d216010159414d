"""Event relations: what a text says to be the cause of something, or earlier than something.

The two events are told by the stems of their words; the words that tie them are in `data/relations.tsv`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, main_words, said_stems, sentence_words

RelationKind = Literal["cause", "time"]
Order = Literal[
    "before", "behind"
]  # where the first of the two events stands, beside the words that tie them

_BE = word_class("be")
_OPENS_CLAUSE = word_class("articles", "possessives", "demonstratives", "subject pronouns") | {"all", "both"}
_BESIDE = word_class("concessive subordinators") | {"with", "but", "and", "according", "as"}
_TO_REACH = 8  # words from "led" or "forced" to "to"
_COMMON = frozenset(("that", "which"))
_CALENDAR = word_class("calendar words", "bare times")
_BEFORE_NOUN = word_class("articles", "possessives", "demonstratives")
_TURNED: Mapping[Order, Order] = {"before": "behind", "behind": "before"}
_MOVING = frozenset(("lead", "bring", "drive", "push", "make", "keep"))  # "led by Holm"
_TO = frozenset("lead drive push force prompt compel oblige induce".split())
_FROM = frozenset("prevent keep stop deter dissuade discourage".split())
_MADE = 6  # words behind "made" in which the verb stands
_UP_TO = frozenset(("until", "before"))
_HARDLY = frozenset(("hardly", "scarcely", "barely"))
_PAIRED_CUES = frozenset(("than", "when"))
_PAIRED = 14  # words from "no sooner" to its "than"
_POSSIBLE = word_class("adjectives of what is made so")
_BROUGHT = word_class("particles behind bring")
_ENDINGS = word_class("nouns of an end")  # "brought to an end"


class EventRelation(NamedTuple):
    """The `first` event causes or precedes the `second`; `cue` is what says so, `deeds` the verbs of both."""

    kind: RelationKind
    first: frozenset[str]
    second: frozenset[str]
    cue: str
    deeds: frozenset[str]

    @property
    def size(self) -> int:
        """How many stems both events have."""
        return len(self.first | self.second)


class _Cue(NamedTuple):
    kind: RelationKind
    order: Order
    begin: int
    end: int


@kept
def event_relations(text: AnnotatedText) -> tuple[EventRelation, ...]:
    """The relations that a text states, sentence by sentence."""
    if text.lower_words.isdisjoint(_telling_words()):
        return ()
    relations = tuple(found for sentence in main_words(text) for found in _relations(text, sentence))
    if "which" not in text.lower_words or any(found.kind == "cause" for found in relations):
        return relations
    whole = (found for sentence in sentence_words(text) for found in _relations(text, sentence))
    return (
        *relations,
        *(found for found in whole if found.kind == "cause"),
    )  # "…, which he put down to rain"


def _relations(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[EventRelation]:
    cues = list(_cues(words))
    for number, cue in enumerate(cues):
        begin = cues[number - 1].end if number else 0
        end = cues[number + 1].begin if number + 1 < len(cues) else len(words)
        end = _insertion(text, words, cue.end, end)
        before, behind = said_stems(words[begin : cue.begin]), said_stems(words[cue.end : end])
        if not before:  # "Because it rained, the match was put off"
            comma = _clause_end(text, words, cue.end)
            behind, before = said_stems(words[cue.end : comma]), said_stems(words[comma:end])
        first, second = (before, behind) if cue.order == "before" else (behind, before)
        if first and second:
            written = " ".join(word.lower for word in words[cue.begin : cue.end])
            tied = (*words[begin : cue.begin], *words[cue.end : end])
            deeds = frozenset(word.stem for word in tied if is_deed(word))
            yield EventRelation(cue.kind, first, second, written, deeds)


def _insertion(text: AnnotatedText, words: Sequence[StemmedWord], begin: int, end: int) -> int:
    """The place before `end` where ", with …", ", while …" or ", according to …" begins."""
    for at in range(begin + 1, end):
        if words[at].lower in _BESIDE and "," in text.text[words[at - 1].end : words[at].start]:
            return at
    return end


def _clause_end(text: AnnotatedText, words: Sequence[StemmedWord], begin: int) -> int:
    """The place of the first word behind the comma that ends an opening clause."""
    for at in range(begin + 1, len(words)):
        if "," in text.text[words[at - 1].end : words[at].start]:
            return at
    return len(words)


def _cues(words: Sequence[StemmedWord]) -> Iterator[_Cue]:
    at, openers = 0, _openers()
    while at < len(words):
        cue = _cue_at(words, at) if words[at].lower in openers else None
        if cue:
            yield cue
        at = cue.end if cue else at + 1


def _cue_at(words: Sequence[StemmedWord], at: int) -> _Cue | None:
    return _paired_cue(words, at) or _phrase_cue(words, at) or _verb_cue(words, at)


def _paired_cue(words: Sequence[StemmedWord], at: int) -> _Cue | None:
    """The "than" of "no sooner had it opened than it closed", the "when" of "hardly had it opened when …"."""
    if words[at].lower not in _PAIRED_CUES:
        return None
    before = [word.lower for word in words[max(0, at - _PAIRED) : at]]
    paired = words[at].lower == "than" and ("no", "sooner") in pairwise(before)
    if paired or (words[at].lower == "when" and not _HARDLY.isdisjoint(before) and "had" in before):
        return _Cue("time", "before", at, at + 1)
    return None


def _phrase_cue(words: Sequence[StemmedWord], at: int) -> _Cue | None:
    for phrase, kind, order in _phrases().get(words[at].lower, ()):
        end = at + len(phrase)
        stands = len(phrase) == 1 or tuple(word.lower for word in words[at:end]) == phrase
        if stands and _ties(words, at, end, phrase[0] if len(phrase) == 1 else ""):
            denied = phrase[0] in _UP_TO and words[at].negated  # "will not open until it is ready"
            return _Cue(kind, _TURNED[order] if denied else order, at, end)
    return None


def _ties(words: Sequence[StemmedWord], at: int, end: int, phrase: str) -> bool:
    """Whether a word that has other uses ties two events: not "once a week", "the following day", "since"."""
    before = words[at - 1].lower if at else ""
    after = words[end].lower if end < len(words) else ""
    if phrase == "once":
        return before not in _BE and (after in _OPENS_CLAUSE - {"a"})
    if phrase == "since":
        return after in _OPENS_CLAUSE and any(map(is_deed, words[end : end + _TO_REACH]))
    if _is_time(words, end):
        return False  # "until May" ties a deed to a date
    if words[end - 1].lower == "to" and words[at].lower == "due" and _is_scheduled(words, end):
        return False
    if phrase == "following":
        return before not in ("the", "its", "a") and before not in _BE
    return bool(after)


def _is_scheduled(words: Sequence[StemmedWord], begin: int) -> bool:
    """Whether "due to" says what is to be done: "is due to arrive", but not "due to work on the line"."""
    verb = words[begin].lower if begin < len(words) else ""
    after = words[begin + 1].lower if begin + 1 < len(words) else ""
    bare = verb == "be" or verb in thesaurus.senses(verb).bases
    if not bare or verb.endswith("ing"):
        return False
    return verb == "be" or thesaurus.senses(verb).part == "verb" or (after in _BEFORE_NOUN)


def _is_time(words: Sequence[StemmedWord], begin: int) -> bool:
    """Whether the first words behind a place that say something are a date or a time of day."""
    for word in words[begin : begin + 4]:
        if word.lower in _CALENDAR or word.lower.isdigit():
            return True
        if word.content:
            return False
    return False


def _verb_cue(words: Sequence[StemmedWord], at: int) -> _Cue | None:
    """ "Forced the museum to close", "was prompted by"; "led to", but not "led the council"."""
    word = words[at]
    found = _verbs().get(word.lower)
    if found is None or word.negated or (at and words[at - 1].lower in _BEFORE_NOUN):
        return None
    kind, order, base = found
    following = [other.lower for other in words[at + 1 : at + _TO_REACH]]
    if following[:1] == ["by"]:
        return _Cue(kind, _TURNED[order], at, at + 2) if base not in _MOVING else None
    if base == "bring" and (_BROUGHT.isdisjoint(following[:5]) or not _ENDINGS.isdisjoint(following[:5])):
        return None
    if (base in _TO and not _leads_to(following)) or (base in _FROM and not _keeps_from(following)):
        return None
    if word.lower == base and at + 1 < len(words) and is_deed(words[at + 1]):
        return None  # "an outside trigger causes"
    if base == "make" and not _makes_so(following[:_MADE]):
        return None
    return _Cue(kind, order, at, at + 1)


def _keeps_from(following: Sequence[str]) -> bool:
    """ "Kept the ferry from leaving", but not "kept the pipe away from the orchard"."""
    return any(word == "from" and after.endswith("ing") for word, after in pairwise((*following, "")))


def _makes_so(following: Sequence[str]) -> bool:
    """ "Made bakers raise their prices", "makes peace possible"."""
    does = any(_is_bare_verb(*pair) for pair in pairwise(following[1:]))
    return does or not _POSSIBLE.isdisjoint(following)


def _leads_to(following: Sequence[str]) -> bool:
    """Whether a "to" says to what something leads, and is none of a score: "leads by 46 to 35"."""
    return any(word == "to" and not after.isdigit() for word, after in pairwise((*following, "")))


def _is_bare_verb(word: str, after: str) -> bool:
    """Whether a word is a verb in its base form, as in "made bakers raise their prices"."""
    return lexicon.base_of(word) == word and (thesaurus.senses(word).part == "verb" or after in _BEFORE_NOUN)


@cache
def _phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], RelationKind, Order]]]:
    """By their first words, the longest first."""
    phrases: dict[str, list[tuple[tuple[str, ...], RelationKind, Order]]] = {}
    for kind, order, form, cell in lexicon.rows("relations"):
        for phrase in cell.split("|") if form == "words" else ():
            words = tuple(phrase.split())
            phrases.setdefault(words[0], []).append((words, cast(RelationKind, kind), cast(Order, order)))
    return {first: sorted(found, key=lambda row: -len(row[0])) for first, found in phrases.items()}


@cache
def _verbs() -> Mapping[str, tuple[RelationKind, Order, str]]:
    return {
        written: (cast(RelationKind, kind), cast(Order, order), verb)
        for kind, order, form, cell in lexicon.rows("relations")
        if form == "verbs"
        for verb in cell.split("|")
        for _, written in lexicon.verb_forms(verb)
    }


@cache
def _openers() -> frozenset[str]:
    """The words with which a cue begins."""
    return frozenset(_phrases()) | _verbs().keys() | _PAIRED_CUES


@cache
def _telling_words() -> frozenset[str]:
    """The words of which one is in each phrase and verb that ties events."""
    phrases = [words for found in _phrases().values() for words, _, _ in found]
    return (
        frozenset(_verbs()) | {max(set(words) - _COMMON, key=len) for words in phrases} | _HARDLY | {"sooner"}
    )
