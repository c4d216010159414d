"""Implicit attribution: what a sentence tells in passing of somebody's words, wishes and decisions.

`attribution` finds what is reported in so many words. Here are the weaker signs: a verb of judgement with an
object ("criticised the plan"), what a poll or a record says, passives with "by", participles and infinitives
that share a subject, nouns ("her claim that …", "a warning from …") and adjectives ("was sure that …").
"""

import itertools
from collections.abc import Iterator, Sequence

from briefing.attribution.attributions import Attribution
from briefing.attribution.complements import trim_span
from briefing.attribution.indirect_nominals import match_adjective, match_noun, match_partisan
from briefing.attribution.indirect_verbs import match_passive, match_stirring_verb, match_verb
from briefing.attribution.passing import passing_attribution
from briefing.nlp import reporting_cues
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.noun_phrases import phrase_after
from briefing.nlp.reporting_cues import ImplicitCue
from briefing.nlp.subjects import can_tell

_MATCHERS = {
    "verb": match_verb,
    "noun": match_noun,
    "adjective": match_adjective,
    "partisan": match_partisan,
}


def implicit_attributions(sentence: AnnotatedSentence, explicit: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a line beside the `explicit` ones, in order of their cues."""
    taken = {attribution.cue[0] for attribution in explicit if attribution.kind != "perception"}
    collected: list[Attribution] = []
    signs = reporting_cues.cue_words()
    for index, token in enumerate(sentence.tokens):
        if token.lower in signs and not (token.quoted or token.named or token.start in taken):
            collected += itertools.islice(_candidate_attributions(sentence, index, token.lower), 1)
    return collected


def _candidate_attributions(sentence: AnnotatedSentence, index: int, word: str) -> Iterator[Attribution]:
    """What a word can be read as telling, the likeliest first."""
    for cue in reporting_cues.implicit_cues().get(word, ()):
        if (attribution := _match_cue(sentence, index, cue)) is not None:
            yield attribution
    if (
        word in reporting_cues.stirring_verbs()
        and (attribution := match_stirring_verb(sentence, index)) is not None
    ):
        yield attribution
    if word == "by" and (attribution := match_passive(sentence, index)) is not None:
        yield attribution


def _match_cue(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    if cue.rest:
        last = index + len(cue.rest)
        if [token.lower for token in sentence.tokens[index + 1 : last + 1]] != list(cue.rest):
            return None
        return (
            match_verb(sentence, index, cue, last)
            if cue.kind == "verb"
            else _match_according_to(sentence, index, last)
        )
    return _MATCHERS[cue.kind](sentence, index, cue)


def _match_according_to(sentence: AnnotatedSentence, index: int, last: int) -> Attribution | None:
    source = phrase_after(sentence, last + 1)
    if source is None or not can_tell(sentence, *source):
        return None
    return passing_attribution(
        sentence, source, (index, last), _surrounding_clause(sentence, index, source[1]), "according to"
    )


def _surrounding_clause(sentence: AnnotatedSentence, first: int, after: int) -> tuple[int, int] | None:
    """The clause that an insertion stands in: the longer of what is before it and after it."""
    before = trim_span(sentence, 0, sentence.tokens[first].start)
    behind = (
        trim_span(sentence, sentence.tokens[after].start, len(sentence.text))
        if after < len(sentence.tokens)
        else None
    )
    return max((span for span in (before, behind) if span), key=lambda span: span[1] - span[0], default=None)
