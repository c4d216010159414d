"""Turns: what became of what an earlier sentence tells, by a later sentence of the same story.

A plan is called off, put off, or carried out; what was open is decided; a deed is undone; a report is taken
back; a party changes sides. Each is read from the two sentences alone: the same verb, or one that undoes it,
beside the same parties. What is only about the same matter turns nothing, so that two strikes, two rulings
and two falls of a share stay two.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from briefing.attribution.attributions import explicit_attributions
from briefing.models import Evidence, Turn
from briefing.nlp import content_words, lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence, token_at
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.stories.contradictions.claims import Claim, claim, proposition_span
from briefing.stories.history.deeds import (
    Deed,
    all_stems,
    annotated,
    deeds,
    is_negation,
    stems,
    without_times,
)
from briefing.verification.annotated_text import annotate_text
from briefing.verification.predications import Predication, predications

_CALLING_OFF = verb_class("verbs of calling off")
_PUTTING_OFF = verb_class("verbs of putting off")
_TAKING_BACK = verb_class("verbs of taking back") | verb_class("verbs of withdrawing")
_REPORTS = frozenset(map(content_words.stem, word_class("report nouns", "nouns for what was said")))
_PLANS = frozenset(map(content_words.stem, word_class("nouns of a plan")))
_SCHEDULING = word_class("verbs of scheduling")
_ACCEPTING = verb_class("verbs of accepting")
_ANOTHER = word_class("words for one more")
_PLANNED = ("ahead", "settled")
_CARRIED_OUT = ("done", "refused")
_DECIDED = ("done", "refused", "settled")
_COVERED = 0.5  # of the words of an earlier deed, or of the fewer words of a patient or a matter
_TOLD_AGAIN = 0.5  # of the words of a report that is taken back
_TWO = 2
_MISS = "miss"


class _Side(NamedTuple):
    """Whose side somebody is on in a matter."""

    supports: bool
    holder: frozenset[str]
    matter: frozenset[str]


class _End(NamedTuple):
    """What is called off or put off."""

    turn: Turn
    ended: frozenset[str]


def turn(later: Claim, earlier: Claim) -> Turn | None:
    """What a later sentence makes of an earlier one; None where it leaves it as it was, or cannot be read."""
    return (
        _taken_back(later, earlier)
        or _ended(later, earlier)
        or _turned_round(later, earlier)
        or _settled(later, earlier)
        or _undone(later, earlier)
    )


def are_turned(quotes: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a sentence of some turns one of some others, in either direction."""
    sentences, against = [list(map(_claim, texts)) for texts in (quotes, others)]
    return any(turn(one, other) or turn(other, one) for one in sentences for other in against)


def _claim(text: str) -> Claim:
    return claim(Evidence(article="", start=0, end=len(text), quote=text))


def may_turn(claim: Claim) -> bool:
    """Whether a sentence tells anything by which an earlier one could be turned."""
    return bool(deeds(claim) or _sides(claim) or _ends(claim))


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
            planned = deed.stage in _PLANNED or deed.base in _SCHEDULING or base in wanted
            known = {base, *deed.parties}
            if planned and wanted and len(wanted & known) >= min(_TWO, len(wanted)):
                return end.turn
    return None


@kept
def _ends(claim: Claim) -> tuple[_End, ...]:
    return tuple(
        _End(turned, ended)
        for predication in _predications(claim)
        if (turned := _ending(claim, predication)) is not None
        and (ended := _object(predication))
        and _is_affirmed(claim, predication)
    )


def _ending(claim: Claim, predication: Predication) -> Turn | None:
    """What a verb says of its object: "called off", "postponed"; None for any other verb."""
    sentence = annotated(claim)
    after = lower_token(sentence, token_at(sentence, predication.start) + 1)
    if predication.base in ("call", "put") and after == "off":
        return "called off" if predication.base == "call" else "put off"
    if predication.written in _PUTTING_OFF:
        return "put off"
    return "called off" if predication.written in _CALLING_OFF else None


def _object(predication: Predication) -> frozenset[str]:
    """The stems of what a verb ends; of a plan, with what is planned."""
    found = predication.done_to if predication.passive else predication.whom
    return without_times(predication.done_to if found & _PLANS else found) - _REPORTS


def _settled(later: Claim, earlier: Claim) -> Turn | None:
    """What was planned has happened or will not; what was open is decided, one way or the other."""
    for old in deeds(earlier):
        if old.stage not in _PLANNED and old.stage != "open":
            continue
        ends = _DECIDED if old.stage == "open" else _CARRIED_OUT
        for new in deeds(later):
            if new.base == old.base and new.stage in ends and _is_the_same(new, old, later, earlier):
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
            if _are_alike(patient, _patient(old)):
                return "undone"
    return None


def _patient(deed: Deed) -> frozenset[str]:
    """To whom or what a deed is done; who does it where it is done to nobody."""
    return deed.about or deed.doer


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= max(1, _COVERED * min(len(words), len(others)))


@cache
def _undoing() -> Mapping[str, frozenset[str]]:
    """The verbs that undo a deed, by its verb."""
    return {deed: frozenset(undoing.split()) for deed, undoing in lexicon.rows("undoing_deeds")}


# ── sides ───────────────────────────────────────────────────────────────────────────────────────────


def _turned_round(later: Claim, earlier: Claim) -> Turn | None:
    """A party is on the other side of a matter than it was."""
    for new in _sides(later):
        for old in _sides(earlier):
            if (
                new.supports is not old.supports
                and new.holder & old.holder
                and _are_alike(new.matter, old.matter)
            ):
                return "turned round"
    return None


@kept
def _sides(claim: Claim) -> tuple[_Side, ...]:
    return (*_stated_sides(claim), *_attributed_sides(claim))


def _attributed_sides(claim: Claim) -> Iterator[_Side]:
    """The sides that attributions tell: "The Greens oppose the tunnel"."""
    cues = lexicon.cues()
    for told in explicit_attributions(annotated(claim)):
        cue = cues.get(claim.text[slice(*told.cue)].casefold())
        if cue is None or cue.stance == "none" or told.source is None or told.voucher == "nobody":
            continue
        holder = stems(claim.text[slice(*told.source)])
        matter = frozenset[str]().union(*(stems(claim.text[slice(*span)]) for span in told.content)) - holder
        if holder and matter:
            yield _Side((cue.stance == "supports") is not told.negated, holder, matter)


def _stated_sides(claim: Claim) -> tuple[_Side, ...]:
    """The sides that a verb in its past or third form tells, with "no longer" and "against" beside it."""
    sentence = annotated(claim)
    found: list[_Side] = []
    for predication in _predications(claim):
        at = token_at(sentence, predication.start)
        cue = _cue(sentence, at, predication.written)
        stance = cue.stance if cue else "none"
        supports = stance == "supports" or predication.written in _ACCEPTING
        if (
            not (supports or stance == "opposes")
            or predication.passive
            or at >= len(sentence.tokens)
            or sentence.tokens[at].quoted
            or not predication.doer
            or voucher(sentence, at) == "nobody"
        ):
            continue
        negated = next((w.negated for w in predication.words if w.start == predication.start), False)
        before = [lower_token(sentence, place) for place in range(max(0, at - 2), at)]
        denied = negated or any(map(is_negation, before)) or before == ["no", "longer"]
        found.append(_Side(supports is not denied, predication.doer, predication.done_to - predication.doer))
    return tuple(side for side in found if side.matter)


def _cue(sentence: AnnotatedSentence, at: int, written: str) -> lexicon.Cue | None:
    """The cue that a verb is with the preposition behind it, "voted against", or by itself."""
    cues = lexicon.cues()
    return cues.get(f"{written} {lower_token(sentence, at + 1)}") or cues.get(written)


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
    if next((word.negated for word in predication.words if word.start == predication.start), False):
        return False
    clause = sentence.clauses.chain(at)[0]
    return clause.kind not in ("condition", "question") and voucher(sentence, at) != "nobody"
