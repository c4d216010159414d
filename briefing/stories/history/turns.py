"""Turns: what became of what an earlier sentence tells, by a later sentence of the same story.

A plan is called off, put off, or carried out; what was open is decided; a deed is undone; a report is taken
back; a party changes sides. Each is read from the two sentences alone: the same verb, or one that undoes it,
beside the same parties. What is only about the same matter turns nothing, so that two strikes, two rulings
and two falls of a share stay two.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from briefing.models import Turn
from briefing.nlp import content_words, lexicon
from briefing.nlp.annotated_sentence import token_at
from briefing.nlp.memo import kept
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.stories.contradictions.claims import Claim, bare_claim, proposition_span
from briefing.stories.history.deeds import (
    Deed,
    all_stems,
    annotated,
    deeds,
    stems,
    without_times,
)
from briefing.stories.history.sides import are_alike, is_turned_round
from briefing.verification.annotated_text import annotate_text
from briefing.verification.predications import Predication, predications
from briefing.verification.terminations import CALLING_OFF, PUTTING_OFF, termination

_TAKING_BACK = verb_class("verbs of taking back") | verb_class("verbs of withdrawing")
_REPORTS = frozenset(map(content_words.stem, word_class("report nouns", "nouns for what was said")))
_PLANS = frozenset(map(content_words.stem, word_class("nouns of a plan")))
_SCHEDULING = word_class("verbs of scheduling")
_ANOTHER = word_class("words for one more")
_PLANNED = ("ahead", "settled")
_CARRIED_OUT = ("done", "refused")
_DECIDED = ("done", "refused", "settled")
_COVERED = 0.5  # of the words of an earlier deed, or of the fewer words of a patient or a matter
_TOLD_AGAIN = 0.5  # of the words of a report that is taken back
_TWO = 2
_MISS = "miss"
_ENDING = CALLING_OFF | PUTTING_OFF | _TAKING_BACK | {"off"}
_PROSPECTS = (
    word_class(
        "future modals", "adjectives of likelihood", "words before what is to be done", "nouns of wanting"
    )
    | word_class("nouns of what is not yet")
    | verb_class("verbs of intent", "verbs of wanting", "verbs of seeking", "verbs of weighing a matter")
    | verb_class("verbs of commitment", "verbs of scheduling")
    | {"would", "won't", "shan't", "missing", "due", "set"}
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IS_TO = re.compile(r"\b(?:is|are|was|were) to \w|['’]ll\b")


class _End(NamedTuple):
    """What is called off or put off."""

    turn: Turn
    ended: frozenset[str]


def turn(later: Claim, earlier: Claim) -> Turn | None:
    """What a later sentence makes of an earlier one; None where it leaves it as it was, or cannot be read."""
    return (
        _taken_back(later, earlier)
        or _ended(later, earlier)
        or ("turned round" if is_turned_round(later, earlier) else None)
        or _settled(later, earlier)
        or _undone(later, earlier)
    )


def are_turned(quotes: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a sentence of some turns one of some others, in either direction."""
    sentences, against = [list(map(bare_claim, texts)) for texts in (quotes, others)]
    return any(turn(one, other) or turn(other, one) for one in sentences for other in against)


def turning_bases(claim: Claim) -> frozenset[str]:
    """The stems of the verbs of earlier sentences that the deeds of a sentence may turn."""
    own = {content_words.stem(deed.base) for deed in deeds(claim) if deed.stage in _DECIDED}
    undone = {content_words.stem(verb) for deed in deeds(claim) for verb in _undone_by().get(deed.base, ())}
    return frozenset(own | undone)


def turned_bases(claim: Claim) -> frozenset[str]:
    """The stems of the verbs by which a sentence may be turned: what it has planned or open, and what it
    tells as done that something undoes. No sentence is read that has no word for either."""
    bases = {lexicon.base_of(word.lower) for word in claim.words}
    planned = not _PROSPECTS.isdisjoint(word.lower for word in claim.words) or _IS_TO.search(claim.text)
    if not planned and _undoing().keys().isdisjoint(bases):
        return frozenset()
    return frozenset(
        content_words.stem(deed.base)
        for deed in deeds(claim)
        if deed.stage != "done" or deed.base in _undoing() or deed.base in _SCHEDULING
    )


def may_undo(claim: Claim) -> bool:
    """Whether a sentence has a verb that undoes another."""
    return any(lexicon.base_of(word.lower) in _undone_by() for word in claim.words)


def may_end(claim: Claim) -> bool:
    """Whether a sentence calls anything off, puts it off or takes it back."""
    words = {word.lower for word in claim.words}
    return not _ENDING.isdisjoint(words) and bool(_ends(claim) or _retracts(claim))


# ── reports ─────────────────────────────────────────────────────────────────────────────────────────


def _taken_back(later: Claim, earlier: Claim) -> Turn | None:
    """A report, a claim or an accusation is taken back that tells what the earlier sentence tells."""
    if not _retracts(later):
        return None
    start, end = proposition_span(earlier)
    told = stems(earlier.text[start:end])
    shared = told & all_stems(later)
    return "taken back" if len(shared) >= max(_TWO, _TOLD_AGAIN * len(told)) else None


@kept
def _retracts(claim: Claim) -> bool:
    return any(
        predication.written in _TAKING_BACK
        and predication.done_to & _REPORTS
        and _is_affirmed(claim, predication)
        for predication in _predications(claim)
    )


# ── plans ───────────────────────────────────────────────────────────────────────────────────────────


def _ended(later: Claim, earlier: Claim) -> Turn | None:
    """Something is called off or put off that the earlier sentence had planned."""
    for end in _ends(later):
        wanted = end.ended - _PLANS
        for deed in deeds(earlier):
            base = content_words.stem(deed.base)
            planned = deed.stage in _PLANNED or deed.base in _SCHEDULING
            known = {base, *deed.parties}
            if planned and wanted and len(wanted & known) >= min(_TWO, len(wanted)):
                return end.turn
    return None


@kept
def _ends(claim: Claim) -> tuple[_End, ...]:
    return tuple(
        _End(turned, ended)
        for predication in _predications(claim)
        if (turned := termination(predication))
        and (ended := _object(predication))
        and _is_affirmed(claim, predication)
    )


def _object(predication: Predication) -> frozenset[str]:
    """The stems of what a verb ends; of a plan, with what is planned."""
    found = predication.done_to if predication.passive else predication.whom
    return without_times(predication.done_to if found & _PLANS else found) - _REPORTS


def _settled(later: Claim, earlier: Claim) -> Turn | None:
    """What was planned has happened or will not; what was open is decided, one way or the other."""
    if _YEAR.search(later.text):
        return None  # what was done in 1997
    for old in deeds(earlier):
        if old.stage not in _PLANNED and old.stage != "open":
            continue
        ends = _DECIDED if old.stage == "open" else _CARRIED_OUT
        for new in deeds(later):
            is_one = content_words.stem(new.base) == content_words.stem(old.base)
            if is_one and new.stage in ends and _is_the_same(new, old, later, earlier):
                if old.stage == "open":
                    return "decided"
                return "carried out" if new.stage == "done" else "called off"
    return None


def _is_the_same(new: Deed, old: Deed, later: Claim, earlier: Claim) -> bool:
    """Whether a later deed is the one that an earlier sentence had planned: by the same, of the same, on no
    other day, and not one more."""
    if new.days and old.days and new.days.isdisjoint(old.days):
        return False
    if not _words(earlier).isdisjoint(_ANOTHER) and _words(later).isdisjoint(_ANOTHER):
        return False
    if old.doer and new.doer and old.doer.isdisjoint(new.parties):
        return False
    if not old.about:
        return bool(old.doer & new.parties)
    if old.named - all_stems(later) and new.named - all_stems(earlier):
        return False
    covered = old.about & all_stems(later)
    if len(covered) < _COVERED * len(old.about):
        return False
    if not old.doer and old.stage == "open":  # "who will pay for the roof"
        return covered == old.about
    return bool(old.doer & new.parties) or len(covered) >= _TWO


# ── deeds ───────────────────────────────────────────────────────────────────────────────────────────


def _undone(later: Claim, earlier: Claim) -> Turn | None:
    """A deed of the earlier sentence is undone: "arrested", then "released"."""
    for old in deeds(earlier):
        undoing = _undoing().get(old.base)
        if undoing is None or old.stage != "done":
            continue
        for new in deeds(later):
            if new.base not in undoing or new.stage != "done":
                continue
            found = old.base == _MISS and any(deed.base == _MISS for deed in deeds(later))
            patient = all_stems(later) if found else _patient(new)  # "the boy who was missing was found"
            if are_alike(patient, _patient(old)):
                return "undone"
    return None


def _patient(deed: Deed) -> frozenset[str]:
    """To whom or what a deed is done; who does it where it is done to nobody."""
    return deed.object or deed.doer or deed.about


@cache
def _undoing() -> Mapping[str, frozenset[str]]:
    """The verbs that undo a deed, by its verb."""
    return {deed: frozenset(undoing.split()) for deed, undoing in lexicon.rows("undoing_deeds")}


@cache
def _undone_by() -> Mapping[str, frozenset[str]]:
    """The deeds that a verb undoes, by the verb."""
    verbs = {verb for undoing in _undoing().values() for verb in undoing}
    return {verb: frozenset(deed for deed, by in _undoing().items() if verb in by) for verb in verbs}


# ── what a sentence holds ───────────────────────────────────────────────────────────────────────────


@kept
def _predications(claim: Claim) -> tuple[Predication, ...]:
    return predications(annotate_text(claim.text))


@kept
def _words(claim: Claim) -> frozenset[str]:
    return frozenset(word.lower for word in claim.words)


def _is_affirmed(claim: Claim, predication: Predication) -> bool:
    """Whether a verb is neither denied nor only possible, asked or wanted, and not within a quotation."""
    sentence = annotated(claim)
    at = token_at(sentence, predication.start)
    if at >= len(sentence.tokens) or sentence.tokens[at].quoted:
        return False
    if predication.negated:
        return False
    clause = sentence.clauses.chain(at)[0]
    return clause.kind not in ("condition", "question") and voucher(sentence, at) != "nobody"
