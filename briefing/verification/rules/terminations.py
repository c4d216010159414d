"""Terminations: a plan that the evidence has called off is no plan any more, and only what the evidence calls
off is called off."""

from briefing.nlp.memo import kept
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.predications import predications
from briefing.verification.terminations import CALLING_OFF, PUTTING_OFF, termination

_ENDING = (
    CALLING_OFF
    | PUTTING_OFF
    | verb_class("verbs of ending a rule", "verbs of not doing", "verbs of contesting", "verbs of giving up")
)
_ENDED = _ENDING | word_class("words of what has ended", "words of not doing", "negations")
_AHEAD = word_class("future modals") | verb_class("verbs of intent") | {"due", "set"}
_TO_COME = frozenset("will shall 'll won't".split())
_TWO = 2


def check_terminations(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "the strike was called off" of a strike that the evidence has ahead, nor the other way round."""
    if not cited.is_few:
        return None
    called_off = _called_off(stated.annotation)
    if called_off:
        written, ended = called_off
        ahead = any(ended & text.stems and not text.lower_words.isdisjoint(_AHEAD) for text in cited.texts)
        if not ahead or any(map(_ends, cited.texts)):
            return None
        return StatementFault("unsupported", f"called off by no source: “{written}”")
    lowers = stated.annotation.lower_words
    if _TO_COME.isdisjoint(lowers) or not lowers.isdisjoint(_ENDED):
        return None
    for text in cited.texts:
        found = _called_off(text)
        if found and len(found[1] & stated.annotation.content_stems) >= min(_TWO, len(found[1])):
            return StatementFault("unsupported", f"called off in its source: “{found[0]}”")
    return None


@kept
def _called_off(text: AnnotatedText) -> tuple[str, frozenset[str]] | None:
    """The first verb of calling off that a text tells as done, as it is written, and the stems of what."""
    for predication in predications(text):
        told = termination(predication)
        ended = predication.done_to if predication.passive else predication.whom
        if told and ended and not text.denies:
            off = " off" if predication.base in ("call", "put") else ""
            return f"{predication.written}{off}", ended
    return None


@kept
def _ends(text: AnnotatedText) -> bool:
    """Whether a text tells anything as ended, refused or denied."""
    return text.denies or not text.lower_words.isdisjoint(_ENDED) or "off" in text.lower_words
