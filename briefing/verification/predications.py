"""Predications: a verb with who does it and to whom, by the stems of their words, the passive turned round.

No parser: the clause of a verb runs to the words that open another one, what stands before its first verb is
its subject, and what stands behind is all that it may be done to.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.bare_clauses import takes_bare_clause
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.thesaurus import senses
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, main_words

_BE = word_class("be") | {"got", "gets"}
_OPENERS = word_class("subordinators", "interrogatives") | {"that", "but", "until", "than", "whether", "if"}
_DEFINITE = word_class("third-person possessives", "demonstratives", "third-person subjects") | {"the"}
_BEFORE_NOUN = word_class("articles", "possessives", "demonstratives", "prepositions")
_SUBJECTS = word_class("subject pronouns")
_RELATIVE = frozenset(("who", "that", "which"))
_AROUND = word_class("relative pronouns")
_NO_PARTICIPLE = verb_class("verbs of rising and falling", "verbs of change in amount")
_HELPING = word_class("auxiliaries", "subject pronouns") | {"to"}
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_EVENTS = frozenset("before after ahead until till following prior since when while as".split())
_JOINING = frozenset(("and", "or", "it"))
_TIMES = word_class("calendar words", "bare times", "spans") | {"end", "start", "beginning", "middle"}
_DATES = word_class("months", "weekdays")
_OBJECTS = word_class("object pronouns")
_COORDINATORS = word_class("coordinators")
_INDEFINITE = frozenset(("a", "an"))
_PREPOSITIONS = word_class("prepositions")
_ENDING_PHRASE = (_PREPOSITIONS - {"of"}) | _OPENERS | _BE | _JOINING
_DULL = frozenset("be have do say".split())
_BEFORE_INFINITIVE = word_class("modals", "do") | {"to", ""}
_GRADING = frozenset("more most less least very so too quite rather".split())
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
    verbs = _verbs(words)
    stems = content(words) if verbs else frozenset()
    for at in verbs:
        word = words[at]
        base = _base(word.lower)
        if base in _DULL:
            continue
        begin = _clause_begin(words, at)
        subject = _subject(words, verbs, begin, at)
        behind = words[at + 1 : _clause_end(words, verbs, at)]
        reduced = _is_reduced_passive(words, verbs, begin, at)
        passive = reduced or is_passive(words, at)
        around = () if reduced else _subject_before_relative(words, verbs, begin, at)
        head = () if passive or around else _antecedent(words, verbs, begin)
        if around:
            subject = around
        elif reduced:
            subject = _phrase_before(words, verbs, at)
        elif head and not any(w.content or w.lower in _SUBJECTS for w in words[begin:at]):
            subject = head
        elif head and not content(_object(behind)):
            behind = (*head, *behind)
        doer, done_to = content(subject), content(behind)
        if passive:
            doer, done_to = _agent(behind), doer
        yield Predication(
            base, word.lower, word.stem, word.start, doer, done_to, passive, stems,
            words, verbs, subject, behind, text,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _base(verb: str) -> str:
    """The base form of a verb; of one that no list has the one that the thesaurus has of it."""
    known = lexicon.base_of(verb)
    if known:
        return known
    bases = [base for base in senses(verb).bases if base != verb and verb.startswith(base.rstrip("ey"))]
    return min(bases, key=len, default=verb)


def _antecedent(words: Sequence[StemmedWord], verbs: Sequence[int], begin: int) -> Sequence[StemmedWord]:
    """What a clause that "who" or "that" opens is said of: "the offer" of "the offer that they made"."""
    if begin < 2 or words[begin - 1].lower not in _RELATIVE:
        return ()
    return _phrase_before(words, verbs, begin - 1)


def _phrase_before(words: Sequence[StemmedWord], verbs: Sequence[int], end: int) -> Sequence[StemmedWord]:
    """The noun phrase that ends at a place, where that is one."""
    start = end
    while start > 0 and not _ends_phrase(words, verbs, start - 1, end):
        start -= 1
    return words[start:end] if content(words[start:end]) else ()


def _subject_before_relative(
    words: Sequence[StemmedWord], verbs: Sequence[int], begin: int, at: int
) -> Sequence[StemmedWord]:
    """The subject of a verb behind a relative clause: "the clerk to whom Berg had sent it passed it on"."""
    opener = begin - 1
    own = [place for place in verbs if begin <= place < at]
    if (
        opener < 1
        or not own
        or words[opener].lower not in _AROUND
        or words[own[-1]].lower in takes_bare_clause()
    ):
        return ()
    if any(word.lower in _AROUND or word.lower in _OPENERS for word in words[:opener]):
        return ()  # a clause in a clause: whose verb it is cannot be told
    between = words[own[-1] + 1 : at]
    if any(w.lower in _COORDINATORS or w.lower in _HELPING or w.lower == "by" for w in between):
        return ()
    governed = words[opener - 1].lower in _PREPOSITIONS
    return _phrase_before(words, verbs, opener - governed)


def _is_reduced_passive(words: Sequence[StemmedWord], verbs: Sequence[int], begin: int, at: int) -> bool:
    """Whether a participle with "by" is said of the noun before it: "Dahl, succeeded by Berg, left"."""
    if at < 1 or at + 2 >= len(words) or words[at + 1].lower != "by" or words[at].lower in _NO_PARTICIPLE:
        return False
    before, behind = words[at - 1], words[at + 2]
    if before.lower in _HELPING or behind.lower.endswith("ing") or not before.content:
        return False
    if words[at].lower.endswith("s") or not _agent(words[at + 1 :]):
        return False
    if before.clause != words[at].clause:
        return True
    others = [place for place in verbs if place != at and begin <= place]
    return any(
        not any(w.lower in _COORDINATORS | _OPENERS for w in words[min(at, place) : max(at, place)])
        for place in others
    )


def _ends_phrase(words: Sequence[StemmedWord], verbs: Sequence[int], at: int, end: int) -> bool:
    """Whether a word is before the noun phrase that ends at a place: a verb, a preposition, a mark."""
    word = words[at]
    if at in verbs or word.lower in _ENDING_PHRASE:
        return True
    return word.clause != words[end - 1].clause


def phrases_behind(words: Sequence[StemmedWord], at: int) -> Mapping[str, frozenset[str]]:
    """The stems behind each preposition that follows a noun, up to the next deed or mark."""
    ends = (n for n in range(at + 1, len(words)) if is_deed(words[n]) or words[n].clause != words[at].clause)
    behind = words[at + 1 : next(ends, len(words))]
    return _phrases(behind, ()) if behind else {}


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
    phrase = _object(behind[by + 1 :])
    deed = next((n for n, word in enumerate(phrase) if n and is_deed(word)), len(phrase))
    if deed < len(phrase):  # "by Berg, left": the verb of the clause around it
        marks = [n for n in range(1, deed + 1) if phrase[n].clause != phrase[n - 1].clause]
        phrase = phrase[: marks[-1] if marks else deed]
    named = [word for word in phrase if word.content]
    timed = bool(named) and (named[0].lower in _TIMES or named[0].lower.isdigit())
    return frozenset() if timed else content(phrase)


def content(words: Sequence[StemmedWord]) -> frozenset[str]:
    """The stems of the content words and figures among some words."""
    return frozenset(
        word.stem for word in words if word.content or word.lower.isdigit() or word.lower in _DATES
    )


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
    return words[verb].clause == words[at].clause and not any(
        word.lower in _COORDINATORS or word.lower in _OPENERS for word in words[verb:at]
    )


def _is_verb(words: Sequence[StemmedWord], at: int) -> bool:
    before = words[at - 1].lower if at else ""
    if before in _GRADING:
        return False  # "more polluted"
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
    parted: Sequence[StemmedWord] = ()
    for place in range(at - 1, begin, -1):
        if place in verbs:
            break
        if words[place].lower in ("and", "but"):
            joined = any(begin <= verb < place for verb in verbs)
            own = words[place + 1 : at] if joined else ()
            return own if content(own) else parted
        if words[place].clause != words[place - 1].clause and any(begin <= verb < place for verb in verbs):
            parted = parted or (words[place:at] if content(words[place:at]) else ())
    return parted


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
