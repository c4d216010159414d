"""Verb arguments: the subject, the agent, the object and the phrases of a verb, as runs of words.

No parser: the clause of a verb runs to the words that open another one, what stands before its first verb is
its subject, and what stands behind is all that it may be done to.
"""

from collections.abc import Mapping, Sequence

from briefing.nlp.bare_clauses import takes_bare_clause
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.sentence_words import is_deed

_OPENERS = word_class("subordinators", "interrogatives") | {"that", "but", "until", "than", "whether", "if"}
_BE = word_class("be") | {"got", "gets"}
_RELATIVE = frozenset(("who", "that", "which"))
_AROUND = word_class("relative pronouns")
_NESTING = _AROUND | _OPENERS
_NO_PARTICIPLE = verb_class("verbs of rising and falling", "verbs of change in amount")
_HELPING = word_class("auxiliaries", "subject pronouns") | {"to"}
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_JOINING = frozenset(("and", "or", "it"))
_TIMES = word_class("calendar words", "bare times", "spans") | {"end", "start", "beginning", "middle"}
_DATES = word_class("months", "weekdays")
_COORDINATORS = word_class("coordinators")
PARTING = _COORDINATORS | _OPENERS  # of which one stands between two clauses
_PREPOSITIONS = word_class("prepositions")
_ENDING_PHRASE = (_PREPOSITIONS - {"of"}) | _OPENERS | _BE | _JOINING
_ADVERBS = 3  # words between "was" and its participle


def content(words: Sequence[StemmedWord]) -> frozenset[str]:
    """The stems of the content words and figures among some words."""
    return frozenset(
        word.stem for word in words if word.content or word.lower.isdigit() or word.lower in _DATES
    )


def is_passive(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether the verb at a place is a participle behind a form of "be"."""
    for before in reversed(words[max(0, at - _ADVERBS) : at]):
        if before.lower in _BE:
            return True
        if before.content and not before.lower.endswith("ly"):
            return False
    return False


def clause_begin(words: Sequence[StemmedWord], at: int) -> int:
    for place in range(at - 1, -1, -1):
        if words[place].lower in _OPENERS:
            return place + 1
    return 0


def clause_end(words: Sequence[StemmedWord], verbs: Sequence[int], at: int) -> int:
    for place in range(at + 1, len(words)):
        joins = words[place].lower == "and" and (place + 1 in verbs or place + 2 in verbs)
        if joins or words[place].lower in _OPENERS:
            return place
    return len(words)


def subject_of(
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
    return subject_of(words, verbs, clause_begin(words, begin - 1), begin - 1)


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


def subject_before_relative(
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
    if any(word.lower in _NESTING for word in words[:opener]):
        return ()  # a clause in a clause: whose verb it is cannot be told
    between = words[own[-1] + 1 : at]
    if any(w.lower in _COORDINATORS or w.lower in _HELPING or w.lower == "by" for w in between):
        return ()
    governed = words[opener - 1].lower in _PREPOSITIONS
    return phrase_before(words, verbs, opener - governed)


def antecedent(words: Sequence[StemmedWord], verbs: Sequence[int], begin: int) -> Sequence[StemmedWord]:
    """What a clause that "who" or "that" opens is said of: "the offer" of "the offer that they made"."""
    if begin < 2 or words[begin - 1].lower not in _RELATIVE:
        return ()
    return phrase_before(words, verbs, begin - 1)


def phrase_before(words: Sequence[StemmedWord], verbs: Sequence[int], end: int) -> Sequence[StemmedWord]:
    """The noun phrase that ends at a place, where that is one."""
    start = end
    while start > 0 and not _ends_phrase(words, verbs, start - 1, end):
        start -= 1
    return words[start:end] if content(words[start:end]) else ()


def _ends_phrase(words: Sequence[StemmedWord], verbs: Sequence[int], at: int, end: int) -> bool:
    """Whether a word is before the noun phrase that ends at a place: a verb, a preposition, a mark."""
    word = words[at]
    if at in verbs or word.lower in _ENDING_PHRASE:
        return True
    return word.clause != words[end - 1].clause


def is_reduced_passive(words: Sequence[StemmedWord], verbs: Sequence[int], begin: int, at: int) -> bool:
    """Whether a participle with "by" is said of the noun before it: "Dahl, succeeded by Berg, left"."""
    if at < 1 or at + 2 >= len(words) or words[at + 1].lower != "by" or words[at].lower in _NO_PARTICIPLE:
        return False
    before, behind = words[at - 1], words[at + 2]
    if before.lower in _HELPING or behind.lower.endswith("ing") or not before.content:
        return False
    if words[at].lower.endswith("s") or not agent(words[at + 1 :]):
        return False
    if before.clause != words[at].clause:
        return True
    others = [place for place in verbs if place != at and begin <= place]
    return any(
        not any(w.lower in PARTING for w in words[min(at, place) : max(at, place)]) for place in others
    )


def agent(behind: Sequence[StemmedWord]) -> frozenset[str]:
    """Who does it behind a passive verb: "by Holm", but not "by the end of May"."""
    by = next((place for place, other in enumerate(behind) if other.lower == "by"), len(behind))
    phrase = direct_object(behind[by + 1 :])
    deed = next((n for n, word in enumerate(phrase) if n and is_deed(word)), len(phrase))
    if deed < len(phrase):  # "by Berg, left": the verb of the clause around it
        marks = [n for n in range(1, deed + 1) if phrase[n].clause != phrase[n - 1].clause]
        phrase = phrase[: marks[-1] if marks else deed]
    named = [word for word in phrase if word.content]
    timed = bool(named) and (named[0].lower in _TIMES or named[0].lower.isdigit())
    return frozenset() if timed else content(phrase)


def direct_object(behind: Sequence[StemmedWord]) -> Sequence[StemmedWord]:
    """What stands right behind a verb, before any preposition but "of"."""
    end = next(
        (n for n, word in enumerate(behind) if word.lower in _PREPOSITIONS and word.lower != "of"),
        len(behind),
    )
    return behind[:end]


def phrases_behind(words: Sequence[StemmedWord], at: int) -> Mapping[str, frozenset[str]]:
    """The stems behind each preposition that follows a noun, up to the next deed or mark."""
    ends = (n for n in range(at + 1, len(words)) if is_deed(words[n]) or words[n].clause != words[at].clause)
    behind = words[at + 1 : next(ends, len(words))]
    return phrases_of(behind, ()) if behind else {}


def phrases_of(words: Sequence[StemmedWord], verbs: Sequence[int]) -> Mapping[str, frozenset[str]]:
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
