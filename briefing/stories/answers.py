"""Which sentence answers a question: what it asks about has happened there, or is said not to.

A question names a subject, a verb and what goes with it. A sentence answers it where the same verb, told as
done, refused or decided, stands between the same subject and most of the other words. What is planned,
expected, doubted or told of another party answers nothing: a question wrongly closed is worse than one that
stays open.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from briefing.stories import denials
from briefing.stories.claims import Claim
from briefing.text import content, lexicon, names
from briefing.text.clauses import BE, Line, line
from briefing.text.phrases import PRONOUNS, lower_at, phrase_before, skip_auxiliaries
from briefing.text.quantities import quantities

_SHARED = 0.75  # of the words around the verb
_ABOUT = re.compile(r"^It (?:is|was|remains) (?:\w+ ){0,3}(?=when|whether|who)", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:(?P<when>when )?(?:will|would|did|does|do|has|have|is|are)|whether|(?P<since>when)|(?P<who>who)"
    r"|(?P<what>what) will)\s(?P<rest>.+?)[?.]?$",
    re.IGNORECASE,
)
_OPEN = frozenset("if unless whether until once yet may might could would should likely perhaps".split())
_AHEAD = frozenset("will shall".split())
_SETTLED = re.compile(
    r"\b(?:refus\w+ to|declin\w+ to|decided (?:not )?to|voted (?:not )?to|(?:will|would) (?:not|never)"
    r"|won['’]t|did(?: not|n['’]t)|does(?: not|n['’]t)|ruled out|decided against)\s$",
    re.IGNORECASE,
)
_DATED_AHEAD = re.compile(r"\b(?:is|are) (?:due |set |scheduled )?to (?:be )?$", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:in|since|of) (?:19|20)\d\d\b|\blast year\b|\bago\b|\b(?:years?|months?|decades?) earlier\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\b(?:{'|'.join(sorted(lexicon.calendar_words()))}|today|yesterday|tomorrow|tonight"
    r"|next (?:week|month|year)|(?:in|by|from) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


class _Asked(NamedTuple):
    """What a question asks for, the verbs in it that it may ask about, and what a sentence must hold that
    answers it: the last word of each name, and each figure."""

    kind: Literal["whether", "when", "who", "what"]
    verbs: tuple["_Verb", ...]
    named: frozenset[str]
    counted: frozenset[Decimal]


class _Verb(NamedTuple):
    """A verb in its base form, with the stems before and after it."""

    base: str
    before: frozenset[str]
    after: frozenset[str]
    passive: bool


def answer(question: str, claims: Sequence[Claim]) -> Claim | None:
    """The first of the claims that answers a question; None where none does so plainly."""
    asked = _read(question)
    return next((claim for claim in claims if _answers(asked, claim)), None) if asked else None


# ── the question ────────────────────────────────────────────────────────────────────────────────────


def _read(question: str) -> _Asked | None:
    found = _ASKS.match(_ABOUT.sub("", " ".join(question.split())))
    if not found:
        return None
    rest = found["rest"]
    keys = [names.key(name.text).split() for name in names.names(rest)]
    named = frozenset(words[-1] for words in keys if words)
    counted = frozenset(figure.value for figure in quantities(rest))
    if found["who"]:
        return _Asked("who", tuple(_verbs(rest, first=True)), named, counted)
    if found["what"]:
        finding = tuple(verb for verb in _verbs(rest) if verb.base == "find")
        return _Asked("what", finding, named, counted)
    kind: Literal["whether", "when"] = "when" if found["when"] or found["since"] else "whether"
    return _Asked(kind, tuple(_verbs(rest)), named, counted)


def _verbs(rest: str, first: bool = False) -> Iterator[_Verb]:
    """The verbs that a question can be of: in their base form or after "be"; the `first` word after "who"."""
    here = line(rest)
    for at, token in enumerate(here.tokens):
        if token.named or not token.word or (at > 0 and first):
            continue
        base, passive = lexicon.base_of(token.lower), lower_at(here, at - 1) == "be"
        if base is None or base == "be" or not (first or passive or base == token.lower):
            continue
        before, after = rest[: token.start], rest[token.end :]
        if first or before:
            yield _Verb(base, _stems(before), _stems(after), passive)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in content.read(text) if word.content)


def _stem(word: content.Word) -> str:
    return content.stem(lexicon.base_of(word.lower) or word.lower)


# ── the sentence ────────────────────────────────────────────────────────────────────────────────────


def _answers(asked: _Asked, claim: Claim) -> bool:
    text = claim.text
    bases = {base for word in claim.words if (base := lexicon.base_of(word.lower))}
    verbs = [verb for verb in asked.verbs if verb.base in bases]
    if not verbs or not _holds_all(asked, claim) or denials.doubts(claim) or _LONG_AGO.search(text):
        return False
    if asked.kind == "when" and not _WHEN.search(text):
        return False
    here = line(text)
    return any(
        _is_told(asked, verb, here, at)
        for verb in verbs
        for at, token in enumerate(here.tokens)
        if lexicon.base_of(token.lower) == verb.base and not token.named
    )


def _holds_all(asked: _Asked, claim: Claim) -> bool:
    """Whether a claim holds the figures of a question, and the last word of each of its names."""
    held = {word.lower.removesuffix("'s") for word in claim.words}
    return asked.named <= held and asked.counted <= {figure.value for figure in quantities(claim.text)}


def _is_told(asked: _Asked, verb: _Verb, here: Line, at: int) -> bool:
    left = _first_of_verb(asked, here, at)
    if left is None or not _OPEN.isdisjoint(token.lower for token in here.tokens[: at + 1]):
        return False
    group = {token.lower for token in here.tokens[left:at]}
    before = _stems(here.text[: here.tokens[left].start])
    after = _stems(here.text[here.tokens[at].end :])
    passive = bool(group & BE) and here.tokens[at].lower in _forms(verb.base, "participle")
    if asked.kind == "who":
        return not passive and _has_subject(here, left) and _covers(after, verb.after)
    subject, rest = (verb.before, verb.after) if passive == verb.passive else (verb.after, verb.before)
    if passive != verb.passive and not rest <= after:  # the doer of a passive, or what an active verb does
        return False
    return _is_subject(here, left, before, subject) and _covers(before | after, verb.before | verb.after)


def _first_of_verb(asked: _Asked, here: Line, at: int) -> int | None:
    """Where a verb begins, with what it is told by, that tells what happened, was decided, or will not
    happen; for a date also what will. None of any other."""
    left, token = skip_auxiliaries(here, at), here.tokens[at]
    ahead = here.text[: token.start]
    settled = _SETTLED.search(ahead) or (_DATED_AHEAD.search(ahead) if asked.kind == "when" else None)
    if settled:
        first = next(n for n, one in enumerate(here.tokens) if one.end > settled.start())
        return skip_auxiliaries(here, min(first, left))
    group = {one.lower for one in here.tokens[left:at]}
    if asked.kind == "when" and group & _AHEAD:
        return left
    if group & _AHEAD or lower_at(here, left - 1) == "to":
        return None
    base = lexicon.base_of(token.lower) or ""
    return left if token.lower in (*_forms(base, "past"), *_forms(base, "participle")) else None


def _forms(base: str, form: str) -> tuple[str, ...]:
    return tuple(word for kind, word in lexicon.forms(base) if kind == form)


def _is_subject(here: Line, left: int, before: frozenset[str], subject: frozenset[str]) -> bool:
    """Whether the phrase before a verb is what a question is about, or a pronoun after it."""
    phrase = phrase_before(here, left)
    if phrase is None or not subject:
        return False
    words = here.text[here.tokens[phrase[0]].start : here.tokens[phrase[1] - 1].end]
    return bool(subject & _stems(words)) or (words.casefold() in PRONOUNS and subject <= before)


def _has_subject(here: Line, left: int) -> bool:
    phrase = phrase_before(here, left)
    return phrase is not None and here.tokens[phrase[1] - 1].lower not in PRONOUNS


def _covers(held: frozenset[str], wanted: frozenset[str]) -> bool:
    return len(held & wanted) >= _SHARED * len(wanted)
