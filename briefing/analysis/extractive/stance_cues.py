"""Stance cues: whether a word surely tells where its party stands, and not only what it did."""

import re

from briefing.attribution.attributions import Attribution
from briefing.models import Position
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    AUXILIARIES,
    BE,
    NEGATIONS,
    PREPOSITIONS,
    AnnotatedSentence,
    is_adverb,
    token_at,
)
from briefing.nlp.word_classes import word_class

_VERDICTS = word_class("verbs of open judgement")
_EXPECTING = word_class("verbs of expectation")
_ANSWERING = word_class("verbs of an answer to a plan")
_MATTERS = word_class("matters of a stance")
_STANCES = word_class("adjectives of stance")
_TELLING_OF_PLANS = frozenset(
    "announce confirm deny dispute demand propose recommend request suggest accuse".split()
)
_GOING_ON = frozenset(("go on", "chime in", "look at", "set out", "hold off", "speak of"))
_JUDGING = frozenset(("speech", "stance", "intent", "emotion"))
_OBJECT_END = re.compile(r"[,;:.]|\s(?:and|but|or|that|which|who)\b")


def is_outright(text: str, annotated: AnnotatedSentence, attribution: Attribution) -> bool:
    """Whether a weaker sign is a verb of speech, demand or judgement, or an adjective that tells where
    somebody stands, by itself and behind its subject: neither "has tried to talk" nor "her plans to"."""
    if attribution.source is None or not (_judges(text, attribution) or _holds(annotated, attribution)):
        return False
    start, _end = attribution.verb
    first = _first_cue_word(annotated, attribution)
    group = [token for token in annotated.tokens if start <= token.start < first]
    passive = any(t.lower in BE for t in group) and not text[: attribution.cue[1]].endswith("ing")
    helped = all(t.lower in AUXILIARIES or t.lower in NEGATIONS or is_adverb(t) for t in group)
    plain = helped and (not passive or _holds(annotated, attribution))
    owned = text[attribution.source[1] :].startswith(("’", "'")) or text[: attribution.cue[0]].endswith(
        ("’s ", "'s ")
    )
    return plain and not owned and attribution.source[0] < start


def _first_cue_word(annotated: AnnotatedSentence, attribution: Attribution) -> int:
    """Where the cue begins, "called" of "has called on": its last word is where the attribution has it."""
    last = token_at(annotated, attribution.cue[0])
    return annotated.tokens[last - len(attribution.lemma.split()) + 1].start


def _judges(text: str, attribution: Attribution) -> bool:
    """Whether a cue is a verb of speech, demand, expectation or judgement, or one that answers a plan and
    does so here: "accepted the offer", not "accepted the prize"."""
    if attribution.lemma in _GOING_ON:
        return False
    words = text[slice(*attribution.verb)].casefold().split()[-len(attribution.lemma.split()) :]
    cue = lexicon.cues().get(" ".join(words))
    if cue is not None and cue.lemma == attribution.lemma and cue.kind in _JUDGING:
        return True
    if attribution.lemma in _EXPECTING and cue is not None:
        return True
    return attribution.lemma in _VERDICTS or (
        attribution.lemma in _ANSWERING and _is_of_a_matter(text, attribution)
    )


def _is_of_a_matter(text: str, attribution: Attribution) -> bool:
    """Whether the object that opens what is told is something that one takes sides on."""
    phrase = _OBJECT_END.split(text[slice(*attribution.content[0])].casefold(), maxsplit=1)[0].split()
    end = next((i for i, word in enumerate(phrase) if word in PREPOSITIONS), len(phrase))
    return end > 0 and phrase[end - 1] in _MATTERS


def _holds(annotated: AnnotatedSentence, attribution: Attribution) -> bool:
    """Whether the cue is an adjective or a preposition that tells where somebody stands: "is opposed to"."""
    return annotated.tokens[token_at(annotated, attribution.cue[0])].lower in _STANCES


def is_deed_of_a_stance(statement: Position, attribution: Attribution) -> bool:
    """Whether it was done by words, or by a judgement of a plan."""
    cue = lexicon.cues().get(statement.verb.split()[0])
    if (
        cue is not None
        and cue.kind == "speech"
        and " " not in statement.verb
        and cue.lemma not in _TELLING_OF_PLANS
    ):
        return False  # "told parliament"
    judged = statement.position.casefold().split(" of ")[0].split(" for ")[0].split()
    return (
        (cue is not None and cue.kind in _JUDGING)
        or attribution.lemma in _VERDICTS
        or (attribution.lemma in _ANSWERING and judged[-1] in _MATTERS)
    )
