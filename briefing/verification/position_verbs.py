"""Position verbs: the verb by which a position is told, or what comes to the same, in the evidence."""

from collections.abc import Set

from briefing.models import Position
from briefing.nlp import content_words, lexicon
from briefing.nlp.lexicon import Cue
from briefing.nlp.reporting_cues import implicit_cues
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText, annotate_text
from briefing.verification.name_matching import stands_in
from briefing.verification.rules import counterparts

_COMMITTED = word_class("verbs of commitment")
_WISHING = word_class("verbs of wishing")
_DENYING = word_class("verbs that deny what they take")
_PLAIN = frozenset(("say", "write", "state", "report"))
_UNLIKE = frozenset(("akin", "none"))
_LONGEST_SIGNATURE = 8  # words
_ENDING = 2  # letters of a verb that its noun need not have: "threat" of "threaten"
_SHORTEST = 3  # letters that a verb and its noun have in common


def verb_faults(position: Position, cited: CitedText) -> list[StatementFault]:
    """A verb of another kind than any that the evidence has; a promise where the evidence has a wish."""
    stated = [cue for word in position.verb.casefold().split() if (cue := lexicon.cues().get(word))]
    if not stated:
        return _unknown_verb_faults(position.verb, cited)
    source_cues = [
        cue for text in cited.texts for word in text.words if (cue := lexicon.cues().get(word.lower))
    ]
    lemmas = {cue.lemma for cue in source_cues}
    cue = stated[-1] if stated[-1].lemma != "look" else stated[0]
    if cue.lemma in lemmas or _is_told_otherwise(cue, position, lemmas, cited):
        return []
    if cue.kind not in {other.kind for other in source_cues}:
        return [StatementFault("weak", f"a verb that its source does not use: “{position.verb}”")]
    if cue.lemma in _COMMITTED and not lemmas & _COMMITTED and lemmas & _WISHING:
        return [StatementFault("weak", f"a stronger verb than its source's: “{position.verb}”")]
    return []


def _unknown_verb_faults(verb: str, cited: CitedText) -> list[StatementFault]:
    """A verb by which nothing is said or wanted, of which the evidence has none like it."""
    words = [word for word in content_words.stemmed_words(verb) if word.content]
    lacking = [
        word
        for word in words
        if word.stem not in cited.stems and counterparts.closest_kinship(word.lower, cited) in _UNLIKE
    ]
    if not words or len(lacking) < len(words):
        return []
    return [StatementFault("weak", f"a verb that its source does not use: “{verb}”")]


def _is_told_otherwise(cue: Cue, position: Position, lemmas: Set[str], cited: CitedText) -> bool:
    """Whether the evidence has the verb's noun, another verb of denial, or "according to"; or is the party's
    own text, which has no verb of saying."""
    if cue.lemma in _DENYING and lemmas & _DENYING:
        return True
    if cue.lemma in _PLAIN and any("according to" in text.lower for text in cited.texts):
        return True
    if any(_is_noun_of(word.lower, cue.lemma) for text in cited.texts for word in text.words):
        return True
    signatures = (*cited.texts, *([annotate_text(cited.named_in)] if cited.named_in else []))
    return cue.lemma in _PLAIN and any(_signs(position.stakeholder, text) for text in signatures)


def _is_noun_of(word: str, lemma: str) -> bool:
    """Whether a word is a noun made of a verb: "threats", "refusal"."""
    shared = max(_SHORTEST, len(lemma) - _ENDING)
    singular = word.removesuffix("s")
    nominal = any(cue.kind == "noun" for form in (word, singular) for cue in implicit_cues().get(form, ()))
    return nominal and word[:shared] == lemma[:shared]


def _signs(party: str, text: AnnotatedText) -> bool:
    """Whether a line is the party's signature: the name with a place or an office, and no verb."""
    if len(text.words) > _LONGEST_SIGNATURE or not stands_in(party, (text,)):
        return False
    sentence = text.sentence
    verbs = [clause.verb for clause in sentence.clauses.clauses if clause.verb is not None]
    return all(sentence.tokens[verb].lower == "signed" for verb in verbs)
