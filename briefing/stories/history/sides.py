"""Sides: who supports what, and who is against it, as a sentence tells it."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.attribution.attributions import explicit_attributions
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence, token_at
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.stories.contradictions.claims import Claim
from briefing.stories.history.deeds import annotated, is_negation, stems, subject_stems
from briefing.verification.annotated_text import annotate_text
from briefing.verification.predications import predications

_ACCEPTING = verb_class("verbs of accepting")
_WILLING = word_class("adjectives of being willing")
_AGAINST = word_class("words of being against")
_WORDS = (
    _ACCEPTING
    | _WILLING
    | _AGAINST
    | {form.split()[0] for form, cue in lexicon.cues().items() if cue.stance != "none"}
)
_NEAR = 4  # words before an adjective, among which its verb stands
_HALF = 0.5  # of the fewer words of two matters, or of two parties


class Side(NamedTuple):
    """Whose side somebody is on in a matter, both by their stems."""

    supports: bool
    holder: frozenset[str]
    matter: frozenset[str]


def is_turned_round(later: Claim, earlier: Claim) -> bool:
    """Whether a party is on the other side of a matter than an earlier sentence tells."""
    return any(
        new.supports is not old.supports
        and are_alike(new.holder, old.holder)
        and are_alike(new.matter, old.matter)
        for new in sides(later)
        for old in sides(earlier)
    )


def are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two share half of the fewer of their stems, and one at least."""
    return len(words & others) >= max(1, _HALF * min(len(words), len(others)))


@kept
def sides(claim: Claim) -> tuple[Side, ...]:
    """The sides that a sentence tells, none of a quotation's; one that has no word for any is not read."""
    if _WORDS.isdisjoint(word.lower for word in claim.words):
        return ()
    return (*_stated_sides(claim), *_attributed_sides(claim), *_described_sides(claim))


def _described_sides(claim: Claim) -> Iterator[Side]:
    """The sides that an adjective tells: "is ready to join", "is against the tunnel"."""
    sentence = annotated(claim)
    for at, token in enumerate(sentence.tokens):
        supports = token.lower in _WILLING and lower_token(sentence, at + 1) == "to"
        if token.quoted or not (supports or token.lower in _AGAINST):
            continue
        before = [lower_token(sentence, place) for place in range(max(0, at - _NEAR), at)]
        if BE.isdisjoint(before) or voucher(sentence, at) == "nobody":
            continue
        denied = any(map(is_negation, before)) or "longer" in before
        clause = sentence.clauses.chain(at)[0]
        holder = subject_stems(sentence, at)
        matter = stems(sentence.text[token.end : sentence.tokens[clause.end - 1].end]) - holder
        if holder and matter:
            yield Side(supports is not denied, holder, matter)


def _attributed_sides(claim: Claim) -> Iterator[Side]:
    """The sides that attributions tell: "The Greens oppose the tunnel"."""
    cues = lexicon.cues()
    for told in explicit_attributions(annotated(claim)):
        cue = cues.get(claim.text[slice(*told.cue)].casefold())
        if cue is None or cue.stance == "none" or told.source is None or told.voucher == "nobody":
            continue
        holder = stems(claim.text[slice(*told.source)])
        matter = frozenset[str]().union(*(stems(claim.text[slice(*span)]) for span in told.content)) - holder
        if holder and matter:
            yield Side((cue.stance == "supports") is not told.negated, holder, matter)


def _stated_sides(claim: Claim) -> tuple[Side, ...]:
    """The sides that a verb in its past or third form tells, with "no longer" and "against" beside it."""
    sentence = annotated(claim)
    found: list[Side] = []
    for predication in predications(annotate_text(claim.text)):
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
        before = [lower_token(sentence, place) for place in range(max(0, at - 2), at)]
        denied = predication.negated or any(map(is_negation, before)) or before == ["no", "longer"]
        found.append(Side(supports is not denied, predication.doer, predication.done_to - predication.doer))
    return tuple(side for side in found if side.matter)


def _cue(sentence: AnnotatedSentence, at: int, written: str) -> lexicon.Cue | None:
    """The cue that a verb is with the preposition behind it, "voted against", or by itself."""
    cues = lexicon.cues()
    return cues.get(f"{written} {lower_token(sentence, at + 1)}") or cues.get(written)
