"""Passive positions: what a party did or said, told from the other side, as its own: "Rents were defended by
the mayor" is "the mayor defended rents"."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import PRONOUNS, Attribution
from briefing.attribution.indirect_verbs import base_of_participle, participle_before
from briefing.nlp import lexicon
from briefing.nlp.adjuncts import skip_time
from briefing.nlp.annotated_sentence import AnnotatedSentence, is_adverb, token_at
from briefing.nlp.clauses import Clause
from briefing.nlp.noun_phrases import offsets, phrase_before, skip_auxiliaries
from briefing.nlp.word_classes import word_class

_WAS = frozenset(("was", "were"))
_TAKEN_UP = word_class("third-person possessives", "demonstratives")


class ActiveVoice(NamedTuple):
    """The verb as the active voice has it, and what it takes, in the sentence's words."""

    verb: str
    position: str


def active_voice(line: AttributedSentence, attribution: Attribution) -> ActiveVoice | None:
    """What a party did by a sentence's main clause that tells it in the passive; None where that is not
    plain, is denied or only possible, or leans on another sentence."""
    sentence = line.annotated
    if sentence is None or attribution.source is None or line.text[slice(*attribution.cue)] != "by":
        return None
    by = token_at(sentence, attribution.cue[0])
    participle = participle_before(sentence, by)
    if not participle or not _is_past_too(sentence.tokens[participle].lower):
        return None
    verb_start = skip_auxiliaries(sentence, participle)
    group = [token for token in sentence.tokens[verb_start:participle] if not is_adverb(token)]
    if len(group) != 1 or group[0].lower not in _WAS or not _is_main(sentence.clauses.chain(participle)):
        return None
    phrase = phrase_before(sentence, verb_start)
    if phrase is None or (phrase[0] > 0 and sentence.tokens[phrase[0] - 1].word):
        return None
    subject = line.text[slice(*offsets(sentence, phrase))]
    first = sentence.tokens[phrase[0]]
    if subject.casefold() in PRONOUNS or first.lower in _TAKEN_UP:
        return None
    spoken = subject if first.named else subject[0].lower() + subject[1:]
    verb = sentence.tokens[participle].text
    if participle < by - 1:
        return ActiveVoice(
            f"{verb} {spoken}", line.text[sentence.tokens[participle + 1].start : attribution.cue[0]].strip()
        )
    further = _complement(line.text, sentence, attribution.source[1])
    return ActiveVoice(f"{verb} {spoken}", further) if further else ActiveVoice(verb, spoken)


def _is_past_too(participle: str) -> bool:
    base = base_of_participle(participle)
    return base is not None and any(
        form == participle and kind == "past" for kind, form in lexicon.verb_forms(base)
    )


def _is_main(chain: Sequence[Clause]) -> bool:
    return all(clause.kind == "main" for clause in chain)


def _complement(text: str, sentence: AnnotatedSentence, end: int) -> str:
    """What stands behind who did it and when, and goes on with the verb: "of fixing prices", "to leave"."""
    at = next((i for i, token in enumerate(sentence.tokens) if token.start >= end), len(sentence.tokens))
    at = skip_time(sentence, at)
    if at + 1 >= len(sentence.tokens):
        return ""
    word, after = sentence.tokens[at].lower, sentence.tokens[at + 1].lower
    gerund = word in ("of", "for") and after.endswith("ing")
    infinitive = word == "to" and lexicon.base_of(after) == after
    if not (gerund or infinitive):
        return ""
    last = next(
        (i for i in range(at, len(sentence.tokens)) if sentence.tokens[i].text in (",", ";", "—")),
        len(sentence.tokens),
    )
    stop = sentence.tokens[last].start if last < len(sentence.tokens) else len(text)
    return text[sentence.tokens[at].start : stop].strip().rstrip(".")
