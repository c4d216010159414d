"""Predications: a verb with who does it and to whom, by the stems of their words, the passive turned round.

No parser: the clause of a verb runs to the words that open another one, what stands before its first verb is
its subject, and what stands behind is all that it may be done to.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, main_words

_BE = word_class("be") | {"got", "gets"}
_OPENERS = word_class("subordinators", "interrogatives") | {"that", "but", "until", "than", "whether", "if"}
_DEFINITE = word_class("third-person possessives", "demonstratives", "third-person subjects") | {"the"}
_BEFORE_NOUN = word_class("articles", "possessives", "demonstratives", "prepositions")
_SUBJECTS = word_class("subject pronouns")
_RELATIVE = frozenset(("who", "that", "which"))
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_EVENTS = frozenset("before after ahead until till following prior since when while as".split())
_JOINING = frozenset(("and", "or", "it"))
_TIMES = word_class("calendar words", "bare times", "spans") | {"end", "start", "beginning", "middle"}
_DATES = word_class("months", "weekdays")
_OBJECTS = word_class("object pronouns")
_INDEFINITE = frozenset(("a", "an"))
_PREPOSITIONS = word_class("prepositions")
_ENDING_PHRASE = (_PREPOSITIONS - {"of"}) | _OPENERS | _BE | _JOINING
_DULL = frozenset("be have do say".split())
_BEFORE_INFINITIVE = word_class("modals", "do") | {"to", ""}
_ADVERBS = 3  # words between "was" and its participle


class Predication(NamedTuple):
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

    @property
    def phrases(self) -> Mapping[str, frozenset[str]]:
        """The stems behind each preposition of its sentence."""
        return _phrases(self.words, self.verbs)

    @property
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
        return _phrases(behind[:end], ()) if end else {}

    @property
    def whom(self) -> frozenset[str]:
        """The stems of what stands right behind the verb, or is the subject of a passive."""
        return self.done_to if self.passive else content(_object(self.behind))

    @property
    def new(self) -> bool:
        """Whether its doer is named or brought in with "a", so that nobody else is meant."""
        return bool(self.doer) if self.passive else _is_new(self.text, self.subject)

    @property
    def new_object(self) -> bool:
        """Whether what follows is no "him" and no "the bank"."""
        return not self.passive and bool(self.behind) and self.behind[0].lower not in _DEFINITE | _OBJECTS


@kept
def predications(text: AnnotatedText) -> tuple[Predication, ...]:
    """Of each finite verb of a text."""
    return tuple(
        predication for sentence in main_words(text) for predication in _predications(text, sentence)
    )


def _predications(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[Predication]:
    verbs = [at for at in range(len(words)) if _is_verb(words, at)]
    stems = content(words) if verbs else frozenset()
    for at in verbs:
        word = words[at]
        base = lexicon.base_of(word.lower) or word.lower
        if base in _DULL:
            continue
        begin = _clause_begin(words, at)
        subject = _subject(words, verbs, begin, at)
        behind = words[at + 1 : _clause_end(words, verbs, at)]
        head = () if is_passive(words, at) else _antecedent(words, verbs, begin)
        if head and not any(w.content or w.lower in _SUBJECTS for w in words[begin:at]):
            subject = head
        elif head and not content(_object(behind)):
            behind = (*head, *behind)
        doer, done_to, passive = content(subject), content(behind), is_passive(words, at)
        if passive:
            doer, done_to = _agent(behind), doer
        yield Predication(
            base, word.lower, word.stem, word.start, doer, done_to, passive, stems,
            words, verbs, subject, behind, text,
        )  # fmt: skip


def _antecedent(words: Sequence[StemmedWord], verbs: Sequence[int], begin: int) -> Sequence[StemmedWord]:
    """What a clause that "who" or "that" opens is said of: "the offer" of "the offer that they made"."""
    if begin < 2 or words[begin - 1].lower not in _RELATIVE:
        return ()
    end = start = begin - 1
    while start > 0 and not _ends_phrase(words, verbs, start - 1, end):
        start -= 1
    return words[start:end] if content(words[start:end]) else ()


def _ends_phrase(words: Sequence[StemmedWord], verbs: Sequence[int], at: int, end: int) -> bool:
    """Whether a word is before the noun phrase that ends at a place: a verb, a preposition, a mark."""
    word = words[at]
    if at in verbs or word.lower in _ENDING_PHRASE:
        return True
    return word.clause != words[end - 1].clause


def _object(behind: Sequence[StemmedWord]) -> Sequence[StemmedWord]:
    """What stands right behind a verb, before any preposition but "of"."""
    end = next(
        (n for n, word in enumerate(behind) if word.lower in _PREPOSITIONS and word.lower != "of"),
        len(behind),
    )
    return behind[:end]


def _agent(behind: Sequence[StemmedWord]) -> frozenset[str]:
    """Who does it behind a passive verb: "by Holm", but not "by the end of May"."""
    by = next((place for place, other in enumerate(behind) if other.lower == "by"), len(behind))
    named = [word for word in behind[by + 1 :] if word.content]
    timed = bool(named) and (named[0].lower in _TIMES or named[0].lower.isdigit())
    return frozenset() if timed else content(behind[by + 1 :])


def content(words: Sequence[StemmedWord]) -> frozenset[str]:
    """The stems of the content words and figures among some words."""
    return frozenset(
        word.stem for word in words if word.content or word.lower.isdigit() or word.lower in _DATES
    )


def _is_verb(words: Sequence[StemmedWord], at: int) -> bool:
    before = words[at - 1].lower if at else ""
    if not is_deed(words[at]) and (words[at].lower not in _invariable() or before in _BEFORE_INFINITIVE):
        return False
    if before == "that" and at > 1 and words[at - 2].content:  # "the offer that failed"
        return True
    return before not in _BEFORE_NOUN and not before.endswith("'s")


def is_passive(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether the verb at a place is a participle behind a form of "be"."""
    for before in reversed(words[max(0, at - _ADVERBS) : at]):
        if before.lower in _BE:
            return True
        if before.content and not before.lower.endswith("ly"):
            return False
    return False


def _clause_begin(words: Sequence[StemmedWord], at: int) -> int:
    for place in range(at - 1, -1, -1):
        if words[place].lower in _OPENERS:
            return place + 1
    return 0


def _clause_end(words: Sequence[StemmedWord], verbs: Sequence[int], at: int) -> int:
    for place in range(at + 1, len(words)):
        joins = words[place].lower == "and" and (place + 1 in verbs or place + 2 in verbs)
        if joins or words[place].lower in _OPENERS:
            return place
    return len(words)


def _subject(
    words: Sequence[StemmedWord], verbs: Sequence[int], begin: int, at: int
) -> Sequence[StemmedWord]:
    """The words before the first verb of a clause; for "she" those of the clause around it."""
    own = _own_subject(words, verbs, begin, at)
    if own:
        return own
    first = next((place for place in verbs if begin <= place < at), at)
    subject = words[begin:first]
    if subject and subject[0].lower in _PREPOSITIONS:  # "On Monday, Holm": it is no subject
        comma = next((n for n, word in enumerate(subject) if word.clause != subject[0].clause), 0)
        subject = subject[comma:]
    if content(subject) or begin < 2 or words[begin - 1].lower != "that":
        return subject
    return _subject(words, verbs, _clause_begin(words, begin - 1), begin - 1)


def _own_subject(
    words: Sequence[StemmedWord], verbs: Sequence[int], begin: int, at: int
) -> Sequence[StemmedWord]:
    """The subject that a second verb has for itself: "…, and a quake shook the town"."""
    for place in range(at - 1, begin, -1):
        if place in verbs:
            break
        if words[place].lower in ("and", "but"):
            joined = any(begin <= verb < place for verb in verbs)
            return words[place + 1 : at] if joined and content(words[place + 1 : at]) else ()
        if words[place].clause != words[place - 1].clause and any(begin <= verb < place for verb in verbs):
            return words[place:at] if content(words[place:at]) else ()
    return ()


def _is_new(text: AnnotatedText, subject: Sequence[StemmedWord]) -> bool:
    """Whether a subject is brought in with "a" or is a name, and no "the" may make it one told of before."""
    lowers = [word.lower for word in subject]
    first = next((lower for lower in lowers if lower in _DEFINITE or lower in _INDEFINITE), "")
    if first in _INDEFINITE:
        return True
    if first in _DEFINITE:
        return False
    return any(name.start <= word.start < name.end for word in subject for name in text.names)


def _phrases(words: Sequence[StemmedWord], verbs: Sequence[int]) -> Mapping[str, frozenset[str]]:
    """The stems behind each preposition of a sentence, up to the next one."""
    phrases: dict[str, frozenset[str]] = {}
    opened, begin = "", 0
    for at, word in enumerate((*words, None)):
        closes = (
            word is None
            or word.lower in _PREPOSITIONS
            or word.lower in _OPENERS
            or word.clause != words[begin].clause
        )
        if opened and (closes or at in verbs):
            ordinals = frozenset(word.stem for word in words[begin:at] if word.lower in _ORDINALS)
            phrases[opened] = phrases.get(opened, frozenset()) | content(words[begin:at]) | ordinals
            opened = ""
        if word is not None and word.lower in _PREPOSITIONS and word.lower != "of":
            opened, begin = word.lower, at + 1 if at + 1 < len(words) else at
    return phrases


@cache
def _invariable() -> frozenset[str]:
    """The verbs whose past is their base form: "cut", "shut", "put"."""
    return frozenset(
        verb for verb in set(lexicon.verb_bases().values()) if ("past", verb) in lexicon.verb_forms(verb)
    )
