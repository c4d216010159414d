"""Predications: a verb with who does it and to whom, by the stems of their words, in the active voice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import Lazy, kept
from briefing.nlp.thesaurus import senses
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, main_words
from briefing.verification.verb_arguments import (
    PARTING,
    agent,
    antecedent,
    clause_begin,
    clause_end,
    content,
    direct_object,
    is_passive,
    is_reduced_passive,
    phrase_before,
    phrases_of,
    subject_before_relative,
    subject_of,
)

_DEFINITE = word_class("third-person possessives", "demonstratives", "third-person subjects") | {"the"}
_BEFORE_NOUN = word_class("articles", "possessives", "demonstratives", "prepositions")
_SUBJECTS = word_class("subject pronouns")
_EVENTS = frozenset("before after ahead until till following prior since when while as".split())
_KNOWN_OBJECT = _DEFINITE | word_class("object pronouns")
_INDEFINITE = frozenset(("a", "an"))
_DULL = frozenset("be have do say".split())
_BEFORE_INFINITIVE = word_class("modals", "do") | {"to", ""}
_GRADING = frozenset("more most less least very so too quite rather".split())


@dataclass(frozen=True, eq=False)
class Predication:
    """The verb's base form, how it is written, its stem and where it stands in its text.

    Then the stems of who does it and of all that it may be done to, the passive turned round, and those of
    its whole sentence; the `words` of that, the places of the `verbs` among them, the words of its `subject`
    and those `behind` it.
    """

    base: str
    written: str
    stem: str
    start: int
    doer: frozenset[str]
    done_to: frozenset[str]
    passive: bool
    sentence: frozenset[str]
    words: Sequence[StemmedWord]
    verbs: Sequence[int]
    subject: Sequence[StemmedWord]
    behind: Sequence[StemmedWord]
    text: AnnotatedText

    @Lazy
    def phrases(self) -> Mapping[str, frozenset[str]]:
        """The stems behind each preposition of its sentence."""
        return phrases_of(self.words, self.verbs)

    @Lazy
    def own_phrases(self) -> Mapping[str, frozenset[str]]:
        """The stems behind each preposition that follows the verb, up to another event: "before the vote"."""
        behind = self.behind
        clause = next((word.clause for word in self.words if word.start == self.start), 0)
        ends = (
            n
            for n, word in enumerate(behind)
            if word.lower in _EVENTS or word.lower == "and" or is_deed(word) or word.clause != clause
        )
        end = next(ends, len(behind))
        return phrases_of(behind[:end], ()) if end else {}

    @Lazy
    def whom(self) -> frozenset[str]:
        """The stems of what stands right behind the verb, or is the subject of a passive."""
        return self.done_to if self.passive else content(direct_object(self.behind))

    @property
    def negated(self) -> bool:
        """Whether its verb is denied."""
        return any(word.negated for word in self.words if word.start == self.start)

    @property
    def new(self) -> bool:
        """Whether its doer is named or brought in with "a", so that nobody else is meant."""
        return bool(self.doer) if self.passive else _is_new(self.text, self.subject)

    @property
    def new_object(self) -> bool:
        """Whether what follows is no "him" and no "the bank"."""
        return not self.passive and bool(self.behind) and self.behind[0].lower not in _KNOWN_OBJECT


@kept
def predications(text: AnnotatedText) -> tuple[Predication, ...]:
    """Of each finite verb of a text."""
    return tuple(
        predication for sentence in main_words(text) for predication in _predications(text, sentence)
    )


def _predications(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[Predication]:
    verbs = _verbs(words)
    stems = content(words) if verbs else frozenset()
    for at in verbs:
        word = words[at]
        base = base_form(word.lower)
        if base in _DULL:
            continue
        begin = clause_begin(words, at)
        subject = subject_of(words, verbs, begin, at)
        behind = words[at + 1 : clause_end(words, verbs, at)]
        reduced = is_reduced_passive(words, verbs, begin, at)
        passive = reduced or is_passive(words, at)
        around = () if reduced else subject_before_relative(words, verbs, begin, at)
        head = () if passive or around else antecedent(words, verbs, begin)
        if around:
            subject = around
        elif reduced:
            subject = phrase_before(words, verbs, at)
        elif head and not any(w.content or w.lower in _SUBJECTS for w in words[begin:at]):
            subject = head
        elif head and not content(direct_object(behind)):
            behind = (*head, *behind)
        doer, done_to = content(subject), content(behind)
        if passive:
            doer, done_to = agent(behind), doer
        yield Predication(
            base, word.lower, word.stem, word.start, doer, done_to, passive, stems,
            words, verbs, subject, behind, text,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def base_form(verb: str) -> str:
    """The base form of a verb; of one that no list has the one that the thesaurus has of it."""
    known = lexicon.base_of(verb)
    if known:
        return known
    bases = [base for base in senses(verb).bases if base != verb and verb.startswith(base.rstrip("ey"))]
    return min(bases, key=len, default=verb)


def _verbs(words: Sequence[StemmedWord]) -> Sequence[int]:
    verbs: list[int] = []
    for at in range(len(words)):
        if _is_verb(words, at) and not (verbs and _is_plural(words, verbs[-1], at)):
            verbs.append(at)
    return verbs


def _is_plural(words: Sequence[StemmedWord], verb: int, at: int) -> bool:
    """Whether a third form is a noun behind the verb of its clause: "include a cut in module costs"."""
    if not words[at].lower.endswith("s") or senses(words[at].lower).part != "noun":
        return False
    return words[verb].clause == words[at].clause and not any(w.lower in PARTING for w in words[verb:at])


def _is_verb(words: Sequence[StemmedWord], at: int) -> bool:
    before = words[at - 1].lower if at else ""
    if before in _GRADING:
        return False  # "more polluted"
    if not is_deed(words[at]) and (words[at].lower not in _invariable() or before in _BEFORE_INFINITIVE):
        return False
    if before == "that" and at > 1 and words[at - 2].content:  # "the offer that failed"
        return True
    return before not in _BEFORE_NOUN and not before.endswith("'s")


def _is_new(text: AnnotatedText, subject: Sequence[StemmedWord]) -> bool:
    """Whether a subject is brought in with "a" or is a name, and no "the" may make it one told of before."""
    lowers = [word.lower for word in subject]
    first = next((lower for lower in lowers if lower in _DEFINITE or lower in _INDEFINITE), "")
    if first in _INDEFINITE:
        return True
    if first in _DEFINITE:
        return False
    return any(name.start <= word.start < name.end for word in subject for name in text.names)


@cache
def _invariable() -> frozenset[str]:
    """The verbs whose past is their base form: "cut", "shut", "put"."""
    return frozenset(
        verb for verb in set(lexicon.verb_bases().values()) if ("past", verb) in lexicon.verb_forms(verb)
    )
