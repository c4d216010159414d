"""Whose verb it is: the subject of a verb, a participle or an infinitive, found without a parser."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.text import lexicon, tellings
from briefing.text.clauses import AUXILIARIES, PREPOSITIONS, Line
from briefing.text.phrases import (
    PRONOUNS,
    antecedent,
    head,
    lower_at,
    object_before,
    phrase_after,
    phrase_before,
    plausible,
    skip_auxiliaries,
)

DETERMINERS = frozenset("the a an this that these those some any no such".split())
_HANGING = frozenset("of for from in at with by".split())  # "members of the board who …"
POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}


class Subject(NamedTuple):
    """A phrase, and where the verb group begins that it is the subject of."""

    start: int
    end: int
    verb: int


def subject_before(here: Line, left: int, anybody: bool = False) -> Subject | None:
    """The phrase before a verb group, past brackets, a relative pronoun or an insertion between commas."""
    verb = left
    if left > 0 and here.tokens[left - 1].text == ")":
        opened = [at for at in range(max(0, left - 12), left - 1) if here.tokens[at].text == "("]
        left = opened[-1] if opened else left
    before = lower_at(here, left - 1)
    if before in ("who", "which", "that"):
        end = left - 1
        while end > 0 and here.tokens[end - 1].text in ",—–":
            end -= 1
        phrase = object_before(here, end)
        hangs = phrase is not None and lower_at(here, phrase[0] - 1) in _HANGING
        if before == "who" and phrase and hangs and not here.tokens[phrase[1] - 1].named:
            phrase = antecedent(here, left - 1) or phrase
    elif before == ",":
        phrase = _across(here, left - 1)
    elif before in PREPOSITIONS and not here.tokens[left - 1].named:
        return None
    else:
        phrase = phrase_before(here, left)
    if phrase is None or not (can_tell(here, *phrase) or (anybody and _one_phrase(here, *phrase))):
        return None
    return Subject(*phrase, verb)


def _across(here: Line, comma: int) -> tuple[int, int] | None:
    """The subject before an insertion between two commas."""
    for at in range(comma - 1, max(0, comma - 30), -1):
        if here.tokens[at].text == "," and not here.tokens[at].quoted:
            phrase = phrase_before(here, at)
            if phrase and can_tell(here, *phrase) and (phrase[0] == 0 or not here.tokens[phrase[0] - 1].word):
                return phrase
    return None


def shared_subject(here: Line, before: int) -> Subject | None:
    """The subject of the nearest finite verb before a participle, an infinitive or "and"; after an opening
    participle, the subject behind its comma."""
    for at in range(before - 1, 0, -1):
        token = here.tokens[at]
        if token.quoted or token.named or not token.word:
            continue
        if token.lower in AUXILIARIES or _finite(token.lower):
            subject = subject_before(here, skip_auxiliaries(here, at))
            if subject is not None:
                return subject
    for at in range(before, len(here.tokens) - 1):
        if here.tokens[at].text == "," and not here.tokens[at].quoted:
            phrase = phrase_after(here, at + 1)
            return Subject(*phrase, before) if phrase and can_tell(here, *phrase) else None
    return None


def _finite(word: str) -> bool:
    base = lexicon.base_of(word)
    return base is not None and not word.endswith("ing")


def is_plural(here: Line, phrase: Sequence[int]) -> bool:
    word = here.tokens[head(here, phrase[0], phrase[1])].lower
    if word in ("i", "we", "you", "they", "who") or word in tellings.shares():
        return True
    if here.tokens[phrase[0]].lower in ("a", "an", "this", "another", "each"):
        return False
    return (
        word.endswith("s")
        or word in ("people", "police")
        or any(t.lower == "and" for t in here.tokens[phrase[0] : phrase[1]])
    )


def is_bare_noun(here: Line, subject: Subject) -> bool:
    """Whether "harbour states" and "union orders" were read as a subject and its verb."""
    first = here.tokens[subject.start]
    return not first.named and first.lower not in PRONOUNS and first.lower not in lexicon.function_words()


def can_tell(here: Line, start: int, end: int) -> bool:
    """Whether a noun phrase is somebody, or something written or counted."""
    if not _one_phrase(here, start, end):
        return False
    if plausible(here, start, end):
        return True
    word = here.tokens[head(here, start, end)].lower.removesuffix("'s")
    for contracted in ("'s", "'re", "'ve", "'m", "'ll", "'d"):
        if word.removesuffix(contracted) in PRONOUNS:
            return True
    return word in tellings.documents() or word in tellings.shares() or tellings.is_person(word)


def _one_phrase(here: Line, start: int, end: int) -> bool:
    """Whether no finite verb stands in a phrase, which would make it a clause that was misread."""
    for at in range(start + 1, end):
        token = here.tokens[at]
        if token.named or not token.word or token.lower.endswith("ing"):
            continue
        base = lexicon.base_of(token.lower)
        if (
            base in (None, token.lower)
            or token.lower in lexicon.agents()
            or token.lower in tellings.documents()
        ):
            continue
        after = lower_at(here, at + 1)
        opens_object = after in DETERMINERS or after in POSSESSIVES or after in PRONOUNS
        if at + 1 == end or opens_object or here.tokens[at + 1].named:
            return False
    return True
