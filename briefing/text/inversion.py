"""A statement turned into the question whether it is so: "Scott had a gun" into "Did Scott have a gun".

The subject is what stands before the first finite verb, where that is one noun phrase; a clause whose subject
cannot be told is left alone, since no question is better than one in broken English.
"""

from typing import NamedTuple

from briefing.text import lexicon
from briefing.text.clauses import NEGATIONS, Line, is_adverb, line
from briefing.text.phrases import phrase_before
from briefing.text.subjects import is_plural

_FRONTED = {
    "will": "will", "would": "will", "can": "can", "could": "can", "should": "should", "must": "must",
    "is": "is", "are": "are", "was": "was", "were": "were",
}  # fmt: skip
_PERFECT = ("has", "have", "had")
_NAMING = frozenset("called named dubbed titled based led backed".split())  # participles after a noun
_SIGN_OF_VERB = frozenset(
    "the a an any this that these those his her its their to in on at of for from with by against".split()
)


class Inverted(NamedTuple):
    """What "whether" asks, as auxiliary, subject and predicate; the auxiliary is in small letters."""

    auxiliary: str
    subject: str
    predicate: str


def inverted(clause: str) -> Inverted | None:
    """The parts of the question whether a clause is so, or None where its verb cannot be told. "Would" and
    "could" were "will" and "can" when it was said."""
    here = line(clause)
    for at in range(1, len(here.tokens)):
        token = here.tokens[at]
        if token.quoted or not token.word or token.lower.endswith("n't"):
            return None
        if token.named or not _one_phrase(here, at):
            continue
        if token.lower in _FRONTED:
            return _parts(here, _FRONTED[token.lower], at, at + 1)
        if token.lower in _PERFECT and _participle_follows(here, at + 1):
            return _parts(here, token.lower, at, at + 1)
        if found := _by_do(here, at):
            return found
    return None


def _one_phrase(here: Line, end: int) -> bool:
    while end > 1 and is_adverb(here.tokens[end - 1]):
        end -= 1
    return phrase_before(here, end) == (0, end)


def _participle_follows(here: Line, at: int) -> bool:
    while at < len(here.tokens) and is_adverb(here.tokens[at]):
        at += 1
    word = here.tokens[at].lower if at < len(here.tokens) else ""
    return word == "been" or lexicon.base_of_participle(word) is not None


def _parts(here: Line, auxiliary: str, end: int, rest: int) -> Inverted | None:
    if rest >= len(here.tokens) or here.tokens[rest].lower in NEGATIONS:
        return None
    subject = here.text[: here.tokens[end - 1].end]
    return Inverted(auxiliary, subject, here.text[here.tokens[rest].start :])


def _by_do(here: Line, at: int) -> Inverted | None:
    """ "Had a gun": the verb is put into its base form, and "did" or "does" before the subject."""
    word = here.tokens[at].lower
    base = "have" if word in _PERFECT else lexicon.base_of(word)
    if base is None or base == "be" or word in _NAMING or word.endswith("ing") or at + 1 >= len(here.tokens):
        return None
    after = here.tokens[at + 1]
    if not (after.named or after.lower in _SIGN_OF_VERB):
        return None
    end = at
    while end > 1 and is_adverb(here.tokens[end - 1]):
        end -= 1
    plural = is_plural(here, (0, end))
    if word == base and not plural:
        return None
    auxiliary = ("do" if plural else "does") if word in (base, f"{base}s", f"{base}es", "has") else "did"
    adverbs = here.text[here.tokens[end].start : here.tokens[at].start]
    parts = _parts(here, auxiliary, end, at + 1)
    return parts._replace(predicate=f"{adverbs}{base} {parts.predicate}") if parts else None
